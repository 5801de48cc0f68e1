"""Reading the outbox."""

import datetime as dt

from django.db.models import Q, QuerySet

from sarum.board.models import Notice


def waiting() -> QuerySet[Notice]:
    """Letters that have not gone out and still may."""
    return Notice.objects.filter(sent_at__isnull=True, ending="")


def useless(at: dt.datetime) -> QuerySet[Notice]:
    """Letters that waited until what they hold was of no use."""
    return waiting().filter(useless_after__lte=at)


def due(at: dt.datetime) -> QuerySet[Notice]:
    """Letters that are to go out and are not in anybody's hands, the oldest first."""
    of_use = Q(useless_after__isnull=True) | Q(useless_after__gt=at)
    return waiting().filter(of_use, Q(next_try_at__isnull=True) | Q(next_try_at__lte=at))


def waiting_since() -> dt.datetime | None:
    """When the oldest letter that has not gone out was written."""
    return waiting().order_by("written_at").values_list("written_at", flat=True).first()
