from django.db import models

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.kit import uploads


class Scan(models.TextChoices):
    """How far the check for viruses is with a document."""

    WAITING = "WAITING", "Waiting to be checked for viruses"
    CLEAN = "CLEAN", "Checked: no virus found"
    SUSPECT = "SUSPECT", "Held: a virus was found"
    NOT_SCANNED = "NOT_SCANNED", "Not checked for viruses"


class Document(models.Model):
    """A file that belongs to a case, as it came. It may be withdrawn with a reason, and is kept even then."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    name = models.CharField("the name it came under", max_length=uploads.LONGEST_NAME)
    kind = models.CharField(max_length=10, choices=[(kind, words) for kind, (words, *_) in uploads.KINDS.items()])
    size = models.PositiveIntegerField()
    about = models.CharField("what it is", max_length=300, blank=True)
    provenance = models.CharField("where it came from", max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    scan = models.CharField(max_length=20, choices=Scan, default=Scan.WAITING)
    scanned_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="a_document_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because="")
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~models.Q(withdrawn_because=""),
                name="a_withdrawal_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=models.Q(scan__in=[Scan.CLEAN, Scan.SUSPECT], scanned_at__isnull=False)
                | models.Q(scan__in=[Scan.WAITING, Scan.NOT_SCANNED], scanned_at__isnull=True),
                name="a_scan_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.number}"

    @property
    def safe_name(self) -> str:
        """The name it is given out under: nothing that anybody typed is in it."""
        return f"{self.case.reference}-D{self.number}.{uploads.KINDS[self.kind][1]}"

    @property
    def size_in_words(self) -> str:
        return uploads.size_in_words(self.size)
