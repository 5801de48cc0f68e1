"""Verification: arranging the meeting and taking the Board's first decision, which a later one may supersede."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import (
    Alternative,
    Capacity,
    Case,
    Elsewhere,
    Meeting,
    MeetingKind,
    NextStep,
    Step,
    Verification,
)
from sarum.cases.operations import access, dates
from sarum.cases.operations import case as cases
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import pause as pauses
from sarum.cases.operations.access import operation
from sarum.cases.queries import involvement
from sarum.cases.queries import verification as queries
from sarum.cases.rules import dates as dates_rules
from sarum.cases.rules import referral as referral_rules
from sarum.cases.rules import verification as rules
from sarum.cases.rules.alternative import sort_of
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import joined


@operation
def arrange_verification(
    *, case: Case, starts_at: dt.datetime, people: Iterable[Person], where: str = "Virtual", link: str = "",
    lasts: int = 60, or_else: Iterable[dt.datetime] = (), is_held_already: bool = False, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Arrange a virtual meeting with the statutory partner representatives and the JCR Chair.

    `or_else` are other dates on which it might be: those asked say which they can, and one is picked.
    A meeting that `is_held_already` is recorded, and nobody is invited to it.
    """
    refuse(referral_rules.why_not_verifiable(list(case.referrals.all())))
    people, starts = list(people), [starts_at, *or_else]
    if not people:
        raise Refused("Choose who is asked to the meeting.", field="people")
    refuse(dates_rules.why_not_proposed(starts) or dates_rules.why_not_arranged(starts, is_held_already, at))
    is_settled = len(starts) == 1
    meeting = meetings.arrange(
        case, MeetingKind.VERIFICATION, min(starts), where, people, link=link, lasts=lasts, is_settled=is_settled,
        by=by, at=at,
    )  # fmt: skip
    if not is_settled:
        dates.propose(meeting, starts, at)
    if case.step == Step.REFERRAL:
        due_on, because = case.due_on, case.due_because
        cases.move(case, Step.VERIFICATION, at)
        if due_on:  # the meeting is due from the day the referral came, not from the day it was arranged
            cases.wait_for(case, due_on, because)
    said = f"arranged a verification meeting on {starts_at:%-d %B %Y}" if is_settled else (
        f"proposed {len(starts)} dates for a verification meeting"
    )  # fmt: skip
    return Done(
        f"{said} and asked {len(people)} people", meeting, case.reference,
        tell=[
            meetings.invitation(person, meeting, at) if is_settled else dates.proposal(person, meeting)
            for person in people if not is_held_already
        ],
    )  # fmt: skip


@operation
def decide_verification(
    *, meeting: Meeting, next_step: str, reasons: str, acting_because: str = "", as_advisory: bool = False,
    by: Person, at: dt.datetime, **more: Any,
) -> Done:  # fmt: skip
    """Decide the next steps on a referral, with reasons, at a quorate meeting that has heard each statutory partner.

    `as_advisory` records what a meeting without every statutory partner would decide: it stands once the absent partner
    has confirmed it. `more` are the particulars of what was decided: see `keep`.
    """
    case = meeting.case
    if Verification.objects.filter(meeting=meeting).exists():
        raise Refused("This meeting has decided. A new meeting is needed to decide otherwise.")
    if meeting.kind != MeetingKind.VERIFICATION:
        raise Refused("Only a verification meeting decides the next steps on a referral.")
    refuse(queries.why_cannot_decide(by, meeting, as_advisory=as_advisory) or queries.why_not_chairing(by, meeting))
    is_chair, because = queries.why_acting(by, meeting, acting_because)
    refuse(rules.why_not_acting(is_chair, because), field="acting_because")
    absent = queries.absent_partners(by, meeting) if as_advisory else []
    earlier = queries.advisory_of(by, case) or queries.standing_decision(by, case)
    decision = Verification(
        case=case, meeting=meeting, next_step=next_step, reasons=reasons, acting_because=because,
        is_advisory=bool(absent), is_in_writing=queries.is_in_writing(by, meeting), stands_at=None if absent else at,
        supersedes=earlier, superseding_because="A later meeting decided." if earlier else "", decided_by=by, decided_at=at,
    )  # fmt: skip
    keep(decision, at, **more)
    decision.absent.set(absent)
    if not absent:
        follow(decision, by=by, at=at)
        return Done(f"decided: {words(decision)}", decision, case.reference, tell=told(decision, by, at))
    asked = queries.representatives_of(by, case, absent)
    for person in asked:
        access.seat(case, person, Capacity.INVITED, "asked to confirm an advisory decision", by=by, at=at)
    names = " and ".join(str(agency) for agency in absent)
    return Done(
        f"recorded an advisory decision, which waits for {names} to confirm it: {words(decision)}", decision, case.reference,
        tell=[to_confirm(person, case) for person in asked],
    )  # fmt: skip


