from django.db import models

from sarum.board.models import Person


class Step(models.TextChoices):
    """The guidance's steps, in its order, and where a case ends."""

    REFERRAL = "REFERRAL", "Referral"
    VERIFICATION = "VERIFICATION", "Verification"
    ALTERNATIVE = "ALTERNATIVE", "Alternative action"
    SCOPING = "SCOPING", "Scoping"
    RAPID_REVIEW = "RAPID_REVIEW", "Rapid Review"
    SIGN_OFF = "SIGN_OFF", "Report and sign-off"
    RECOMMENDATIONS = "RECOMMENDATIONS", "Recommendations"
    TRACKER = "TRACKER", "Tracker"
    COMMISSIONING = "COMMISSIONING", "Commissioning"
    REVIEW = "REVIEW", "Review"
    LEARNING = "LEARNING", "Learning"
    PUBLICATION = "PUBLICATION", "Publication"
    ASSURANCE = "ASSURANCE", "Assurance"
    CLOSED = "CLOSED", "Closed"


class Sensitivity(models.TextChoices):
    """Who may see a case by their office alone."""

    RESTRICTED = "RESTRICTED", "Restricted"
    HIGHLY_RESTRICTED = "HIGHLY_RESTRICTED", "Highly restricted"


class Case(models.Model):
    """One case, from its first referral to learning proven to have changed practice."""

    reference = models.CharField(max_length=30, unique=True)
    pseudonym = models.CharField(max_length=60)
    step = models.CharField(max_length=20, choices=Step, default=Step.REFERRAL)
    step_since = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    due_because = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.TextField(blank=True)
    sensitivity = models.CharField(max_length=20, choices=Sensitivity, default=Sensitivity.RESTRICTED)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="cases_taken")
    taken_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step="CLOSED", closed_at__isnull=False) & ~models.Q(closing_reason="")
                | ~models.Q(step="CLOSED") & models.Q(closed_at__isnull=True, closing_reason=""),
                name="a_closed_case_says_when_and_why",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def case(self) -> "Case":
        return self

    @property
    def is_closed(self) -> bool:
        return self.step == Step.CLOSED


class Living(models.TextChoices):
    ALIVE = "ALIVE", "Alive"
    DIED = "DIED", "Has died"
    NOT_KNOWN = "NOT_KNOWN", "Not known"


class Adult(models.Model):
    """An adult at the centre of a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="adults")
    pseudonym = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=200, blank=True)
    other_names = models.JSONField(default=list, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    living = models.CharField(max_length=10, choices=Living, default=Living.NOT_KNOWN)
    date_of_death = models.DateField(null=True, blank=True)
    address = models.TextField(blank=True)
    nhs_number = models.CharField(max_length=20, blank=True)
    needs = models.TextField("needs for care and support", blank=True)
    particulars = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def names(self) -> list[str]:
        """Every name by which the adult may be recognised."""
        return [name for name in [self.name, self.known_as, *self.other_names] if name]


class OtherPerson(models.Model):
    """Somebody else who matters to the case: family, a neighbour, a carer, a source of harm."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="other_people")
    name = models.CharField(max_length=200)
    relationship = models.CharField(max_length=200, blank=True)
    role = models.CharField("why they matter", max_length=200, blank=True)
    date_of_birth = models.CharField(max_length=40, blank=True)
    is_safe_to_contact = models.CharField("safe to contact", max_length=200, blank=True)
    particulars = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "other people"

    def __str__(self) -> str:
        return self.name
