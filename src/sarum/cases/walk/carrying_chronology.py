"""The chronologies of a folder and the key to its pseudonyms: brought and taken in by the Partnership Team."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from sarum.board.models import Person
from sarum.cases.models import ChronologySource
from sarum.cases.operations import chronology, pseudonyms
from sarum.cases.rules import chronology as rules
from sarum.cases.walk import dates
from sarum.cases.walk.walking import Walk
from sarum.chronology import Person as Named
from sarum.chronology import read_people
from sarum.kit import uploads
from sarum.kit.refusal import Refused


def carry(walk: Walk, day: dt.date) -> None:
    """Bring and take in what a folder holds; a file that cannot be read is told, and the others go on."""
    by = walk.officer(day)
    if walk.folder.people:
        bring_people(walk, day, by, walk.folder.people)
    for file in walk.folder.chronologies:
        if source := bring(walk, day, by, file):
            take_in(walk, day, by, source)
    if walk.folder.people and walk.case.chronology_sources.exists():
        walk.try_act(day, by, pseudonyms.check_key, "people.csv", case=walk.case)


def bring_people(walk: Walk, day: dt.date, by: Person, file: Path) -> None:
    try:
        people = read_people(content_of(file))
    except (OSError, ValueError) as wrong:
        walk.tell(f"people.csv: {why(wrong)}")
        return
    walk.try_act(
        day, by, pseudonyms.bring_pseudonyms, "people.csv", case=walk.case, people=as_the_case_calls(walk, people)
    )


def as_the_case_calls(walk: Walk, people: list[Named]) -> list[Named]:
    """The people, with each adult called as this case calls them: who is Adult A in a file may be Adult C of this Board."""
    called = {name.casefold(): adult.pseudonym for adult in walk.case.adults.all() for name in adult.names}
    swaps = {one.pseudonym: called[one.name.casefold()] for one in people if one.name.casefold() in called}
    if not swaps:
        return people
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, swaps))})\b")

    def swapped(words: str) -> str:
        return pattern.sub(lambda found: swaps[found[0]], words)

    return [replace(one, pseudonym=swapped(one.pseudonym), role=swapped(one.role)) for one in people]


def bring(walk: Walk, day: dt.date, by: Person, file: Path) -> ChronologySource | None:
    """A file as an officer brings it; nothing where it cannot be read."""
    place = f"chronologies/{file.name}"
    try:
        upload = uploads.accept(file.name, content_of(file))
    except (OSError, Refused) as wrong:
        walk.tell(f"{place}: {why(wrong)}")
        return None
    (reading,) = rules.read_all([(upload.name, upload.content)])
    if unread := rules.why_not_readable_source(reading):
        walk.tell(f"{place}: {' '.join(unread).rstrip('.')}")
        return None
    reading = dates.reading_moved(reading, walk.folder.years_on)
    return walk.try_act(day, by, chronology.bring_chronologies, place, case=walk.case, brought=[(upload, reading)])


def take_in(walk: Walk, day: dt.date, by: Person, source: ChronologySource) -> None:
    """Take in what was understood; what could not be read for certain stays open, and is told."""
    place = f"chronologies/{source.name}"
    if walk.try_act(day, by, chronology.take_in_chronology, place, source=source) is None:
        return
    if unsure := source.problems.filter(settled_at=None).count():
        many = "1 thing in it could not be read for certain, and waits" if unsure == 1 else (
            f"{unsure} things in it could not be read for certain, and wait"
        )  # fmt: skip
        walk.tell(f"{place}: {many} to be settled")


def content_of(file: Path) -> bytes:
    """What a file holds, if it is not too large to be brought."""
    if file.stat().st_size > uploads.LARGEST:
        raise Refused(f"it is larger than {uploads.LARGEST_SAID}")
    return file.read_bytes()


def why(wrong: Exception) -> str:
    if isinstance(wrong, Refused):
        return " ".join(wrong.reasons).rstrip(".")
    return f"it cannot be read ({wrong.strerror})" if isinstance(wrong, OSError) else str(wrong)
