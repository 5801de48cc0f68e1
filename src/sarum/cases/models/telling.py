from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.involvement import Involvement
from sarum.cases.models.letter import How


class LetterKind(models.TextChoices):
    """The kinds of letters about a ratified report that begin in words of their own."""

    REFERRER = "REFERRER", "To the referrer"
    AGENCY = "AGENCY", "To an agency that was asked"
    AGENCY_HEAD = "AGENCY_HEAD", "To the head of an agency, where there is a review"
    FAMILY_REVIEW = "FAMILY_REVIEW", "To the adult or the family, where there is a review"
    FAMILY_NO_REVIEW = "FAMILY_NO_REVIEW", "To the adult or the family, where there is no review"
    OTHER_BODY = "OTHER_BODY", "To a coroner, the police or another body"


class LetterWording(models.Model):
    """One version of the words with which a kind of letter begins. It stays; the one that was last put in force is.

    A version without words says that the Board went back to Sarum's own.
    """

    kind = models.CharField(max_length=20, choices=LetterKind)
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    in_force_at = models.DateTimeField("when it was last put in force", null=True, blank=True)
    in_force_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    tried_with = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_letter_wording_of_each_number"),
            models.CheckConstraint(
                condition=Q(in_force_at__isnull=True) | Q(words="") | Q(tried_with__isnull=False),
                name="the_words_of_a_letter_are_tried_before_they_are_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.number}"


class Telling(models.Model):
    """That somebody was told what the ratified report decides: the referrer, an agency, or one of those close to the adult."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tellings")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    involvement = models.ForeignKey(Involvement, models.PROTECT, null=True, blank=True, related_name="tellings")
    to_name = models.CharField(max_length=200)
    told_how = models.CharField(max_length=20, choices=How)
    told_on = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["told_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True) | Q(involvement__isnull=True), name="one_is_told_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.to_name} was told"
