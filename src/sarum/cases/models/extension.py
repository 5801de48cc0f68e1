from django.db import models
from django.db.models import F, Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.returns import ScopingReturn, Standing
from sarum.cases.models.scoping import ScopingRequest


class Extension(models.Model):
    """More time that an agency asks for, and what the Partnership Team answered."""

    request = models.ForeignKey(ScopingRequest, models.PROTECT, related_name="extensions")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    was_due_on = models.DateField("due before")
    until_on = models.DateField("asked for until")
    why = models.TextField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_granted = models.BooleanField(null=True, blank=True)
    due_on = models.DateField("granted until", null=True, blank=True)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="more_time_is_asked_for_with_a_reason"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, is_granted__isnull=True, reason="")
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_granted__isnull=False) & ~Q(reason=""),
                name="more_time_is_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(is_granted=True, due_on__gt=F("was_due_on"))
                | (Q(is_granted__isnull=True) | Q(is_granted=False)) & Q(due_on__isnull=True),
                name="more_time_that_is_granted_ends_later",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(decided_at__isnull=True), name="one_open_extension_of_a_request"
            ),
        ]

    def __str__(self) -> str:
        if self.is_granted is None:
            return f"More time asked for, until {self.until_on:%-d %B %Y}"
        if self.is_granted:
            return f"Extended from {self.was_due_on:%-d %B %Y} to {self.due_on:%-d %B %Y}"
        return f"More time, until {self.until_on:%-d %B %Y}, was refused"

    @property
    def case(self) -> Case:
        return self.request.case

    @property
    def agency(self) -> Agency:
        return self.request.agency


class Refusal(models.Model):
    """An agency's answer that it will not supply all or part of what it is asked for, and on what grounds."""

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="refusals")
    is_part = models.BooleanField("only part of what is asked")
    grounds = models.TextField()
    refused_at = models.DateTimeField()
    refused_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stood_before = models.CharField("where the return stood", max_length=20, choices=Standing)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["refused_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(grounds=""), name="a_refusal_has_grounds"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_refusal_taken_back_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["scoping_return"], condition=Q(withdrawn_at__isnull=True), name="one_open_refusal_of_a_return"
            ),
        ]

    def __str__(self) -> str:
        return "Refused in part" if self.is_part else "Refused"
