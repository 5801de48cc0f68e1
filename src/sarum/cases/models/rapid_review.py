from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Adult, Case
from sarum.cases.models.chronology import ChronologyEntry
from sarum.cases.models.facts import Fact
from sarum.cases.models.findings import Finding
from sarum.cases.models.meeting import Meeting
from sarum.cases.models.referral import Answer, Element, Standard
from sarum.cases.models.returns import ScopingReturn


class Decision(models.TextChoices):
    """What the Joint Case Review group may recommend to the Independent Chair."""

    MANDATORY = "MANDATORY", "Safeguarding Adults Review: mandatory, s.44(1) to (3)"
    DISCRETIONARY = ("DISCRETIONARY", "Safeguarding Adults Review: discretionary, s.44(4)")
    NO_REVIEW = "NO_REVIEW", "No Safeguarding Adults Review"


class BesidesKind(models.TextChoices):
    """What may be done instead of a review, or besides it."""

    OTHER_REVIEW = "OTHER_REVIEW", "Another kind of review"
    SINGLE_AGENCY = "SINGLE_AGENCY", "A review by one agency"
    AUDIT = "AUDIT", "A multi-agency audit"
    ROUND_TABLE = "ROUND_TABLE", "A round table or learning event"
    OTHER_BOARD = "OTHER_BOARD", "A referral to another board or partnership"
    OTHER = "OTHER", "Something else"


class RapidReview(models.Model):
    """The Rapid Review of one case: its facts, its answer on safety, its decision and grounds."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="rapid_review")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="rapid_review")
    is_action_needed = models.BooleanField("immediate action is needed for somebody's safety", null=True)
    safety_answer = models.TextField(blank=True)
    facts = models.TextField("the context in which the facts stand", blank=True)
    analysis = models.TextField(blank=True)
    good_practice = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    grounds = models.TextField(blank=True)
    learning_summary = models.TextField(blank=True)
    why_no_more = models.TextField("why no more can be learnt", blank=True)
    scope = models.TextField("proposed scope, method and lines of enquiry", blank=True)
    besides_kind = models.CharField("of what kind", max_length=20, choices=BesidesKind, blank=True)
    besides = models.TextField("what else will be done instead or besides", blank=True)
    besides_lead = models.CharField("who leads it", max_length=200, blank=True)
    besides_by = models.DateField("by when", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    acting_because = models.TextField("why another decides for the JCR Chair", blank=True)
    dissenting = models.ManyToManyField(Agency, related_name="+", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(decision="") & ~Q(grounds="") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="a_decision_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(besides_kind="", besides="", besides_lead="", besides_by__isnull=True)
                | ~Q(besides_kind="") & ~Q(besides="") & ~Q(besides_lead="") & Q(besides_by__isnull=False),
                name="what_else_is_done_has_a_lead_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(is_action_needed__isnull=True) | ~Q(safety_answer=""), name="safety_is_answered_in_words"
            ),
            models.CheckConstraint(
                condition=Q(decision="") | Q(is_action_needed__isnull=False),
                name="safety_is_answered_before_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(decision="NO_REVIEW") | ~Q(learning_summary="") & ~Q(why_no_more=""),
                name="no_review_says_what_was_learnt_and_why_no_more",
            ),
        ]

    def __str__(self) -> str:
        return f"Rapid Review, {self.case}"


class Gap(models.Model):
    """A return that was missing or not assured when the Rapid Review was held, and why it did not wait."""

    rapid_review = models.ForeignKey(RapidReview, models.PROTECT, related_name="gaps")
    agency = models.ForeignKey(Agency, models.PROTECT)
    what = models.CharField(max_length=200)
    reason = models.TextField()

    class Meta:
        ordering = ["agency__name"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_gap_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.agency}: {self.what}"


class Limb(models.Model):
    """The decision on one element of the s.44 test for one adult. Deciding it again adds a row; the last one stands."""

    rapid_review = models.ForeignKey(RapidReview, models.PROTECT, related_name="limbs")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="limbs")
    element = models.CharField(max_length=20, choices=Element)
    answer = models.CharField(max_length=20, choices=Answer)
    standard = models.CharField(max_length=20, choices=Standard, blank=True)
    grounds = models.TextField()
    facts = models.ManyToManyField(Fact, related_name="limbs", blank=True)
    findings = models.ManyToManyField(Finding, related_name="limbs", blank=True)
    returns = models.ManyToManyField(ScopingReturn, related_name="limbs", blank=True)
    entries = models.ManyToManyField(ChronologyEntry, related_name="limbs", blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(grounds=""), name="a_limb_is_decided_on_grounds")]

    def __str__(self) -> str:
        return f"{self.get_element_display()}: {self.get_answer_display()}"


class LimbView(models.Model):
    """What one agency thinks of one element for one adult, and on what grounds. A later view stands beside the earlier."""

    rapid_review = models.ForeignKey(RapidReview, models.PROTECT, related_name="limb_views")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="limb_views")
    element = models.CharField(max_length=20, choices=Element)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Answer)
    grounds = models.TextField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(grounds=""), name="a_view_of_a_limb_has_grounds")]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_answer_display()}"


class EarlyLearning(models.Model):
    """Something worth knowing at once, shared without waiting for the review: through Sarum with `agencies`, or elsewhere."""

    rapid_review = models.ForeignKey(RapidReview, models.PROTECT, related_name="early_learning")
    point = models.TextField()
    shared_with = models.TextField()
    agencies = models.ManyToManyField(Agency, related_name="early_learning", blank=True)
    shared_on = models.DateField()
    shared_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["shared_on", "pk"]
        verbose_name_plural = "early learning"

    def __str__(self) -> str:
        return f"early learning shared on {self.shared_on:%-d %B %Y}"

    @property
    def case(self) -> Case:
        return self.rapid_review.case
