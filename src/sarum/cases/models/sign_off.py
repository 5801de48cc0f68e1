from django.db import models

from sarum.board.models import Office, Person
from sarum.cases.models.case import Case
from sarum.cases.models.report import ReportVersion


class Outcome(models.TextChoices):
    PASSED = "PASSED", "Passed"
    SIGNED = "SIGNED", "Signed"
    RATIFIED = "RATIFIED", "Ratified"
    WITH_CHANGES = "WITH_CHANGES", "Ratified with required changes"
    RETURNED = "RETURNED", "Returned for work"
    OVERTURNED = "OVERTURNED", "Decision overturned"


class SignOff(models.Model):
    """One hand on the exact words of one version: passed, signed, ratified (perhaps with changes), returned or overturned."""

    report_version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="sign_offs")
    office = models.CharField(max_length=30, choices=Office)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    digest = models.CharField(max_length=64)
    comments = models.TextField(blank=True)
    checks = models.JSONField("the checklist", default=list, blank=True)
    acting_because = models.TextField("why another signs for the office", blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["PASSED", "SIGNED", "RATIFIED"]) | ~models.Q(comments=""),
                name="a_report_is_held_up_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} by {self.person}"

    @property
    def case(self) -> Case:
        return self.report_version.case
