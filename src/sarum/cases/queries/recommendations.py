"""Recommendations, amendments and how the learning is cascaded; and for which agencies somebody may speak."""

from django.db.models import Count, QuerySet
from django.utils import timezone

from sarum.board.models import Agency
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices
from sarum.cases.models import Amendment, Case, Draft, LearningMethod, Recommendation, Report, ReportVersion, Source
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import recommendations as rules


def is_in_team(reader: Reader) -> bool:
    """Whether somebody works in the Partnership Team today, as officer or as Business Manager."""
    return bool(offices.offices_of(reader, timezone.localdate()) & {*TEAM})


def agencies_to_choose(reader: Reader) -> QuerySet[Agency]:
    """Every agency of the register, for somebody who is signed in."""
    return Agency.objects.all() if reader.pk else Agency.objects.none()


def agencies_spoken_for(reader: Reader) -> QuerySet[Agency]:
    """The agencies in whose name somebody may ask or show something: their own; the Partnership Team, any."""
    everybody = agencies_to_choose(reader)
    return everybody if is_in_team(reader) else everybody.filter(pk=reader.agency_id or 0)


def recommendations_of(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    return (
        Recommendation.objects.filter(case__in=access.cases_for(reader), case=case)
        .select_related("proposed_by", "agreed_by", "idea")
        .prefetch_related("agencies")
        .annotate(action_count=Count("actions", distinct=True))
    )


def recommendations_to_agree(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    return recommendations_of(reader, case).filter(agreed_at__isnull=True)


def agreed_recommendations_of(reader: Reader, case: Case) -> QuerySet[Recommendation]:
    return recommendations_of(reader, case).filter(agreed_at__isnull=False)


def agreed_after(reader: Reader, version: ReportVersion) -> list[Recommendation]:
    """What was agreed after a report was ratified, for its latest version; a version before it ends as it did."""
    found = agreed_recommendations_of(reader, version.case).filter(source__in=(Source.RAPID_REVIEW, Source.PARTNER))
    return list(found) if version == version.report.latest else []


def amendments_of(reader: Reader, case: Case) -> QuerySet[Amendment]:
    return Amendment.objects.filter(case__in=access.cases_for(reader), case=case).select_related(
        "case", "agency", "asked_by", "decided_by", "applied_in"
    )


def amendment_by(reader: Reader, reference: str, pk: int) -> Amendment | None:
    found = Amendment.objects.filter(case__in=access.cases_for(reader), case__reference=reference, pk=pk)
    return found.select_related("case", "agency", "asked_by").first()


def report_to_amend(reader: Reader, case: Case) -> Report | None:
    return Report.objects.filter(case__in=access.cases_for(reader), case=case).first()


def learning_method_of(reader: Reader, case: Case) -> LearningMethod:
    """How the learning is cascaded; an empty one, of version 0, where nobody has chosen yet."""
    chosen = LearningMethod.objects.filter(case__in=access.cases_for(reader), case=case)
    nothing = LearningMethod(case=case, methods=[], version=0)
    return chosen.select_related("lead", "chosen_by").first() or nothing


def why_not_open_tracker(reader: Reader, case: Case) -> list[str]:
    """What the JCR group still settles before the tracker is opened."""
    agreed = agreed_recommendations_of(reader, case).count()
    has_method = bool(learning_method_of(reader, case).pk)
    return rules.why_not_trackable(agreed, has_method, list(amendments_of(reader, case)))


def source_for(reader: Reader, case: Case) -> Source:
    """Where a recommendation made now comes from: the accepted review if there is one, else the Rapid Review."""
    accepted = Draft.objects.filter(case__in=access.cases_for(reader), case=case, accepted_at__isnull=False)
    return Source.REVIEW if accepted.exists() else Source.RAPID_REVIEW


def is_chair(reader: Reader) -> bool:
    """Whether somebody is the JCR Chair or Vice-Chair today."""
    return bool(offices.offices_of(reader, timezone.localdate()) & {*CHAIRS})
