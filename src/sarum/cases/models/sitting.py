from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.access import Place
from sarum.kit.time_of_day import said_length


class ComesHow(models.TextChoices):
    COMES = "COMES", "Comes"
    DEPUTY = "DEPUTY", "Sends a deputy"
    APOLOGIES = "APOLOGIES", "Sends apologies"


class Sitting(models.Model):
    """What every meeting has, of the group or about one case: when and where, its agenda, and its minutes until they stand.

    `agenda` is what was issued and `checked_words` the minutes that a chair checked, word for word; `digest` is of those.
    """

    starts_at = models.DateTimeField()
    lasts = models.PositiveSmallIntegerField("how many minutes it lasts", default=60)
    where = models.CharField(max_length=200, default="Virtual")
    link = models.TextField("the link to join", blank=True)
    sequence = models.PositiveSmallIntegerField("how often the invitation changed", default=0)
    arranged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agenda = models.JSONField("the agenda as it was issued", default=list, blank=True)
    consulted_at = models.DateTimeField("when its agenda was put to both chairs", null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    minuted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    checked_words = models.JSONField("the minutes as they were checked", default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sent_back_at = models.DateTimeField("when a chair sent the minutes back", null=True, blank=True)
    sent_back_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sent_back_because = models.TextField("what is to be put right in the minutes", blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_because="")
                | Q(cancelled_at__isnull=False) & ~Q(cancelled_because=""),
                name="a_%(class)s_is_cancelled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, digest="")
                | Q(checked_at__isnull=False, ended_at__isnull=False, checked_by__isnull=False) & ~Q(digest=""),
                name="a_%(class)s_is_checked_after_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(checked_at__isnull=False, approved_by__isnull=False),
                name="minutes_of_a_%(class)s_are_checked_first",
            ),
            models.CheckConstraint(
                condition=Q(sent_back_at__isnull=True, sent_back_because="")
                | Q(sent_back_at__isnull=False, sent_back_by__isnull=False) & ~Q(sent_back_because=""),
                name="minutes_of_a_%(class)s_are_sent_back_in_words",
            ),
        ]

    @property
    def lasts_in_words(self) -> str:
        return said_length(self.lasts)

    @property
    def short_digest(self) -> str:
        return self.digest[:12]


class Seat(models.Model):
    """One person asked to a meeting, what they answered, and whether they came.

    Whoever comes says whether they may agree actions for their organisation; the words are their own.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField("as", max_length=200, blank=True)
    answer = models.CharField(max_length=10, choices=ComesHow, blank=True)
    has_authority = models.BooleanField("can agree actions for their organisation", null=True)
    statement = models.CharField("what they say of their authority", max_length=300, blank=True)
    deputy_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+"
    )  # that came with being asked
    is_present = models.BooleanField("came", null=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
