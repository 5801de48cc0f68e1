import json
from hashlib import sha256

from django.db import models

from sarum.board.models import Person
from sarum.cases.models.case import Case


class Report(models.Model):
    """The Rapid Review report: written in versions, signed in a chain, locked when it is ratified."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="report")
    ratified_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Rapid Review report, {self.case}"

    @property
    def latest(self) -> "ReportVersion":
        return self.versions.latest("number")

    @property
    def is_locked(self) -> bool:
        return self.ratified_at is not None


class ReportVersion(models.Model):
    """The report's words at one moment. A version is never changed: a correction is a new one."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    sections = models.JSONField()
    digest = models.CharField(max_length=64)
    why = models.TextField("what is new in it", blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_version_of_each_number")]

    def __str__(self) -> str:
        return f"{self.report}, version {self.number}"

    @property
    def case(self) -> Case:
        return self.report.case

    @property
    def short_digest(self) -> str:
        return self.digest[:12]

    @property
    def is_amendment(self) -> bool:
        """Whether it was written after the report was ratified: then it is an amendment that was approved."""
        ratified_at = self.report.ratified_at
        return ratified_at is not None and self.written_at > ratified_at


def digest_of(content: object) -> str:
    """SHA-256 of a content in one canonical spelling: what is signed is this, and nothing else."""
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()).hexdigest()
