from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case


class PaperKind(models.TextChoices):
    """The kinds of documents that Sarum writes in a Word template."""

    REFERRER = "REFERRER", "Letter to a referrer"
    AGENCY = "AGENCY", "Letter to an agency"
    AGENCY_HEAD = "AGENCY_HEAD", "Letter to the head of an agency"
    FAMILY = "FAMILY", "Letter to the adult or the family"
    OTHER_BODY = "OTHER_BODY", "Letter to a coroner, the police or another body"
    REPORT = "REPORT", "Rapid Review report"
    MINUTES = "MINUTES", "Minutes of a meeting"
    AGENDA = "AGENDA", "Agenda of a meeting"


class WordTemplate(models.Model):
    """One version of the Word file in which a kind of document is written. It stays; the one that was last put in force is.

    A version without a file says that the Board went back to Sarum's own.
    """

    kind = models.CharField(max_length=20, choices=PaperKind)
    number = models.PositiveIntegerField()
    digest = models.CharField("of the file", max_length=64, blank=True)
    name = models.CharField(max_length=100, blank=True)
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    in_force_at = models.DateTimeField("when it was last put in force", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_word_template_of_each_number"),
            models.CheckConstraint(
                condition=Q(digest="", name="") | ~Q(digest="") & ~Q(name=""), name="a_word_template_has_file_and_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, template {self.number}"


class MadeDocument(models.Model):
    """A document that was made: of what, in which template, and the file itself under its digest, so that it stays as it was."""

    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="made_documents")
    kind = models.CharField(max_length=20, choices=PaperKind)
    ending = models.CharField(max_length=4, choices=[("docx", "Word"), ("pdf", "PDF")])
    title = models.CharField(max_length=300)
    template_number = models.PositiveIntegerField(null=True, blank=True)  # none: Sarum's own, or no template
    template_digest = models.CharField("of the file that it was written in", max_length=64, blank=True)
    words_digest = models.CharField("of the words that are signed, where it holds such", max_length=64, blank=True)
    content_at = models.DateTimeField("the moment of which it speaks")
    digest = models.CharField("of the whole file, under which it is kept", max_length=64)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "ending", "digest"], condition=Q(case__isnull=False), name="one_record_of_each_document"
            ),
            models.UniqueConstraint(
                fields=["made_by", "kind", "ending", "digest"], condition=Q(case__isnull=True),
                name="one_record_of_each_document_of_the_group_for_each_maker",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title}, {self.get_ending_display()}"

    @property
    def short_digest(self) -> str:
        return self.digest[:12]
