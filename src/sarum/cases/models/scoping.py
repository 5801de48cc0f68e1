import datetime as dt

from django.db import models
from django.db.models import Q

from sarum.board.models import Agency, Person
from sarum.cases.models.case import Case
from sarum.cases.models.chase import Chase
from sarum.cases.models.report import digest_of


class ScopingRequest(models.Model):
    """The Board's request to one agency under the Care Act 2014 s.45, and the day its answer is due."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="requests")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    due_because = models.TextField(blank=True)
    questions = models.TextField("questions for this agency", blank=True)
    is_late_identified = models.BooleanField("found after the first requests", default=False)
    identified_through = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["agency__name"]
        constraints = [models.UniqueConstraint(fields=["case", "agency"], name="an_agency_is_asked_once_a_case")]

    def __str__(self) -> str:
        return f"{self.agency}, {self.case}"


class Standing(models.TextChoices):
    """Where an agency's answer stands."""

    ASKED = "ASKED", "Not started"
    STARTED = "STARTED", "Started"
    RETURNED = "RETURNED", "Returned"
    SENT_BACK = "SENT_BACK", "Sent back for work"
    ASSURED = "ASSURED", "Assured"
    DECLINED = "DECLINED", "Refused"


ANALYSIS = {
    "went_well": "What went well, and why",
    "could_be_better": "What could have been better",
    "why": "Why it happened: what made it hard or easy",
    "working_together": "How your agency worked with others",
    "supervision": "Policy followed, supervision and management oversight",
    "equality": "Equality: age, disability, sex and other characteristics",
}


class ScopingReturn(models.Model):
    """One agency's answer. `content` is what is endorsed: its digest is what a senior officer signs."""

    request = models.OneToOneField(ScopingRequest, models.PROTECT, related_name="answer")
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.ASKED)
    is_nil = models.BooleanField("nil return", default=False)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    services = models.TextField("services and teams", blank=True)
    records_searched = models.TextField(blank=True)
    summary = models.TextField("summary of involvement", blank=True)
    needs_and_voice = models.TextField("needs, capacity, risk and the adult's voice", blank=True)
    analysis = models.JSONField(default=dict, blank=True)
    learning = models.TextField("learning and action already taken", blank=True)
    safety_issues = models.TextField("anybody's safety at risk now", blank=True)
    other_agencies = models.TextField("other agencies or people to ask", blank=True)
    view_on_criteria = models.TextField(blank=True)
    restrictions = models.TextField("disclosure restrictions", blank=True)
    authors = models.ManyToManyField(Person, related_name="+", blank=True)
    senior_officer_name = models.CharField(max_length=200, blank=True)
    senior_officer_role = models.CharField(max_length=200, blank=True)
    senior_officer_told_on = models.DateField("senior officer informed on", null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=["ASKED", "STARTED", "DECLINED"])
                | Q(returned_at__isnull=False, returned_by__isnull=False),
                name="a_return_says_who_sent_it_and_when",
            )
        ]

    CONTENT = (
        "is_nil", "period_from", "period_to", "services", "records_searched", "summary", "needs_and_voice", "analysis",
        "learning", "safety_issues", "other_agencies", "view_on_criteria", "restrictions",
    )  # fmt: skip

    def __str__(self) -> str:
        return f"Scoping return, {self.request.agency}"

    @property
    def case(self) -> Case:
        return self.request.case

    @property
    def agency(self) -> Agency:
        return self.request.agency

    @property
    def content(self) -> dict[str, object]:
        """What the agency says, without who carried it."""
        held = {name: getattr(self, name) for name in self.CONTENT}
        return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in held.items()}

    @property
    def digest(self) -> str:
        return digest_of(self.content)

    @property
    def is_sent(self) -> bool:
        return self.standing in (Standing.RETURNED, Standing.ASSURED)


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
    """The Partnership Team's judgement of one return as it then was: accepted, or sent back for work."""

    scoping_return = models.ForeignKey(ScopingReturn, models.PROTECT, related_name="assurances")
    is_accepted = models.BooleanField()
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


class ChasedHow(models.TextChoices):
    """How somebody chased an agency."""

    TELEPHONE = "TELEPHONE", "By telephone"
    EMAIL = "EMAIL", "By e-mail"
    MEETING = "MEETING", "In a meeting"
    OTHER = "OTHER", "Another way"


class ReturnChase(Chase):
    """One reminder to an agency of its return."""

    request = models.ForeignKey(ScopingRequest, models.PROTECT, related_name="chases")
    days = models.SmallIntegerField("which reminder of the clock", null=True, blank=True)
    how = models.CharField(max_length=20, choices=ChasedHow, blank=True)
    with_whom = models.CharField(max_length=200, blank=True)
