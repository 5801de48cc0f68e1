"""Reading the outbox."""

import datetime as dt

from django.db.models import Q, QuerySet

from sarum.board.models import Notice


def due(at: dt.datetime) -> QuerySet[Notice]:
    """Letters that have not gone out and are not in anybody's hands, the oldest first."""
    return Notice.objects.filter(Q(next_try_at__isnull=True) | Q(next_try_at__lte=at), sent_at__isnull=True)


def waiting_since() -> dt.datetime | None:
    """When the oldest letter that has not gone out was written."""
    return (
        Notice.objects.filter(sent_at__isnull=True).order_by("written_at").values_list("written_at", flat=True).first()
    )
