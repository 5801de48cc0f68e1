"""Working days in England: Monday to Friday, without bank holidays and without the days an office is shut."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from sarum.kit.sentence import listed

DAY = dt.timedelta(days=1)


@cache
def bank_holidays() -> dict[dt.date, str]:
    """England's bank holidays, from the table inside the library: no network is asked."""
    table = BankHolidays(use_cached_holidays=True)
    return {day["date"]: day["title"] for day in table.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)}


def known_until() -> dt.date:
    """The last day of the last year whose bank holidays are known."""
    return dt.date(max(bank_holidays()).year, 12, 31)


@dataclass(frozen=True)
class DueDate:
    """A day by which something is due, and how it was worked out."""

    on: dt.date
    because: str


def is_working_day(day: dt.date, closures: Iterable[dt.date] = ()) -> bool:
    return day.weekday() < 5 and day not in bank_holidays() and day not in set(closures)


def after(start: dt.date, days: int, closures: Iterable[dt.date] = ()) -> DueDate:
    """The day `days` working days after `start`, which does not count itself; in words and all."""
    shut, day, left, holidays, closed = set(closures), start, days, [], 0
    while left:
        day += DAY
        if day.weekday() >= 5:
            continue
        if day in bank_holidays():
            holidays.append(bank_holidays()[day])
        elif day in shut:
            closed += 1
        else:
            left -= 1
    return DueDate(day, explain(start, days, holidays, closed) + alarm(day))


def before(end: dt.date, days: int, closures: Iterable[dt.date] = ()) -> DueDate:
    """The latest day from which `end` is `days` working days later; in words and all."""
    day = end
    for _ in range(days):
        day -= DAY
        while not is_working_day(day, closures):
            day -= DAY
    return DueDate(day, f"{days} working day{'s' * (days != 1)} before {end:%A} {end.day} {end:%B %Y}{alarm(end)}")


def explain(start: dt.date, days: int, holidays: list[str], closed: int) -> str:
    left_out = ["weekends"]
    if holidays:
        left_out.append(f"{len(holidays)} bank holiday{'s' * (len(holidays) > 1)} ({', '.join(holidays)})")
    if closed:
        left_out.append(f"{closed} day{'s' * (closed > 1)} on which the Board's office is shut")
    return f"{days} working day{'s' * (days != 1)} after {start:%A} {start.day} {start:%B %Y}, leaving out {listed(left_out)}"


def alarm(day: dt.date) -> str:
    """A warning for a date beyond the bank holidays that are known; empty while the table reaches."""
    if day <= known_until():
        return ""
    return f". Bank holidays after {known_until().year} are not known here: check this date by hand"


def between(start: dt.date, end: dt.date, closures: Iterable[dt.date] = ()) -> int:
    """How many working days lie after `start` up to and including `end`; none when `end` is not later."""
    shut, day, count = set(closures), start, 0
    while day < end:
        day += DAY
        count += is_working_day(day, shut)
    return count
