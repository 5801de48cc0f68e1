from django.db import models

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.recommendations import Recommendation


class Impact(models.TextChoices):
    """What a change came to, as judged by somebody who does not own it."""

    NO_EVIDENCE = "NO_EVIDENCE", "No evidence of change"
    LEARNING_SHARED = "LEARNING_SHARED", "Learning shared, change not yet shown"
    PRACTICE_CHANGED = "PRACTICE_CHANGED", "Practice has changed"
    OUTCOME_IMPROVED = "OUTCOME_IMPROVED", "Adults are safer for it"


class Improvement(models.Model):
    """An agency's evidence that a recommendation was carried out and used to make practice better."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="improvements")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="improvements")
    agency = models.ForeignKey(Agency, models.PROTECT)
    what_changed = models.TextField()
    evidence = models.TextField("how it is known: baseline, result, source")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.agency}"


class ImpactJudgement(models.Model):
    """What somebody other than the owner makes of an improvement."""

    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="judgements")
    impact = models.CharField(max_length=20, choices=Impact)
    reasons = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["judged_at", "pk"]

    def __str__(self) -> str:
        return self.get_impact_display()


class ImpactReport(models.Model):
    """What the Partnership Team reported to the JCR group of what a case changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="impact_reports")
    summary = models.TextField()
    reported_on = models.DateField("the JCR meeting it went to")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["reported_on", "pk"]

    def __str__(self) -> str:
        return f"Impact report of {self.reported_on:%-d %B %Y}"
