"""How the manner of a review is determined, and by whom."""

import calendar
import datetime as dt
from collections.abc import Iterable

from sarum.board.models.office import Office
from sarum.board.models.person import Person
from sarum.cases.models.commissioning import Commission, Hand

THREE = (Office.JCR_CHAIR, Office.INDEPENDENT_CHAIR, Office.BUSINESS_MANAGER)


def hand_for(office: str) -> Office:
    """Which of the three an office signs as: the Vice-Chair acts for the JCR Chair."""
    return Office.JCR_CHAIR if office == Office.JCR_VICE_CHAIR else Office(office)


def still_to_agree(hands: Iterable[Hand], digest: str) -> list[Office]:
    """Which of the three have not agreed these exact words. The guidance: JCR Chair “in conjunction with the Independent
    Chair and the Business Manager”."""
    agreed = {hand_for(hand.office) for hand in hands if hand.digest == digest}
    return [office for office in THREE if office not in agreed]


def why_unproposed(commission: Commission) -> list[str]:
    """There is something to agree once it is proposed."""
    return [] if commission.pk else ["The manner of the review has not been proposed. Propose it first."]


def why_not_agreed_by(person_pk: int, office: str, hands: Iterable[Hand], digest: str) -> list[str]:
    """Three hands are three people, each once."""
    on_these = [hand for hand in hands if hand.digest == digest]
    if any(hand_for(hand.office) == hand_for(office) for hand in on_these):
        return [f"{hand_for(office).label}: already agreed."]
    if any(hand.person_id == person_pk for hand in on_these):
        return ["You have agreed this in another office. Three people agree it."]
    return []


def why_not_proposable(manner: str, reasons: str, terms: str, independence: str) -> list[str]:
    """The Care Act leaves the process to be determined “locally according to the specific circumstances”: so say why."""
    asked = {
        "Describe the method of the review.": manner,
        "Say why this method is proportionate to the case.": reasons,
        "Give the terms of reference.": terms,
        "Say why the reviewer is independent of the case and the agencies.": independence,
    }
    return [sentence for sentence, text in asked.items() if not text.strip()]


def why_not_independent(reviewer: Person, agencies: Iterable[int], offices: Iterable[str]) -> list[str]:
    """The statutory guidance: a review is led by somebody independent of the case and of the organisations in it."""
    if set(offices):
        return [f"{reviewer} holds an office of the Board, so is not independent. Choose somebody who holds none."]
    if reviewer.agency_id is not None and reviewer.agency_id in set(agencies):
        return [f"{reviewer} works for {reviewer.agency}, which is in this case. Choose somebody from outside it."]
    return []


def six_months_after(day: dt.date) -> dt.date:
    """The marker of the statutory guidance: a review is completed within six months unless there are good reasons."""
    years, month = divmod(day.month + 5, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
