from django.db import models

from sarum.board.models import Office, Person
from sarum.cases.models.case import Case
from sarum.cases.models.report import ReportVersion


class Outcome(models.TextChoices):
    PASSED = "PASSED", "Passed"
    SIGNED = "SIGNED", "Signed"
    RATIFIED = "RATIFIED", "Ratified"
    RETURNED = "RETURNED", "Returned for work"


class SignOff(models.Model):
    """One hand on the exact words of one version: passed, signed, ratified, or returned with reasons."""

    report_version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="sign_offs")
    office = models.CharField(max_length=30, choices=Office)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    digest = models.CharField(max_length=64)
    comments = models.TextField(blank=True)
    acting_because = models.TextField("why another signs for the office", blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="RETURNED") | ~models.Q(comments=""),
                name="a_report_is_returned_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} by {self.person}"

    @property
    def case(self) -> Case:
        return self.report_version.case
