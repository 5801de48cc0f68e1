"""What agencies sent of their records: each source as it was read, its versions, and what is not certain in it."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from sarum.board.models import Agency
from sarum.cases.models import Case, ChronologyEntry, ChronologyProblem, ChronologySource, SourceStanding
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import editions
from sarum.chronology import Entry

FIRST = 5  # entries of a source that are shown as they were read


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
    return sources_of(reader, case).filter(standing=SourceStanding.READ).defer("reading").order_by("number")


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


def version_of(
    reader: Reader, source: ChronologySource, replaceable: Iterable[ChronologySource]
) -> tuple[ChronologySource | None, editions.Changes | None]:
    """What a source seems to be a new version of, by its rows or else by its name; and what it does to the rows of that."""
    new = [Entry(**entry) for entry in source.reading.get("entries", [])]
    held: dict[int, list[ChronologyEntry]] = defaultdict(list)
    offered = list(replaceable)
    for row in ChronologyEntry.objects.filter(source__in=offered).order_by("order"):
        held[row.source_id].append(row)
    alike = max(offered, key=lambda one: editions.likeness(held[one.pk], new), default=None)
    if alike is None or editions.likeness(held[alike.pk], new) < editions.LIKE:
        alike = next((one for one in offered if one.name == source.name), None)
    return alike, editions.changes(held[alike.pk], new) if alike else None


def problems_of(reader: Reader, case: Case) -> QuerySet[ChronologyProblem]:
    """What is not certain in the chronology as it stands, the open first."""
    found = ChronologyProblem.objects.filter(
        source__case__in=access.cases_for(reader), source__case=case, source__standing=SourceStanding.IN
    )
    return found.select_related("source__case", "entry__source", "settled_by").order_by(
        F("settled_at").desc(nulls_first=True), "source__number", "table", "row", "pk"
    )


def problem_by(reader: Reader, reference: str, pk: int) -> ChronologyProblem | None:
    cases = access.cases_for(reader).filter(reference=reference)
    found = ChronologyProblem.objects.filter(source__case__in=cases, pk=pk)
    return found.select_related("source__case", "entry__source", "entry__case").first()


def agencies_by_source(reader: Reader, case: Case) -> dict[int, list[str]]:
    """Whose rows each source holds."""
    found = ChronologyEntry.objects.filter(case__in=access.cases_for(reader), case=case).order_by("agency")
    agencies: dict[int, list[str]] = {}
    for source, agency in found.values_list("source", "agency").distinct():
        agencies.setdefault(source, []).append(agency)
    return agencies


def source_of_file(reader: Reader, case: Case, content: bytes) -> ChronologySource | None:
    """What was brought already with exactly this content, and is neither replaced nor set aside."""
    known = sources_of(reader, case).filter(standing__in=[SourceStanding.READ, SourceStanding.IN])
    return known.filter(document__digest=sha256(content).hexdigest(), document__withdrawn_at=None).first()


def first_entries(reader: Reader, source: ChronologySource) -> list[dict[str, Any]]:
    """The first rows of a source, as they were read."""
    read = source.reading.get("entries", [])
    if read or not access.may_see(reader, source.case):
        return list(read[:FIRST])
    return [
        {"date": row.date_read, "time": row.time, "written": row.written, "agency": row.agency, "event": row.event,
         "table": row.table, "row": row.row}
        for row in source.entries.order_by("order")[:FIRST]
    ]  # fmt: skip


def agencies_to_name(reader: Reader, case: Case) -> list[str]:
    """By which names an agency may be called: those that have entries already, then those of the register."""
    held = set(case.chronology.order_by().values_list("agency", flat=True)) if access.may_see(reader, case) else set()
    register = Agency.objects.filter(pk__isnull=reader.pk is None).values_list("name", flat=True)
    return list(dict.fromkeys([*sorted(held, key=str.casefold), *sorted(register, key=str.casefold)]))
