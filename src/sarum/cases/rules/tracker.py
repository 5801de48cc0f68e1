"""What makes an action an action, and what makes it complete."""

import datetime as dt
from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.cases.models.recommendations import Recommendation
from sarum.cases.models.tracker import Action, Escalation, Progress

SLIPS, DAYS_LATE = 2, 20


def why_not_updatable(action: Action) -> list[str]:
    if action.progress == Progress.COMPLETE:
        return ["This action is complete and its evidence was accepted. Show its impact under assurance."]
    return []


def why_not_slipping(new_due_on: dt.date | None, reason: str) -> list[str]:
    return ["Say why the date moves."] if new_due_on and not reason.strip() else []


def why_not_verified(action: Action, evidence: int, by: Person, is_accepted: bool, reasons: str) -> list[str]:
    """Nobody verifies their own agency's action, and nothing is complete without evidence.

    The guidance: “Evidence on this is tracked and monitored by the Partnership Team”.
    """
    refusals = []
    if action.progress != Progress.CLAIMED:
        refusals.append("The owner has not said that this action is complete.")
    if by.pk == action.owner_id or (by.agency_id is not None and by.agency_id == action.agency_id):
        refusals.append(f"This action belongs to {action.agency}, so somebody outside it verifies it.")
    if is_accepted and not evidence:
        refusals.append("There is no evidence. Ask the owner for it, or reject the claim with reasons.")
    if not is_accepted and not reasons.strip():
        refusals.append("Give the reasons for rejecting the claim.")
    return refusals


def why_escalate(action: Action, today: dt.date, working_days_late: int, slips: int, rejected: int) -> list[str]:
    """Why an action should go to the Safeguarding Partners. The guidance: “where actions are not progressing”."""
    if not action.is_overdue(today):
        return []
    reasons = []
    if working_days_late > DAYS_LATE:
        reasons.append(f"{working_days_late} working days overdue")
    if slips >= SLIPS:
        reasons.append(f"its date has moved {slips} times")
    if rejected:
        reasons.append("claimed complete without evidence that could be accepted")
    return reasons


def why_not_escalated(why: str, mitigation: str) -> list[str]:
    """The guidance: “and any mitigating actions undertaken to address poor progress”."""
    reasons = [] if why.strip() else ["Say why this action is escalated."]
    return reasons + ([] if mitigation.strip() else ["Say what is being done meanwhile to keep people safe."])


def why_not_answered(escalation: Escalation) -> list[str]:
    return ["This escalation has been answered already."] if escalation.answered_at else []


def why_untracked(agreed: Iterable[Recommendation], with_action: set[int]) -> list[str]:
    """Each agreed recommendation without an action. The guidance: “all recommendations … included on the … tracker”."""
    return [
        f"{recommendation} has no action. Add one with an owner, a date and an expected outcome."
        for recommendation in agreed
        if recommendation.pk not in with_action
    ]
