"""What makes an agency's answer complete, endorsed, on time and good enough to rely on."""

import datetime as dt
from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.cases.models.referral import KnownAgency
from sarum.cases.models.scoping import Endorsement, ScopingRequest, ScopingReturn, Standing


def standing_endorsement(endorsements: Iterable[Endorsement], digest: str) -> Endorsement | None:
    """The endorsement that stands for exactly these words."""
    return next((e for e in endorsements if e.voided_at is None and e.digest == digest), None)


def why_not_endorsable(scoping_return: ScopingReturn, authors: Iterable[Person], by: Person) -> list[str]:
    """Why this person cannot endorse this return. The guidance: “inform the senior officers … and obtain their endorsement”."""
    reasons = why_nothing_to_endorse(scoping_return)
    if by in set(authors):
        reasons.append(
            f"{by} wrote this return, and nobody endorses their own. Ask a senior officer who did not write it."
        )
    return reasons


def why_nothing_to_endorse(scoping_return: ScopingReturn) -> list[str]:
    if scoping_return.standing == Standing.ASSURED:
        return ["This return has been accepted, and can no longer be changed or endorsed."]
    if scoping_return.standing == Standing.ASKED:
        return ["Nothing has been written yet. Write the return first."]
    return []


def why_not_writable(scoping_return: ScopingReturn) -> list[str]:
    """A return can be written until it is accepted."""
    if scoping_return.standing == Standing.ASSURED:
        return ["The Partnership Team has accepted this return. Ask them to send it back if something must change."]
    return []


def why_not_sendable(scoping_return: ScopingReturn) -> list[str]:
    """What a return needs before it can be sent. The guidance: representatives “should inform the senior officers”."""
    reasons = why_not_writable(scoping_return)
    if not scoping_return.summary.strip():
        said = (
            "what you searched, and that you found nothing"
            if scoping_return.is_nil
            else "a summary of your involvement"
        )
        reasons.append(f"Write {said}.")
    if scoping_return.is_nil and not scoping_return.records_searched.strip():
        reasons.append("Say which records you searched, so that the Board can rely on a nil return.")
    if not (scoping_return.senior_officer_name and scoping_return.senior_officer_told_on):
        reasons.append("Record which senior officer was informed of this review, and when.")
    return reasons


def why_not_assured(scoping_return: ScopingReturn, endorsement: Endorsement | None) -> list[str]:
    """Why the Partnership Team cannot accept a return. The guidance: “to ensure appropriate analysis”."""
    if scoping_return.standing != Standing.RETURNED:
        return [f"{scoping_return.agency} has not sent this return."]
    reasons = []
    if endorsement is None:
        reasons.append("No senior officer other than its author has endorsed these exact words. Send it back for that.")
    if not scoping_return.is_nil and not any(str(text).strip() for text in scoping_return.analysis.values()):
        reasons.append(
            "It describes and does not analyse: what went well, what could have been better, and why. Send it back for that."
        )
    return reasons


def is_overdue(request: ScopingRequest, scoping_return: ScopingReturn, today: dt.date) -> bool:
    return not scoping_return.is_sent and request.due_on < today


def standing_in_words(scoping_return: ScopingReturn, days_late: int) -> str:
    """Where a return stands, as a person would say it."""
    if scoping_return.is_sent:
        return Standing(scoping_return.standing).label
    said = Standing(scoping_return.standing).label
    return f"{said}, {days_late} working day{'s' * (days_late != 1)} late" if days_late > 0 else said


def gap_in(scoping_return: ScopingReturn) -> str:
    """What is missing from the Rapid Review for want of this return; empty when it is assured."""
    return {
        Standing.ASKED: "no return",
        Standing.STARTED: "return not sent",
        Standing.SENT_BACK: "return sent back for work and not yet put right",
        Standing.RETURNED: "return received but not assured",
        Standing.ASSURED: "",
    }[Standing(scoping_return.standing)]


def why_not_all_asked(known: Iterable[KnownAgency], asked: set[str]) -> list[str]:
    """Each agency that was named and neither asked nor set aside. The guidance: “all agencies known to be involved”."""
    return [
        f"{agency} was named as involved and has been neither asked nor set aside. Ask it, or say why not."
        for agency in known
        if not agency.set_aside_because and str(agency.agency or agency.name) not in asked
    ]


def why_not_ready(returns: Iterable[ScopingReturn], reasons_given: dict[str, str]) -> list[str]:
    """Every reason the Rapid Review cannot be held yet; a recorded reason for an agency answers for its return."""
    return [
        f"{answer.agency}: {gap_in(answer)}. Chase it, or record why the Rapid Review cannot wait for it."
        for answer in returns
        if gap_in(answer) and not reasons_given.get(answer.agency.name, "").strip()
    ]
