from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.chronology import ChronologyEntry
from sarum.cases.models.findings import Tag
from sarum.cases.models.returns import ScopingReturn


class Certainty(models.TextChoices):
    CERTAIN = "CERTAIN", "Certain"
    UNCERTAIN = "UNCERTAIN", "Uncertain"
    DISPUTED = "DISPUTED", "Disputed"


class Fact(models.Model):
    """One fact as far as it can be established: how certain it is, and the entries, returns or other words it rests on."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="facts")
    number = models.PositiveIntegerField()
    words = models.TextField("the fact")
    certainty = models.CharField(max_length=10, choices=Certainty)
    doubt = models.TextField("why it is uncertain, or who disputes it", blank=True)
    entries = models.ManyToManyField(ChronologyEntry, related_name="facts", blank=True)
    returns = models.ManyToManyField(ScopingReturn, related_name="facts", blank=True)
    heard = models.CharField("where else it is known from", max_length=300, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="a_fact_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(certainty="CERTAIN") | ~Q(doubt=""), name="a_fact_that_is_not_certain_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"fact {self.number}"


class Unknown(models.Model):
    """Something that is not known yet, who finds it out and by when; and what was found out."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="unknowns")
    question = models.TextField("what is not known")
    finder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    found_out = models.TextField(blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(found_out="", settled_by__isnull=True, settled_at__isnull=True)
                | ~Q(found_out="") & Q(settled_by__isnull=False, settled_at__isnull=False),
                name="an_unknown_is_settled_by_somebody_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"what is not known, {self.pk}"


class Idea(models.Model):
    """Something that could be improved, as the meeting saw it: its themes, and whether one agency can do it alone."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="ideas")
    number = models.PositiveIntegerField()
    words = models.TextField("what could be improved")
    themes = models.ManyToManyField(Tag, related_name="ideas", blank=True)
    is_multi_agency = models.BooleanField("it takes several agencies together")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="an_idea_has_a_number_of_its_own"),
        ]

    def __str__(self) -> str:
        return f"potential improvement {self.number}"
