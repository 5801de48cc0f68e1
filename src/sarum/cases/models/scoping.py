from django.db import models

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.chase import Chase
from sarum.cases.models.template import ScopingTemplate, Stage


class ScopingRequest(models.Model):
    """The Board's request to one agency under the Care Act 2014 s.45, and the day its answer is due.

    `shown` is exactly what the agency is told about each person of interest: `{"who", "facts": [[label, words], …]}`.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="requests")
    number = models.PositiveIntegerField("which request of the case")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.SCOPING)
    template = models.ForeignKey(ScopingTemplate, models.PROTECT, related_name="requests")
    shown = models.JSONField("what the agency is told of the people of interest", default=list, blank=True)
    period_from = models.DateField("the period of interest, from", null=True, blank=True)
    period_to = models.DateField("the period of interest, to", null=True, blank=True)
    questions = models.TextField("questions for this agency", blank=True)
    supply_to = models.CharField("to whom it may be supplied instead", max_length=300, blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    due_because = models.TextField(blank=True)
    is_late_identified = models.BooleanField("found after the first requests", default=False)
    identified_through = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency", "stage"], name="an_agency_is_asked_once_a_case_and_stage"
            ),
            models.UniqueConstraint(fields=["case", "number"], name="a_request_has_a_number_of_its_own"),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.case}"

    @property
    def what(self) -> str:
        """What is asked for, as it is called in letters and on pages."""
        return "scoping return" if self.stage == Stage.SCOPING else "return for the review"

    @property
    def reference(self) -> str:
        """The number by which an agency and the Board speak of its return; it says nothing of the case but its reference."""
        return f"{self.case.reference}-R{self.number:02}"


class ChasedHow(models.TextChoices):
    """How somebody chased an agency."""

    TELEPHONE = "TELEPHONE", "By telephone"
    EMAIL = "EMAIL", "By e-mail"
    MEETING = "MEETING", "In a meeting"
    OTHER = "OTHER", "Another way"


class ReturnChase(Chase):
    """One reminder to an agency of its return."""

    request = models.ForeignKey(ScopingRequest, models.PROTECT, related_name="chases")
    days = models.SmallIntegerField("which reminder of the clock", null=True, blank=True)
    how = models.CharField(max_length=20, choices=ChasedHow, blank=True)
    with_whom = models.CharField(max_length=200, blank=True)
