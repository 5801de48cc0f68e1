"""The same contact told differently by two agencies, and told twice by one."""

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from typing import Any

from sarum.chronology.entries import Entry
from sarum.chronology.gaps import span_of
from sarum.chronology.wording import stems_of

NEAR = 7  # days in which two tellings may be of one contact
MINUTES = 5  # by which two clocks may differ
FEWEST_ROWS = 300  # a word's rarity is judged as if there were so many rows at least
RAREST = 12  # words of a row by which its double is looked for
LEAST_SHARED = 3  # words
LEAST_LIKENESS = 0.42  # of the weight of the shorter telling
LEAST_WEIGHT = 11.0  # of the shared words together
LEAST_WEIGHT_OF_ONE_DAY = 8.0  # the same, on one day
TWICE = 0.85  # likeness at which one agency has told the same thing twice


@dataclass(slots=True)
class Clash:
    """Two rows that seem to tell one contact, and why they are shown."""

    rows: tuple[Entry, Entry]
    why: str

    def as_json(self) -> dict[str, Any]:
        return {"rows": [entry.place() for entry in self.rows], "why": self.why}


@dataclass(slots=True)
class Told:
    """An entry with what it is compared by: its days and the weight of each of its words."""

    entry: Entry
    first: dt.date
    last: dt.date
    words: frozenset[str]
    weight: float


def clashes_in(entries: list[Entry]) -> list[Clash]:
    """Contacts that two agencies tell with different dates, or with contradicting times on one date."""
    told, weights = weighed(entries)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (one, other), likeness in likely_pairs(told, weights).items():
        for mine, theirs in ((one, other), (other, one)):
            key = (mine, told[theirs].entry.agency)
            if likeness > best.get(key, (0.0, -1))[0]:
                best[key] = (likeness, theirs)
    clashes = []
    for (mine, _agency), (_likeness, theirs) in sorted(best.items()):
        is_mutual = best.get((theirs, told[mine].entry.agency), (0.0, -1))[1] == mine
        if mine < theirs and is_mutual and (why := why_they_clash(told[mine], told[theirs])):
            clashes.append(Clash((told[mine].entry, told[theirs].entry), why))
    return clashes


def weighed(entries: list[Entry]) -> tuple[list[Told], dict[str, float]]:
    """Each entry of known days with its words, and how much each word tells: the rarer, the more."""
    words = [stems_of(entry.event) for entry in entries]
    counts = Counter(chain.from_iterable(words))
    rows = max(len(entries), FEWEST_ROWS)
    weights = {word: math.log((rows + 1) / count) for word, count in counts.items()}
    told = []
    for entry, said in zip(entries, words, strict=True):
        if (span := span_of(entry.date)) and len(said) >= LEAST_SHARED and (span[1] - span[0]).days <= NEAR:
            told.append(Told(entry, *span, said, sum(map(weights.__getitem__, said))))
    return told, weights


def likely_pairs(told: list[Told], weights: dict[str, float]) -> dict[tuple[int, int], float]:
    """Pairs of different agencies within the days, that share enough of their rarer words; and how alike they are."""
    counts = Counter(chain.from_iterable(one.words for one in told))
    most = max(40, min(200, len(told) // 20))
    telling = {word: weights[word] for word, count in counts.items() if 1 < count <= most}
    places: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        words = one.words & telling.keys()
        for word in words if len(words) <= RAREST else nlargest(RAREST, words, key=telling.__getitem__):
            places[word].append(index)
    seen: Counter[tuple[int, int]] = Counter()
    for found in places.values():
        seen.update(neighbours(found, told))
    pairs = {}
    for pair, count in seen.items():
        if count > 1 and (likeness := alike(told[pair[0]], told[pair[1]], weights)) >= LEAST_LIKENESS:
            pairs[pair] = likeness
    return pairs


def neighbours(found: list[int], told: list[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of the rows that one word was found in, near in time and of two agencies; rows are in the order of time."""
    for place, index in enumerate(found):
        one = told[index]
        for other in found[place + 1 :]:
            if (told[other].first - one.last).days > NEAR:
                break
            if told[other].entry.agency != one.entry.agency:
                yield index, other


def alike(one: Told, other: Told, weights: dict[str, float]) -> float:
    """The weight of the shared words, as a part of the shorter telling's; nothing when they are too few."""
    shared = one.words & other.words
    weight = sum(weights[word] for word in shared)
    least = LEAST_WEIGHT if one.first != other.first else LEAST_WEIGHT_OF_ONE_DAY
    if len(shared) < LEAST_SHARED or weight < least:
        return 0.0
    return weight / min(one.weight, other.weight)


def why_they_clash(one: Told, other: Told) -> str:
    """How two tellings of one contact differ; empty when they can both be true."""
    mine, theirs = one.entry, other.entry
    is_loose = any(mark in mine.date + theirs.date for mark in "?~%")
    apart = max((other.first - one.last).days, (one.first - other.last).days)
    if apart > (2 if is_loose else 0):
        return f"{mine.agency} says {mine.date}, {theirs.agency} says {theirs.date}"
    if mine.time and theirs.time and mine.date == theirs.date and minutes_apart(mine.time, theirs.time) > MINUTES:
        return f"{mine.agency} says {mine.time} on {mine.date}, {theirs.agency} says {theirs.time}"
    return ""


def minutes_apart(one: str, other: str) -> int:
    first, second = (int(time[:2]) * 60 + int(time[3:5]) for time in (one, other))
    return abs(first - second)


def duplicates_in(entries: list[Entry]) -> list[Clash]:
    """Rows in which one agency seems to tell the same contact twice on one date."""
    days: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.date and entry.event:
            days[entry.agency, entry.date].append(entry)
    twice = []
    for (agency, date), rows in days.items():
        for index, one in enumerate(rows[:60]):
            for other in rows[index + 1 : 60]:
                if is_same(one, other):
                    twice.append(Clash((one, other), f"{agency} may have told this contact twice on {date}"))
    return twice


def is_same(one: Entry, other: Entry) -> bool:
    if one.time and other.time and one.time != other.time:
        return False
    if plain(one.event) == plain(other.event):
        return True
    mine, theirs = stems_of(one.event), stems_of(other.event)
    return min(len(mine), len(theirs)) >= 5 and len(mine & theirs) >= TWICE * max(len(mine), len(theirs))


def plain(event: str) -> str:
    return " ".join(re.findall(r"\w+", event.casefold()))
