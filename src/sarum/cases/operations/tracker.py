"""The action tracker: actions with owners, what they say of them, who verifies, and what is escalated."""

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import (
    Action,
    Case,
    Decision,
    Escalation,
    Evidence,
    Progress,
    RapidReview,
    Recommendation,
    Step,
    Update,
    Verdict,
)
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import access
from sarum.cases.queries import tracker as queries
from sarum.cases.rules import tracker as rules
from sarum.kit.refusal import NotAllowed, Refused, refuse
from sarum.kit.sentence import joined


@operation
def add_action(
    *, case: Case, text: str, owner: Person, agency: Agency, due_on: dt.date, outcome: str,
    recommendation: Recommendation | None = None, measure: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Put an action on the tracker; one without a recommendation is immediate action for somebody's safety."""
    if recommendation is None and case.step != Step.RAPID_REVIEW:
        raise Refused("Say which recommendation this action is for.", field="recommendation")
    if recommendation is not None and recommendation.case_id != case.pk:
        raise Refused("That recommendation is of another case. Choose one of this case.", field="recommendation")
    if recommendation is not None and recommendation.agreed_at is None:
        raise Refused(f"{recommendation} has not been agreed by the JCR group.", field="recommendation")
    if not text.strip() or not outcome.strip():
        raise Refused("Say what will be done, and what should come of it.")
    action = put_on_tracker(
        case, text=text, owner=owner, agency=agency, due_on=due_on, outcome=outcome, measure=measure,
        recommendation=recommendation,
    )  # fmt: skip
    return Done(
        f"gave action {action.number} to {owner}, {agency}, due {due_on:%-d %B %Y}: {text}",
        action,
        case.reference,
        tell=[given(action)],
    )


def put_on_tracker(case: Case, *, due_on: dt.date, **said: Any) -> Action:
    """One action more on the tracker of a case, with the next number."""
    number = (case.actions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Action.objects.create(case=case, number=number, due_on=due_on, first_due_on=due_on, **said)


def given(action: Action) -> Letter:
    """What its owner is told of an action."""
    number, reference = action.number, action.case.reference
    return Letter(
        action.owner, f"{reference}: action {number} is yours",
        f"You own action {number} of case {reference}, due {action.due_on:%-d %B %Y}. Sign in to read it and report progress.",
    )  # fmt: skip


@operation
def give_evidence(*, action: Action, kind: str, title: str, shows: str = "", by: Person, at: dt.datetime) -> Done:
    """Give evidence that an action was done."""
    refuse(rules.why_not_updatable(action))
    if not title.strip():
        raise Refused("Give the evidence a title.", field="title")
    made = Evidence.objects.create(action=action, kind=kind, title=title, shows=shows, given_by=by, given_at=at)
    return Done(f"gave evidence for action {action.number}: {title}", made, action.case.reference)


@operation
def update_action(
    *, action: Action, progress: str, claims_complete: bool = False, new_due_on: dt.date | None = None,
    slip_reason: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Say how an action stands: progress, a new date with its reason, or that it is complete."""
    refuse(rules.why_not_updatable(action))
    today = timezone.localdate(at)
    refuse(
        rules.why_not_slipping(new_due_on, slip_reason, claims_complete, today),
        field="new_due_on" if slip_reason.strip() else "slip_reason",
    )
    if not progress.strip():
        raise Refused("Say how the action stands.", field="progress")
    Update.objects.create(
        action=action, progress=progress, claims_complete=claims_complete, new_due_on=new_due_on, slip_reason=slip_reason,
        person=by, said_at=at,
    )  # fmt: skip
    action.progress = Progress.CLAIMED if claims_complete else Progress.OPEN
    action.due_on = new_due_on or action.due_on
    action.save()
    moved = f"; its date moves to {new_due_on:%-d %B %Y}, because {joined(slip_reason)}" if new_due_on else ""
    claim = " and said that it is complete" if claims_complete else ""
    letters = [to_verify(person, action) for person in offices.team(offices.today())] if claims_complete else []
    return Done(
        f"updated action {action.number}{claim}: {progress}{moved}", action, action.case.reference, tell=letters
    )


def to_verify(person: Person, action: Action) -> Letter:
    body = f"The owner of action {action.number}, case {action.case.reference}, says that it is complete. Sign in to verify it."
    return Letter(person, f"{action.case.reference}: an action to verify", body)


@operation
def verify_action(*, action: Action, is_accepted: bool, reasons: str = "", by: Person, at: dt.datetime) -> Done:
    """Judge, from outside the owning agency, whether an action is complete on its evidence."""
    refuse(queries.why_not_verify(by, action))
    refuse(rules.why_not_verified(action, action.evidence.count(), is_accepted, reasons))
    Verdict.objects.create(action=action, is_accepted=is_accepted, reasons=reasons, person=by, judged_at=at)
    action.progress = Progress.COMPLETE if is_accepted else Progress.OPEN
    action.completed_on = timezone.localdate(at) if is_accepted else None
    action.save()
    said = "verified that action {} is complete" if is_accepted else "rejected the claim that action {} is complete"
    because = f": {reasons}" if reasons else ""
    return Done(said.format(action.number) + because, action, action.case.reference)


@operation
def escalate_action(*, action: Action, why: str, mitigation: str, by: Person, at: dt.datetime) -> Done:
    """Put an action that is not progressing to the Safeguarding Partners, with what is done meanwhile.

    Only those of them who may see the case are written to: the others would meet a page that is not theirs.
    """
    waiting = action.escalations.filter(answered_at__isnull=True).count()
    refuse(rules.why_not_updatable(action) + rules.why_not_escalated(why, mitigation, waiting))
    made = Escalation.objects.create(action=action, why=why, mitigation=mitigation, escalated_by=by, escalated_at=at)
    body = (
        f"Action {action.number} of case {action.case.reference} is not progressing and is escalated to the Safeguarding "
        "Partners. Sign in to read why and to answer."
    )
    partners, _ = queries.partners_for(by, action.case)
    return Done(
        f"escalated action {action.number} to the Safeguarding Partners: {why}; meanwhile: {mitigation}", made,
        action.case.reference,
        tell=[Letter(person, f"{action.case.reference}: an action is escalated to you", body) for person in partners],
    )  # fmt: skip


@operation
def answer_escalation(*, escalation: Escalation, response: str, by: Person, at: dt.datetime) -> Done:
    """Record what the Safeguarding Partners did about an escalated action."""
    if not access.cases_for(by).filter(pk=escalation.case.pk).exists():
        raise NotAllowed("You have no place on this case. Ask the Partnership Team for one, or for them to record it.")
    refuse(rules.why_not_answered(escalation))
    if not response.strip():
        raise Refused("Say what the Safeguarding Partners did.", field="response")
    escalation.response, escalation.answered_at = response, at
    escalation.save()
    return Done(
        f"recorded the answer to the escalation of action {escalation.action.number}: {response}",
        escalation,
        escalation.case.reference,
    )


@operation
def close_rapid_review(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Close the Rapid Review stage once every recommendation is on the tracker, and go on to the review or the learning."""
    refuse(queries.why_not_close_rapid_review(by, case))
    review = RapidReview.objects.filter(case=case).first()  # none where an alternative action's learning was taken up
    goes_on = review is not None and review.decision != Decision.NO_REVIEW
    cases.move(case, Step.COMMISSIONING if goes_on else Step.LEARNING, at)
    there = "commissioning the review" if goes_on else "learning"
    return Done(f"closed the Rapid Review stage and went on to {there}", case, case.reference)
