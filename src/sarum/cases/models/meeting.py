import datetime as dt

from django.db import models

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.group import GroupMeeting
from sarum.cases.models.sitting import Seat, Sitting


class MeetingKind(models.TextChoices):
    VERIFICATION = "VERIFICATION", "Verification meeting"
    RAPID_REVIEW = "RAPID_REVIEW", "Rapid Review meeting"
    PANEL = "PANEL", "Panel meeting"


class Meeting(Sitting):
    """A meeting about one case. Its minutes are written item by item, or as one text: `minutes` is always the whole."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    is_settled = models.BooleanField("the date is settled", default=True)
    held_at = models.DateTimeField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    approved_in = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="approved")
    approved_in_group = models.ForeignKey(
        GroupMeeting, models.PROTECT, null=True, blank=True, related_name="approved_of_cases"
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            *Sitting.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True)
                | models.Q(approved_in__isnull=False)
                | models.Q(approved_in_group__isnull=False),
                name="minutes_about_a_case_are_approved_by_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        when = f"{self.starts_at:%-d %B %Y}" if self.is_settled else "date still open"
        return f"{self.get_kind_display()}, {when}"

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def begun_at(self) -> dt.datetime | None:
        """It has begun once it is recorded who is there."""
        return self.held_at


class MeetingDate(models.Model):
    """A date proposed for a meeting, for those asked to say whether they can come."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="a_date_is_proposed_once")]

    def __str__(self) -> str:
        return f"{self.starts_at:%-d %B %Y}"

    @property
    def case(self) -> Case:
        return self.meeting.case


class DateAnswer(models.Model):
    """Whether one of those asked can come on a proposed date."""

    date = models.ForeignKey(MeetingDate, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    can_come = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["date", "person"], name="a_date_is_answered_once_by_a_person")]

    def __str__(self) -> str:
        return f"{self.person}: {'can' if self.can_come else 'cannot'} come"


class Attendance(Seat):
    """One person asked to one meeting about a case."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    has_apologies = models.BooleanField("sent apologies", default=False)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Seat.Meta):
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="asked_once_to_a_meeting")]

    def __str__(self) -> str:
        return f"{self.person} at {self.meeting}"


class Conflict(models.Model):
    """A conflict of interest declared on a case, and how it is handled."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts")
    conflict = models.TextField()
    handled = models.TextField(blank=True)
    is_barring = models.BooleanField("they must not decide or sign", default=False)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["declared_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.conflict}"


class View(models.Model):
    """What one agency thinks should be done, and on what grounds. A later view stands beside the earlier one."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="views")
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    view = models.CharField(max_length=200)
    grounds = models.TextField(blank=True)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.agency}: {self.view}"

    @property
    def case(self) -> Case:
        return self.meeting.case
