from typing import Any

from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.document import Document
from sarum.cases.models.pseudonyms import NamedPerson


class SourceKind(models.TextChoices):
    FILE = "FILE", "A file"
    PASTED = "PASTED", "A pasted table"
    RETURN = "RETURN", "Key events of a return"
    TYPED = "TYPED", "Typed in"


class SourceStanding(models.TextChoices):
    """Whether the rows of a source are in the combined chronology."""

    READ = "READ", "Read, and not yet in"
    IN = "IN", "In the chronology"
    REPLACED = "REPLACED", "Replaced by a newer version"
    SET_ASIDE = "SET_ASIDE", "Set aside"


class ChronologySource(models.Model):
    """What one agency sent of its records, as it was read: a file, a pasted table, the key events of its return.

    A corrected file is a source of its own that replaces the one before. `reading` is what the engine understood: its tables,
    the rows that are no entries and, until the source is taken in, its entries and problems. `roles` is what somebody said of
    headings that the engine could not be sure of, by table and heading.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="chronology_sources")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=SourceKind, default=SourceKind.FILE)
    name = models.CharField("what it is called", max_length=200)
    agency = models.CharField("whose it is, where somebody said so", max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="chronology_sources")
    roles = models.JSONField(default=dict, blank=True)
    reading = models.JSONField(default=dict, blank=True)
    standing = models.CharField(max_length=10, choices=SourceStanding, default=SourceStanding.READ)
    edition = models.PositiveIntegerField("which version of it this is", default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField(null=True, blank=True)
    taken_in_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="a_chronology_source_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(standing="SET_ASIDE") & ~Q(set_aside_because="")
                | ~Q(standing="SET_ASIDE") & Q(set_aside_because=""),
                name="a_chronology_source_is_set_aside_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=["READ", "SET_ASIDE"])
                | Q(taken_in_at__isnull=False, taken_in_by__isnull=False),
                name="a_chronology_source_says_who_took_it_in",
            ),
        ]

    def __str__(self) -> str:
        """What the history calls it: the names of files hold names of people."""
        return f"chronology {self.number}"

    @property
    def title(self) -> str:
        return f"{self.name}, version {self.edition}" if self.edition > 1 else self.name


class ChronologyEntry(models.Model):
    """One row of one agency's record, in the agency's own words, which nobody overwrites.

    `date` is EDTF, empty where undated, and `date_read` the date as the engine read it; the two differ where a person
    settled it. `place` is the row's place among all that are in the chronology of the case, empty while it is not in it.
    `hidden` is the same row without names, and the two texts are what is searched.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="chronology")
    source = models.ForeignKey(ChronologySource, models.PROTECT, related_name="entries")
    order = models.PositiveIntegerField("its place in its source")
    place = models.PositiveIntegerField(null=True, blank=True)
    agency = models.CharField(max_length=200)
    date = models.CharField(max_length=40, blank=True)
    date_read = models.CharField(max_length=40, blank=True)
    time = models.CharField(max_length=5, blank=True)
    first_on = models.DateField("the first day it may mean", null=True, blank=True)
    last_on = models.DateField("the last day it may mean", null=True, blank=True)
    certainty = models.CharField(max_length=12, blank=True)
    written = models.TextField("the date as it stands", blank=True)
    information = models.TextField("source of the information", blank=True)
    event = models.TextField("what happened", blank=True)
    columns = models.JSONField("every other cell, by its heading", default=dict, blank=True)
    table = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    hidden = models.JSONField("the row without names", default=dict, blank=True)
    named_text = models.TextField("what is searched", blank=True)
    hidden_text = models.TextField("what is searched without names", blank=True)
    people = models.ManyToManyField(NamedPerson, related_name="entries", blank=True)
    dated_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    dated_at = models.DateTimeField(null=True, blank=True)
    dated_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["place", "source", "order"]
        verbose_name_plural = "chronology entries"
        indexes = [models.Index(fields=["case", "place"], name="chronology_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["source", "order"], name="a_chronology_row_is_read_once"),
            models.CheckConstraint(
                condition=Q(first_on__isnull=True, last_on__isnull=True)
                | Q(first_on__isnull=False, last_on__gte=models.F("first_on")),
                name="a_chronology_entry_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, table {self.table}, row {self.row}"

    def names(self) -> dict[str, Any]:
        """The row as its agency wrote it, in the shape of `hidden`."""
        return {
            "agency": self.agency, "written": self.written, "information": self.information, "event": self.event,
            "columns": self.columns, "file": self.source.name,
        }  # fmt: skip


class ChronologyProblem(models.Model):
    """What could not be read for certain in a source, until somebody settles it; `suggestion` may be accepted."""

    source = models.ForeignKey(ChronologySource, models.PROTECT, related_name="problems")
    entry = models.ForeignKey(ChronologyEntry, models.PROTECT, null=True, blank=True, related_name="problems")
    table = models.PositiveIntegerField(null=True, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    heading = models.CharField(max_length=200, blank=True)
    written = models.TextField(blank=True)
    problem = models.TextField()
    suggestion = models.CharField(max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_as = models.CharField("what was made of it", max_length=300, blank=True)

    class Meta:
        ordering = ["source", "table", "row", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, settled_as="")
                | Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(settled_as=""),
                name="a_chronology_problem_is_settled_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"problem of {self.source}"

    @property
    def case(self) -> Case:
        return self.source.case


class SignKind(models.TextChoices):
    GAP = "GAP", "A gap"
    CLASH = "CLASH", "Told differently by two agencies"
    TWICE = "TWICE", "Perhaps told twice by one agency"


class ChronologySign(models.Model):
    """Something that the combined chronology shows by itself: a gap, a clash, a row told twice; and the rows it rests on.

    Found anew whenever a row comes, goes or is dated. A gap without an agency is everybody's.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="chronology_signs")
    kind = models.CharField(max_length=10, choices=SignKind)
    agency = models.CharField(max_length=200, blank=True)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    days = models.PositiveIntegerField(null=True, blank=True)
    one = models.ForeignKey(ChronologyEntry, models.CASCADE, related_name="+")
    other = models.ForeignKey(ChronologyEntry, models.CASCADE, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="GAP") | Q(first_on__isnull=False, last_on__isnull=False, days__isnull=False),
                name="a_gap_says_from_when_to_when",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
