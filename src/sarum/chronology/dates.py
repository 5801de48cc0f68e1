"""Dates as British records write them, as EDTF (ISO 8601-2). Nothing is guessed: what is unclear is a problem.

The order is always day, month, year. A two-digit year up to this year's is 20xx, a later one 19xx.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sarum.chronology import dating
from sarum.chronology.dating import Part
from sarum.chronology.times import take_bare_time, take_time
from sarum.chronology.yearless import is_yearless

PLAIN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
ONE_EDTF = r"(?:\d{4}|xxxx|\d{3}x)(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-\d\d)?)?[?~%]?"
EDTF = re.compile(rf"{ONE_EDTF}(?:/{ONE_EDTF})?")
DASHES = (
    dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "’‘ʼ`"), "'") | {0xA0: " ", 0x202F: " ", 0xAD: ""}
)
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY_NAME = re.compile(
    r"\b(?:mon(?:day)?|tue(?:s(?:day)?)?|weds?|wed(?:s|nesday)|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)\b\.?"
)
UNSURE = re.compile(r"\?+|\b(?:possibly|probably|perhaps|maybe|uncertain|unsure|not certain|not sure|unclear)\b")
ABOUT = re.compile(
    r"~|\b(?:circa|approx(?:imately|imate)?|about|around|abt|roughly|estimated|or thereabouts|"
    r"thereabouts)\b\.?|(?<![a-z])ca?\b\.?(?=\s*[\da-z'])"
    r"|(?<![a-z])c(?=\d)"
)
VAGUE = re.compile(
    r"\b(?:(?:very\s)?(?:early|mid|middle|late|beginning|start|end|latter|first|second)(?:\s?(?:/|-|to|"
    r"or)\s?(?:early|mid|late))?(?:\shalf|\spart|\sdays)?)\b"
    r"[\s-]*(?:of\b|in\b)?"
)
WEEK = re.compile(
    r"\b(?:w\s?[/.]?\s?[cb]\b\.?|(?:week|wk)\s?-?(?:commencing|beginning|starting|comm|com|beg|"
    r"of)\b\.?|(?:week|wk)\b(?=\s\d))[\s:]*"
)
WEEK_END = re.compile(r"\b(?:w\s?[/.]\s?e\b\.?|(?:week|wk)\s?-?ending\b)[\s:]*")
FILLER = re.compile(
    r"\b(?:on|at|the|of|in|during|dated?|day|night|morning|afternoon|evening|overnight|early hours|"
    r"a\.?m|p\.?m|hrs?|hours|time|lunchtime)\b\.?|[()\[\]\"“”,;]"
)
OPEN = re.compile(
    r"\b(?:before|prior to|after|since|by|until|till|up to|onwards?|following|not before|from|ongoing|"
    r"to date|present)\b"
)
NO_DATE = re.compile(
    r"(?:n\s?[/.]?\s?k|n\s?/?\s?a|not\s(?:known|recorded|stated|given|dated)|unknown|undated|no date|"
    r"tb[ca]|to be confirmed|date unknown|unkown|none|nil|-+|x+|\.+)\.?"
)
CONNECTOR = re.compile(r"\s?-\s?|\s(?:to|until|till|through|thru|and|&)\s|\s?/\s?|\s?&\s?")
BETWEEN = re.compile(r"^(?:from|between)\s")
LONGEST = 200  # letters; a cell with more is a story, not a date
OTHER_DAY = re.compile(
    r"(?:on\s|the\s)*(\d{1,2})(?:st|nd|rd|th)?\s*(?:,|and\b|&)\s*(?:and\s)?\d{1,2}(?:st|nd|rd|th)?(?:,|\s|/)"
)
MANY = "This cell holds more than one date"
UNREAD = "“{}” is no date that can be read"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date cell says: an EDTF date (empty: undated), a time as HH:MM, and what a person should be told.

    `suggestion` is an EDTF date a person may accept. `is_blank` is a cell that says nothing at all, and
    `is_whole` one that says no more than a date.
    """

    date: str = ""
    time: str = ""
    problem: str = ""
    suggestion: str = ""
    is_blank: bool = False
    is_whole: bool = True


def read_date(written: str, year: int | None = None, *, this_year: int | None = None) -> Reading:
    """What a date cell says. `year` completes a date without one, where a row above the rows has given it."""
    return reading_of(written, year, this_year or dt.date.today().year)


@lru_cache(maxsize=65_536)
def reading_of(written: str, year: int | None, this_year: int) -> Reading:
    words = " ".join(written.translate(DASHES).casefold().split())
    if not words:
        return Reading(is_blank=True)
    if found := PLAIN.fullmatch(words):
        return settle(Part(dating.full_year(found[3], this_year), int(found[2]), int(found[1])))
    if found := ISO.fullmatch(words):
        return settle(Part(int(found[1]), int(found[2]), int(found[3])))
    if EDTF.fullmatch(words) and not dating.is_two_years(words):
        return read_edtf(words.upper())
    if NO_DATE.fullmatch(words.strip(" ?()[]")):
        return Reading(problem=f"No date is given: “{written.strip()}”")
    if not words.strip(" ?") or len(words) > LONGEST:
        return Reading(problem=UNREAD.format(written.strip()[:LONGEST]))
    return Cell(written.strip(), words, year, this_year).read()


