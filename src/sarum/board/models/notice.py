from django.db import models

from sarum.board.models.person import Person


class Notice(models.Model):
    """A letter waiting to go out, or gone: a reference and a link, never a name or a fact of the case."""

    to = models.ForeignKey(Person, models.PROTECT, null=True, related_name="notices")
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField("an invitation for the calendar", blank=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    once = models.CharField(max_length=120, null=True, unique=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, db_index=True)
    next_try_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.subject} to {self.address}"
