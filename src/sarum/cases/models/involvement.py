from django.db import models
from django.db.models import Q

from sarum.board.models import Person
from sarum.cases.models.case import Adult, Case


class Part(models.TextChoices):
    """Whether somebody is told and takes part."""

    NOW = "NOW", "They are told now, and take part as they wish"
    LATER = "LATER", "They are told later"
    NOT = "NOT", "They are not told, or take no part"


class Involvement(models.Model):
    """How the adult, or somebody close to them, is told and takes part; or why not."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="involvement")
    adult = models.ForeignKey(Adult, models.PROTECT, null=True, blank=True, related_name="plans")
    who = models.CharField(max_length=200)
    relationship = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=10, choices=Part, default=Part.NOW)
    decision = models.TextField()
    reasons = models.TextField(blank=True)
    safe_contact = models.CharField("how and when it is safe to reach them", max_length=300, blank=True)
    adjustments = models.CharField("language and adjustments", max_length=300, blank=True)
    wishes = models.TextField(blank=True)
    dates_to_avoid = models.CharField(max_length=300, blank=True)
    key_worker = models.CharField(max_length=200, blank=True)
    is_suspected_source = models.BooleanField("may be a source of the harm", default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "involvement"
        constraints = [
            models.CheckConstraint(condition=Q(part="NOW") | ~Q(reasons=""), name="who_is_not_told_now_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.decision}"


class Contact(models.Model):
    """One contact with the adult or somebody close to them: what was said, what was promised, and when the next is due."""

    involvement = models.ForeignKey(Involvement, models.PROTECT, related_name="contacts")
    on = models.DateField()
    how = models.CharField(max_length=200)
    said = models.TextField()
    promised = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.how}, {self.on:%-d %B %Y}"

    @property
    def case(self) -> Case:
        return self.involvement.case


class YesNoUnknown(models.TextChoices):
    YES = "YES", "Yes"
    NO = "NO", "No"
    NOT_KNOWN = "NOT_KNOWN", "Not known yet"


class Difficulty(models.TextChoices):
    """The four things of which any one makes it substantially difficult to be involved. Care Act 2014 s.68(3)."""

    UNDERSTAND = "UNDERSTAND", "Understanding what is told to them"
    RETAIN = "RETAIN", "Keeping it in mind"
    WEIGH = "WEIGH", "Using it or weighing it up"
    COMMUNICATE = "COMMUNICATE", "Saying what they think, wish or feel, in whatever way"


class AdvocacyOutcome(models.TextChoices):
    OFFERED = "OFFERED", "An advocate has been offered"
    ARRANGED = "ARRANGED", "An advocate has been arranged"
    DECLINED = "DECLINED", "The adult declined an advocate"
    NOT_NEEDED = "NOT_NEEDED", "An advocate is not needed"
    NOT_DECIDED = "NOT_DECIDED", "Not decided yet"


class Advocacy(models.Model):
    """Whether an adult needs an independent advocate, by the two tests of the Care Act 2014 s.68, and what was done."""

    adult = models.OneToOneField(Adult, models.PROTECT, related_name="advocacy")
    has_difficulty = models.CharField("substantial difficulty", max_length=10, choices=YesNoUnknown)
    difficulties = models.JSONField(default=list, blank=True)
    has_supporter = models.CharField("somebody appropriate", max_length=10, choices=YesNoUnknown)
    supporter = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=20, choices=AdvocacyOutcome)
    reasons = models.TextField()
    advocate = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "advocacy"

    def __str__(self) -> str:
        return f"{self.adult}: {self.get_outcome_display()}"

    @property
    def case(self) -> Case:
        return self.adult.case
