"""Reading letters: those about one case, and the outbox, for the Partnership Team."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from sarum.board.models import Ending, Notice
from sarum.board.rules import notice as rules
from sarum.cases.models import Case
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader

UNSENT = Q(sent_at__isnull=True)
STATES: dict[str, Q] = {
    "SENT": Q(sent_at__isnull=False),
    "WAITING": UNSENT & Q(ending="", last_error=""),
    "TRIED": UNSENT & Q(ending="") & ~Q(last_error=""),
    **{ending.value: Q(ending=ending.value) for ending in Ending},
}
TO_LOOK_AT = UNSENT & Q(ending__in=["", Ending.GIVEN_UP])  # what somebody may have to see to
REMEMBERED = dt.timedelta(days=14)


def shut_from(reader: Reader) -> QuerySet[Case, str]:
    """The references of the cases somebody may not see."""
    return Case.objects.exclude(pk__in=access.cases_for(reader).values("pk")).values_list("reference", flat=True)


def letters_for(reader: Reader) -> QuerySet[Notice]:
    """The letters about cases that somebody may see, and about none."""
    return Notice.objects.exclude(about__in=shut_from(reader)).select_related("to__agency")


def letters_of(reader: Reader, case: Case, state: str = "") -> QuerySet[Notice]:
    """Every letter about a case, the newest first; or those in one state."""
    if not access.may_see(reader, case):
        return Notice.objects.none()
    return letters_for(reader).filter(STATES.get(state, Q()), about=case.reference).order_by("-pk")


def outbox_of(reader: Reader, state: str = "") -> QuerySet[Notice]:
    """Every letter that has not gone out and may have to be seen to, the oldest first; or those in another state."""
    return letters_for(reader).filter(STATES.get(state, TO_LOOK_AT)).exclude(STATES["SENT"])


def given_up_for(reader: Reader, at: dt.datetime) -> list[Notice]:
    """The letters that were given up and are still of use, about cases that somebody may see."""
    return [one for one in outbox_of(reader, Ending.GIVEN_UP) if not rules.why_not_posted_again(one, at)]


def hidden_from(reader: Reader) -> int:
    """How many letters that have not gone out are about cases somebody may not see: that they are there, and no more."""
    return Notice.objects.filter(TO_LOOK_AT, about__in=shut_from(reader)).count()


def letter_by(reader: Reader, pk: int) -> Notice | None:
    return letters_for(reader).filter(pk=pk).first()


class Stuck(NamedTuple):
    """Letters that somebody must see to."""

    waiting: int
    given_up: int


def stuck_of(reader: Reader, at: dt.datetime) -> Stuck | None:
    """How many letters have waited for over an hour, and were given up lately; for whoever sees the outbox, if any are."""
    if not access.may(reader, "outbox"):
        return None
    waiting = UNSENT & Q(ending="", written_at__lte=at - rules.STUCK)
    given_up = Q(ending=Ending.GIVEN_UP, ended_at__gt=at - REMEMBERED)
    found = Notice.objects.aggregate(waiting=Count("pk", filter=waiting), given_up=Count("pk", filter=given_up))
    return Stuck(**found) if any(found.values()) else None
