"""What makes an action an action, and what makes it complete."""

import datetime as dt
from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.cases.models.recommendations import Recommendation
from sarum.cases.models.tracker import Action, Escalation, Progress

SLIPS, DAYS_LATE = 2, 20


def why_not_updatable(action: Action) -> list[str]:
    if action.progress == Progress.COMPLETE:
        return ["This action is complete and its evidence was accepted. Show its impact under “What changed”."]
    return []


def why_not_slipping(new_due_on: dt.date | None, reason: str, claims_complete: bool, today: dt.date) -> list[str]:
    """A date moves forward, for a reason, and only while there is work to do."""
    if new_due_on is None:
        return []
    reasons = [] if reason.strip() else ["Say why the date moves."]
    if claims_complete:
        reasons.append("An action that is complete needs no new date. Leave the date empty, or say it is not complete.")
    if new_due_on < today:
        reasons.append("The new date has passed already. Give a date that can still be kept.")
    return reasons


def why_not_verified_by(action: Action, by: Person, claimed_by: int | None, in_one_team: bool) -> list[str]:
    """Nobody verifies their own agency's action, nor a claim they made; the Chair verifies the Partnership Team's.

    The guidance: “Evidence on this is tracked and monitored by the Partnership Team”.
    """
    if in_one_team:
        return ["This action is the Partnership Team's own, so the JCR Chair or Vice-Chair verifies it."]
    theirs = {action.agency_id, action.owner.agency_id} - {None}
    if by.pk == action.owner_id or by.agency_id in theirs:
        return [f"This action belongs to {action.agency}, so somebody outside it verifies it."]
    if by.pk == claimed_by:
        return ["You recorded that this action is complete, so somebody else verifies it."]
    return []


def why_not_verified(action: Action, evidence: int, is_accepted: bool, reasons: str) -> list[str]:
    """Nothing is complete without evidence, and nothing is sent back without reasons."""
    refusals = []
    if action.progress != Progress.CLAIMED:
        refusals.append("The owner has not said that this action is complete.")
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


def why_not_escalated(why: str, mitigation: str, waiting: int) -> list[str]:
    """The guidance: “and any mitigating actions undertaken to address poor progress”."""
    if waiting:
        return ["This action is with the Safeguarding Partners already. Record their answer first."]
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
