"""A day as people write it."""

import datetime as dt
import re

WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]+", re.I)
NUMBERS = re.compile(r"^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$")
BACKWARDS = re.compile(r"^(\d{4})[\s./-](\d{1,2})[\s./-](\d{1,2})$")
DAY_FIRST = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.,/-]+([a-z]{3,9})[\s.,/-]+(\d{4}|\d{2})$", re.I)
MONTH_FIRST = re.compile(r"^([a-z]{3,9})[\s.,]+(\d{1,2})(?:st|nd|rd|th)?[\s.,]+(\d{4}|\d{2})$", re.I)


def day_written(words: str, today: dt.date) -> dt.date | None:
    """The day meant by 9/2/22, 9.2.2022, 2022-02-09, 9th of February 2022 or Feb 9, 2022; nothing where none is meant.

    The day stands before the month, as here. A year of two numbers is the latest that is not yet to come.
    """
    said = WEEKDAY.sub("", " ".join(words.split()).rstrip("."))
    if found := BACKWARDS.match(said):
        year, month, day = found.groups()
    elif (found := NUMBERS.match(said)) or (found := DAY_FIRST.match(said)):
        day, month, year = found.groups()
    elif found := MONTH_FIRST.match(said):
        month, day, year = found.groups()
    else:
        return None
    try:
        return dt.date(full(int(year), today) if len(year) == 2 else int(year), number_of(month), int(day))
    except ValueError:
        return None


def day_about(words: str) -> dt.date | None:
    """The day by which something is sorted that is only roughly dated: the first day that its words may mean."""
    if exact := day_written(words, dt.date.max):
        return exact
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", words)
    months = [number for word in re.findall(r"[A-Za-z]{3,9}", words) if (number := number_of(word))]
    day = re.match(r"^\D{0,12}(\d{1,2})(?!\d)", words)
    if year is None:
        return None
    try:
        return dt.date(int(year[0]), months[0] if months else 1, int(day[1]) if day and months else 1)
    except ValueError:
        return dt.date(int(year[0]), months[0] if months else 1, 1)


def has_short_year(words: str) -> bool:
    """Whether the year was written with two numbers, so that the century had to be guessed."""
    return re.search(r"(?<!\d)\d{4}(?!\d)", words) is None


def full(year: int, today: dt.date) -> int:
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def number_of(month: str) -> int:
    """The number of a month by number or name; 0 where it is none."""
    if month.isascii() and month.isdigit():
        return int(month)
    names = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
             "december")  # fmt: skip
    word = month.casefold().removesuffix(".")
    word = "sep" if word == "sept" else word
    return next((number for number, name in enumerate(names, 1) if name.startswith(word)), 0)
