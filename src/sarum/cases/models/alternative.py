from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case, Step
from sarum.cases.models.chase import Chase
from sarum.cases.models.verification import Verification


class AlternativeKind(models.TextChoices):
    AUDIT = "AUDIT", "Audit"
    ROUND_TABLE = "ROUND_TABLE", "Round table"
    SINGLE_AGENCY = "SINGLE_AGENCY", "Single-agency review"
    SUCCESS_REVIEW = "SUCCESS_REVIEW", "Success review"
    OTHER = "OTHER", "Something else"


class AlternativeQuerySet(models.QuerySet["Alternative"]):
    def in_hand(self) -> "AlternativeQuerySet":
        """Those that rest on a decision that stands, and of which nothing has come yet."""
        return self.filter(
            verification__in=Verification.objects.standing(), concluded_at=None, case__step=Step.ALTERNATIVE
        )


class Alternative(models.Model):
    """An audit, a round table, another process: done instead of a review, and followed to its output and its learning."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="alternatives")
    verification = models.OneToOneField(Verification, models.PROTECT, related_name="alternative")
    sort = models.CharField("of what kind", max_length=20, choices=AlternativeKind, default=AlternativeKind.OTHER)
    kind = models.CharField(max_length=200)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    outcome = models.TextField(blank=True)
    learning = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AlternativeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True, outcome="") | Q(concluded_at__isnull=False) & ~Q(outcome=""),
                name="an_alternative_is_concluded_with_an_outcome",
            )
        ]

    def __str__(self) -> str:
        return self.kind


class AlternativeChase(Chase):
    """One reminder to whoever sees an alternative action through."""

    alternative = models.ForeignKey(Alternative, models.PROTECT, related_name="chases")
