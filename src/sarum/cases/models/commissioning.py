from django.db import models
from django.db.models import Q

from sarum.board.models import Office, Person
from sarum.cases.models.case import Case


class Commission(models.Model):
    """The manner of a Safeguarding Adults Review: method, reviewer, terms of reference, and the three who agreed it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="commission")
    manner = models.TextField("method")
    reasons = models.TextField("why this is proportionate")
    terms_of_reference = models.TextField()
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    independence = models.TextField("why the reviewer is independent")
    days = models.PositiveSmallIntegerField("days of work", null=True, blank=True)
    commissioned_at = models.DateTimeField(null=True, blank=True)
    six_months_on = models.DateField("six-month marker", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(commissioned_at__isnull=True, six_months_on__isnull=True)
                | Q(commissioned_at__isnull=False, six_months_on__isnull=False),
                name="a_commission_has_its_six_month_marker",
            )
        ]

    def __str__(self) -> str:
        return f"Commission, {self.case}"

    @property
    def content(self) -> dict[str, object]:
        """What the three hands agree to."""
        return {
            "manner": self.manner,
            "reasons": self.reasons,
            "terms_of_reference": self.terms_of_reference,
            "period": [str(self.period_from), str(self.period_to)],
            "reviewer": self.reviewer_id,
            "independence": self.independence,
            "days": self.days,
        }


class Hand(models.Model):
    """One of the three who determine the manner of a review, on its exact words."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="hands")
    office = models.CharField(max_length=30, choices=Office)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    acting_because = models.TextField("why another acts for the office", blank=True)
    reasons = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["agreed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_office_display()}: {self.person}"
