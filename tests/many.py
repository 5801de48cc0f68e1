"""A chronology of as many entries as somebody wants, of ten agencies over ten years, taken in as any other is."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import Case
from sarum.cases.operations import chronology, pseudonyms
from sarum.cases.rules import chronology as rules
from sarum.chronology import Person as Named
from sarum.kit.uploads import Upload

AGENCIES = 10
FIRST = dt.date(2015, 1, 1)
DAYS = 3650
HALF_YEAR = 182
TWO_PERIODS = "?first_since=2016&first_until=2017&second_since=2020&second_until=2021"
SAID = (
    "Vera Lindqvist was seen at home by the carer and said that she was well.",
    "Telephone call to Ruth Alder about the missed visit. No answer, message left with the GP.",
    "District nurse redressed the leg ulcer. The heating was off, and the kitchen cold.",
    "Safeguarding concern raised with ASC about self-neglect. Not passed on to housing.",
)
KEY = [Named("Vera Lindqvist", "Adult A", "The adult"), Named("Ruth Alder", "Manager 1", "Manager")]


def file_of(rows: int) -> bytes:
    """The rows of all agencies, spread over the years; one in fifty has no day."""
    lines = ["Agency,Date,Time,What happened,Outcome,Source"]
    for row in range(rows):
        half, rest = divmod(row * DAYS // rows, HALF_YEAR)
        day = FIRST + dt.timedelta(days=half * HALF_YEAR + rest * 2 // 3)  # the last two months of each have no entry
        date = f"{day:%B %Y}" if row % 50 == 49 else f"{day:%d/%m/%Y}"
        agency, said = row % AGENCIES, SAID[row % 4]
        lines.append(f'Agency {agency},{date},{row % 24:02}:30,"{said} Contact {row}.",None,Record {agency}')
    return "\n".join(lines).encode()


def fill(case: Case, entries: int, *, by: Person) -> None:
    """Take in so many entries more, in one file."""
    at, name, content = timezone.now(), f"{entries}.csv", file_of(entries)
    pseudonyms.bring_pseudonyms(case=case, people=KEY, by=by, at=at)
    (reading,) = rules.read_all([(name, content)])
    source = chronology.bring_chronologies(case=case, brought=[(Upload(name, "text", content), reading)], by=by, at=at)
    chronology.take_in_chronology(source=source, by=by, at=at)
