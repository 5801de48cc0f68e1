"""Stretches of days in which nobody, or one agency, recorded anything."""

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sarum.chronology.entries import Entry
from sarum.chronology.years import first_day


@dataclass(slots=True)
class Gap:
    """From the last day with an entry to the next one with an entry; without an agency, nobody recorded anything."""

    agency: str | None
    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def as_json(self) -> dict[str, Any]:
        return {"agency": self.agency, "from": self.first.isoformat(), "to": self.last.isoformat(), "days": self.days}


def gaps_in(entries: list[Entry], days: int) -> list[Gap]:
    """Every gap of so many days or more: everybody's first, then each agency's, in the order of time."""
    spans: dict[str | None, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for entry in entries:
        if span := span_of(entry.date):
            spans[None].append(span)
            spans[entry.agency].append(span)
    gaps = []
    for agency in sorted(spans, key=lambda name: (name is not None, name or "")):
        reached: dt.date | None = None
        for first, last in sorted(spans[agency]):
            if reached and (first - reached).days >= days:
                gaps.append(Gap(agency, reached, first))
            reached = max(reached or last, last)
    return gaps


@lru_cache(maxsize=16_384)
def span_of(date: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that an EDTF date may mean."""
    first = first_day(date)
    last = last_day(date.rsplit("/", 1)[-1].rstrip("?~%"))
    return (first, max(first, last)) if first and last else None


def last_day(end: str) -> dt.date | None:
    start = first_day(end)
    pieces = end.split("-")
    if start is None or len(pieces) == 3:
        return start
    if len(pieces) == 1:
        return dt.date(start.year + (9 if end.endswith("X") else 0), 12, 31)
    months = 2 if int(pieces[1]) > 12 else 0
    year, month = start.year + (start.month + months > 12), (start.month + months - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1]) if year <= dt.MAXYEAR else dt.date.max
