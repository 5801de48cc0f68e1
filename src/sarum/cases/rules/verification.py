"""The Board's first decision: whether to find out more, and how."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sarum.board.models.agency import Agency
from sarum.board.models.office import Office
from sarum.board.models.person import Person
from sarum.cases.models.meeting import Conflict, View
from sarum.cases.models.verification import Confirmation, NextStep, Verification
from sarum.kit.sentence import said_day

THRESHOLD = (
    "This decides whether to find out more. It does not decide whether the criteria in section 44 are met: the Rapid "
    "Review does that."
)
SUCCESS_REVIEW = (
    "The referral was made because of good practice that others could learn from. A success review may be the right "
    "alternative action."
)

ELSE_CONFIRMS = (Office.JCR_CHAIR, Office.JCR_VICE_CHAIR, Office.JCR_MEMBER, Office.SAFEGUARDING_LEAD)


def why_not_decided(
    next_step: str, reasons: str, alternative: str, has_owner: bool, due_on: dt.date | None, today: dt.date
) -> list[str]:
    """A verification has reasons; an alternative action says what, who and by when, so that it can be followed.

    The guidance: “review the referral and agree the next steps, this may include an alternative action”.
    """
    missing = [] if reasons.strip() else ["Give the reasons for this decision."]
    if next_step == NextStep.ALTERNATIVE:
        if not alternative.strip():
            missing.append("Say what the alternative action is: an audit, a round table, another process.")
        if not has_owner:
            missing.append("Name who will see the alternative action through.")
        if due_on is None:
            missing.append("Give the date by which the alternative action is due.")
        elif due_on < today:
            missing.append(
                f"The alternative action cannot be due before it is decided on: enter {said_day(today)} or a later day."
            )
    return missing


def why_before_decided(day: dt.date, decided_on: dt.date) -> list[str]:
    """What follows from a decision comes on the day it was taken or later."""
    return (
        [f"The decision was taken on {said_day(decided_on)}. Enter that day or a later one."]
        if day < decided_on
        else []
    )


def why_not_elsewhere(
    next_step: str, process: str, to_whom: str, told_on: dt.date | None, is_waiting: bool | None, today: dt.date
) -> list[str]:
    """A case that goes elsewhere says where, who was told there and when, so that it is not lost between the two."""
    if next_step != NextStep.ELSEWHERE:
        return []
    missing = []
    if not process.strip():
        missing.append("Say which process or Board the case is referred to.")
    if not to_whom.strip():
        missing.append("Say who was told there.")
    if told_on is None:
        missing.append("Give the date on which they were told.")
    elif told_on > today:
        missing.append("They are told before this is decided: give today or a day before.")
    if is_waiting is None:
        missing.append("Say whether the case closes or waits for the other process.")
    return missing


def partners_without_grounds(partners: Iterable[Agency], views: Iterable[View]) -> list[str]:
    """Each statutory partner that has said what it thinks and not why. Its latest view is the one that counts."""
    latest = {view.agency: view for view in views}
    return [
        f"{partner}'s view has no grounds. Record its view again, with its reasons."
        for partner in partners
        if partner in latest and not latest[partner].grounds.strip()
    ]


def why_not_chairing(was_there: bool) -> list[str]:
    """The chair who was at the meeting takes its decision."""
    return (
        []
        if was_there
        else ["You were not at this meeting. The JCR Chair or Vice-Chair who was there records its decision."]
    )


def why_acting(is_chair: bool, is_chair_absent: bool, conflicts: Iterable[Conflict], typed: str) -> str:
    """Why somebody other than the JCR Chair decides: as typed, else as the record shows; empty where it is the Chair.

    `conflicts` are those for which the JCR Chair must not decide.
    """
    if is_chair:
        return ""
    declared = "; ".join(f"{one.person} declared a conflict of interest: {one.conflict}" for one in conflicts)
    return typed.strip() or declared or ("The JCR Chair was not at the meeting." if is_chair_absent else "")


def why_not_acting(is_chair: bool, acting_because: str) -> list[str]:
    """The Vice-Chair stands in for the Chair with a reason that everybody can read."""
    if is_chair or acting_because:
        return []
    return ["Say why you decide in place of the JCR Chair."]


def awaited(absent: Iterable[Agency], confirmations: Iterable[Confirmation]) -> list[Agency]:
    """The absent partners who have not yet said, in writing, whether they agree with an advisory decision.

    Default where the guidance is silent: an inquorate meeting advises, and the absent partner confirms in writing.
    """
    answered = {one.agency for one in confirmations}
    return [partner for partner in absent if partner not in answered]


def refusing(confirmations: Iterable[Confirmation]) -> list[Confirmation]:
    return [one for one in confirmations if not one.is_confirmed]


def why_not_confirm(
    decision: Verification, waits_for: Sequence[Agency], own: Agency | None, grounds: str, *, is_overtaken: bool = False
) -> list[str]:
    """Only somebody of a partner that was not there confirms an advisory decision, once, with grounds."""
    if is_overtaken:
        return [
            "A later meeting has decided in place of this one. Nothing is to be confirmed: read the later decision."
        ]
    if decision.stands_at:
        return ["This decision stands already. Nothing is to be confirmed."]
    if own not in waits_for:
        names = " and ".join(str(partner) for partner in waits_for)
        return [f"This decision waits for {names or 'a new meeting'}, not for {own or 'you'}."]
    return [] if grounds.strip() else ["Give your grounds."]


def representatives(
    agencies: Iterable[Agency], partners: Sequence[Person], others: Sequence[Person], barred: set[int]
) -> list[Person]:
    """Who answers for each agency: its statutory partner representatives, or else its people in the JCR group and its
    safeguarding leads. Nobody with a conflict of interest does."""
    found = []
    for agency in agencies:
        first, then = (
            [one for one in people if one.agency_id == agency.pk and one.pk not in barred]
            for people in (partners, others)
        )
        found += first or then
    return found


def why_not_representing(by: Person, represent: Sequence[Person]) -> list[str]:
    """Who answers for an agency is its representative; somebody else of it does where it has none."""
    if by in represent:
        return []
    names = " or ".join(one.name for one in represent)
    if names:
        return [f"{names} answers for {by.agency}. Ask them, or ask the Partnership Team to record what they wrote."]
    return [f"Nobody in office answers for {by.agency}. The Partnership Team can record what it wrote."]


def why_not_recorded(is_team: bool, how: str, is_barred: bool) -> dict[str, str]:
    """The Partnership Team records an answer that came in writing: who said it, and by which letter or e-mail."""
    if not is_team:
        return {"": "Only the Partnership Team records what somebody else wrote."}
    missing = {} if how.strip() else {"how": "Say how it came, for example by letter of 3 March."}
    if is_barred:
        missing["person"] = "They have a conflict of interest in this case. Ask somebody else of their organisation."
    return missing


def in_the_way_of_advisory(waits_for: Sequence[Agency], refused: Sequence[Confirmation]) -> list[str]:
    """Why an advisory decision does not stand yet: whose confirmation is awaited, or who did not give it."""
    if refused:
        return [
            f"{one.agency} does not confirm the advisory decision: {one.grounds} Meet again with every statutory partner."
            for one in refused
        ]
    return [
        f"The advisory decision waits until {partner}, which was not there, confirms it in writing."
        for partner in waits_for
    ]


def why_not_superseded(decision: Verification, is_latest: bool, is_followed: bool, because: str) -> list[str]:
    """A decision is replaced, never edited, until a Rapid Review or recommendations rest on it."""
    if not is_latest:
        return ["A later decision has superseded this one already."]
    if not decision.stands_at:
        return ["This decision is advisory and does not stand yet. Meet again to decide otherwise."]
    if decision.is_advisory:
        return [
            "This decision stands because a partner that was not there confirmed it. Meet again to decide otherwise."
        ]
    if is_followed:
        return ["A Rapid Review or recommendations rest on this decision, so it stays as it is."]
    return [] if because.strip() else ["Say why the earlier decision no longer stands."]


def pause_reason(next_step: str, reasons: str, process: str) -> str:
    """What a case that stays at verification waits for."""
    return f"Waiting for {process}" if next_step == NextStep.ELSEWHERE else reasons
