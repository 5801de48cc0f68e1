"""Many agencies' chronologies as one: every row accounted for, in the order of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sarum.chronology.clashes import Clash, clashes_in, duplicates_in
from sarum.chronology.entries import Aside, Entry, Problem, Understood
from sarum.chronology.gaps import Gap, gaps_in
from sarum.chronology.reading import Roles, found_in
from sarum.chronology.yearless import is_yearless

GAP = 28  # days
SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}


@dataclass(slots=True)
class Combined:
    """One combined chronology. `unread` are the names of files that could not be read at all."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    duplicates: list[Clash] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    tables: list[Understood] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "entries": [entry.as_json() for entry in self.entries],
            "problems": [problem.as_json() for problem in self.problems],
            "gaps": [gap.as_json() for gap in self.gaps],
            "clashes": [clash.as_json() for clash in self.clashes],
            "duplicates": [clash.as_json() for clash in self.duplicates],
        }


def combine(
    answers: Iterable[tuple[str, dict[str, Any]]],
    agencies: Mapping[str, str],
    gap: int = GAP,
    roles: Mapping[str, Roles] | None = None,
) -> Combined:
    """One chronology from what the child read of each file, by the file's name; `agencies` and `roles` overrule, by name."""
    found = []
    for name, answer in answers:
        found.append((name, *found_in(name, answer, agencies.get(name, ""), (roles or {}).get(name, {}))))
    combined = combined_of((entry for _, one, _ in found for entry in one.entries), gap)
    for name, one, was_read in found:
        combined.problems += one.problems
        combined.asides += one.asides
        combined.tables += one.tables
        if not was_read:
            combined.unread.append(name)
    return combined


def combined_of(entries: Iterable[Entry], gap: int = GAP) -> Combined:
    """One chronology of entries that are read already, given file by file and row by row: ordered, with gaps and clashes."""
    ordered = in_order(list(entries))
    return Combined(ordered, gaps=gaps_in(ordered, gap), clashes=clashes_in(ordered), duplicates=duplicates_in(ordered))


def in_order(entries: list[Entry]) -> list[Entry]:
    """By date, then time, then each agency's own order; an undated entry beside the row above it in its agency."""
    places: dict[str, tuple[str, str, str]] = {}
    keyed = []
    for order, entry in enumerate(entries):
        entry.order = order
        if day := start_of(entry.date):
            place = (day, entry.time, entry.agency.casefold())
            places[entry.agency] = place
        else:
            place = places.get(entry.agency, ("", "", entry.agency.casefold()))
        keyed.append((place, order, entry))
    keyed.sort(key=lambda one: one[:2])
    return [entry for _, _, entry in keyed]


def start_of(date: str) -> str:
    """What an EDTF date sorts by: its beginning, as far as it is known."""
    start = date.split("/", 1)[0].rstrip("?~%")
    if not start or is_yearless(start):
        return ""
    if start.endswith("X"):
        return start[:3] + "0"
    return start[:5] + SEASONS[start[5:]] if start[5:] in SEASONS else start
