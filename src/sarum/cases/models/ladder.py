from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.letter import How
from sarum.cases.models.scoping import ScopingRequest


class LadderStep(models.Model):
    """When a reminder or a rung of the ladder comes, where the Board has chosen otherwise; without a day it is left out."""

    code = models.CharField(max_length=20, unique=True)
    days = models.SmallIntegerField("working days after a return is due", null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code}: {'left out' if self.days is None else self.days}"


class Rung(models.TextChoices):
    """The rungs that people climb, one after another, when the clock's reminders have brought nothing."""

    MEMBER = "MEMBER", "The agency’s JCR member"
    LEAD = "LEAD", "The agency’s safeguarding lead, with the Business Manager"
    CHAIR = "CHAIR", "The JCR Chair"
    CHIEF = "CHIEF", "The Independent Chair’s letter to the chief officer"
    PARTNERS = "PARTNERS", "The Safeguarding Partners"


class Climb(models.Model):
    """One rung for one request: the letter that waits, and whether it was sent, set aside or answered.

    A wait begins when an agency is asked, sent back to work, given more time, or when it refuses or takes that back. In
    one wait each rung is climbed at most once, however its day is moved by pauses.
    """

    request = models.ForeignKey(ScopingRequest, models.PROTECT, related_name="climbs")
    rung = models.CharField(max_length=20, choices=Rung)
    waited_from = models.DateTimeField("since when the Board waits for this answer")
    due_on = models.DateField("the day the return was due")
    because = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # none: the clock
    to = models.ManyToManyField(Person, related_name="+", blank=True)
    to_name = models.CharField(max_length=300)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    template_digest = models.CharField("the Board's own template, as it was then", max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_because = models.TextField(blank=True)
    response = models.TextField(blank=True)
    response_how = models.CharField(max_length=20, choices=How, blank=True)
    responded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "rung", "waited_from"], name="a_rung_is_climbed_once_a_wait"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by__isnull=True)
                | Q(sent_at__isnull=False, sent_by__isnull=False, dismissed_at__isnull=True),
                name="a_rung_is_sent_by_somebody_or_set_aside",
            ),
            models.CheckConstraint(
                condition=Q(dismissed_at__isnull=True, dismissed_because="")
                | Q(dismissed_at__isnull=False) & ~Q(dismissed_because=""),
                name="a_rung_is_set_aside_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(responded_at__isnull=True, response="", response_how="")
                | Q(responded_at__isnull=False, sent_at__isnull=False) & ~Q(response=""),
                name="a_response_is_to_a_letter_that_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.get_rung_display()

    @property
    def case(self) -> Case:
        return self.request.case

    @property
    def agency(self) -> Agency:
        return self.request.agency

    @property
    def dear(self) -> str:
        """Whom the letter greets."""
        name = self.to_name.removeprefix("The ")
        return name[:1].upper() + name[1:]

    @property
    def is_open(self) -> bool:
        """Whether the letter still waits for whoever sends it."""
        return not (self.sent_at or self.dismissed_at or self.request.answer.is_sent)
