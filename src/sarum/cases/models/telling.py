from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.involvement import Involvement
from sarum.cases.models.letter import How


class Telling(models.Model):
    """That somebody was told what the ratified report decides: the referrer, an agency, or one of those close to the adult."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tellings")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    involvement = models.ForeignKey(Involvement, models.PROTECT, null=True, blank=True, related_name="tellings")
    to_name = models.CharField(max_length=200)
    told_how = models.CharField(max_length=20, choices=How)
    told_on = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["told_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True) | Q(involvement__isnull=True), name="one_is_told_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.to_name} was told"
