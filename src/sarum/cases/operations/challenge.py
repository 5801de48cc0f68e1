"""A challenge to a verification decision: recorded, answered by somebody else, and told on."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import Challenge, Verification
from sarum.cases.operations.access import operation
from sarum.cases.queries import access
from sarum.cases.queries import challenge as queries
from sarum.cases.rules import challenge as rules
from sarum.kit.refusal import refuse

ANSWERING = (*CHAIRS, Office.INDEPENDENT_CHAIR, Office.BUSINESS_MANAGER)


@operation
def record_challenge(
    *,
    verification: Verification,
    by_whom: str,
    name: str,
    grounds: str,
    received_on: dt.date,
    by: Person,
    at: dt.datetime,
) -> Done:
    """Record that somebody does not agree with a decision, and tell those who may answer."""
    stands = verification.stands_at is not None
    decided_on = timezone.localdate(verification.decided_at)
    refuse(rules.why_not_recorded(name, grounds, received_on, decided_on, timezone.localdate(at), stands))
    due = settings.due("challenge", received_on)
    made = Challenge.objects.create(
        verification=verification, by_whom=by_whom, name=name, grounds=grounds, received_on=received_on, recorded_by=by,
        recorded_at=at, due_on=due.on, due_because=due.because,
    )  # fmt: skip
    reference, deciders = verification.case.reference, queries.deciders_of(by, verification)
    said = f"{made.get_by_whom_display()[0].lower()}{made.get_by_whom_display()[1:]}"
    return Done(
        f"recorded that {said} challenges the verification decision", made, reference,
        tell=[
            Letter(
                person,
                f"{reference}: a challenge to answer",
                f"Somebody challenges the verification decision on case {reference}. It is due an answer by "
                f"{due.on:%-d %B %Y}, from somebody who did not take the decision. Sign in to read it.",
            )
            for person in offices.holders(ANSWERING, timezone.localdate(at))
            if person not in deciders and person != by
            and not access.why_conflicted(person, "answer_challenge", verification.case)
        ],
    )  # fmt: skip


@operation
def answer_challenge(*, challenge: Challenge, outcome: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Answer a challenge, as somebody who did not take the decision."""
    refuse(rules.why_not_answered_by(by, queries.deciders_of(by, challenge.verification)))
    refuse(rules.why_not_answered(challenge, reasons))
    challenge.outcome, challenge.reasons, challenge.answered_by, challenge.answered_at = outcome, reasons, by, at
    challenge.save()
    said = challenge.get_outcome_display()
    return Done(f"answered the challenge: {said[0].lower()}{said[1:]}. {reasons}", challenge, challenge.case.reference)


@operation
def tell_challenger(*, challenge: Challenge, told_how: str, told_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Record how and when whoever challenged a decision was told the answer."""
    answered_on = timezone.localdate(challenge.answered_at) if challenge.answered_at else None
    refuse(rules.why_not_told(challenge, told_on, answered_on, timezone.localdate(at)))
    challenge.told_how, challenge.told_on = told_how, told_on
    challenge.save()
    how = challenge.get_told_how_display().lower()
    return Done(f"told the challenger the answer, {how}, on {told_on:%-d %B %Y}", challenge, challenge.case.reference)
