from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case


class PublicationPlan(models.Model):
    """How a review will be made public: who leads with the media, who is told first, and what the text will be."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="publication_plan")
    media_lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    plan = models.TextField("who is told, when and by whom")
    family_told = models.TextField("how the adult or the family is told first")
    title = models.CharField(max_length=200, blank=True)
    parts = models.JSONField("the text to be published", default=dict, blank=True)
    tool_waived_because = models.TextField(blank=True)
    waived_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tool_waived_because="", waived_by__isnull=True)
                | ~Q(tool_waived_because="") & Q(waived_by__isnull=False),
                name="a_waiver_says_who_and_why",
            )
        ]

    def __str__(self) -> str:
        return f"Publication plan, {self.case}"


class PublicationDecision(models.Model):
    """The Independent Chair's decision to publish, or not to and why."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="publication_decisions")
    is_to_be_published = models.BooleanField()
    reasons = models.TextField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="publication_is_decided_with_reasons")]

    def __str__(self) -> str:
        return "To be published" if self.is_to_be_published else "Not to be published"
