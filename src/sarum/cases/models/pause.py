from django.db import models
from django.db.models import F, Q

from sarum.board.models import Person
from sarum.cases.models.case import Case


class Pause(models.Model):
    """A time in which the clock of a case stood still, and why. Days paused are counted from these rows, never kept."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="pauses")
    reason = models.TextField()
    started_on = models.DateField()
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField("what came of it", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["started_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_pause_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="a_pause_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on__isnull=True), name="one_open_pause_of_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"Pause of {self.case}"
