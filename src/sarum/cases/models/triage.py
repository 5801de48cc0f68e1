from django.db import models
from django.db.models import F, Q

from sarum.board.models import Person
from sarum.cases.models.case import Case


class Wait(models.Model):
    """The team waits for a referrer: what was asked, how, and since when; and until it ended."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="waits")
    asked = models.TextField()
    how = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, answer="") | Q(ended_at__isnull=False) & ~Q(answer=""),
                name="a_wait_ends_with_what_came",
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="one_wait_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.asked


class Sameness(models.TextChoices):
    """What two cases that may be about one adult are to each other."""

    SAME = "SAME", "The same case"
    RELATED = "RELATED", "Related, and each goes its own way"
    DIFFERENT = "DIFFERENT", "Different"


class Comparison(models.Model):
    """What somebody decided of two cases, and why. The earlier of the two is `first`; a later decision supersedes."""

    first = models.ForeignKey(Case, models.PROTECT, related_name="+")
    second = models.ForeignKey(Case, models.PROTECT, related_name="+")
    sameness = models.CharField(max_length=10, choices=Sameness)
    reasons = models.TextField()
    compared_at = models.DateTimeField()
    compared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["compared_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_earlier_case_is_first"),
            models.CheckConstraint(condition=~Q(reasons=""), name="a_comparison_has_reasons"),
        ]

    def __str__(self) -> str:
        return self.get_sameness_display()
