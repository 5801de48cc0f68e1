"""What changed: each agreed recommendation with its improvements, what they came to, and what is still owed."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency
from sarum.board.rules.actor import Outsider
from sarum.cases.models import (
    Action,
    Capacity,
    Case,
    ImpactJudgement,
    ImpactReport,
    Improvement,
    Place,
    Progress,
    Recommendation,
)
from sarum.cases.queries import access, recommendations, tracker
from sarum.cases.queries.access import Reader
from sarum.cases.rules import assurance as rules
from sarum.cases.rules import tracker as tracker_rules


def case_to_improve(reader: Reader, reference: str) -> Case | None:
    """A case that somebody may see, leads for their agency on, or owns an action of; unless they are barred from it."""
    if reader.pk is None:
        return None
    today = access.open_places(timezone.localdate())
    barred = Place.objects.filter(today, person=reader.pk, capacity=Capacity.BARRED)
    mine = Q(pk__in=access.cases_led(reader).values("pk")) | Q(actions__owner=reader.pk)
    return Case.objects.filter(mine, reference=reference).exclude(pk__in=barred.values("case")).first()


def with_improvements(reader: Reader, found: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    judgements = Prefetch("judgements", ImpactJudgement.objects.select_related("person"))
    improvements = Improvement.objects.select_related("agency", "person").prefetch_related(judgements)
    actions = Prefetch("actions", Action.objects.select_related("agency"))
    return found.prefetch_related(Prefetch("improvements", improvements), actions)


@dataclass(frozen=True)
class Shown:
    """One improvement and the judgement of it that stands."""

    improvement: Improvement
    judgement: ImpactJudgement | None
    earlier: list[ImpactJudgement]
    why_not_judge: list[str]


@dataclass(frozen=True)
class Line:
    """One agreed recommendation: how far its actions are, what improved, and whether practice is proven changed."""

    recommendation: Recommendation
    complete: int
    actions: int
    shown: list[Shown]
    is_proven: bool


def lines_of(reader: Reader, case: Case) -> list[Line]:
    agreed = recommendations.agreed_recommendations_of(reader, case)
    return [line_of(reader, one) for one in with_improvements(reader, agreed)]


def line_of(reader: Reader, recommendation: Recommendation) -> Line:
    actions = list(recommendation.actions.all())
    shown = [
        shown_of(reader, one, {action.owner_id for action in actions}) for one in recommendation.improvements.all()
    ]
    complete = sum(action.progress == Progress.COMPLETE for action in actions)
    proven = any(one.judgement and one.judgement.impact in rules.PROVEN for one in shown)
    return Line(recommendation, complete, len(actions), shown, proven)


def shown_of(reader: Reader, improvement: Improvement, owners: set[int]) -> Shown:
    judgements = list(improvement.judgements.all())
    why_not = [] if isinstance(reader, Outsider) else rules.why_not_judged_by(improvement, reader, owners)
    return Shown(improvement, judgements[-1] if judgements else None, judgements[:-1], why_not)


def owners_under(reader: Reader, improvement: Improvement) -> set[int]:
    """Who owns an action under the recommendation of an improvement the reader may see."""
    actions = tracker.actions_for(reader).filter(recommendation=improvement.recommendation_id)
    return set(actions.values_list("owner", flat=True))


def owed_by(reader: Reader, case: Case) -> list[str]:
    """What a case still owes before it closes: actions, improvements that changed practice, a report to the JCR group."""
    lines = lines_of(reader, case)
    agreed = [line.recommendation for line in lines]
    with_action = {line.recommendation.pk for line in lines if line.actions}
    proven = {line.recommendation.pk for line in lines if line.is_proven}
    actions = Action.objects.filter(case__in=access.cases_for(reader), case=case)
    reports = reports_of(reader, case).count()
    untracked = tracker_rules.why_untracked(agreed, with_action)
    return untracked + rules.why_not_closable(actions, agreed, proven, reports)


def reports_of(reader: Reader, case: Case) -> QuerySet[ImpactReport]:
    return ImpactReport.objects.filter(case__in=access.cases_for(reader), case=case).select_related("person")


def improvement_by(reader: Reader, reference: str, pk: int) -> Improvement | None:
    found = Improvement.objects.filter(case__in=access.cases_for(reader), case__reference=reference, pk=pk)
    return found.select_related("case", "recommendation", "agency", "person").first()


def agencies_to_show_for(reader: Reader, case: Case) -> QuerySet[Agency]:
    """The agencies with a recommendation or an action of a case, for which somebody may speak."""
    theirs = Q(recommendations__case=case, recommendations__agreed_at__isnull=False) | Q(actions__case=case)
    return recommendations.agencies_spoken_for(reader).filter(theirs).distinct()


def recommendations_to_show_for(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    """The agreed recommendations of a case that are for an agency for which somebody may speak."""
    agencies = agencies_to_show_for(reader, case)
    of_these = Q(agencies__in=agencies) | Q(actions__agency__in=agencies)
    return Recommendation.objects.filter(of_these, case=case, agreed_at__isnull=False).distinct()


def agencies_under(reader: Reader, recommendation: Recommendation) -> set[int]:
    """The agencies that a recommendation is for, or that have an action under it."""
    of_it = recommendations.agencies_to_choose(reader).filter(
        Q(recommendations=recommendation) | Q(actions__recommendation=recommendation)
    )
    return set(of_it.values_list("pk", flat=True))
