"""When practice is shown to have changed, and a case may close."""

from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.cases.models.assurance import Impact, Improvement
from sarum.cases.models.recommendations import Recommendation
from sarum.cases.models.tracker import Action, Progress

PROVEN = frozenset({Impact.PRACTICE_CHANGED, Impact.OUTCOME_IMPROVED})


def why_not_shown_for(
    recommendation: Recommendation, agency_pk: int, is_spoken_for: bool, theirs: set[int]
) -> list[str]:
    """An agency shows its own improvement, on a recommendation or an action that is its own.

    The guidance: “It is the responsibility of the agencies who have participated in the review to ensure their agency
    recommendations are implemented”.
    """
    if not is_spoken_for:
        return ["You can show an improvement for your own agency only. Ask the Partnership Team for another."]
    if agency_pk not in theirs:
        return [f"{recommendation} is not for this agency, and it has no action under it. Choose another."]
    return []


def why_not_judged_by(improvement: Improvement, by: Person, owners: set[int]) -> list[str]:
    """Impact is judged by somebody other than the owner: not by who showed it, nor by their agency."""
    if by.agency_id is not None and by.agency_id == improvement.agency_id:
        return [f"This improvement belongs to {improvement.agency}, so somebody outside it judges its impact."]
    if by.pk == improvement.person_id:
        return ["You recorded this improvement, so somebody else judges its impact."]
    if by.pk in owners:
        return [f"You own an action under {improvement.recommendation}, so somebody else judges its impact."]
    return []


def why_not_closable(
    actions: Iterable[Action], agreed: Iterable[Recommendation], proven: set[int], reports: int
) -> list[str]:
    """What a case still owes before it closes: learning proven to have changed practice.

    The guidance: “the impact of improvement is reported to JCR”. `proven` are the recommendations with an improvement
    whose last judgement found that practice changed.
    """
    reasons = [
        f"Action {action.number} is not complete: {action.text}"
        for action in actions
        if action.progress != Progress.COMPLETE
    ]
    reasons += [
        f"{recommendation} has no improvement judged to have changed practice."
        for recommendation in agreed
        if recommendation.pk not in proven
    ]
    if not reports:
        reasons.append("The impact has not been reported to the JCR group.")
    return reasons
