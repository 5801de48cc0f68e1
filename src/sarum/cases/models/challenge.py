from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.letter import How
from sarum.cases.models.verification import Verification


class Challenger(models.TextChoices):
    REFERRER = "REFERRER", "The referrer"
    FAMILY = "FAMILY", "The adult or their family"
    PARTNER = "PARTNER", "A partner agency"


class ChallengeOutcome(models.TextChoices):
    UPHELD = "UPHELD", "Upheld: the decision should be taken again"
    PARTLY_UPHELD = "PARTLY_UPHELD", "Partly upheld"
    NOT_UPHELD = "NOT_UPHELD", "Not upheld: the decision stands"


class Challenge(models.Model):
    """Somebody does not agree with a verification decision: who, on what grounds, and what somebody else answered."""

    verification = models.ForeignKey(Verification, models.PROTECT, related_name="challenges")
    by_whom = models.CharField(max_length=20, choices=Challenger)
    name = models.CharField(max_length=200)
    grounds = models.TextField()
    received_on = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    due_on = models.DateField()
    due_because = models.TextField()
    outcome = models.CharField(max_length=20, choices=ChallengeOutcome, blank=True)
    reasons = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=20, choices=How, blank=True)
    told_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True, answered_by__isnull=True)
                | ~Q(outcome="") & ~Q(reasons="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="a_challenge_is_answered_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"Challenge of {self.received_on:%-d %B %Y}"

    @property
    def case(self) -> Case:
        return self.verification.case
