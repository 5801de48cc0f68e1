from django.db import models
from django.db.models import Q

from sarum.cases.models.case import Case
from sarum.cases.models.sitting import Seat, Sitting


class GroupKind(models.TextChoices):
    QUARTERLY = "QUARTERLY", "Quarterly meeting"
    EXTRAORDINARY = "EXTRAORDINARY", "Extraordinary meeting"
    PANEL = "PANEL", "Panel"


class GroupMeeting(Sitting):
    """A meeting of the Joint Case Review group."""

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=15, choices=GroupKind, default=GroupKind.QUARTERLY)
    arranged_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    approved_in = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="approved")

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            *Sitting.Meta.constraints,
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(approved_in__isnull=False),
                name="minutes_of_the_group_are_approved_by_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of the Joint Case Review group, {self.starts_at:%-d %B %Y}"


class GroupSeat(Seat):
    """One person asked to a meeting of the group, to the whole of it or for one case only."""

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="seats")
    for_case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Seat.Meta):
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="a_seat_in_a_group_meeting_is_one")]

    def __str__(self) -> str:
        return f"{self.person} at the {self.meeting}"
