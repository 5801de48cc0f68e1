from typing import Any

from django.db import models

from sarum.board.models import Person
from sarum.cases.models.case import Case


class Pack(models.Model):
    """What those invited to a Rapid Review are given to read, as it was when a person released it. Never changed: what is
    new comes as another pack, with the next number."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="packs")
    number = models.PositiveIntegerField()
    note = models.TextField("what its readers should know", blank=True)
    content = models.JSONField("everything in it, word for word")
    digest = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="a_pack_has_a_number_of_its_own")]

    def __str__(self) -> str:
        return f"Pack {self.number}"

    @property
    def reference(self) -> str:
        """How it is named where nothing else of the case may be said."""
        return f"{self.case.reference}-P{self.number:02}"

    @property
    def returns(self) -> list[dict[str, Any]]:
        """The assured returns in it."""
        return list(self.content["returns"])
