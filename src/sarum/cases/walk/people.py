"""Who is who: the agencies and people of the register, found by however a folder names them."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.queries import offices
from sarum.cases.walk import wording

NO_AGENCY = {"", "independent", "none", "n/a", "no agency"}
MEMBERS = {"all members", "all agencies", "all partners", "every agency", "all", "members", "all jcr members"}


class Known:
    """Everybody in the register, read once and again whenever somebody is added to it."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Read the register again when it is next asked."""
        self._agencies: list[tuple[str, Agency]] | None = None
        self._people: list[tuple[str, Person]] | None = None

    @property
    def agencies(self) -> list[tuple[str, Agency]]:
        if self._agencies is None:
            self._agencies = [(wording.plain(agency.name), agency) for agency in Agency.objects.all()]
        return self._agencies

    @property
    def people(self) -> list[tuple[str, Person]]:
        if self._people is None:
            everybody = Person.objects.select_related("agency")
            self._people = [(wording.plain(person.name), person) for person in everybody]
        return self._people

    def agency_named(self, said: str) -> Agency | None:
        """The agency of this name, or the only one whose name begins with it or begins it (“Herefordshire Council”)."""
        words = wording.plain(said)
        if not words:
            return None
        same = [agency for name, agency in self.agencies if name == words]
        near = [
            agency
            for name, agency in self.agencies
            if f"{name} ".startswith(f"{words} ") or f"{words} ".startswith(f"{name} ")
        ]
        return same[0] if same else near[0] if len(near) == 1 else None

    def person_named(self, said: str, agency: Agency | None = None) -> Person | None:
        """The person of this name; where two share it, the one of this agency."""
        words = wording.plain(said)
        found = [person for name, person in self.people if name == words]
        return next((one for one in found if agency is None or one.agency_id in (agency.pk, None)), None)

    def person_in(self, said: str) -> Person | None:
        """Somebody named within a longer text: “Business Manager: Rosalind Ames”. The longest name wins."""
        words = f" {wording.plain(said)} "
        found = [person for name, person in self.people if f" {name} " in words]
        return max(found, key=lambda person: len(person.name), default=None)

    def with_address(self, email: str) -> Person | None:
        """Whoever has this e-mail address."""
        found = (person for _, person in self.people if person.email and person.email.lower() == email.lower())
        return next(found, None) if email else None

    def agencies_meant(
        self, said: Iterable[str], members: Iterable[Agency], day: dt.date
    ) -> tuple[list[Agency], list[str]]:
        """The agencies that a list of words means, and the words that name one the register does not have."""
        meant: list[Agency] = []
        unknown = []
        for words in said:
            if wording.plain(words) in MEMBERS:
                meant += members
            elif found := self.agency_named(words):
                meant.append(found)
            elif (person := self.person_in(words) or holder_of(words, day)) and person.agency:
                meant.append(person.agency)
            elif words:
                unknown.append(words)
        return list(dict.fromkeys(meant)), unknown


def holder_of(said: str, day: dt.date) -> Person | None:
    """Whoever holds the office that a text names: “Business Manager”."""
    try:
        office = wording.office(said)
    except ValueError:
        return None
    return next(iter(offices.holders([office], day)), None)


def later_holding(person: Person, office: Office, day: dt.date) -> Holding | None:
    """The first time after a day that somebody holds an office."""
    return person.holdings.filter(office=office, from_on__gt=day).order_by("from_on").first()


def is_chair(person: Person, at: dt.datetime) -> bool:
    """Whether somebody is the JCR Chair at a moment."""
    return Office.JCR_CHAIR in offices.offices_of(person, timezone.localdate(at))
