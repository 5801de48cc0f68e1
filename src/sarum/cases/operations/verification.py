"""Verification: arranging the meeting and taking the Board's first decision."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Alternative, Case, Meeting, MeetingKind, NextStep, Step, Verification
from sarum.cases.operations import case as cases
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations.access import operation
from sarum.cases.queries import verification as queries
from sarum.cases.rules import referral as referral_rules
from sarum.cases.rules import verification as rules
from sarum.kit.refusal import Refused, refuse


@operation
def arrange_verification(
    *, case: Case, starts_at: dt.datetime, people: Iterable[Person], where: str = "Virtual", by: Person, at: dt.datetime
) -> Done:
    """Arrange a virtual meeting with the statutory partner representatives and the JCR Chair."""
    refuse(referral_rules.why_not_verifiable(list(case.referrals.all())))
    people = list(people)
    if not people:
        raise Refused("Choose who is asked to the meeting.", field="people")
    meeting = meetings.arrange(case, MeetingKind.VERIFICATION, starts_at, where, people, by=by, at=at)
    if case.step == Step.REFERRAL:
        due_on, because = case.due_on, case.due_because
        cases.move(case, Step.VERIFICATION, at)
        if due_on:  # the meeting is due from the day the referral came, not from the day it was arranged
            cases.wait_for(case, due_on, because)
    return Done(
        f"arranged a verification meeting on {starts_at:%-d %B %Y} and asked {len(people)} people", meeting, case.reference,
        tell=[meetings.invitation(person, meeting) for person in people],
    )  # fmt: skip


@operation
def decide_verification(
    *, meeting: Meeting, next_step: str, reasons: str, alternative: str = "", owner: Person | None = None,
    due_on: dt.date | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Decide the next steps on a referral, with reasons, at a quorate meeting that has heard each statutory partner."""
    case = meeting.case
    if Verification.objects.filter(meeting=meeting).exists():
        raise Refused("This meeting has decided. A new meeting is needed to decide otherwise.")
    if meeting.kind != MeetingKind.VERIFICATION:
        raise Refused("Only a verification meeting decides the next steps on a referral.")
    refuse(queries.why_cannot_decide(by, meeting) or queries.why_not_chairing(by, meeting))
    refuse(rules.why_not_decided(next_step, reasons, alternative, owner is not None, due_on is not None))
    decision = Verification.objects.create(
        case=case, meeting=meeting, next_step=next_step, reasons=reasons, decided_by=by, decided_at=at
    )
    if owner and due_on and next_step == NextStep.ALTERNATIVE:
        Alternative.objects.create(case=case, verification=decision, kind=alternative, owner=owner, due_on=due_on)
    follow(case, NextStep(next_step), reasons, at)
    next_step_words = decision.get_next_step_display()
    return Done(
        f"decided: {next_step_words[0].lower()}{next_step_words[1:]}, because {reasons}", decision, case.reference,
        tell=[decided(person, case) for person in offices.team(timezone.localdate(at)) if person != by],
    )  # fmt: skip


def decided(person: Person, case: Case) -> Letter:
    return Letter(
        person,
        f"{case.reference}: the verification meeting has decided",
        f"The verification meeting has decided the next steps on case {case.reference}. Sign in to read them, to tell the "
        "referrer, and to carry them out.",
    )


def follow(case: Case, next_step: NextStep, reasons: str, at: dt.datetime) -> None:
    """Take the case where the decision leads."""
    if next_step == NextStep.NOT_PROGRESSED:
        cases.close(case, reasons, at)
    else:
        steps = {
            NextStep.SCOPING: Step.SCOPING,
            NextStep.ALTERNATIVE: Step.ALTERNATIVE,
            NextStep.MORE_INFORMATION: Step.REFERRAL,
        }
        cases.move(case, steps[next_step], at)


@operation
def conclude_alternative(
    *, alternative: Alternative, outcome: str, goes_to_scoping: bool, by: Person, at: dt.datetime
) -> Done:
    """Record what came of an alternative action, and close the case or take it on to scoping."""
    if alternative.concluded_at:
        raise Refused("This alternative action has been concluded already.")
    if not outcome.strip():
        raise Refused("Say what came of it, and what was learnt.", field="outcome")
    case = alternative.case
    alternative.outcome, alternative.concluded_at = outcome, at
    alternative.save()
    if goes_to_scoping:
        cases.move(case, Step.SCOPING, at)
    else:
        cases.close(case, f"{alternative.kind}: {outcome}", at)
    return Done(f"concluded the alternative action, {alternative.kind}", alternative, case.reference)
