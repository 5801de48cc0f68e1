"""Versions of what an agency sent: which rows of a corrected file are rows of the file before, and what became of the others.

Nothing that was noted of a row is lost: it goes with the row where the row can be known again, also in other words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Row(Protocol):
    """A row of a chronology, read or kept."""

    @property
    def agency(self) -> str: ...
    @property
    def written(self) -> str: ...
    @property
    def time(self) -> str: ...
    @property
    def event(self) -> str: ...


Old = TypeVar("Old", bound=Row)
New = TypeVar("New", bound=Row)
LIKE = 0.5  # share of the rows of a file at which it is taken for a new version of another


def words(event: str) -> str:
    return " ".join(event.casefold().split())


def wholly(row: Row) -> tuple[str, ...]:
    """The same row in the same words."""
    return (row.agency, row.written, row.time, words(row.event))


def by_its_day(row: Row) -> tuple[str, ...]:
    """The same day and time of the same agency, told in other words."""
    return (row.agency, row.written, row.time) if row.written.strip() else ()


def by_its_words(row: Row) -> tuple[str, ...]:
    """The same words of the same agency, dated otherwise."""
    return (row.agency, words(row.event)) if row.event.strip() else ()


def pairs(old: Iterable[Old], new: Iterable[New]) -> list[tuple[Old, New]]:
    """Each row of the version before with its row in this one: the same first; then, where only one can be meant on either side,
    the one of that day, and the one in those words."""
    before, now = list(old), list(new)
    found = matched(before, now, wholly, is_only=False)
    for key in (by_its_day, by_its_words):
        kept, known = {id(one) for one, _ in found}, {id(one) for _, one in found}
        left = [one for one in before if id(one) not in kept]
        found += matched(left, [one for one in now if id(one) not in known], key, is_only=True)
    return found


def matched(
    old: Sequence[Old], new: Sequence[New], key: Callable[[Row], tuple[str, ...]], *, is_only: bool
) -> list[tuple[Old, New]]:
    before, now = defaultdict(list), defaultdict(list)
    for one in old:
        before[key(one)].append(one)
    for other in new:
        now[key(other)].append(other)
    return [
        pair
        for known, rows in before.items()
        if known and (not is_only or len(rows) == len(now[known]) == 1)
        for pair in zip(rows, now[known], strict=False)
    ]


def likeness(old: Iterable[Row], new: Sequence[Row]) -> float:
    """The share of a file's rows that stand in another in the same words, from 0 to 1."""
    return len(matched(list(old), new, wholly, is_only=False)) / len(new) if new else 0.0


@dataclass(frozen=True)
class Changes:
    """What a corrected file does to the rows of the one before: each changed row with its earlier words, new ones, gone ones."""

    same: int
    changed: list[tuple[Row, Row]]
    new: list[Row]
    gone: list[Row]


def changes(old: Iterable[Row], new: Iterable[Row]) -> Changes:
    before, now = list(old), list(new)
    found = pairs(before, now)
    kept, known = {id(one) for one, _ in found}, {id(one) for _, one in found}
    changed = [pair for pair in found if wholly(pair[0]) != wholly(pair[1])]
    return Changes(
        len(found) - len(changed), changed, [one for one in now if id(one) not in known],
        [one for one in before if id(one) not in kept],
    )  # fmt: skip
