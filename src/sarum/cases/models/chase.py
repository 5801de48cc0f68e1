from django.db import models

from sarum.board.models import Person


class Chase(models.Model):
    """One reminder of what somebody owes the Board, by the clock or by a person. `once` keeps the clock from repeating it."""

    chased_at = models.DateTimeField()
    chased_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=300)
    once = models.CharField(max_length=60, null=True, unique=True)

    class Meta:
        abstract = True
        ordering = ["chased_at", "pk"]

    def __str__(self) -> str:
        return self.what
