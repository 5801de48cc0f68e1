from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.document import Document


class GroupKind(models.TextChoices):
    QUARTERLY = "QUARTERLY", "Quarterly meeting"
    EXTRAORDINARY = "EXTRAORDINARY", "Extraordinary meeting"
    PANEL = "PANEL", "Panel"


class GroupMeeting(models.Model):
    """A meeting of the Joint Case Review group: its agenda, who comes, and its minutes until they are approved.

    `agenda` is what was issued and `minutes` what was checked, word for word; `digest` is that of the minutes.
    """

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=15, choices=GroupKind, default=GroupKind.QUARTERLY)
    starts_at = models.DateTimeField()
    where = models.CharField(max_length=200, default="Virtual")
    link = models.CharField("the link to join", max_length=500, blank=True)
    sequence = models.PositiveSmallIntegerField("how often the invitation changed", default=0)
    arranged_at = models.DateTimeField()
    arranged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    consulted_at = models.DateTimeField(null=True, blank=True)
    agenda = models.JSONField("the agenda as it was issued", default=list, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    minuted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.JSONField("the minutes as they were checked", default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    circulated_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    approved_in = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="approved")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_because="")
                | Q(cancelled_at__isnull=False) & ~Q(cancelled_because=""),
                name="a_group_meeting_is_cancelled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True)
                | Q(checked_at__isnull=False, approved_by__isnull=False, approved_in__isnull=False) & ~Q(digest=""),
                name="minutes_are_approved_after_a_chair_checked_them",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of the Joint Case Review group, {self.starts_at:%-d %B %Y}"

    @property
    def short_digest(self) -> str:
        return self.digest[:12]


class ComesHow(models.TextChoices):
    COMES = "COMES", "Comes"
    DEPUTY = "DEPUTY", "Sends a deputy"
    APOLOGIES = "APOLOGIES", "Sends apologies"


class GroupSeat(models.Model):
    """One person asked to a meeting of the group, to the whole of it or for one case only, and what they answered.

    Whoever comes says whether they may agree actions for their organisation; the words are their own.
    """

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField("as", max_length=200, blank=True)
    for_case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=10, choices=ComesHow, blank=True)
    has_authority = models.BooleanField("can agree actions for their organisation", null=True)
    statement = models.CharField("what they say of their authority", max_length=300, blank=True)
    deputy_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    is_present = models.BooleanField("came", null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="a_seat_in_a_group_meeting_is_one")]

    def __str__(self) -> str:
        return f"{self.person} at the {self.meeting}"


class AgendaItem(models.Model):
    """One item of an agenda, and what was said about it.

    `heading` is the part of the agenda under which it stands (`rules/group.HEADINGS`); `about` is what was due, so that it is
    proposed once.
    """

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="items")
    heading = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    note = models.TextField("what the group should know", blank=True)
    about = models.CharField(max_length=80, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    discussion = models.TextField(blank=True)
    minuted_at = models.DateTimeField(null=True, blank=True)
    minuted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_left_out = models.BooleanField("taken off the agenda", default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.title


class AgendaWord(models.Model):
    """What a chair says of a draft agenda; it stays to be read."""

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="agenda_words")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} on the agenda"


class GroupDecision(models.Model):
    """Something that the group decided on an item, with whoever did not agree and why."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    words = models.TextField()
    dissent = models.TextField("who did not agree, and why", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return self.words


class GroupAction(models.Model):
    """Something that somebody took on at a meeting, with the day by which, until they say what was done."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="actions")
    text = models.TextField()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField("what was done", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_words="") | Q(done_on__isnull=False) & ~Q(done_words=""),
                name="a_group_action_is_done_in_words",
            )
        ]

    def __str__(self) -> str:
        return self.text
