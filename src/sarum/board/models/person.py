import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from sarum.board.models.agency import Agency

TITLES = {
    "Area", "Canon", "Chief", "Councillor", "Dame", "DCI", "DI", "Dr", "DS", "Inspector", "Lady", "Lord", "Miss", "Mr",
    "Mrs", "Ms", "PC", "Professor", "Rev", "Safeguarding", "Sergeant", "Sir", "Sister", "Superintendent", "T/Supt",
}  # fmt: skip


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Someone who works with the Board. Only a person who has been invited can sign in."""

    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True, null=True, blank=True)
    job_title = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="people")
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField("may sign in", default=True)
    cases_by_code = models.PositiveSmallIntegerField("cases in which they came by a code", default=0)
    version = models.PositiveIntegerField(default=1)

    by_code_at: dt.datetime | None = None  # in a request that came by a code: when it was entered; no column
    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.email = (self.email or "").strip().lower() or None

    def with_agency(self) -> str:
        """The name as people are chosen by it: “Carys Holt, Wyvern Police”."""
        return (
            f"{self.name}, {self.agency}" if self.agency and not self.name.endswith(f", {self.agency}") else self.name
        )

    @property
    def first_name(self) -> str:
        """The name to greet somebody by; the whole of it where it begins with a rank or a title."""
        first, _, others = self.name.partition(" ")
        return self.name if first.rstrip(".") in TITLES or not others else first
