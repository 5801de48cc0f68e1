"""Files in, one combined chronology out: the engine's way in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePath
from typing import Any

from sarum.chronology import pseudonyms, reading
from sarum.chronology.merging import GAP, Combined, combine
from sarum.chronology.people import Person
from sarum.chronology.reading import Roles
from sarum.kit import confined_each
from sarum.kit.refusal import Refused

MOST_BYTES = 100 * 1024 * 1024
TOO_BIG = "This file is larger than 100 MB, which no chronology is. Save a copy without its pictures."


def merge(
    files: Iterable[tuple[str, bytes] | Path],
    *,
    agencies: Mapping[str, str] | None = None,
    people: Iterable[Person] = (),
    gap: int = GAP,
    roles: Mapping[str, Roles] | None = None,
) -> Combined:
    """One combined chronology of these files, given as paths or as names with their bytes.

    `agencies` gives a file, by its name, to an agency, whatever the file says. `people`, when given, are written by their
    pseudonyms everywhere. `gap` is in days. `roles` is what a person says the headings of a table mean: file → table →
    heading → role, by the names that `Combined.tables` gives; a heading that is not among them keeps its meaning.
    A file that cannot be read is told in `problems` and named in `unread`; the others are merged. Hostile files are read
    in a confined child and cannot harm more than themselves.
    """
    named, unreadable = [], []
    for file in files:
        if isinstance(file, tuple):
            named.append(file)
            continue
        try:
            named.append((file.name, file.read_bytes()))
        except OSError as wrong:
            unreadable.append((file.name, refusal(f"This file cannot be opened: {wrong.strerror}.")))
    given = agencies or {}
    called = names_apart([name for name, _ in named])
    overruled = {own: given[name] for own, (name, _) in zip(called, named, strict=True) if name in given}
    told = roles or {}
    meant = {own: told.get(own) or told.get(name) or {} for own, (name, _) in zip(called, named, strict=True)}
    read = answers([(own, content) for own, (_, content) in zip(called, named, strict=True)])
    combined = combine(chain(read, unreadable), overruled, gap, meant)
    known = list(people)
    return pseudonyms.Pseudonyms(known).applied(combined) if known else combined


def names_apart(names: list[str]) -> list[str]:
    """The names by which files are told apart in one merge: the second log.csv is log (2).csv."""
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        path = PurePath(name)
        apart.append(name if seen[name] == 1 else f"{path.stem} ({seen[name]}){path.suffix}")
    return apart


def answers(named: list[tuple[str, bytes]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the child read of each file."""
    read = confined_each.run_each(reading.tables_of, [content for _, content in named if len(content) <= MOST_BYTES])
    for name, content in named:
        answer = refusal(TOO_BIG) if len(content) > MOST_BYTES else next(read)
        yield name, refusal(*answer.reasons) if isinstance(answer, Refused) else answer


def refusal(*reasons: str) -> dict[str, Any]:
    return {"kind": "", "reasons": list(reasons), "tables": []}
