from django.db import models

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.chronology import ChronologyEntry


class TagKind(models.TextChoices):
    THEME = "THEME", "Theme"
    EPISODE = "EPISODE", "Key practice episode"
    ENQUIRY = "ENQUIRY", "Key line of enquiry"


class Tag(models.Model):
    """A theme, a key practice episode or a key line of enquiry, by which entries of one case are brought together."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tags")
    kind = models.CharField(max_length=10, choices=TagKind)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["case", "kind", "name"], name="a_tag_stands_once_in_a_case")]

    def __str__(self) -> str:
        return self.name


class Significance(models.TextChoices):
    TURNING_POINT = "TURNING_POINT", "A turning point"
    IMPORTANT = "IMPORTANT", "Important"
    BACKGROUND = "BACKGROUND", "Background"


class Expected(models.TextChoices):
    YES = "YES", "Yes, what was done is what was expected"
    NO = "NO", "No, it fell short"
    BETTER = "BETTER", "It was better than expected"
    UNCLEAR = "UNCLEAR", "It cannot be told from the record"


class EntryNote(models.Model):
    """What one reviewer thinks of an entry, in a layer of its own beside the agency's words."""

    entry = models.ForeignKey(ChronologyEntry, models.PROTECT, related_name="notes")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    words = models.TextField(blank=True)
    significance = models.CharField(max_length=15, choices=Significance, blank=True)
    was_expected = models.CharField("was this expected practice?", max_length=10, choices=Expected, blank=True)
    standard = models.TextField("by which standard", blank=True)
    tags = models.ManyToManyField(Tag, related_name="notes", blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "made_by"], name="a_reviewer_has_one_note_on_an_entry")]

    def __str__(self) -> str:
        return f"note on {self.entry}"

    @property
    def case(self) -> Case:
        return self.entry.case


class Finding(models.Model):
    """What the chronology shows, in a sentence, and the entries on which it rests."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    number = models.PositiveIntegerField()
    words = models.TextField()
    entries = models.ManyToManyField(ChronologyEntry, related_name="findings")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="a_finding_has_a_number_of_its_own")]

    def __str__(self) -> str:
        return f"finding {self.number}"


class Abbreviation(models.Model):
    """What an abbreviation means in the records of one case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="abbreviations")
    short = models.CharField(max_length=30)
    meaning = models.CharField(max_length=200)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["short"]
        constraints = [models.UniqueConstraint(fields=["case", "short"], name="an_abbreviation_has_one_meaning")]

    def __str__(self) -> str:
        return self.short
