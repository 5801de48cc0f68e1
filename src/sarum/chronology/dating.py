"""The pieces of a date: which words are a day, a month, a season, a year, and what they come to as EDTF."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sarum.chronology.yearless import YEARLESS

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = (
    r"(?:jan(?:uary|urary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
SEASON = r"(?:spring|summer|autumn|winter)"
YEAR = r"(?:1[89]\d\d|2[01]\d\d)"
ANY_YEAR = rf"(?:{YEAR}|'?\d\d(?![\d.:]))"
DAY = r"(?P<day>\d{1,2})"
SEPARATOR = r"\s?[/.\-,']{1,2}\s?"
WHOLE = (
    rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.]{DAY}",
    rf"{DAY}{SEPARATOR}(?P<month>\d{{1,2}}){SEPARATOR}(?P<year>\d{{4}}|\d\d)",
    rf"{DAY}\s(?P<month>\d{{1,2}})\s(?P<year>\d{{4}}|\d\d)",
    rf"{DAY}\s?(?:st|nd|rd|th)?[\s\-/.,]*(?:of\s)?(?P<name>{MONTH})[\s\-/.,]*(?P<year>{ANY_YEAR})",
    rf"(?P<name>{MONTH})[\s\-.]*{DAY}(?:(?:st|nd|rd|th)?\s?,\s?|(?:st|nd|rd|th)\s|\s)(?P<year>{ANY_YEAR})",
)
PARTLY = (
    rf"(?P<name>{MONTH})[\s\-/.,]*(?P<year>{ANY_YEAR})",
    rf"(?P<season>{SEASON})[\s\-/.,]*(?:term\s|of\s)?(?P<year>{YEAR})",
    rf"(?P<year>{YEAR})\s?(?P<season>{SEASON})",
    rf"(?P<month>\d{{1,2}})\s?[/.\-\s]\s?(?P<year>{YEAR})",
    rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])",
    rf"(?P<year>{YEAR})",
    rf"{DAY}\s?(?:st|nd|rd|th)?[\s\-/.,]*(?:of\s)?(?P<name>{MONTH})",
    rf"(?P<name>{MONTH})\s{DAY}(?:st|nd|rd|th)|(?P<name2>{MONTH})\s(?P<day2>\d)",
    rf"{DAY}\s?[/.]\s?(?P<month>\d{{1,2}})",
    rf"(?P<name>{MONTH})",
    rf"(?P<season>{SEASON})",
    rf"{DAY}(?:st|nd|rd|th)?",
)
WHOLE_PATTERNS = [re.compile(pattern) for pattern in WHOLE]
PATTERNS = [re.compile(pattern) for pattern in WHOLE + PARTLY]
AMONG_WORDS = [re.compile(rf"(?<![\w/.\-]){pattern}(?![\w/\-])") for pattern in WHOLE] + [
    re.compile(rf"(?<![\w/.\-]){pattern}(?![\w/\-])") for pattern in PARTLY[:4]
]
DECADE = re.compile(r"(?P<year>(?:19|20)\d)0'?s")
EARLIEST, YEARS_TO_COME = 1800, 2  # years
SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")
DIGITS, DIGITS_ISO = re.compile(r"(\d\d)(\d\d)(\d\d|\d{4})"), re.compile(r"(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """A day, a month, a season, a year or a decade; without a year, not yet placed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    is_decade: bool = False

    def with_year(self, year: int | None) -> "Part":
        return replace(self, year=year)

    def edtf(self) -> str:
        """The part as EDTF, with a sign of its own for a year nobody wrote."""
        year = YEARLESS if self.year is None else f"{self.year:04}"
        if self.is_decade:
            return year[:3] + "X"
        if self.season:
            return f"{year}-{self.season}"
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    def impossible(self) -> str:
        """Why there is no such day; empty when there is."""
        if self.month is not None and not 1 <= self.month <= 12:
            return f"There is no month {self.month}"
        if self.day is not None and self.month is not None:
            longest = calendar.monthrange(self.year or 2024, self.month)[1]
            if not 1 <= self.day <= longest:
                return f"There is no {self.said()}"
        return year_wrong(self.year) if self.year is not None else ""

    def said(self) -> str:
        """31 February 2021"""
        month = MONTHS[self.month - 1].title() if self.month and 1 <= self.month <= 12 else ""
        return " ".join(str(piece) for piece in (self.day, month, self.year) if piece not in (None, ""))

    def month_first(self) -> str:
        """The day as another country would write it, which a person may accept and the engine never assumes."""
        if self.month and self.day and 12 < self.month <= 31 and self.day <= 12:
            turned = replace(self, month=self.day, day=self.month)
            return "" if turned.impossible() else turned.edtf()
        return ""

    def as_day(self) -> dt.date | None:
        if self.year and self.month and self.day and not self.impossible():
            return dt.date(self.year, self.month, self.day)
        return None

    def sort_key(self) -> tuple[int, int, int]:
        month = self.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(self.season or 0, 0)
        return (self.year or 0, month, self.day or 0)

    def is_just_before(self, other: "Part") -> bool:
        """Whether the other is the very next day, month, season or year."""
        if (day := self.as_day()) and (then := other.as_day()):
            return (then - day).days == 1
        mine, theirs = self.sort_key(), other.sort_key()
        if self.day or other.day:
            return False
        if self.month and other.month:
            return (theirs[0] - mine[0]) * 12 + theirs[1] - mine[1] == 1
        if self.season and other.season:
            return mine[0] == theirs[0] and other.season - self.season == 1
        return not (self.month or other.month or self.season or other.season) and theirs[0] - mine[0] == 1


