from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Case
from sarum.cases.models.letter import How
from sarum.cases.models.report import Report
from sarum.cases.models.verification import Verification
from sarum.kit.sentence import lowered


class Challenger(models.TextChoices):
    REFERRER = "REFERRER", "The referrer"
    FAMILY = "FAMILY", "The adult or their family"
    PARTNER = "PARTNER", "A partner agency"


class About(models.TextChoices):
    """What can be challenged."""

    VERIFICATION = "VERIFICATION", "The verification decision"
    CRITERIA = "CRITERIA", "The decision under section 44 of the Care Act"
    REPORT = "REPORT", "What the Rapid Review report says"
    SCOPE = "SCOPE", "The scope and manner of the review"
    PUBLICATION = "PUBLICATION", "The decision on publication"
    CONDUCT = "CONDUCT", "How the Board, or somebody for it, has acted"


class ChallengeOutcome(models.TextChoices):
    UPHELD = "UPHELD", "Upheld: the decision should be taken again"
    PARTLY_UPHELD = "PARTLY_UPHELD", "Partly upheld"
    NOT_UPHELD = "NOT_UPHELD", "Not upheld: the decision stands"


class Challenge(models.Model):
    """Somebody does not agree: with what, on what grounds, what somebody uninvolved answered, and whether that settled it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="challenges")
    about = models.CharField(max_length=20, choices=About)
    verification = models.ForeignKey(Verification, models.PROTECT, null=True, blank=True, related_name="challenges")
    concerns = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    by_whom = models.CharField(max_length=20, choices=Challenger)
    name = models.CharField(max_length=200)
    grounds = models.TextField()
    received_on = models.DateField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    due_on = models.DateField()
    due_because = models.TextField()
    outcome = models.CharField(max_length=20, choices=ChallengeOutcome, blank=True)
    reasons = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=20, choices=How, blank=True)
    told_on = models.DateField(null=True, blank=True)
    is_settled = models.BooleanField("the challenger accepts the answer", null=True)
    unsettled_because = models.TextField("what stays in dispute", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(about="VERIFICATION", verification__isnull=False)
                | ~Q(about="VERIFICATION") & Q(verification__isnull=True),
                name="a_challenge_says_which_decision",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True, answered_by__isnull=True)
                | ~Q(outcome="") & ~Q(reasons="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="a_challenge_is_answered_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(is_settled=False) & ~Q(unsettled_because="")
                | Q(is_settled__isnull=True, unsettled_because="") | Q(is_settled=True, unsettled_because=""),
                name="an_unsettled_challenge_says_what_stays_in_dispute",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Challenge of {self.received_on:%-d %B %Y}"

    @property
    def what(self) -> str:
        """What is challenged, as it stands inside a sentence."""
        return lowered(self.get_about_display())


class Addendum(models.Model):
    """What a ratified report says of a challenge that was not settled. It stands beside the signed words, and changes none."""

    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="addendum")
    report = models.ForeignKey(Report, models.PROTECT, related_name="addenda")
    words = models.TextField()
    digest = models.CharField(max_length=64)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent_back_because = models.TextField("what the Independent Chair asks to change", blank=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    acting_because = models.TextField("why another agrees for the office", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["agreed_at", "pk"]
        verbose_name_plural = "addenda"
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False, sent_back_because=""),
                name="an_addendum_says_who_agreed_it_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"Addendum of {self.written_at:%-d %B %Y}"

    @property
    def case(self) -> Case:
        return self.report.case

    @property
    def short_digest(self) -> str:
        return self.digest[:12]
