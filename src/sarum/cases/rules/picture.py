"""Where to look in the picture of a chronology: closer, further off, earlier, later."""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable

from sarum.chronology import Entry, span_of

Window = tuple[dt.date, dt.date]
CLOSEST = 14  # days
DAY = dt.timedelta(days=1)
MOST_PERIODS = 12


def windows_around(window: Window, whole: Window) -> list[tuple[str, Window]]:
    """The windows that one press leads to, each with its words; only those that show something else."""
    first, last = window
    days = (last - first).days + 1
    quarter, half = dt.timedelta(days=days // 4), dt.timedelta(days=days // 2)
    found = []
    if days > CLOSEST:
        found.append(("Zoom in", (first + quarter, last - quarter)))
    if window != whole:
        found.append(("Zoom out", within((first - half, last + half), whole)))
    if first > whole[0]:
        found.append(("Earlier", (first - half, last - half)))
    if last < whole[1]:
        found.append(("Later", (first + half, last + half)))
    if window != whole:
        found.append(("Everything", whole))
    return found


def within(window: Window, whole: Window) -> Window:
    return max(window[0], whole[0]), min(window[1], whole[1])


def periods_of(window: Window) -> list[tuple[str, Window]]:
    """A window in years, quarters, months or weeks, so that a table of it has a dozen columns at most."""
    first, last = window
    for months in (1, 3, 12, 60, 120):
        periods = list(in_months(first, last, months))
        if len(periods) <= MOST_PERIODS:
            return periods
    return periods


def in_months(first: dt.date, last: dt.date, months: int) -> Iterable[tuple[str, Window]]:
    """Stretches of so many months from the beginning of the year, cut off at the window's ends."""
    month = (first.month - 1) // months * months if months < 12 else 0
    year = first.year if months < 12 else first.year - first.year % (months // 12)
    while dt.date(year, month + 1, 1) <= last:
        end_year, end_month = year + (month + months - 1) // 12, (month + months - 1) % 12
        end = dt.date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1])
        begin = dt.date(year, month + 1, 1)
        yield said(begin, end, months), (max(begin, first), min(end, last))
        year, month = year + (month + months) // 12, (month + months) % 12


def said(begin: dt.date, end: dt.date, months: int) -> str:
    if months == 1:
        return f"{begin:%b %Y}"
    if months == 3:
        return f"{begin:%b} to {end:%b %Y}"
    return f"{begin.year}" if months == 12 else f"{begin.year} to {end.year}"


def counts_in(entries: Iterable[Entry], periods: list[tuple[str, Window]]) -> dict[str, list[int]]:
    """How many entries of each agency begin in each period; an entry that began before the window counts in its first."""
    counts: dict[str, Counter[int]] = {}
    for entry in entries:
        counts.setdefault(entry.agency, Counter())
        if span := span_of(entry.date):
            for place, (_, (first, last)) in enumerate(periods):
                if first <= span[0] <= last or (place == 0 and span[0] < first <= span[1]):
                    counts[entry.agency][place] += 1
                    break
    return {
        agency: [counts[agency][place] for place in range(len(periods))] for agency in sorted(counts, key=str.casefold)
    }
