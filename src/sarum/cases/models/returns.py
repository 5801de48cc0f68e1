from typing import Any

from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.report import digest_of
from sarum.cases.models.scoping import ScopingRequest


class Standing(models.TextChoices):
    """Where an agency's answer stands."""

    ASKED = "ASKED", "Not started"
    STARTED = "STARTED", "Started"
    RETURNED = "RETURNED", "Returned"
    SENT_BACK = "SENT_BACK", "Sent back for work"
    ASSURED = "ASSURED", "Assured"
    DECLINED = "DECLINED", "Refused"


class ScopingReturn(models.Model):
    """One agency's answer. Its answers to exactly these questions are what is endorsed: their digest is what is signed.

    `answers` are kept by the parts of the form (rules/form/answering.py), the template's own questions under `answers`.
    """

    request = models.OneToOneField(ScopingRequest, models.PROTECT, related_name="answer")
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.ASKED)
    answers = models.JSONField("everything answered", default=dict, blank=True)
    authors = models.ManyToManyField(Person, related_name="+", blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    senior_officer_name = models.CharField(max_length=200, blank=True)
    senior_officer_role = models.CharField(max_length=200, blank=True)
    senior_officer_told_on = models.DateField("senior officer informed on", null=True, blank=True)
    first_returned_at = models.DateTimeField("when it first came", null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    returned_digest = models.CharField("the digest of the words last sent", max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=["ASKED", "STARTED", "DECLINED"])
                | Q(returned_at__isnull=False, returned_by__isnull=False),
                name="a_return_says_who_sent_it_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"Scoping return, {self.request.agency}"

    @property
    def case(self) -> Case:
        return self.request.case

    @property
    def agency(self) -> Agency:
        return self.request.agency

    @property
    def digest(self) -> str:
        return digest_of({"template": self.request.template_id, "answers": self.answers})

    @property
    def is_sent(self) -> bool:
        return self.standing in (Standing.RETURNED, Standing.ASSURED)

    @property
    def as_ground(self) -> str:
        """Whose it is, wherever something may rest on it: with a word where nobody has assured it."""
        return str(self.agency) if self.standing == Standing.ASSURED else f"{self.agency} (not assured)"

    @property
    def is_nil(self) -> bool:
        """Whether the agency searched and found no involvement."""
        return bool(self.said("involvement", "kind") == "NIL")

    @property
    def summary(self) -> str:
        return str(self.said("answers", "summary"))

    @property
    def view_on_criteria(self) -> str:
        return str(self.said("answers", "view_on_criteria"))

    @property
    def is_anyone_at_risk(self) -> bool:
        return self.said("safety", "is_anyone_at_risk_now") is True

    @property
    def restrictions(self) -> str:
        return str(self.said("restrictions", "restrictions"))

    def said(self, part: str, name: str) -> Any:
        """One answer of the form; nothing where it was not given."""
        answer = (self.answers.get(part) or {}).get(name)
        return "" if answer is None else answer


class ReturnVersion(models.Model):
    """The words of a return as somebody relied on them: endorsed, sent, or about to be replaced by a Word form.

    `words` are the questions as they were asked, with what was answered.
    """

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    words = models.JSONField()
    digest = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    because = models.CharField(max_length=200)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["scoping_return", "number"], name="a_version_has_a_number_of_its_own"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class ReturnNote(models.Model):
    """Something said beside a return: between its authors; by the Partnership Team about a place; or the words of whoever
    saved second, kept beside those that stand."""

    class Kind(models.TextChoices):
        BETWEEN_AUTHORS = "BETWEEN_AUTHORS", "Between those who write it"
        FROM_TEAM = "FROM_TEAM", "From the Partnership Team"
        OVERTAKEN = "OVERTAKEN", "Written at the same time as somebody else"
        NOT_PLACED = "NOT_PLACED", "From a file that was brought, to be looked at"

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20, choices=Kind)
    part = models.CharField("the part of the form it is about", max_length=60, blank=True)
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]

    about = ""  # the title of that part, once the form is known

    def __str__(self) -> str:
        return "comment"

    @property
    def case(self) -> Case:
        return self.scoping_return.case

    @property
    def agency(self) -> Agency:
        return self.scoping_return.agency


class BroughtReturn(models.Model):
    """A Word form that somebody filled in and brought, as it was read; its answers are used once they have been looked at."""

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="brought")
    name = models.CharField("the name it came under", max_length=200)
    digest = models.CharField(max_length=64)
    answers = models.JSONField()
    faults = models.JSONField("what could not be placed", default=list)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["brought_at", "pk"]

    def __str__(self) -> str:
        return "Word form"

    @property
    def case(self) -> Case:
        return self.scoping_return.case

    @property
    def agency(self) -> Agency:
        return self.scoping_return.agency


class Endorsement(models.Model):
    """A senior officer's signature on the exact words of a return. An edit voids it, and says so."""

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="endorsements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    statement = models.TextField()
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_because = models.TextField(blank=True)

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, voided_because="")
                | Q(voided_at__isnull=False) & ~Q(voided_because=""),
                name="an_endorsement_is_voided_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"Endorsed by {self.person}"


class Assurance(models.Model):
    """The Partnership Team's judgement of one return as it then was: accepted, or sent back for work.

    `rubric` has an answer to each question of rules/quality.RUBRIC; one that is not met is a weakness, said wherever the
    return is read.
    """

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="assurances")
    is_accepted = models.BooleanField()
    rubric = models.JSONField(default=dict)
    comments = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["judged_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_accepted=True) | ~Q(comments=""), name="a_return_goes_back_with_comments"
            )
        ]

    def __str__(self) -> str:
        return "Accepted" if self.is_accepted else "Sent back for work"
