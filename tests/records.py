"""Chronologies of two agencies in a case: small enough to be read by eye, with a gap, a clash and an uncertain date."""

from typing import Any

from django.utils import timezone

from sarum.cases.models import Case, ChronologyEntry, ChronologySource
from sarum.cases.operations import chronology, pseudonyms
from sarum.cases.rules import chronology as rules
from sarum.chronology import Person
from sarum.kit import uploads
from tests import cast

CARE = """Date,Event,Source,Outcome
01/03/2025,Vera Lindqvist was well and made tea for the carer,Care notes,None
c. 10 March 2025,Carer found the heating off and told Ruth Alder,Care notes,Reported
14/03/2025 09:30,Carer and district nurse found Mrs Lindqvist on the kitchen floor with a cut to her forehead,Care notes,999 called
,The carer stayed with her,Care notes,
"""
TRUST = """Date,What happened,Record
15/03/2025,District nurse and carer found Mrs Lindqvist on the kitchen floor with a cut to the forehead,SystmOne
20/05/2025,Discharged home by (OT) occupational therapist; OT to visit,SystmOne
31/02/2025,Telephone call,SystmOne
"""
KEY = [
    Person("Vera Lindqvist", "Adult A", "The adult", ("Mrs Lindqvist",)),
    Person("Ruth Alder", "Care Manager 1", "Manager"),
]
NAMES = ("Vera", "Lindqvist", "Ruth", "Alder")


def by(who: str = "officer") -> dict[str, Any]:
    """Who does something, and that it is now."""
    return {"by": cast.people()[who], "at": timezone.now()}


def brought(case: Case, name: str, words: str, agency: str = "", who: str = "officer") -> ChronologySource:
    """A file as somebody of the team brings it; it waits to be taken in."""
    upload = uploads.accept(name, words.encode())
    (reading,) = rules.read_all([(name, upload.content)], agency)
    return chronology.bring_chronologies(
        case=case, brought=[(upload, reading)], agency=agency, by=cast.people()[who], at=timezone.now()
    )


def taken_in(case: Case, name: str, words: str, agency: str = "", **given) -> ChronologySource:
    """A file in the chronology."""
    source = brought(case, name, words, agency)
    return chronology.take_in_chronology(source=source, by=cast.people()["officer"], at=timezone.now(), **given)


def of_two_agencies(case: Case) -> list[ChronologyEntry]:
    """The case's chronology in its order: the care agency's and the Trust's; its key has been checked."""
    by = {"by": cast.people()["officer"], "at": timezone.now()}
    pseudonyms.bring_pseudonyms(case=case, people=KEY, **by)
    taken_in(case, "care.csv", CARE, cast.CARE)
    taken_in(case, "trust.csv", TRUST, cast.TRUST)
    pseudonyms.check_key(case=case, by=by["by"], at=timezone.now())
    return entries(case)


def entries(case: Case) -> list[ChronologyEntry]:
    return list(ChronologyEntry.objects.filter(case=case, place__isnull=False).order_by("place"))
