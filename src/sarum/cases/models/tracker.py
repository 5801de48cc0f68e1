import datetime as dt

from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.meeting import Meeting
from sarum.cases.models.recommendations import Recommendation


class Progress(models.TextChoices):
    OPEN = "OPEN", "In hand"
    CLAIMED = "CLAIMED", "Claimed complete, to be verified"
    COMPLETE = "COMPLETE", "Complete, evidence accepted"


class Action(models.Model):
    """One line of the action tracker: who will do what by when, and what should come of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="actions")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="actions"
    )  # none for immediate action, nor for what was taken on at a meeting
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="actions")
    number = models.PositiveIntegerField()
    text = models.TextField("action")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="actions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="actions")
    due_on = models.DateField()
    first_due_on = models.DateField()
    outcome = models.TextField("expected outcome")
    measure = models.TextField("how it will be measured", blank=True)
    progress = models.CharField(max_length=20, choices=Progress, default=Progress.OPEN)
    completed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_action_of_each_number"),
            models.CheckConstraint(
                condition=Q(progress="COMPLETE", completed_on__isnull=False)
                | ~Q(progress="COMPLETE") & Q(completed_on__isnull=True),
                name="a_complete_action_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Action {self.number}, {self.case}"

    @property
    def is_immediate(self) -> bool:
        return self.recommendation_id is None and self.meeting_id is None

    def is_overdue(self, today: dt.date) -> bool:
        return self.progress != Progress.COMPLETE and self.due_on < today


class Update(models.Model):
    """What an owner says of an action: progress, a new due date with its reason, or a claim that it is complete."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    progress = models.TextField()
    claims_complete = models.BooleanField("complete", default=False)
    new_due_on = models.DateField(null=True, blank=True)
    slip_reason = models.TextField("why the date moves", blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(new_due_on__isnull=True) | ~Q(slip_reason=""), name="a_date_moves_with_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.progress


class Evidence(models.Model):
    """What shows that an action was done: its kind, its title, what it shows and where it is kept."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    shows = models.TextField("what it shows", blank=True)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title


class Verdict(models.Model):
    """Somebody outside the owning agency judges a claim that an action is complete."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="verdicts")
    is_accepted = models.BooleanField()
    reasons = models.TextField(blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["judged_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_accepted=True) | ~Q(reasons=""), name="a_claim_is_rejected_with_reasons"
            )
        ]

    def __str__(self) -> str:
        return "Accepted" if self.is_accepted else "Rejected"


class Escalation(models.Model):
    """An action that is not progressing, put to the Safeguarding Partners with what is done meanwhile."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="escalations")
    why = models.TextField()
    mitigation = models.TextField("what is done meanwhile")
    escalated_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    escalated_at = models.DateTimeField()
    response = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["escalated_at", "pk"]

    def __str__(self) -> str:
        return f"Escalation of {self.action}"

    @property
    def case(self) -> Case:
        return self.action.case
