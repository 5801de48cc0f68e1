from django.db import models

from sarum.board.models import Person
from sarum.cases.models.case import Case


class Involvement(models.Model):
    """How the adult, or somebody close to them, is told and takes part; or why not."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="involvement")
    who = models.CharField(max_length=200)
    decision = models.TextField()
    reasons = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "involvement"

    def __str__(self) -> str:
        return f"{self.who}: {self.decision}"
