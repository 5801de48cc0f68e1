"""Reading when the clock of a case stood still."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import Case, Pause
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import pause as rules
from sarum.kit.memory import remembered


def pauses_of(reader: Reader, case: Case) -> QuerySet[Pause]:
    """Every pause of a case, the first one first."""
    found = Pause.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("case", "started_by", "ended_by")


def open_pause_of(reader: Reader, case: Case) -> Pause | None:
    return standing_still(reader, case) if access.may_see(reader, case) else None


@remembered
def standing_still(reader: Reader, case: Case) -> Pause | None:
    """The pause in which the clock stands still, for whoever has reached the case or a return of it."""
    return Pause.objects.filter(case=case, ended_on=None).select_related("case", "started_by", "ended_by").first()


def pause_by(reader: Reader, reference: str, pk: int) -> Pause | None:
    found = Pause.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case").first()


def days_paused(reader: Reader, case: Case) -> int:
    """The working days for which the clock of a case has stood still, counted from its pauses."""
    return rules.days_paused(pauses_of(reader, case), timezone.localdate(), settings.closures())


def due_if_ended(reader: Reader, pause: Pause | None) -> dt.date | None:
    """The day by which a case would be due, if this pause of its clock ended today."""
    if pause is None or not access.may_see(reader, pause.case):
        return None
    return rules.due_if_ended(pause.case.due_on, pause, timezone.localdate(), settings.closures())


@remembered
def paused_now(reader: Reader) -> set[int]:
    """The cases, among those somebody may see, whose clock stands still."""
    found = Pause.objects.filter(case__in=access.cases_for(reader), ended_on__isnull=True)
    return set(found.values_list("case", flat=True))
