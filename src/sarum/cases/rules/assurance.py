"""When practice is shown to have changed, and a case may close."""

from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.cases.models.assurance import Improvement
from sarum.cases.models.recommendations import Recommendation
from sarum.cases.models.tracker import Action, Progress


def why_not_judged_by(improvement: Improvement, by: Person) -> list[str]:
    """Impact is judged by somebody other than the owner."""
    if by.pk == improvement.person_id or (by.agency_id is not None and by.agency_id == improvement.agency_id):
        return [f"This improvement is {improvement.agency}'s own, so somebody outside it judges its impact."]
    return []


def why_not_closable(
    actions: Iterable[Action], agreed: Iterable[Recommendation], judged: set[int], reports: int
) -> list[str]:
    """What a case still owes before it closes. The guidance: “the impact of improvement is reported to JCR”."""
    reasons = [
        f"Action {action.number} is not complete: {action.text}"
        for action in actions
        if action.progress != Progress.COMPLETE
    ]
    reasons += [
        f"{recommendation} has no improvement whose impact has been judged."
        for recommendation in agreed
        if recommendation.pk not in judged
    ]
    if not reports:
        reasons.append("The impact has not been reported to the JCR group.")
    return reasons
