"""Whether somebody is shown a chronology with names in it; that they asked for names is recorded like any reading."""

from django.http import HttpRequest
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.models import Person
from sarum.cases.models import Case
from sarum.cases.operations import access as operations
from sarum.cases.queries import pseudonyms
from sarum.cases.rules import access as rules


def are_shown(request: HttpRequest, case: Case) -> bool:
    """Whether this page is shown with names: they were asked for, by somebody who may read them."""
    reader = reader_of(request)
    if request.GET.get("names") != "yes" or not isinstance(reader, Person):
        return False
    if not pseudonyms.may_read_names(reader, case):
        return False
    act = pseudonyms.NAMED
    operations.record_reading(subject=case, act=act, words=rules.ACTS[act].words, by=reader, at=timezone.now())
    return True
