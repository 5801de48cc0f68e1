from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case


class Capacity(models.TextChoices):
    """As what somebody has a place on one case."""

    INVITED = "INVITED", "Invited to its meetings"
    RESPONDENT = "RESPONDENT", "Answers for an agency"
    SENIOR_OFFICER = "SENIOR_OFFICER", "Endorses an agency's answer"
    REVIEWER = "REVIEWER", "Independent reviewer"
    BARRED = "BARRED", "Must not see it"


class Place(models.Model):
    """Why one person may see one case, or must not, from a day on, and until (without) the day it ended."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, models.PROTECT, related_name="places")
    capacity = models.CharField(max_length=20, choices=Capacity)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True)
    because = models.TextField()
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    while_of_group = models.BooleanField("only while they belong to the group", default=False)

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "capacity"],
                condition=Q(until_on__isnull=True, agency__isnull=True),
                name="one_open_place_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["case", "person", "capacity", "agency"],
                condition=Q(until_on__isnull=True),
                name="one_open_place_of_a_kind_for_an_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_capacity_display()}"