def read_edtf(written: str) -> Reading:
    """A date that is EDTF already, as our own outputs write it, with its season where others would mean two years."""
    parts = [dating.edtf_part(end.rstrip("?~%")) for end in written.split("/")]
    for part in parts:
        if wrong := part.impossible():
            return Reading(problem=wrong)
    if len(parts) == 2 and parts[0].sort_key() > parts[1].sort_key():
        return Reading(problem=f"“{written}” ends before it begins")
    return Reading(written, problem=f"“{written}” has no year" if is_yearless(written) else future(parts[0]))


class Cell:
    """One date cell on its way from words to a date, its qualifiers taken off one after another."""

    def __init__(self, written: str, words: str, year: int | None, this_year: int) -> None:
        self.written, self.year, self.this_year = written, year, this_year
        words = re.sub(r"(\d)t(\d\d:)", r"\1 \2", words)
        self.time, words = take_time(words)
        self.is_week, words = taken(WEEK, words)
        self.ends_week, words = taken(WEEK_END, words)
        unsure, words = taken(UNSURE, words)
        about, words = taken(ABOUT, words)
        self.mark = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}[unsure, about]
        self.day_names = [DAYS[dating.day_number(name)] for name in DAY_NAME.findall(words)]
        words = DAY_NAME.sub(" ", words)
        self.is_vague = False
        if VAGUE.search(words):
            self.is_vague, words = True, VAGUE.sub(" ", words)
        self.words = tidied(words)

    def read(self) -> Reading:
        """The date, after every honest way of reading the words was tried."""
        bare = tidied(FILLER.sub(" ", self.words))
        for words in (self.words, bare):
            if parts := self.parts(words):
                return self.said(parts)
        if not self.time:
            time, rest = take_bare_time(bare)
            if time and (parts := self.parts(tidied(rest))):
                self.time = time
                return self.said(parts)
        return self.found_among_words()

    def parts(self, words: str) -> list[Part]:
        """One date or the two ends of a range; none when the words are not wholly that."""
        if one := dating.part_of(words, self.this_year):
            return [one]
        is_between, words = taken(BETWEEN, words)
        words = words.strip()
        for join in CONNECTOR.finditer(words):
            ends = dating.ends_of(words[: join.start()].strip(), words[join.end() :].strip(), self.this_year)
            if ends and (is_between or is_range(join[0].strip(), *ends)):
                return list(ends)
        return []

    def found_among_words(self) -> Reading:
        """A single whole date among other words is the date; two, or a half-open one, are for a person to judge."""
        found = list(dating.whole_parts_in(self.words, self.this_year))
        if not found:
            wrong = dating.run_of_digits(self.words, self.this_year)
            return Reading(problem=UNREAD.format(self.written), suggestion=wrong)
        first = self.said([found[0]])
        if len(found) == 1 and (day := OTHER_DAY.match(self.words)):
            stretch = self.said([replace(found[0], day=int(day[1])), found[0]])
            return Reading(problem=f"{MANY}: “{self.written}”", suggestion=stretch.date)
        if len(found) > 1:
            return Reading(problem=f"{MANY}: “{self.written}”", suggestion=first.date)
        if OPEN.search(self.words):
            return Reading(problem=f"“{self.written}” says only before or after which date", suggestion=first.date)
        return replace(first, is_whole=False)

    def said(self, parts: list[Part]) -> Reading:
        """The parts as a reading, completed with the year of the rows' own heading, and checked."""
        parts = [part.with_year(self.year) if part.year is None and self.year else part for part in parts]
        for part in parts:
            if wrong := part.impossible():
                return Reading(problem=wrong, suggestion=part.month_first())
        mark = self.mark
        if self.is_vague and parts[-1].day is None:
            mark = {"": "~", "?": "%"}.get(mark, mark)
        if (self.is_week or self.ends_week) and len(parts) == 1 and (day := parts[0].as_day()):
            first = day - dt.timedelta(6) if self.ends_week else day
            parts = [dating.part_on(first), dating.part_on(first + dt.timedelta(6))]
            self.day_names = []
        if len(parts) == 2 and parts[0].sort_key() > parts[1].sort_key():
            return Reading(problem=f"“{self.written}” ends before it begins")
        date = "/".join(part.edtf() + mark for part in parts)
        return Reading(date, self.time, self.wrong_with(parts))

    def wrong_with(self, parts: list[Part]) -> str:
        """What stands as written and yet should be told: no year, a day name of another day, a day to come."""
        if any(part.year is None for part in parts):
            return f"“{self.written}” has no year"
        if len(self.day_names) == len(parts):
            for name, part in zip(self.day_names, parts, strict=True):
                day = part.as_day()
                if day and DAYS[day.weekday()] != name:
                    return f"{part.said()} was a {DAYS[day.weekday()].title()}, not a {name.title()}"
        return future(parts[0])


def settle(part: Part) -> Reading:
    """The reading of one plain day."""
    if wrong := part.impossible():
        return Reading(problem=wrong, suggestion=part.month_first())
    return Reading(part.edtf(), problem=future(part))


def future(part: Part) -> str:
    """A day after today is told, and stands."""
    if part.year is not None and part.year >= dt.date.today().year and (day := part.as_day()) and day > dt.date.today():
        return f"{part.said()} is still to come"
    return ""


def taken(pattern: re.Pattern[str], words: str) -> tuple[bool, str]:
    """Whether the pattern is in the words, and the words without it."""
    without, count = pattern.subn(" ", words)
    return count > 0, without


def tidied(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.-()[]/")


def is_range(join: str, first: Part, last: Part) -> bool:
    """Whether what stands between two dates makes them a stretch: “and”, “&” and “/” only between neighbours."""
    if join not in {"and", "&", "/"}:
        return True
    return first.is_just_before(last)
