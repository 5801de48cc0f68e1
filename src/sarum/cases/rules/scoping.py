"""What makes an agency's answer complete, endorsed, on time and good enough to rely on."""

import datetime as dt
from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.cases.models.referral import KnownAgency
from sarum.cases.models.returns import Endorsement, ScopingReturn, Standing
from sarum.cases.models.scoping import ScopingRequest
from sarum.cases.rules import template
from sarum.kit import working_days
from sarum.kit.sentence import listed

DEPUTY = ", as deputy"  # how the reason of a place says that somebody stands in for another
REMINDERS = (-5, -1, 1, 3, 5)  # when the clock reminds an agency, in working days from the day its return is due


def standing_endorsement(endorsements: Iterable[Endorsement], digest: str) -> Endorsement | None:
    """The endorsement that stands for exactly these words."""
    return next((e for e in endorsements if stands_for(e, digest)), None)


def stands_for(endorsement: Endorsement, digest: str) -> bool:
    return endorsement.voided_at is None and endorsement.digest == digest


def why_not_endorsable(
    scoping_return: ScopingReturn, authors: Iterable[Person], by: Person, endorsements: Iterable[Endorsement] = ()
) -> list[str]:
    """Why this person cannot endorse this return. The guidance: “inform the senior officers … and obtain their endorsement”."""
    reasons = why_nothing_to_endorse(scoping_return)
    if any(e.person_id == by.pk and stands_for(e, scoping_return.digest) for e in endorsements):
        reasons.append("You have endorsed these exact words already.")
    if by in set(authors):
        reasons.append(
            f"{by} wrote this return, and nobody endorses their own. Ask a senior officer who did not write it."
        )
    return reasons


def why_nothing_to_endorse(scoping_return: ScopingReturn) -> list[str]:
    if scoping_return.standing == Standing.ASSURED:
        return ["This return has been accepted, and can no longer be changed or endorsed."]
    if scoping_return.standing == Standing.DECLINED:
        return ["Your agency has refused this request, so there is nothing to endorse."]
    if scoping_return.standing == Standing.ASKED:
        return ["Nothing has been written yet. Write the return first."]
    return []


def why_not_writable(scoping_return: ScopingReturn) -> list[str]:
    """A return can be written until it is accepted, and while it is not refused."""
    if scoping_return.standing == Standing.DECLINED:
        return ["Your agency has refused this request. Take the refusal back first, then go on writing."]
    if scoping_return.standing == Standing.ASSURED:
        return ["The Partnership Team has accepted this return. Ask them to send it back if something must change."]
    return []


def why_period_backwards(period_from: dt.date | None, period_to: dt.date | None) -> list[str]:
    """A period of involvement ends after it begins."""
    if period_from and period_to and period_to < period_from:
        return [f"Your involvement cannot end before it began on {period_from:%-d %B %Y}. Check both dates."]
    return []


def why_not_due(due_on: dt.date | None, today: dt.date) -> list[str]:
    """An agency is given time to answer."""
    if due_on and due_on <= today:
        return ["The day by which returns are due must be later than today, so that agencies have time to answer."]
    return []


def why_not_sendable(scoping_return: ScopingReturn) -> list[str]:
    """What a return needs before it can be sent. The guidance: representatives “should inform the senior officers”."""
    if scoping_return.standing == Standing.RETURNED:
        return ["This return has been sent already."]
    reasons = why_not_writable(scoping_return)
    said = scoping_return.said
    if not said("involvement", "kind"):
        reasons.append("Say whether your agency was involved.")
    if scoping_return.is_nil and not (said("involvement", "records_searched") and said("involvement", "searched_by")):
        reasons.append("Say which records were searched, and by whom, so that the Board can rely on a nil return.")
    if not scoping_return.is_nil and not scoping_return.summary.strip():
        reasons.append("Write a summary of your involvement.")
    if said("safety", "is_anyone_at_risk_now") == "":
        reasons.append("Say whether anybody’s safety is at risk now.")
    if scoping_return.is_anyone_at_risk and not said("safety", "at_risk"):
        reasons.append("Say who is at risk, from what, and whom you have told.")
    if not (scoping_return.senior_officer_name and scoping_return.senior_officer_told_on):
        reasons.append("Record which senior officer was informed of this review, and when.")
    return reasons


def officers_part(scoping_return: ScopingReturn) -> str:
    """What a reminder asks of the senior officer: to endorse, where the words wait for that, or else to see that it comes."""
    if why_not_sendable(scoping_return):
        return "It is not finished. Please see that whoever writes it has what they need."
    if standing_endorsement(scoping_return.endorsements.all(), scoping_return.digest):
        return "It is endorsed, and has still to be sent. Please see that it is."
    return "It waits for your endorsement."


def why_not_assured(scoping_return: ScopingReturn, endorsement: Endorsement | None) -> list[str]:
    """Why the Partnership Team cannot accept a return. The guidance: “to ensure appropriate analysis”."""
    if scoping_return.standing != Standing.RETURNED:
        return [f"{scoping_return.agency} has not sent this return."]
    reasons = []
    if endorsement is None:
        reasons.append("No senior officer other than its author has endorsed these exact words. Send it back for that.")
    if not scoping_return.is_nil and not has_analysis(scoping_return):
        reasons.append(
            "It describes and does not analyse: what went well, what could have been better, and why. Send it back for that."
        )
    return reasons


