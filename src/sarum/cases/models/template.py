from django.db import models
from django.db.models import Q, Value

from sarum.board.models import Person


class Stage(models.TextChoices):
    """For what an agency is asked: everything, or as much as scoping needs."""

    SCOPING = "SCOPING", "Scoping"
    REVIEW = "REVIEW", "A commissioned review"


class ScopingTemplate(models.Model):
    """One version of what the Board asks every agency. Once it is issued it never changes: a return is read as it was asked.

    `sections` is a list of `{slug, title, intro, questions}`, each question `{name, label, hint, kind, rows, options,
    is_analysis, stage}`; a question keeps its name in later versions, so that answers can be compared.
    """

    number = models.PositiveIntegerField(unique=True)
    sections = models.JSONField()
    changed = models.TextField("what has changed, and why", blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                Value(1), condition=Q(issued_at__isnull=True), name="one_template_is_drafted_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Scoping template {self.number}"