def year_wrong(year: int) -> str:
    """What is wrong with a year that no chronology is about, such as one that a computer puts for no end; else nothing."""
    return "" if EARLIEST <= year <= dt.date.today().year + YEARS_TO_COME else f"The year {year} cannot be right"


def part_on(day: dt.date) -> Part:
    return Part(day.year, day.month, day.day)


def full_year(written: str, this_year: int) -> int:
    """A year of two digits up to this year's is 20xx, a later one 19xx."""
    digits = written.lstrip("'")
    if len(digits) != 2:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= this_year % 100 else 1900)


def part_of(words: str, this_year: int) -> Part | None:
    """The one date that these words are, wholly; a day alone is none."""
    for pattern in PATTERNS[:-1]:
        if found := pattern.fullmatch(words):
            return built(found, this_year)
    if found := DECADE.fullmatch(words):
        return Part(int(found["year"]) * 10, is_decade=True)
    return None


def ends_of(first: str, last: str, this_year: int) -> tuple[Part, Part] | None:
    """The two ends of a range, where the first may leave out what it shares with the last: 3–5 March 2021."""
    if (year := re.fullmatch(YEAR, first)) and (short := re.fullmatch(r"\d\d", last)):
        then = int(year[0]) // 100 * 100 + int(short[0])
        return (Part(int(year[0])), Part(then)) if then == int(year[0]) + 1 else None
    end = part_of(last, this_year)
    begin = part_of(first, this_year)
    if begin is None and (alone := PATTERNS[-1].fullmatch(first)):
        begin = Part(day=int(alone["day"]))
    if end is None or begin is None:
        return None
    if begin.day and not begin.month:
        if not (end.day and end.month):
            return None
        begin = replace(begin, month=end.month, year=end.year)
    elif begin.year is None and end.year is not None:
        later = begin.with_year(end.year).sort_key() > end.sort_key()
        begin = begin.with_year(end.year - 1 if later else end.year)
    elif begin.year is not None and end.year is None:
        end = end.with_year(begin.year)
    same_kind = (begin.day is None) == (end.day is None)
    return (begin, end) if same_kind or begin.month or begin.season else None


def whole_parts_in(words: str, this_year: int) -> Iterator[Part]:
    """Each different date that stands complete among other words, in no overlapping places."""
    taken: list[tuple[int, int]] = []
    seen: set[Part] = set()
    found = [match for pattern in AMONG_WORDS for match in pattern.finditer(words)]
    for match in found:
        if not any(match.start() < end and start < match.end() for start, end in taken):
            taken.append(match.span())
    for match in sorted((m for m in found if m.span() in taken), key=lambda m: m.start()):
        part = built(match, this_year)
        if part not in seen:
            seen.add(part)
            yield part


def built(found: re.Match[str], this_year: int) -> Part:
    """A part from the named pieces of a match."""
    said = {name: value for name, value in found.groupdict().items() if value}
    name, day = said.get("name") or said.get("name2"), said.get("day") or said.get("day2")
    month = month_number(name) if name else int(said["month"]) if "month" in said else None
    return Part(
        year=full_year(said["year"], this_year) if "year" in said else None,
        month=month,
        day=int(day) if day else None,
        season=SEASONS[said["season"]] if "season" in said else None,
    )


def month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def day_number(name: str) -> int:
    return ["mo", "tu", "we", "th", "fr", "sa", "su"].index(name[:2])


def run_of_digits(words: str, this_year: int) -> str:
    """030321, 20210303, or the day's number in Excel: a date to suggest, never one to assume."""
    parts = []
    if number := SERIAL.fullmatch(words):
        parts.append(part_on(dt.date(1899, 12, 30) + dt.timedelta(int(number[1]))))
    if found := DIGITS.fullmatch(words):
        parts.append(Part(full_year(found[3], this_year), int(found[2]), int(found[1])))
    if found := DIGITS_ISO.fullmatch(words):
        parts.append(Part(int(found[1]), int(found[2]), int(found[3])))
    return next((part.edtf() for part in parts if not part.impossible()), "")


def edtf_part(written: str) -> Part:
    """A part from one side of an EDTF date, without its qualifier."""
    year, *rest = written.split("-")
    second = int(rest[0]) if rest else None
    is_decade = year[:3].isdigit() and year.endswith("X")
    return Part(
        year=None if year == YEARLESS else int(year[:3] + "0" if is_decade else year),
        month=second if second is not None and second <= 12 else None,
        season=second if second is not None and second > 12 else None,
        day=int(rest[1]) if len(rest) > 1 else None,
        is_decade=is_decade,
    )


def is_two_years(words: str) -> bool:
    """Whether 2020-21 is meant as one year and the next, and not as the spring of 2020."""
    found = re.fullmatch(r"(\d{4})-(\d\d)", words)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2])
