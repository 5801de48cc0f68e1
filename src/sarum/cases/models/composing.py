from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.report import Report, ReportVersion


class ReportSection(models.Model):
    """A section of the report as it is being written; it becomes part of a version when the report is put forward."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections")
    section = models.CharField(max_length=100)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="a_section_is_written_in_one_place")]

    def __str__(self) -> str:
        return f"a section of {self.report}"

    @property
    def case(self) -> Case:
        return self.report.case


class SectionTurn(models.Model):
    """What one person wrote in a section, until somebody else did or it was put forward. Kept, whatever comes after it."""

    section = models.ForeignKey(ReportSection, models.PROTECT, related_name="turns")
    words = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    report_version = models.ForeignKey(
        ReportVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="turns",
        verbose_name="the version it went into",
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"what {self.written_by} wrote in {self.section}"


class SectionComment(models.Model):
    """What somebody says of a section, or answers; open until it is settled."""

    section = models.ForeignKey(ReportSection, models.PROTECT, related_name="comments")
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_with")
    words = models.TextField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False, answers__isnull=True),
                name="a_comment_is_settled_by_somebody_and_an_answer_is_not",
            )
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def case(self) -> Case:
        return self.section.case

    @property
    def is_open(self) -> bool:
        return self.settled_at is None and self.answers_id is None
