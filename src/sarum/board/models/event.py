import json
from typing import Any

from django.db import models


class Event(models.Model):
    """One link of the chain: that something was done, when and by whom. Never changed, never removed.

    The words (who, what) may hold personal text, so they stand in `EventWords`; the chain holds only their salted
    digest. `link` is SHA-256 over every field here and the link before.
    """

    number = models.BigIntegerField(primary_key=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    act = models.CharField(max_length=60)
    actor = models.CharField(max_length=40)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    subject = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=64, null=True, unique=True)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.act}"


class EventWords(models.Model):
    """What an event says: who did it, in what office, in one plain sentence, with any detail worth keeping."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="words")
    salt = models.CharField(max_length=32)
    who = models.CharField(max_length=300)
    office = models.CharField(max_length=200, blank=True)
    sentence = models.TextField()
    detail = models.TextField(default="{}")  # the canonical text the digest was made of, letter for letter

    def __str__(self) -> str:
        return f"{self.who} {self.sentence}"

    @property
    def ended(self) -> str:
        """The sentence with one full stop at its end, however it was written."""
        return f"{self.sentence.removesuffix('.')}."

    @property
    def facts(self) -> dict[str, Any]:
        """The detail, read."""
        return json.loads(self.detail)


class ChainHead(models.Model):
    """Where the chain ends: one row, locked while a link is added, so that a cut tail shows."""

    number = models.BigIntegerField(default=0)
    link = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_head")]

    def __str__(self) -> str:
        return f"{self.number}:{self.link}"
