"""The date of one row: from its cell, from a date that stands over it, to the end that another column gives."""

import re
from dataclasses import dataclass

from sarum.chronology.dates import EDTF, Reading, read_date, read_edtf
from sarum.chronology.dating import MONTHS, year_wrong
from sarum.chronology.tables import Row
from sarum.chronology.yearless import is_yearless

DAY_ALONE = re.compile(r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\s+)?\d{1,2}(?:st|nd|rd|th)?", re.I)
DAYS_ALONE = re.compile(r"\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\s+)?\d{1,2}(?:st|nd|rd|th)?(?![\d/.])", re.I)
NO_END = re.compile(r"\W*|ongoing|n/?a|current|present|to date|n/?k", re.I)


@dataclass(slots=True)
class Band:
    """A date that stands across the table over the rows it dates."""

    date: str
    written: str
    is_over: bool = False  # once a row beneath has a whole date of its own

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date[:4].isdigit() else None


def reading_of(row: Row, column: int, band: Band | None, *, is_ours: bool) -> Reading:
    """What the date cell says, with its real date and the date of the rows' own heading."""
    said = row.cells[column] if column < len(row.cells) else ""
    if real := real_date(row, column):
        return picked(said, real, row.known[column][1])
    if is_ours and EDTF.fullmatch(said.lower()):
        return read_edtf(said.upper())
    read = read_date(said, year=band.year if band else None)
    return under(band, said, read) if band else read


def real_date(row: Row, column: int) -> str:
    """The real date of a cell; none where its year cannot be right, so that its words are read and told."""
    date = row.known.get(column, ("", ""))[0]
    return date if date[:4].isdigit() and not year_wrong(int(date[:4])) else ""


def picked(said: str, date: str, time: str) -> Reading:
    """A real date; where words of somebody's own stand over it, as in Word, the two must agree."""
    if len(date) != 10 or said[:10] == f"{date[8:10]}/{date[5:7]}/{date[:4]}":
        return Reading(date, time)
    read = read_date(said)
    if read.date and read.date[:10] not in (
        date,
        f"{date[:4]}-{date[8:10]}-{date[5:7]}",
    ):  # a picker may show the month first
        return Reading(read.date, read.time, f"The date picker holds {date}, the cell says “{said}”", date)
    return Reading(date, read.time or time)


def under(band: Band, said: str, read: Reading) -> Reading:
    """The reading of a row that stands under a date across the table."""
    if read.is_blank and not band.is_over:
        return Reading(band.date)
    if not read.date and (month := re.fullmatch(r"(\d{4})-(0\d|1[0-2])(?:-\d\d)?", band.date)):
        whole = read_date(f"{said.strip()} {MONTHS[int(month[2]) - 1]} {month[1]}")
        if DAYS_ALONE.match(said) and whole.date[:7] == month[0][:7] and whole.is_whole:
            return whole
    if read.date and not band.is_over:
        band.is_over = not read.date.startswith(band.date[:4])
    return read


def wants_date(row: Row, column: int, band: Reading) -> bool:
    """Whether a row has no whole date of its own."""
    said = row.cells[column] if column < len(row.cells) else ""
    if column in row.carried or not any(row.cells):
        return False
    wants_year = is_yearless(read_date(said).date) and not is_yearless(band.date)
    return not said or bool(DAY_ALONE.fullmatch(said)) or wants_year


def stretched(date: str, end: Reading, said: str) -> tuple[str, str, str]:
    """The stretch from a date to an end: EDTF, what is wrong with the end, and a suggestion."""
    if not end.date:
        is_none = NO_END.fullmatch(said.strip())
        return (
            date,
            "" if is_none else end.problem or "This is no date that can be read",
            "" if is_none else end.suggestion,
        )
    first, last = date.split("/", 1)[0], end.date.rsplit("/", 1)[-1]
    if not date:
        return "", "There is an end date and no start date that can be read", end.date
    if is_yearless(first) or is_yearless(last) or first == last:
        return date, "", ""
    if last.rstrip("?~%") < first.rstrip("?~%"):
        return date, "The end date is before the start date", ""
    return f"{first}/{last}", "", ""
