from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.alternative import Alternative
from sarum.cases.models.case import Case
from sarum.cases.models.facts import Idea
from sarum.cases.models.group import GroupMeeting
from sarum.cases.models.report import ReportVersion


class Source(models.TextChoices):
    RAPID_REVIEW = "RAPID_REVIEW", "Rapid Review"
    PARTNER = "PARTNER", "A partner"
    REVIEW = "REVIEW", "Safeguarding Adults Review"
    ALTERNATIVE = "ALTERNATIVE", "An alternative action"


class AgreedWhere(models.TextChoices):
    GROUP = "GROUP", "At a meeting of the group"
    OUTSIDE = "OUTSIDE", "Outside a meeting, by each statutory partner"


class Agreement(models.Model):
    """Where the JCR group agreed what it recommends: at a quorate meeting, or outside one by each statutory partner.

    `partners` are the statutory partners by name, each with how it agreed. Whoever disagreed is kept with the reasons.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="agreements")
    where = models.CharField(max_length=20, choices=AgreedWhere)
    group_meeting = models.ForeignKey(GroupMeeting, models.PROTECT, null=True, blank=True, related_name="agreements")
    partners = models.JSONField("how each statutory partner agreed", default=dict, blank=True)
    dissenting = models.ManyToManyField(Agency, related_name="+", blank=True)
    dissent = models.TextField("who disagreed with what, and why", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(where="GROUP", group_meeting__isnull=False)
                | Q(where="OUTSIDE", group_meeting__isnull=True),
                name="an_agreement_says_at_which_meeting",
            ),
        ]

    def __str__(self) -> str:
        held = self.group_meeting
        return f"at the {held}" if held else "outside a meeting, by each statutory partner"


class Recommendation(models.Model):
    """Something that should change, put to one agency or to several, and agreed by the JCR group."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="recommendations")
    number = models.CharField(max_length=20)
    source = models.CharField(max_length=20, choices=Source, default=Source.RAPID_REVIEW)
    alternative = models.ForeignKey(Alternative, models.PROTECT, null=True, blank=True, related_name="recommendations")
    idea = models.ForeignKey(Idea, models.PROTECT, null=True, blank=True, related_name="recommendations")
    is_multi_agency = models.BooleanField("multi-agency")
    text = models.TextField()
    agencies = models.ManyToManyField(Agency, related_name="recommendations")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="recommendations"
    )  # where the group agreed it
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_recommendation_of_each_number"),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True, agreement__isnull=True)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False, agreement__isnull=False),
                name="a_recommendation_says_who_agreed_it_where_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Amendment(models.Model):
    """A partner's request to change the ratified report; approved or refused by the Chair, with reasons."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="amendments")
    agency = models.ForeignKey(Agency, models.PROTECT)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    text = models.TextField("what should change")
    reason = models.TextField()
    is_approved = models.BooleanField(null=True)
    touches_decision = models.BooleanField("changes the decision or its grounds", default=False)
    decision_reasons = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    applied_in = models.ForeignKey(ReportVersion, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_approved__isnull=True, decided_at__isnull=True, decided_by__isnull=True)
                | Q(is_approved__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
                name="an_amendment_says_who_decided_it_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(is_approved=False) | ~Q(decision_reasons=""), name="an_amendment_is_refused_with_reasons"
            ),
        ]

    def __str__(self) -> str:
        return f"Amendment asked for by {self.agency}"


class LearningMethod(models.Model):
    """How the JCR group chose to identify and cascade the learning from a case."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="learning_method")
    methods = models.JSONField()
    reasons = models.TextField()
    agreed_where = models.TextField("where the group agreed it")
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return ", ".join(self.methods)
