from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.meeting import Meeting


class NextStep(models.TextChoices):
    """What a verification meeting may decide."""

    SCOPING = "SCOPING", "Scoping and Rapid Review"
    ALTERNATIVE = "ALTERNATIVE", "Alternative action"
    MORE_INFORMATION = "MORE_INFORMATION", "More information is needed first"
    NOT_PROGRESSED = "NOT_PROGRESSED", "Not progressed"


class Verification(models.Model):
    """The Board's first decision on a case: not whether the criteria are met, but whether to find out."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="verifications")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="verification")
    next_step = models.CharField(max_length=20, choices=NextStep)
    reasons = models.TextField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="a_verification_has_reasons")]

    def __str__(self) -> str:
        return self.get_next_step_display()


class Alternative(models.Model):
    """An audit, a round table, another process: done instead of a review, and followed to its outcome."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="alternatives")
    verification = models.OneToOneField(Verification, models.PROTECT, related_name="alternative")
    kind = models.CharField(max_length=200)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    outcome = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True, outcome="") | Q(concluded_at__isnull=False) & ~Q(outcome=""),
                name="an_alternative_is_concluded_with_an_outcome",
            )
        ]

    def __str__(self) -> str:
        return self.kind
