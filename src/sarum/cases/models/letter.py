from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.involvement import Involvement
from sarum.cases.models.parallel import ParallelProcess
from sarum.cases.models.report import Report
from sarum.cases.models.stationery import PaperKind
from sarum.cases.models.verification import Verification


class How(models.TextChoices):
    """How somebody was told something outside this system."""

    EMAIL = "EMAIL", "Secure email"
    POST = "POST", "Post"
    TELEPHONE = "TELEPHONE", "Telephone"
    IN_PERSON = "IN_PERSON", "In person"
    OTHER = "OTHER", "Another way"


class DecisionLetter(models.Model):
    """What somebody is told of a decision, of a verification or of a ratified report, in words that the team has checked."""

    verification = models.ForeignKey(Verification, models.PROTECT, null=True, blank=True, related_name="letters")
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="letters")
    kind = models.CharField(max_length=20, choices=PaperKind)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    involvement = models.ForeignKey(Involvement, models.PROTECT, null=True, blank=True, related_name="+")
    process = models.ForeignKey(ParallelProcess, models.PROTECT, null=True, blank=True, related_name="+")
    to_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    words = models.TextField()
    template_digest = models.CharField("the Board's own template, as it was then", max_length=64, blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    told_how = models.CharField(max_length=20, choices=How, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verification__isnull=True) ^ Q(report__isnull=True), name="a_letter_is_about_one_decision"
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True, told_how="", told_by__isnull=True)
                | Q(told_on__isnull=False, told_by__isnull=False) & ~Q(told_how=""),
                name="who_was_told_says_how_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"Letter to {self.to_name}"

    @property
    def case(self) -> Case:
        decided = self.verification or self.report
        assert decided is not None
        return decided.case
