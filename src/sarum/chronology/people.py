"""The people of a case: their names, and what they are called instead."""

import csv
import io
from dataclasses import dataclass

from sarum.chronology.separated import decoded, separator_of


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story: how they are called, what they are to be called, and their other names."""

    name: str
    pseudonym: str
    role: str = ""
    also_known_as: tuple[str, ...] = ()


def read_people(content: bytes) -> list[Person]:
    """The people of a CSV with the headings name, pseudonym, role, also_known_as (split by semicolons).

    Raises ValueError, saying what is missing.
    """
    words = decoded(content)
    try:
        rows = list(csv.DictReader(io.StringIO(words, newline=""), delimiter=separator_of(words)))
    except csv.Error as wrong:
        raise ValueError(f"the people cannot be read as a table ({wrong})") from wrong
    if not rows or not {"name", "pseudonym"} <= {(key or "").strip().lower() for key in rows[0]}:
        raise ValueError("the people need a row of headings with name and pseudonym")
    people = []
    for number, row in enumerate(rows, 2):
        said = {(key or "").strip().lower(): value.strip() for key, value in row.items() if isinstance(value, str)}
        if not said.get("name"):
            continue
        if not said.get("pseudonym"):
            raise ValueError(f"row {number} has a name and no pseudonym")
        also = tuple(part.strip() for part in said.get("also_known_as", "").split(";") if part.strip())
        people.append(Person(said["name"], said["pseudonym"], said.get("role", ""), also))
    return people
