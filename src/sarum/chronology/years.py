"""Which year a date without one is likely to be in, from the rows around it. A suggestion, never an answer."""

import datetime as dt
from functools import lru_cache

from sarum.chronology.dates import DAY_NAME, DAYS
from sarum.chronology.dating import day_number
from sarum.chronology.entries import Entry, Problem
from sarum.chronology.yearless import YEARLESS, is_yearless


def suggest_years(entries: list[Entry], problems: list[Problem]) -> None:
    """Give each problem of a yearless date of one table the year that keeps its rows in order."""
    told = {problem.row: problem for problem in problems if problem.row and "has no year" in problem.problem}
    if not told:
        return
    days = [first_day(entry.date) for entry in entries]
    for index, entry in enumerate(entries):
        problem = told.get(entry.row)
        if problem is None or not is_yearless(entry.date):
            continue
        before = next((day for day in reversed(days[:index]) if day), None)
        after = next((day for day in days[index + 1 :] if day), None)
        if year := likely_year(entry, before, after):
            problem.suggestion = entry.date.replace(YEARLESS, str(year))


def likely_year(entry: Entry, before: dt.date | None, after: dt.date | None) -> int | None:
    """The year in which the date falls between its neighbours, or nearest to them; its day name must agree."""
    near = before or after
    if near is None:
        return None
    names = DAY_NAME.findall(entry.written.casefold())
    best: tuple[int, int] | None = None
    for year in range(near.year - 1, near.year + 3):
        day = first_day(entry.date.replace(YEARLESS, str(year)))
        if day is None or (names and DAYS[day.weekday()] != DAYS[day_number(names[0])]):
            continue
        outside = (before is not None and day < before) + (after is not None and day > after)
        distance = abs((day - near).days) + 10_000 * outside
        if best is None or distance < best[0]:
            best = (distance, year)
    return best[1] if best else None


@lru_cache(maxsize=16_384)
def first_day(date: str) -> dt.date | None:
    """The first day that an EDTF date may mean."""
    start = date.split("/", 1)[0].rstrip("?~%")
    pieces = start.split("-")
    if pieces[0][:3].isdigit() and pieces[0].endswith("X"):
        pieces[0] = pieces[0][:3] + "0"
    if not pieces[0].isdigit():
        return None
    month = int(pieces[1]) if len(pieces) > 1 else 1
    month = {21: 3, 22: 6, 23: 9, 24: 12}.get(month, month)
    try:
        return dt.date(int(pieces[0]), month, int(pieces[2]) if len(pieces) > 2 else 1)
    except ValueError:
        return None
