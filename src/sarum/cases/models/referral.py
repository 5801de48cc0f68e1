import datetime as dt

from django.db import models
from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.models.code import Code
from sarum.cases.models.case import Adult, Case


class Reason(models.TextChoices):
    """Why a case is referred."""

    CRITERIA = ("CRITERIA", "The case may meet the criteria for a Safeguarding Adults Review")
    LEARNING = "LEARNING", "There may be learning for how agencies work together"
    GOOD_PRACTICE = "GOOD_PRACTICE", "Good practice that others could learn from"


class Route(models.TextChoices):
    ONLINE = "ONLINE", "Online"
    DOCUMENT = "DOCUMENT", "As a Word form"
    PAPER = "PAPER", "On paper"
    EMAIL = "EMAIL", "By e-mail or letter"
    TELEPHONE = "TELEPHONE", "By telephone"


class Element(models.TextChoices):
    """The four elements of the test in the Care Act 2014 s.44, each answered by itself."""

    IN_AREA = "IN_AREA", "An adult in the Board's area"
    NEEDS = "NEEDS", "Needs for care and support, whether or not they were being met"
    CONCERN = ("CONCERN", "Reasonable cause for concern about how agencies worked together")
    CONDITION = ("CONDITION", "Condition 1 (died) or condition 2 (alive, serious abuse or neglect)")


class Answer(models.TextChoices):
    MET = "MET", "Met"
    NOT_MET = "NOT_MET", "Not met"
    NOT_KNOWN = "NOT_KNOWN", "Not yet known"


class Standard(models.TextChoices):
    KNOWN = "KNOWN", "Known"
    SUSPECTED = "SUSPECTED", "Suspected"


class Referral(models.Model):
    """What a referrer sent, as it was asked and as it was answered. It is never edited."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    number = models.CharField(max_length=40, unique=True)
    reason = models.CharField(max_length=20, choices=Reason)
    route = models.CharField(max_length=20, choices=Route, default=Route.ONLINE)
    form_version = models.CharField(max_length=20)
    is_anyone_at_risk_now = models.BooleanField()
    safety_explanation = models.TextField(blank=True)
    referrer_name = models.CharField(max_length=200)
    referrer_role = models.CharField(max_length=200, blank=True)
    referrer_agency = models.CharField(max_length=200, blank=True)
    referrer_email = models.EmailField(blank=True)
    referrer_phone = models.CharField(max_length=60, blank=True)
    outline = models.TextField("what happened")
    working_together = models.TextField("how agencies worked together", blank=True)
    answers = models.JSONField("everything answered")
    asked = models.JSONField("the questions as they were asked, with what was answered", default=list)
    aware_on = models.DateField("when the referrer became aware", null=True, blank=True)
    received_on = models.DateField("the day it reached the Board", null=True, blank=True)
    from_whom = models.CharField("from whom it came, where it did not come online", max_length=200, blank=True)
    taken_down_by = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | models.Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="an_acknowledgement_says_who_and_when",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def came_on(self) -> dt.date:
        """The day it reached the Board, from which its days are counted."""
        return self.received_on or timezone.localdate(self.sent_at)


class KnownAgency(models.Model):
    """An agency that the referrer knows to have been involved; asked at scoping, or set aside with a reason."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="known_agencies")
    name = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    contact = models.CharField(max_length=200, blank=True)
    nature = models.CharField("how it was involved", max_length=300, blank=True)
    named_by = models.CharField(max_length=200, blank=True)
    named_at = models.DateTimeField("found, if later than the referral", null=True, blank=True)
    set_aside_because = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "known agencies"

    def __str__(self) -> str:
        return self.name


class ElementAnswer(models.Model):
    """What the referrer says of one element of the s.44 test for one adult."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="elements")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="element_answers")
    element = models.CharField(max_length=20, choices=Element)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    standard = models.CharField(max_length=20, choices=Standard, blank=True)
    reasons = models.TextField(blank=True)

    class Meta:
        ordering = ["adult", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "adult", "element"], name="an_element_once_an_adult")
        ]

    def __str__(self) -> str:
        return f"{self.get_element_display()}: {self.get_answer_display() or 'Not answered'}"


class ReferralDraft(models.Model):
    """A referral being written, saved page by page, known only to the browsers that hold a secret of it.

    Where its writer gave an address, it can be come back to from another browser under its reference, with a code.
    """

    secret_digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    return_reference = models.CharField("reference for coming back", max_length=20, null=True, unique=True)
    email = models.EmailField("where codes are sent", blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    sent = models.ForeignKey(Referral, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Draft of {self.begun_at:%-d %B %Y}"

    def age(self, now: dt.datetime) -> dt.timedelta:
        return now - self.saved_at


class DraftKey(models.Model):
    """Another browser that may open a referral being written, because a code was entered in it."""

    draft = models.ForeignKey(ReferralDraft, models.CASCADE, related_name="keys")
    secret_digest = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Key of {self.given_at:%-d %B %Y} to draft {self.draft_id}"


class ReturnCode(Code):
    """A code that was e-mailed to a referrer: it opens one draft, or one referral that was sent, once."""

    draft = models.ForeignKey(ReferralDraft, models.CASCADE, null=True, related_name="codes")
    referral = models.ForeignKey(Referral, models.CASCADE, null=True, related_name="codes")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draft__isnull=True) ^ models.Q(referral__isnull=True), name="a_code_opens_one_thing"
            )
        ]

    @property
    def opens(self) -> str:
        """What it opens, as it is bound into its digest."""
        return f"draft:{self.draft_id}" if self.draft_id else f"referral:{self.referral_id}"


class Addition(models.Model):
    """What a referrer learnt after sending, kept beside the referral and never merged into it."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="additions")
    number = models.CharField(max_length=50, unique=True)
    words = models.TextField("what was added")
    how = models.CharField("how it came", max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def case(self) -> Case:
        return self.referral.case
