"""A case's history: what was done, by whom, in what office."""

from django.db.models import QuerySet

from sarum.board.models import Event
from sarum.cases.models import Case
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader

OPENED = "opened “"  # how a reading begins; what an operation did never does


def history_of(reader: Reader, case: Case, *, with_readings: bool = False) -> QuerySet[Event]:
    """The events of a case, the newest first; with or without who opened what."""
    if not access.may_see(reader, case):
        return Event.objects.none()
    events = Event.objects.filter(about=case.reference).select_related("words").order_by("-number")
    return events if with_readings else events.exclude(words__sentence__startswith=OPENED)
