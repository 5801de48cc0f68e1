from django.db import models

from sarum.board.models import Person
from sarum.cases.models.case import Case


class NamedPerson(models.Model):
    """Somebody whom the records of a case name, and what they are called wherever names are not shown.

    These rows together are the key to the pseudonyms of a case. Adults and other people of the case have one by themselves.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="named_people")
    name = models.CharField(max_length=200)
    pseudonym = models.CharField(max_length=60)
    role = models.CharField("what they are to the case", max_length=200, blank=True)
    also_known_as = models.JSONField("every other way in which the records name them", default=list, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "named people"
        constraints = [
            models.UniqueConstraint(fields=["case", "name"], name="a_name_stands_in_the_key_once"),
            models.UniqueConstraint(fields=["case", "pseudonym"], name="a_pseudonym_is_one_persons"),
        ]

    def __str__(self) -> str:
        return self.pseudonym


class KeyCheck(models.Model):
    """That somebody has looked whether everybody whom the records name is in the key. Whoever may not read names sees only
    what was in the chronology by then."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="key_check")
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "check of the key to the pseudonyms"
