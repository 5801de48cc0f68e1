import datetime as dt

from django.db import models
from django.db.models import F, Q

from sarum.board.models.agency import Agency
from sarum.board.models.person import Person


class Office(models.TextChoices):
    """The offices through which people act for the Board and for their agencies."""

    PARTNERSHIP_OFFICER = "PARTNERSHIP_OFFICER", "Partnership Officer"
    BUSINESS_MANAGER = "BUSINESS_MANAGER", "Business Manager"
    JCR_CHAIR = "JCR_CHAIR", "JCR Chair"
    JCR_VICE_CHAIR = "JCR_VICE_CHAIR", "JCR Vice-Chair"
    JCR_MEMBER = "JCR_MEMBER", "JCR member"
    STATUTORY_PARTNER = "STATUTORY_PARTNER", "Statutory partner representative"
    INDEPENDENT_CHAIR = "INDEPENDENT_CHAIR", "Independent Chair"
    SAFEGUARDING_LEAD = "SAFEGUARDING_LEAD", "Safeguarding lead"
    CHIEF_OFFICER = "CHIEF_OFFICER", "Chief officer"
    SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR", "System administrator"


AGENCY_OFFICES = {Office.SAFEGUARDING_LEAD, Office.CHIEF_OFFICER}
TEAM = (Office.PARTNERSHIP_OFFICER, Office.BUSINESS_MANAGER)
CHAIRS = (Office.JCR_CHAIR, Office.JCR_VICE_CHAIR)


class Holding(models.Model):
    """One person in one office from a day until a day; a deputy acts where the holder cannot."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    office = models.CharField(max_length=30, choices=Office)
    is_deputy = models.BooleanField("deputy", default=False)
    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)
    acts_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="handed_over")
    because = models.TextField("why the office was handed over, or covered while vacant", blank=True)

    class Meta:
        ordering = ["office", "is_deputy", "from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="an_office_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(acts_for__isnull=True) & Q(because="") | ~Q(because="") & Q(until_on__isnull=False),
                name="an_office_is_handed_over_with_a_reason_and_an_end",
            ),
        ]

    def __str__(self) -> str:
        if self.acts_for:
            return f"{self.get_office_display()}, acting for {self.acts_for.person}"
        if self.because:
            return f"{self.get_office_display()}, covering while the post is vacant"
        return f"{self.get_office_display()} (deputy)" if self.is_deputy else self.get_office_display()

    @property
    def acting_words(self) -> str:
        """Why another signs for the office, where it was handed over or is covered."""
        if not self.because:
            return ""
        whom = f"they act for {self.acts_for.person}" if self.acts_for else "the post is vacant"
        return f"{whom}: {self.because}"

    @property
    def agency(self) -> Agency | None:
        return self.person.agency

    def is_held_on(self, day: dt.date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
