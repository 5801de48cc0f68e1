from typing import cast

from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.document import Document
from sarum.cases.models.group import GroupMeeting
from sarum.cases.models.meeting import Meeting
from sarum.cases.models.tracker import Action
from sarum.kit import uploads


class AgendaItem(models.Model):
    """One item of an agenda, of a meeting of the group or of one about a case, and what was said about it.

    `heading` is the part of the agenda under which it stands (`rules/agenda.headings_of`); `about` is what was due, so that
    it is proposed once.
    """

    of_group = models.ForeignKey(GroupMeeting, models.PROTECT, null=True, blank=True, related_name="items")
    of_case = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="items")
    heading = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    note = models.TextField("what those who meet should know", blank=True)
    built_note = models.TextField("the note as it was built from what is due", blank=True)
    about = models.CharField(max_length=80, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    discussion = models.TextField(blank=True)
    minuted_at = models.DateTimeField(null=True, blank=True)
    minuted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_left_out = models.BooleanField("taken off the agenda", default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(of_group__isnull=False, of_case__isnull=True)
                | Q(of_group__isnull=True, of_case__isnull=False, case__isnull=False),
                name="an_item_belongs_to_one_meeting",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_needed(self) -> bool:
        """A meeting about a case always speaks of immediate safety and of its decision; and what is minuted stays."""
        return bool(self.minuted_at) or (self.of_case_id is not None and self.about in ("SAFETY", "DECISION"))

    @property
    def reference(self) -> str:
        """That of the case it is about, in whose history stands what is done with it; of the group's own items none."""
        return self.case.reference if self.case else ""

    @property
    def meeting(self) -> GroupMeeting | Meeting:
        """The one to which it belongs, as the constraint says."""
        return cast("GroupMeeting | Meeting", self.of_case or self.of_group)


class ItemPaper(models.Model):
    """A paper that goes with an item: a document of its case, or a file of its own, such as a report or earlier minutes."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    about = models.CharField("what it is", max_length=300)
    digest = models.CharField(max_length=64)
    name = models.CharField("the name it came under", max_length=uploads.LONGEST_NAME)
    kind = models.CharField(max_length=10, choices=[(kind, words) for kind, (words, *_) in uploads.KINDS.items()])
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("when it was taken off", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "digest"], condition=Q(removed_at__isnull=True), name="a_paper_goes_with_an_item_once"
            )
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def of_group(self) -> GroupMeeting | None:
        return self.item.of_group

    @property
    def case(self) -> Case | None:
        return self.item.case

    @property
    def safe_name(self) -> str:
        """The name it is given out under: nothing that anybody typed is in it."""
        return f"paper-{self.pk}.{uploads.KINDS[self.kind][1]}"

    @property
    def size_in_words(self) -> str:
        return uploads.size_in_words(self.size)


class ItemDecision(models.Model):
    """Something that a meeting decided on an item, with whoever did not agree and why."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    words = models.TextField()
    dissent = models.TextField("who did not agree, and why", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return self.words


class ItemAction(models.Model):
    """Something that somebody took on at a meeting, with the day by which, as it was minuted.

    At a meeting about a case an agency's is an action on the tracker of that case (`tracked`), which says how it stands. What
    else was taken on stands here until its owner says what was done.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="actions")
    tracked = models.OneToOneField(Action, models.PROTECT, null=True, blank=True, related_name="minuted")
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
                condition=Q(done_on__isnull=True, done_words="")
                | Q(done_on__isnull=False, tracked__isnull=True) & ~Q(done_words=""),
                name="an_action_of_the_group_is_done_in_words",
            )
        ]

    def __str__(self) -> str:
        return self.text


class AgendaWord(models.Model):
    """What a chair says of a draft agenda, of a meeting of the group or of one about a case; it stays to be read."""

    of_group = models.ForeignKey(GroupMeeting, models.PROTECT, null=True, blank=True, related_name="agenda_words")
    of_case = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="agenda_words")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(of_group__isnull=False, of_case__isnull=True)
                | Q(of_group__isnull=True, of_case__isnull=False),
                name="a_word_is_on_one_agenda",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} on the agenda"
