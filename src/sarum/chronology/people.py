"""The people of a case: their names, and what they are called instead."""

import csv
import io
from dataclasses import dataclass

from sarum.chronology.separated import decoded, separator_of
from sarum.chronology.spelling import key

LONGEST = 200  # letters of a name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story: how they are called, what they are to be called, and their other names."""

    name: str
    pseudonym: str
    role: str = ""
    also_known_as: tuple[str, ...] = ()


def read_people(content: bytes) -> list[Person]:
    """The people of a CSV with the headings name, pseudonym, role, also_known_as (split by semicolons).

    Raises ValueError, saying what is missing or in which row it is wrong.
    """
    words = decoded(content)
    try:
        rows = list(csv.DictReader(io.StringIO(words, newline=""), delimiter=separator_of(words)))
    except csv.Error as wrong:
        raise ValueError(f"the people cannot be read as a table ({wrong})") from wrong
    if not rows or not {"name", "pseudonym"} <= {(label or "").strip().lower() for label in rows[0]}:
        raise ValueError("the people need a row of headings with name and pseudonym")
    people: list[Person] = []
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 2):
        said = {(label or "").strip().lower(): value.strip() for label, value in row.items() if isinstance(value, str)}
        if not said.get("name"):
            continue
        if not said.get("pseudonym"):
            raise ValueError(f"row {number} has a name and no pseudonym")
        for what in ("name", "pseudonym"):
            if not any(map(str.isalnum if what == "pseudonym" else str.isalpha, said[what])):
                raise ValueError(f"row {number} has a {what} without letters")
            if len(said[what]) > LONGEST:
                raise ValueError(f"row {number} has a {what} of more than {LONGEST} letters")
            if (first := seen.setdefault((what, key(said[what])), number)) != number:
                raise ValueError(f"rows {first} and {number} have one {what}")
        also = tuple(part.strip() for part in said.get("also_known_as", "").split(";") if part.strip())
        people.append(Person(said["name"], said["pseudonym"], said.get("role", ""), also))
    return people