def is_overdue(request: ScopingRequest, scoping_return: ScopingReturn, today: dt.date) -> bool:
    return not scoping_return.is_sent and request.due_on < today


def standing_in_words(scoping_return: ScopingReturn, days_late: int, *, is_endorsed: bool = False) -> str:
    """Where a return stands, as a person would say it."""
    if scoping_return.is_sent:
        return Standing(scoping_return.standing).label
    said = Standing(scoping_return.standing).label
    if is_endorsed and scoping_return.standing == Standing.STARTED:
        said = "Endorsed, not sent"
    if scoping_return.standing == Standing.DECLINED:
        return said
    return f"{said}, {days_late} working day{'s' * (days_late != 1)} late" if days_late > 0 else said


def gap_in(scoping_return: ScopingReturn, grounds: str = "") -> str:
    """What is missing from the Rapid Review for want of this return; empty when it is assured.

    `grounds` are those of an agency that refused.
    """
    return {
        Standing.DECLINED: f"refused: {grounds}"[:200] if grounds else "refused",
        Standing.ASKED: "no return",
        Standing.STARTED: "return not sent",
        Standing.SENT_BACK: "return sent back for work and not yet put right",
        Standing.RETURNED: "return received but not assured",
        Standing.ASSURED: "",
    }[Standing(scoping_return.standing)]


def left_unasked(known: Iterable[KnownAgency], asked: set[str]) -> list[KnownAgency]:
    """Each agency that was named and neither asked nor set aside."""
    return [one for one in known if not one.set_aside_because and str(one.agency or one.name) not in asked]


def why_not_all_asked(known: Iterable[KnownAgency], asked: set[str]) -> list[str]:
    """The guidance: “all agencies known to be involved in the case”."""
    return [
        f"{agency} was named as involved and has been neither asked nor set aside. Ask it, or say why not."
        for agency in left_unasked(known, asked)
    ]


def why_not_ready(returns: Iterable[ScopingReturn], reasons_given: dict[str, str]) -> list[str]:
    """Every reason the Rapid Review cannot be held yet; a recorded reason for an agency answers for its return."""
    return [
        f"{answer.agency}: {gap_in(answer)}. Chase it, or record why the Rapid Review cannot wait for it."
        for answer in returns
        if gap_in(answer) and not reasons_given.get(answer.agency.name, "").strip()
    ]


def has_analysis(scoping_return: ScopingReturn) -> bool:
    """Whether any question that asks why has an answer. The guidance: “to ensure appropriate analysis”."""
    asked = template.analysing(scoping_return.request.template.sections, scoping_return.request.stage)
    said = [scoping_return.said(template.KEPT_IN, name) for name in asked]
    return any(isinstance(words, str) and words.strip() for words in said)


def day_in_words(days: int) -> str:
    """How a day lies to the one by which something is due."""
    if days == -1:
        return "the last working day before it is due"
    counted = f"{abs(days)} working day{'s' * (abs(days) != 1)}"
    return f"{counted} before it is due" if days < 0 else f"{counted} after it was due"


def reminders_in_words(days: Iterable[int]) -> str:
    """When the clock reminds an agency, as a sentence of the Board's setting."""
    before, after = sorted(-day for day in days if day < 0)[::-1], sorted(day for day in days if day > 0)
    parts = [f"{days_in_words(before)} before its return is due"] if before else []
    parts += [f"{days_in_words(after)} after{'' if before else ' its return is due'}"] if after else []
    if not parts:
        return "The clock reminds nobody: the Board has switched its reminders off."
    return f"The clock reminds each agency {', and '.join(parts)}; working days only."


def days_in_words(days: list[int]) -> str:
    return listed([f"{day} day{'s' * (day != 1)}" for day in days])


def days_from(due_on: dt.date, day: dt.date, shut: Iterable[dt.date] = ()) -> int:
    """How many working days a day lies after (or, below nought, before) the day something is due."""
    closed = set(shut)
    return working_days.between(due_on, day, closed) - working_days.between(day, due_on, closed)


def reminder_due(
    due_on: dt.date, since: dt.date, today: dt.date, shut: Iterable[dt.date] = (), days: Iterable[int] = REMINDERS
) -> int | None:
    """The latest reminder that has fallen due since an agency began to be waited for; only that one is sent."""
    begun, here = days_from(due_on, since, shut), days_from(due_on, today, shut)
    return max((rung for rung in days if begun < rung <= here), default=None)


def next_reminder(
    due_on: dt.date, today: dt.date, shut: Iterable[dt.date] = (), days: Iterable[int] = REMINDERS
) -> dt.date | None:
    """The day of the next reminder after today, if one is still to come."""
    closed = set(shut)
    return min((day for rung in days if (day := rung_on(due_on, rung, closed)) > today), default=None)


def rung_on(due_on: dt.date, rung: int, shut: set[dt.date]) -> dt.date:
    """The day that lies a number of working days after (or, below nought, before) the day something is due."""
    if rung > 0:
        return working_days.after(due_on, rung, shut).on
    day, left = due_on, -rung
    while left:
        left -= working_days.is_working_day(day, shut)
        day -= dt.timedelta(days=1)
    while not working_days.is_working_day(day, shut):
        day -= dt.timedelta(days=1)
    return day
