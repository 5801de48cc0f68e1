"""Who is who: the agencies and people that a folder names, found in the register or added to it as they are met."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.queries import offices
from sarum.cases.walk import wording

NO_AGENCY = {"", "independent", "none", "n/a", "no agency"}
MEMBERS = {"all members", "all agencies", "all partners", "every agency", "all", "members", "all jcr members"}


def agency_named(said: str) -> Agency | None:
    """The agency of this name, or the only one whose name begins with it or begins it (“Herefordshire Council”)."""
    words = wording.plain(said)
    if not words:
        return None
    names = {wording.plain(agency.name): agency for agency in Agency.objects.all()}
    if words in names:
        return names[words]
    near = [
        agency
        for name, agency in names.items()
        if f"{name} ".startswith(f"{words} ") or f"{words} ".startswith(f"{name} ")
    ]
    return near[0] if len(near) == 1 else None


def person_named(said: str, agency: Agency | None = None) -> Person | None:
    """The person of this name; where two share it, the one of this agency."""
    words = wording.plain(said)
    found = [person for person in Person.objects.select_related("agency") if wording.plain(person.name) == words]
    of_agency = [person for person in found if agency is None or person.agency_id in (agency.pk, None)]
    return (of_agency or [None])[0]


def person_in(said: str) -> Person | None:
    """Somebody named within a longer text: “Business Manager: Rosalind Ames”. The longest name wins."""
    words = f" {wording.plain(said)} "
    found = [person for person in Person.objects.select_related("agency") if f" {wording.plain(person.name)} " in words]
    return max(found, key=lambda person: len(person.name), default=None)


def with_address(email: str) -> Person | None:
    return Person.objects.filter(email__iexact=email).first() if email else None


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


def agencies_meant(said: Iterable[str], members: Iterable[Agency], day: dt.date) -> tuple[list[Agency], list[str]]:
    """The agencies that a list of words means, and the words that name one the register does not have."""
    meant: list[Agency] = []
    unknown = []
    for words in said:
        if wording.plain(words) in MEMBERS:
            meant += members
        elif found := agency_named(words):
            meant.append(found)
        elif (person := person_in(words) or holder_of(words, day)) and person.agency:
            meant.append(person.agency)
        elif words:
            unknown.append(words)
    return list(dict.fromkeys(meant)), unknown


def is_chair(person: Person, at: dt.datetime) -> bool:
    """Whether somebody is the JCR Chair at a moment."""
    return Office.JCR_CHAIR in offices.offices_of(person, timezone.localdate(at))
