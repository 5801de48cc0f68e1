from django.db import models


class TellsFamily(models.TextChoices):
    """When the Board tells the adult or the family of a referral, unless a case has a reason to do otherwise."""

    NOW = "NOW", "Before the verification meeting"
    LATER = "LATER", "After the verification meeting has decided"


class Board(models.Model):
    """The Board itself: one row, and what everybody may know of it."""

    name = models.CharField(max_length=200)
    reference_prefix = models.CharField(max_length=12)
    email = models.EmailField(blank=True)
    phone = models.CharField("telephone", max_length=40, blank=True)
    area = models.CharField("the area it serves", max_length=200, blank=True)
    urgent_help = models.TextField(
        "who to call when an adult is at risk now",
        default="If somebody is in immediate danger, call 999. "
        "To report abuse or neglect of an adult, call your council's adult social care team.",
    )
    may_verify_in_writing = models.BooleanField("a referral may be verified in writing, without meeting", default=False)
    letter_ending = models.TextField(
        "how a letter about a decision ends",
        default="If you do not agree with this decision, write to us and say why. Somebody who did not take it will "
        "answer you.",
    )
    tells_family = models.CharField(max_length=10, choices=TellsFamily, default=TellsFamily.NOW)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_board")]

    def __str__(self) -> str:
        return self.name

    @property
    def tell_team(self) -> str:
        """How somebody reaches the Partnership Team, to stand in a sentence; nobody is told to ring without a number."""
        if self.phone:
            return f"ring the Partnership Team on {self.phone}{f' or write to {self.email}' if self.email else ''}"
        return f"write to the Partnership Team at {self.email}" if self.email else "tell the Partnership Team"

    @property
    def area_words(self) -> str:
        """The area as it is said in a sentence: as the Board gives it, else by the Board's own name."""
        return self.area or self.name.replace("Safeguarding Adults Board", "").strip() or "this Board’s area"


class Timescale(models.Model):
    """How many working days the Board gives a duty, where it differs from the procedure's default."""

    duty = models.CharField(max_length=40, unique=True)
    working_days = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.duty}: {self.working_days} working days"


class Closure(models.Model):
    """A day on which the Board's office is shut, besides weekends and bank holidays."""

    on = models.DateField(unique=True)
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.on:%-d %B %Y}, {self.reason}"


class Term(models.Model):
    """What the Board calls a thing on screen, where it differs from the guidance's word."""

    word = models.CharField(max_length=60, unique=True)
    shown_as = models.CharField(max_length=60)

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return f"{self.word} → {self.shown_as}"
