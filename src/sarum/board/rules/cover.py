"""Handing an office over for some days, and covering a post that nobody holds."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from sarum.board.models.agency import Agency
from sarum.board.models.office import Holding, Office
from sarum.board.models.person import Person
from sarum.board.rules.register import NEEDS_AGENCY, overlaps, why_not_in_order
from sarum.kit.sentence import listed


def why_not_handed_over(
    holding: Holding,
    to: Person,
    from_on: dt.date,
    until_on: dt.date,
    because: str,
    held: Iterable[Holding],
    today: dt.date,
) -> list[str]:
    """An office is handed over by the days, with a reason, to somebody who does not hold it and may speak for it."""
    reasons = []
    if holding.because:
        reasons.append(
            "An office that was handed over, or covers a vacant post, is not handed on. Its holder does that."
        )
    if to.pk == holding.person_id:
        reasons.append("Choose somebody else: nobody hands an office over to themselves.")
    if not to.is_active:
        reasons.append(f"{to} has left. Choose somebody else.")
    if holding.office in NEEDS_AGENCY and to.agency_id != holding.person.agency_id:
        reasons.append(f"{holding.get_office_display()} speaks for {holding.agency}. Choose somebody of that agency.")
    if any(one.office == holding.office and overlaps(one, from_on, until_on) for one in held):
        reasons.append(f"{to} holds this office in that time already, and can act in it.")
    if until_on < today:
        reasons.append("These days are past. An office is handed over before somebody acts in it.")
    elif from_on < today:
        reasons.append("An office is not handed over for days that are past. Begin today, or later.")
    if from_on < holding.from_on or (holding.until_on and until_on > holding.until_on):
        reasons.append("An office is handed over for days on which it is held. Check the days.")
    if not because.strip():
        reasons.append("Say why the office is handed over: whoever reads what was done in it will ask.")
    return reasons + why_not_in_order(from_on, until_on)


def why_not_theirs_to_hand_over(is_holder: bool, may_appoint: bool, is_self: bool) -> list[str]:
    """The holder hands over; where they cannot, whoever appoints does, but never to themselves."""
    if is_self:
        return ["Nobody takes an office over by their own hand. Ask its holder, or somebody else who may appoint."]
    if is_holder or may_appoint:
        return []
    return ["Only who holds an office hands it over, or the Business Manager or a system administrator for them."]


def why_not_covered(
    is_vacant: bool, agreed_by: Collection[Agency], partners: Sequence[Agency], because: str
) -> list[str]:
    """While nobody is Independent Chair, each statutory partner agrees who ratifies; the Board then appoints one."""
    reasons = []
    if not is_vacant:
        reasons.append(
            "The post of Independent Chair is held in that time, so it needs no cover. Its holder can hand it over."
        )
    missing = [str(partner) for partner in partners if partner not in agreed_by]
    if missing:
        reasons.append(f"Cover is agreed by each statutory partner. Ask {listed(missing)} to agree first.")
    if not because.strip():
        reasons.append("Say why the post is vacant.")
    return reasons


def why_not_one_who_covers(held: Iterable[Holding]) -> list[str]:
    """Whoever ratifies in a vacant post must not be one of the hands that come before."""
    before = {Office.BUSINESS_MANAGER, Office.JCR_CHAIR, Office.JCR_VICE_CHAIR, Office.PARTNERSHIP_OFFICER}
    has = [one.get_office_display() for one in held if one.office in before]
    return [
        f"They are {listed(has)}, and so have a hand in what the Independent Chair ratifies. Choose somebody else."
    ] * bool(has)
