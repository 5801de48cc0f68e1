from django.db import models

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case


class ToolKind(models.TextChoices):
    BRIEFING = "BRIEFING", "7-minute briefing"
    WEBINAR = "WEBINAR", "Webinar"
    SUCCESS_REVIEW = "SUCCESS_REVIEW", "Success review"
    OTHER = "OTHER", "Another tool"


class LearningPlan(models.Model):
    """How the learning from a case will reach the people who need it; shared with every agency in it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="learning_plan")
    learning = models.TextField("what is to be learnt")
    audience = models.TextField("who needs it")
    how = models.TextField("how and when it will reach them")
    measure = models.TextField("how the Board will know that it did")
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agencies = models.ManyToManyField(Agency, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Learning plan, {self.case}"


class Tool(models.Model):
    """A briefing, a webinar, a success review: what carries the learning to practice."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tools")
    kind = models.CharField(max_length=20, choices=ToolKind)
    title = models.CharField(max_length=200)
    text = models.TextField()
    expert = models.CharField("subject expert", max_length=200, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Cascade(models.Model):
    """One agency's word that it shared the learning: how, when, with how many, and what came of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="cascades")
    agency = models.ForeignKey(Agency, models.PROTECT)
    how = models.CharField(max_length=200)
    held_on = models.DateField()
    people = models.PositiveIntegerField("how many people it reached")
    reflections = models.TextField("what they took from it", blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["confirmed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.agency}: {self.how}"
