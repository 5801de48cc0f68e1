from django.db import models

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case


class MeetingKind(models.TextChoices):
    VERIFICATION = "VERIFICATION", "Verification meeting"
    RAPID_REVIEW = "RAPID_REVIEW", "Rapid Review meeting"
    JCR = "JCR", "Joint Case Review meeting"


class Meeting(models.Model):
    """A meeting about one case: who was asked, who came, what they said and what was minuted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    starts_at = models.DateTimeField()
    where = models.CharField(max_length=200, default="Virtual")
    link = models.TextField("the link to join", blank=True)
    is_settled = models.BooleanField("the date is settled", default=True)
    sequence = models.PositiveSmallIntegerField("how often the invitation changed", default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    arranged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    held_at = models.DateTimeField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    minuted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cancelled_at__isnull=True, cancelled_because="")
                | models.Q(cancelled_at__isnull=False) & ~models.Q(cancelled_because=""),
                name="a_meeting_is_cancelled_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        when = f"{self.starts_at:%-d %B %Y}" if self.is_settled else "date still open"
        return f"{self.get_kind_display()}, {when}"

    @property
    def is_held(self) -> bool:
        return self.held_at is not None


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


class Attendance(models.Model):
    """One person asked to one meeting; whether they came, and whether they may commit their organisation."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True)
    role = models.CharField("as", max_length=200, blank=True)
    is_present = models.BooleanField("came", null=True)
    has_apologies = models.BooleanField("sent apologies", default=False)
    has_authority = models.BooleanField("can agree actions for their organisation", null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
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
