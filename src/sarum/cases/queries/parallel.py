"""Reading what else looks at the same events: the register of a case, and what has not been checked for long."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from sarum.cases.models import Case, Disclosure, ParallelProcess, ProcessStanding, Step
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import parallel as rules

CLOSED = (ProcessStanding.CLOSED, ProcessStanding.NOT_APPLICABLE)


@dataclass(frozen=True)
class Entry:
    """One process of the register, and whether somebody should ask again where it stands."""

    process: ParallelProcess
    check_due: dt.date
    is_unchecked: bool


def register_of(reader: Reader, case: Case) -> list[Entry]:
    """Every other process of a case, those that go on first."""
    disclosures = Prefetch("disclosures", Disclosure.objects.select_related("disclosed_by"))
    found = ParallelProcess.objects.filter(case__in=access.cases_for(reader), case=case)
    entries = [entry_of(one) for one in found.select_related("case", "checked_by").prefetch_related(disclosures)]
    return sorted(entries, key=lambda entry: not rules.is_live(entry.process))


def entry_of(process: ParallelProcess) -> Entry:
    since = timezone.localdate(process.case.opened_at)
    is_unchecked = rules.is_unchecked(process, since, timezone.localdate()) and not process.case.is_closed
    return Entry(process, rules.check_due(process, since), is_unchecked)


def process_by(reader: Reader, reference: str, pk: int) -> ParallelProcess | None:
    found = ParallelProcess.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case").first()


def going_on(reader: Reader) -> QuerySet[ParallelProcess]:
    """The processes that go on beside the open cases somebody may see."""
    found = ParallelProcess.objects.filter(case__in=access.cases_for(reader)).exclude(standing__in=CLOSED)
    return found.exclude(case__step=Step.CLOSED).select_related("case")


def going_on_beside(reader: Reader, case: Case) -> QuerySet[ParallelProcess]:
    """The processes that go on beside one case, for a page on which they bear."""
    return going_on(reader).filter(case=case)


def unchecked(reader: Reader) -> list[Entry]:
    """What nobody has asked about for as long as the rule allows."""
    return [entry for process in going_on(reader) if (entry := entry_of(process)).is_unchecked]


def key_dates_of(reader: Reader, case: Case) -> list[ParallelProcess]:
    """The processes of a case with a next key date, the nearest first."""
    return list(going_on_beside(reader, case).filter(next_on__isnull=False).order_by("next_on"))
