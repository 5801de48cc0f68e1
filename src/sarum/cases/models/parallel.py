from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case


class ProcessKind(models.TextChoices):
    """What else may look at the same events."""

    SECTION_42 = "SECTION_42", "Section 42 enquiry"
    INQUEST = "INQUEST", "Inquest"
    CRIMINAL = "CRIMINAL", "Criminal investigation or prosecution"
    DARDR = "DARDR", "Domestic abuse related death review (DARDR)"
    LEDER = "LEDER", "LeDeR review"
    PSII = "PSII", "Patient safety incident investigation"
    CHILD = "CHILD", "Child safeguarding practice review or rapid review"
    MAPPA = "MAPPA", "MAPPA serious case review"
    MENTAL_HEALTH = "MENTAL_HEALTH", "Mental health homicide review"
    FIRE = "FIRE", "Fatal fire review"
    PRISON = "PRISON", "Prisons and Probation Ombudsman investigation"
    PROVIDER = "PROVIDER", "Large-scale or provider enquiry"
    REGULATOR = "REGULATOR", "Regulator: CQC, HSE or a professional body"
    IOPC = "IOPC", "IOPC investigation"
    OTHER_BOARD = "OTHER_BOARD", "Another Safeguarding Adults Board"
    COMPLAINT = "COMPLAINT", "Complaint, Ombudsman or civil claim"
    OTHER = "OTHER", "Another process"


class ProcessStanding(models.TextChoices):
    POSSIBLE = "POSSIBLE", "Possible"
    OPEN = "OPEN", "Open"
    PAUSED = "PAUSED", "Paused"
    CLOSED = "CLOSED", "Closed"
    NOT_APPLICABLE = "NOT_APPLICABLE", "Not applicable"


class Sequencing(models.TextChoices):
    """What was agreed between those who lead: which goes first."""

    NOT_AGREED = "NOT_AGREED", "Not agreed yet"
    TOGETHER = "TOGETHER", "They run together"
    REVIEW_PAUSED = "REVIEW_PAUSED", "The review is paused until it ends"
    REVIEW_FIRST = "REVIEW_FIRST", "The review goes first"


class ParallelProcess(models.Model):
    """An inquest, an enquiry, an investigation: something else that looks at the same events."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parallel_processes")
    kind = models.CharField(max_length=20, choices=ProcessKind, default=ProcessKind.OTHER)
    process = models.CharField(max_length=200)
    lead = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    standing = models.CharField(max_length=20, choices=ProcessStanding, default=ProcessStanding.OPEN)
    status = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    next_is = models.CharField(max_length=200, blank=True)
    sequencing = models.CharField(max_length=20, choices=Sequencing, default=Sequencing.NOT_AGREED)
    restriction = models.TextField("what may not be shared", blank=True)
    effect_on_review = models.TextField(blank=True)
    effect_on_publication = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "parallel processes"
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gte=models.F("opened_on")),
                name="a_process_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.process


class Disclosure(models.Model):
    """What was disclosed to, or for, another process: what, to whom, on what basis, when and by whom."""

    process = models.ForeignKey(ParallelProcess, models.PROTECT, related_name="disclosures")
    what = models.TextField()
    to_whom = models.CharField(max_length=200)
    basis = models.TextField()
    on = models.DateField()
    disclosed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.what} to {self.to_whom}"

    @property
    def case(self) -> Case:
        return self.process.case
