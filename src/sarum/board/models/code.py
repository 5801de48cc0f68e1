from abc import abstractmethod

from django.db import models


class Code(models.Model):
    """A code that was e-mailed to somebody: it opens one thing, once, in the browser that asked for it."""

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Code of {self.made_at:%-d %B %Y}"

    @property
    @abstractmethod
    def opens(self) -> str:
        """What it opens, as it is bound into its digest."""
