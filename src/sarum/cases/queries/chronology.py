"""What agencies sent of their records: each source as it was read, its versions, and what is not certain in it."""

from django.db.models import Count, Q, QuerySet

from sarum.cases.models import Case, ChronologyProblem, ChronologySource, SourceStanding
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader


def sources_of(reader: Reader, case: Case) -> QuerySet[ChronologySource]:
    """Every source of a case, the newest first, with how many entries and open problems it has."""
    found = ChronologySource.objects.filter(case__in=access.cases_for(reader), case=case)
    return (
        found.select_related("case", "brought_by", "taken_in_by", "document__case", "replaces")
        .annotate(
            entries_read=Count("entries", distinct=True),
            problems_open=Count("problems", filter=Q(problems__settled_at=None), distinct=True),
        )
        .order_by("-number")
    )


def waiting(reader: Reader, case: Case) -> QuerySet[ChronologySource]:
    """What was brought and waits to be looked at, the first first."""
    return sources_of(reader, case).filter(standing=SourceStanding.READ).order_by("number")


def source_by(reader: Reader, reference: str, pk: int) -> ChronologySource | None:
    found = ChronologySource.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case", "document__case", "replaces").first()


def replaceable(reader: Reader, source: ChronologySource) -> list[ChronologySource]:
    """What a source may be the corrected version of: first what bears its name, then what is of the same agency."""
    found = (
        sources_of(reader, source.case).filter(standing=SourceStanding.IN).exclude(kind="RETURN").exclude(kind="TYPED")
    )
    agencies = {entry["agency"] for entry in source.reading.get("entries", [])}
    return sorted(found, key=lambda one: (one.name != source.name, one.agency not in agencies, one.number))


def problems_of(reader: Reader, case: Case) -> QuerySet[ChronologyProblem]:
    """What is not certain in the chronology as it stands, the open first."""
    found = ChronologyProblem.objects.filter(
        source__case__in=access.cases_for(reader), source__case=case, source__standing=SourceStanding.IN
    )
    return found.select_related("source__case", "entry__source", "settled_by").order_by(
        "settled_at", "source__number", "table", "row", "pk"
    )


def problem_by(reader: Reader, reference: str, pk: int) -> ChronologyProblem | None:
    cases = access.cases_for(reader).filter(reference=reference)
    found = ChronologyProblem.objects.filter(source__case__in=cases, pk=pk)
    return found.select_related("source__case", "entry__source", "entry__case").first()
