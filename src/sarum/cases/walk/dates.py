"""Moving a whole case in time, for a demo that is always of today.

What the Board did moves by whole weeks, so that working days stay working days. What happened to the adult moves by whole
years, with the years named in the text, so that the story goes on agreeing with itself.
"""

import datetime as dt
import re
from typing import Any

WEEK = dt.timedelta(weeks=1)
STORY = {
    "date_of_birth", "date_of_death", "date_from", "date_to", "period_from", "period_to", "period", "when",
    "immediate_action", "proposed_scope", "key_events",
}  # fmt: skip
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
AS_SENT = {"file", "agency"}
LONG_YEAR = re.compile(r"(?<!\d)(?<!\bAct )20[012]\d(?!\d|hrs)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2}([/.-])(?:\d{1,2}|[A-Za-z]{3,9})\2)([012]\d)(?!\d)")  # 3/3/21, 3-Mar-21
A_YEAR = re.compile(r"(?<![\d/-])(?<!\bAct )(?<!\bAct \()20[012]\d(?![\d/-])")  # the year of an Act stays


def moved(held: Any, received: dt.date, starting: dt.date, in_story: bool = False) -> Any:
    """The entries of a file as they would be had the referral been received in the week of `starting`."""
    return shift(held, weeks_between(received, starting), years_between(received, starting), in_story)


def weeks_between(received: dt.date, starting: dt.date) -> dt.timedelta:
    return (starting - received) // WEEK * WEEK


def years_between(received: dt.date, starting: dt.date) -> int:
    """By how many whole years the story moves."""
    moved_to = received + weeks_between(received, starting)
    return moved_to.year - received.year - (moved_to.timetuple()[1:3] < received.timetuple()[1:3])


def reading_moved(reading: Any, years: int) -> Any:
    """What was read of a chronology, with its dates of this century so many years later, however they are written."""
    if isinstance(reading, dict):
        return {key: said if key in AS_SENT else reading_moved(said, years) for key, said in reading.items()}
    if isinstance(reading, list | tuple):
        return [reading_moved(one, years) for one in reading]
    if not isinstance(reading, str) or not years:
        return reading
    if A_DAY.fullmatch(reading) and reading > "2000":
        return years_later(dt.date.fromisoformat(reading), years).isoformat()
    reading = SHORT_YEAR.sub(lambda day: f"{day[1]}{int(day[3]) + years:02}", reading)
    return LONG_YEAR.sub(lambda year: str(int(year[0]) + years), reading)


def shift(held: Any, weeks: dt.timedelta, years: int, in_story: bool) -> Any:
    if isinstance(held, dict):
        return {key: shift(value, weeks, years, in_story or key in STORY) for key, value in held.items()}
    if isinstance(held, list):
        return [shift(value, weeks, years, in_story) for value in held]
    if not isinstance(held, str):
        return held
    if not A_DAY.fullmatch(held):
        return A_YEAR.sub(lambda year: str(int(year[0]) + years), held)
    try:
        day = dt.date.fromisoformat(held)
        return (years_later(day, years) if in_story else day + weeks).isoformat()
    except (ValueError, OverflowError):
        return held  # no date in any calendar: reading says so


def years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
