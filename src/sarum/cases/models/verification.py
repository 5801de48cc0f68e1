from django.db import models
from django.db.models import Exists, OuterRef, Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.meeting import Meeting


class NextStep(models.TextChoices):
    """What a verification meeting may decide."""

    SCOPING = "SCOPING", "Scoping and Rapid Review"
    ALTERNATIVE = "ALTERNATIVE", "Alternative action"
    ELSEWHERE = "ELSEWHERE", "Referred to another process or Board"
    MORE_INFORMATION = "MORE_INFORMATION", "More information is needed first"
    NOT_PROGRESSED = "NOT_PROGRESSED", "Not progressed"


class VerificationQuerySet(models.QuerySet["Verification"]):
    def standing(self) -> "VerificationQuerySet":
        """Those that hold, one of each case at most: none that stands came later. One that only advises ends nothing yet."""
        later = Verification.objects.filter(case=OuterRef("case"), pk__gt=OuterRef("pk"), stands_at__isnull=False)
        return self.filter(~Exists(later), stands_at__isnull=False)


class Verification(models.Model):
    """The Board's first decision on a case: not whether the criteria are met, but whether to find out.

    An advisory one, of a meeting without every statutory partner, stands only once each absent partner has confirmed it.
    A decision is never edited: a later one supersedes it, at a meeting of its own or on the record of the same one.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="verifications")
    meeting = models.OneToOneField(Meeting, models.PROTECT, null=True, blank=True, related_name="verification")
    next_step = models.CharField(max_length=20, choices=NextStep)
    reasons = models.TextField()
    acting_because = models.TextField("why another decides for the JCR Chair", blank=True)
    is_advisory = models.BooleanField("advisory when it was made", default=False)
    absent = models.ManyToManyField(
        Agency, verbose_name="statutory partners that were not there", related_name="+", blank=True
    )
    is_in_writing = models.BooleanField("decided without meeting", default=False)
    stands_at = models.DateTimeField("since when it stands", null=True, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    superseding_because = models.TextField("why the earlier decision no longer stands", blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="a_verification_has_reasons"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(supersedes__isnull=False),
                name="a_verification_rests_on_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(superseding_because=""),
                name="a_verification_is_superseded_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return self.get_next_step_display()

    @property
    def successor(self) -> "Verification | None":
        """The later decision that took its place: the first one that stands. One that only advises has not yet."""
        later = getattr(self, "superseded_by", None)
        return later if later is None or later.stands_at else later.successor

    @property
    def at_meeting(self) -> Meeting:
        """The meeting on whose record it rests."""
        decision = self
        while decision.meeting is None and decision.supersedes is not None:
            decision = decision.supersedes
        if decision.meeting is None:
            raise ValueError("A verification rests on a meeting, as its constraint says.")
        return decision.meeting


class Elsewhere(models.Model):
    """Another process or Board to which a case was referred: which, whom, when they were told, and whether the case waits."""

    verification = models.OneToOneField(Verification, models.PROTECT, related_name="elsewhere")
    process = models.CharField("which process or Board", max_length=200)
    to_whom = models.CharField(max_length=200)
    told_on = models.DateField("when they were told")
    is_waiting = models.BooleanField("the case waits for them")

    def __str__(self) -> str:
        return self.process


class Confirmation(models.Model):
    """What an absent statutory partner said, in writing, of an advisory decision."""

    verification = models.ForeignKey(Verification, models.PROTECT, related_name="confirmations")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_confirmed = models.BooleanField()
    grounds = models.TextField()
    how = models.CharField("how it came, where the Partnership Team recorded it", max_length=200, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["verification", "agency"], name="a_partner_confirms_once"),
            models.CheckConstraint(condition=~Q(grounds=""), name="a_confirmation_has_grounds"),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {'confirmed' if self.is_confirmed else 'not confirmed'}"
