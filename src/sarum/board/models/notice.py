from django.db import models

from sarum.board.models.person import Person


class Ending(models.TextChoices):
    """Why a letter that has not gone out will not go out by itself."""

    GIVEN_UP = "GIVEN_UP", "Given up"
    OVERTAKEN = "OVERTAKEN", "Not sent: overtaken"
    TOO_LATE = "TOO_LATE", "Not sent: too late"


class Notice(models.Model):
    """A letter waiting to go out, or gone: a reference and a link, never a name or a fact of the case."""

    to = models.ForeignKey(Person, models.PROTECT, null=True, related_name="notices")
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField("an invitation for the calendar", blank=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    once = models.CharField(max_length=120, null=True, unique=True)
    thread = models.CharField("what a later letter takes the place of", max_length=120, blank=True, db_index=True)
    useless_after = models.DateTimeField(null=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, db_index=True)
    first_tried_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_ended_once",
                condition=models.Q(ending="", ended_at=None) | models.Q(ended_at__isnull=False, sent_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.address}"

    @property
    def state(self) -> str:
        """SENT, WAITING, TRIED, or how it ended."""
        if self.sent_at:
            return "SENT"
        return self.ending or ("TRIED" if self.last_error else "WAITING")