def keep(
    decision: Verification, at: dt.datetime, *, alternative: str = "", sort: str = "", owner: Person | None = None,
    due_on: dt.date | None = None, process: str = "", to_whom: str = "", told_on: dt.date | None = None,
    is_waiting: bool | None = None,
) -> None:  # fmt: skip
    """Write a decision down with its particulars: an alternative action, or where the case is referred to."""
    step = decision.next_step
    today = timezone.localdate(at)
    refuse(rules.why_not_decided(step, decision.reasons, alternative, owner is not None, due_on, today))
    refuse(rules.why_not_elsewhere(step, process, to_whom, told_on, is_waiting, today))
    if step != NextStep.MORE_INFORMATION:  # the case passes verification: with a person, or a reason why nobody
        refuse(involvement.why_not_involved(decision.decided_by, decision.case))
    decision.save()
    if step == NextStep.ALTERNATIVE and owner and due_on:
        Alternative.objects.create(
            case=decision.case, verification=decision, sort=sort or sort_of(alternative), kind=alternative, owner=owner,
            due_on=due_on,
        )  # fmt: skip
    if step == NextStep.ELSEWHERE and told_on:
        Elsewhere.objects.create(
            verification=decision, process=process, to_whom=to_whom, told_on=told_on, is_waiting=bool(is_waiting)
        )


def follow(decision: Verification, *, by: Person, at: dt.datetime) -> None:
    """Take the case where a decision leads that stands; one that waits keeps its step, with its clock paused."""
    case, step = decision.case, NextStep(decision.next_step)
    elsewhere = Elsewhere.objects.filter(verification=decision).first()
    pauses.end_open(case, "The verification meeting decided.", by=by, at=at)
    if step == NextStep.MORE_INFORMATION or (elsewhere and elsewhere.is_waiting):
        reason = rules.pause_reason(step, decision.reasons, elsewhere.process if elsewhere else "")
        pauses.begin(case, reason, timezone.localdate(at), by=by, at=at)
    elif step in (NextStep.SCOPING, NextStep.ALTERNATIVE):
        cases.move(case, Step.SCOPING if step == NextStep.SCOPING else Step.ALTERNATIVE, at)
        if instead := Alternative.objects.filter(verification=decision).first():
            cases.wait_for(case, instead.due_on, "the day set for the alternative action when it was decided")
    else:
        cases.close(case, decision.reasons, at)


@operation
def supersede_verification(
    *, verification: Verification, next_step: str, reasons: str, superseding_because: str, acting_because: str = "",
    by: Person, at: dt.datetime, **more: Any,
) -> Done:  # fmt: skip
    """Put a new decision in the place of an earlier one, with reasons. The earlier one stays to be read."""
    case = verification.case
    is_latest = not Verification.objects.filter(supersedes=verification).exists()
    refuse(
        rules.why_not_superseded(verification, is_latest, queries.is_followed(by, case), superseding_because)
        or queries.why_not_chairing(by, verification.at_meeting)
    )
    is_chair, because = queries.why_acting(by, verification.at_meeting, acting_because)
    refuse(rules.why_not_acting(is_chair, because), field="acting_because")
    decision = Verification(
        case=case, next_step=next_step, reasons=reasons, acting_because=because, stands_at=at, supersedes=verification,
        superseding_because=superseding_because, decided_by=by, decided_at=at,
    )  # fmt: skip
    keep(decision, at, **more)
    if case.step != Step.VERIFICATION:
        cases.reopen(case, Step.VERIFICATION, at)
    follow(decision, by=by, at=at)
    before = verification.get_next_step_display()
    return Done(
        f"superseded “{before}”, because {joined(superseding_because)}. Decided: {words(decision)}", decision, case.reference,
        tell=told(decision, by, at),
    )  # fmt: skip


def words(decision: Verification) -> str:
    step = decision.get_next_step_display()
    acting = f" ({decision.acting_because})" if decision.acting_because else ""
    return f"{step[0].lower()}{step[1:]}, because {joined(decision.reasons)}{acting}"


def told(decision: Verification, by: Person, at: dt.datetime) -> list[Letter]:
    """The team carries a decision out."""
    reference = decision.case.reference
    body = (
        f"The verification meeting has decided the next steps on case {reference}. Sign in to read them, to tell the "
        "referrer, and to carry them out."
    )
    team = offices.team(timezone.localdate(at))
    return [
        Letter(person, f"{reference}: the verification meeting has decided", body) for person in team if person != by
    ]


def to_confirm(person: Person, case: Case) -> Letter:
    return Letter(
        person,
        f"{case.reference}: an advisory decision waits for you",
        f"A verification meeting about case {case.reference} was held without your organisation, so its decision is advisory. "
        "Sign in to read it, and to confirm it in writing or to say why not.",
    )
