"""Reading what is done instead of a review."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Alternative, AlternativeChase, Case
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader


def alternatives_of(reader: Reader, case: Case) -> QuerySet[Alternative]:
    """What was done instead of a review, or is still being done; nothing that is only advised."""
    found = Alternative.objects.filter(
        case__in=access.cases_for(reader), case=case, verification__stands_at__isnull=False
    )
    return found.select_related("owner__agency", "verification").prefetch_related("chases", "recommendations")


def alternative_by(reader: Reader, reference: str, pk: int) -> Alternative | None:
    found = Alternative.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case", "owner").first()


def taught_by(reader: Reader, case: Case) -> QuerySet[Alternative]:
    """The alternative actions of a case whose learning can be taken up."""
    return alternatives_of(reader, case).filter(concluded_at__isnull=False).exclude(learning="")


def to_chase(reader: Reader) -> QuerySet[Alternative]:
    """The alternative actions that are still to be seen through: for the clock, of every case."""
    found = Alternative.objects.in_hand() if reader == CLOCK else Alternative.objects.none()
    return found.select_related("case", "owner", "verification").order_by("pk")


def is_in_hand(reader: Reader, alternative: Alternative) -> bool:
    """Whether an alternative action is still to be seen through."""
    return Alternative.objects.in_hand().filter(pk=alternative.pk).exists()


def in_hand_of(reader: Reader, case: Case) -> Alternative | None:
    """What is being done instead of a review, while the case is at that step."""
    found = Alternative.objects.in_hand().filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("owner__agency").first()


def reminders_of(reader: Reader, alternative: Alternative) -> set[str | None]:
    """The clock's reminders that have gone already."""
    gone = AlternativeChase.objects.filter(alternative=alternative, once__isnull=False)
    return set(gone.values_list("once", flat=True))


def waited_since(reader: Reader, alternative: Alternative) -> dt.date:
    return timezone.localdate(alternative.verification.stands_at)
