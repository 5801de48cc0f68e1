from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case


class Flag(models.Model):
    """Something about a case that obliges the Board to more: who said so, why, and whether it has been lifted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="flags")
    code = models.CharField(max_length=30)
    reasons = models.TextField()
    is_from_referral = models.BooleanField(default=False)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.TextField(blank=True)

    class Meta:
        ordering = ["set_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"], condition=Q(lifted_at__isnull=True), name="a_flag_once_a_case"
            )
        ]

    def __str__(self) -> str:
        return self.code
