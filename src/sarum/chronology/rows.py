"""From the rows of a table to entries: each row is an entry, or is told with the reason."""

import re
from collections.abc import Mapping

from sarum.chronology import asides, meant
from sarum.chronology.agencies import agency_in
from sarum.chronology.dated import Band, reading_of, real_date, stretched, wants_date
from sarum.chronology.dates import Reading, read_date
from sarum.chronology.entries import Aside, Entry, Found, Problem
from sarum.chronology.finding import heading_at, is_repeated, is_surely_heading
from sarum.chronology.headings import Columns
from sarum.chronology.more import unpacked_more
from sarum.chronology.origins import origin_of
from sarum.chronology.tables import Row, Table
from sarum.chronology.times import read_time
from sarum.chronology.yearless import is_yearless

BAND_LONGEST = 60
YEAR = re.compile(r"(?:dates?\W*)?((?:19|20)\d\d)\W*", re.I)
DITTO = re.compile(r"\W*|as above|ditto|do\.?|(?:later )?(?:the )?(?:same|that) (?:day|date)|see above", re.I)


class Walk:
    """One table, row by row, adding what it finds."""

    def __init__(self, file: str, table: Table, agency: str, found: Found, told: Mapping[str, str]) -> None:
        self.file, self.table, self.agency, self.found, self.told_roles = file, table, agency, found, told
        self.columns: Columns | None = None
        self.band: Band | None = None
        self.above = ""  # the last date of a row above

    def read(self, start: int, columns: Columns, *, is_going_on: bool) -> None:
        """Read every row: those above the headings, the headings that stand in this row, and what is beneath them."""
        rows = self.table.rows
        begun = len(self.found.entries)
        for row in rows[:start]:
            self.comments(row)
            self.aside(row, "above the headings")
        self.use(columns)
        index = start if is_going_on else self.heading(start, columns, "heading")
        while index < len(rows):
            row = rows[index]
            if self.may_be_heading(row) and (heading := self.heading_at(rows, index)):
                self.use(heading)
                index = self.heading(index, heading, "repeated heading")
                continue
            self.row(row, rows, index)
            index += 1
        if self.time_at < 0:
            forget_midnights(self.found.entries[begun:])

    def heading(self, index: int, columns: Columns, what: str) -> int:
        """Set the rows of a heading aside; the index of the row beneath them."""
        beneath = index + len(columns.rows)
        for line in self.table.rows[index:beneath]:
            self.comments(line)
            self.aside(line, what)
        return beneath

    def comments(self, row: Row) -> None:
        for comment in row.comments:
            self.found.asides.append(Aside(self.file, self.table.number, row.number, "comment", comment))

    def heading_at(self, rows: list[Row], index: int) -> Columns | None:
        if not self.told_roles:
            return heading_at(rows, index)
        columns = meant.columns_at(rows, index, self.told_roles)
        return columns if columns and meant.is_enough(columns) else None

    def use(self, columns: Columns) -> None:
        for label, doubt in columns.doubts:
            if self.columns is None or self.columns.labels != columns.labels:
                self.problem(None if not columns.row else columns.row, label, "", doubt)
        if year := year_of(columns.label("date")) or year_of(self.table.name):
            self.band = self.band or Band(year, "", is_over=True)
        self.columns = columns
        self.roles = frozenset(columns.at.values())
        self.others = [(column, label) for column, label in enumerate(columns.labels) if column not in self.roles]
        at = columns.at.get
        self.date_at, self.end_at, self.time_at = at("date", -1), at("end", -1), at("time", -1)
        self.event_at, self.source_at, self.agency_at = at("event", -1), at("source", -1), at("agency", -1)
        self.written_at, self.origin_at, self.more_at = at("written", -1), at("origin", -1), at("more", -1)

    def may_be_heading(self, row: Row) -> bool:
        """Whether it is worth asking: nothing of a heading is long, and its date cell holds no digit."""
        date = row.cells[self.date_at] if self.date_at < len(row.cells) else ""
        return not any(map(str.isdigit, date)) and self.date_at not in row.known and is_surely_heading(row)

    def row(self, row: Row, rows: list[Row], index: int) -> None:
        """One row: an entry, or told."""
        cells = row.cells
        columns = self.columns
        assert columns is not None
        self.comments(row)
        own = (
            [cell for column, cell in enumerate(cells) if cell and column not in row.carried]
            if row.carried
            else [c for c in cells if c]
        )
        if not own:
            return self.aside(row, "blank")
        if row.fate:
            words = "struck out" if row.fate == "struck" else "deleted with tracked changes"
            return self.told(row, f"This row is {words}, so it is no entry")
        width = len(columns.labels)
        if len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        date_cell, event = cells[self.date_at], cells[self.event_at]
        if not any(map(str.isdigit, date_cell)) and is_repeated(row, columns):
            return self.aside(row, "repeated heading")
        is_alone = len(own) == 1
        is_wide = is_alone and any(span >= max(2, width - 1) for column, span in row.spans.items() if cells[column])
        if is_alone and self.is_band(row, own[0], rows, index, is_wide=is_wide):
            return self.aside(row, "a date for the rows beneath")
        if (is_wide or (len(own) < 3 and not event)) and (name := agency_in(own)):
            self.agency = name
            return self.aside(row, "whose the rows beneath are")
        reading = reading_of(row, self.date_at, self.band, is_ours=self.origin_at >= 0)
        if why := asides.why_no_entry(own, date_cell, event, is_wide=is_wide, is_dated=bool(reading.date)):
            return self.told(row, why)
        if is_alone and not event and not reading.date and own[0] != date_cell:
            return self.told(row, "This row holds neither a date nor what happened")
        return self.entry(row, cells, reading)

    def is_band(self, row: Row, said: str, rows: list[Row], index: int, *, is_wide: bool) -> bool:
        """Whether the only words of a row are a date that stands over rows without one; if so, it is kept."""
        column = row.cells.index(said) if said in row.cells else 0
        if len(said) > BAND_LONGEST or (not is_wide and column not in (self.date_at, 0)):
            return False
        real = real_date(row, column)
        reading = Reading(real) if real else read_date(said)
        if not reading.date or reading.time or not reading.is_whole:
            return False
        if not is_wide:
            following = next((after for after in rows[index + 1 :] if any(after.cells)), None)
            if following is None or not wants_date(following, self.date_at, reading):
                return False
        self.band = Band(reading.date, said)
        return True

    def entry(self, row: Row, cells: list[str], reading: Reading) -> None:
        columns = self.columns
        assert columns is not None
        date_cell = cells[self.date_at]
        date, time, written = reading.date, reading.time, date_cell
        if reading.problem:
            suggestion = reading.suggestion or (self.above if DITTO.fullmatch(date_cell.strip()) else "")
            self.problem(row.number, columns.labels[self.date_at], date_cell, reading.problem, suggestion)
        elif reading.is_blank:
            said = "There is no date here" + (": is it the date of the row above?" if self.above else "")
            self.problem(row.number, columns.labels[self.date_at], "", said, self.above)
        elif self.band and not date_cell:
            written = self.band.written
        if self.end_at >= 0 and cells[self.end_at]:
            date = self.until(row, date, cells[self.end_at])
            written = f"{written} to {cells[self.end_at]}" if written else f"to {cells[self.end_at]}"
        if self.time_at >= 0 and cells[self.time_at]:
            time = self.time(row, cells[self.time_at]) or time
            written = f"{written} {cells[self.time_at]}".strip()
        if self.origin_at >= 0:
            written = cells[self.written_at]
        event = cells[self.event_at]
        if row.notes:
            written = self.with_notes(row, written)
            cells = [row.noted(column, cell) for column, cell in enumerate(cells)]
            event = cells[self.event_at]
        if not event:
            self.problem(row.number, columns.labels[self.event_at], "", "Nothing is written about what happened")
        others = {label: cell for column, label in self.others if (cell := cells[column])}
        if len(cells) > len(columns.labels) and (
            more := [c for c in enumerate(cells[len(columns.labels) :], len(columns.labels) + 1) if c[1]]
        ):
            others |= {f"Column {number}": cell for number, cell in more}
            self.problem(row.number, "", more[0][1], "This row has more cells than there are headings")
        if self.more_at >= 0:
            others |= unpacked_more(cells[self.more_at])
        agency = (cells[self.agency_at] if self.agency_at >= 0 else "") or self.agency
        place = (self.file, self.table.number, row.number)
        if self.origin_at >= 0:
            place = origin_of(cells[self.origin_at]) or place
        source = cells[self.source_at] if self.source_at >= 0 else ""
        entry = Entry(agency, date, time if date else "", written, source, event, others, *place)
        self.found.entries.append(entry)
        if date and not is_yearless(date):
            self.above = date

    def with_notes(self, row: Row, written: str) -> str:
        """The date as written, with the notes of the cells it was made of."""
        own = [column for column in (self.date_at, self.end_at, self.time_at) if column in row.notes]
        return " ".join([written, *(row.noted(column, "") for column in own)]).strip()

    def until(self, row: Row, date: str, said: str) -> str:
        """The stretch from the start date to what the column of end dates says."""
        real = real_date(row, self.end_at)
        end = Reading(real) if real else read_date(said)
        stretch, wrong, suggestion = stretched(date, end, said)
        if wrong:
            self.problem(row.number, self.label(self.end_at), said, wrong, suggestion)
        return stretch

    def time(self, row: Row, said: str) -> str:
        known = row.known.get(self.time_at)
        if known and known[1]:
            return known[1]
        time, wrong = read_time(said)
        if wrong:
            assert self.columns is not None
            self.problem(row.number, self.columns.labels[self.time_at], said, wrong)
        return time

    def label(self, column: int) -> str:
        return self.columns.labels[column] if self.columns else ""

    def problem(self, row: int | None, heading: str, written: str, problem: str, suggestion: str = "") -> None:
        self.found.problems.append(Problem(self.file, self.table.number, row, heading, written, problem, suggestion))

    def aside(self, row: Row, what: str) -> None:
        self.found.asides.append(Aside(self.file, self.table.number, row.number, what, row.said()))

    def told(self, row: Row, why: str) -> None:
        self.problem(row.number, "", row.said(), why)
        self.aside(row, why)


def year_of(label: str) -> str:
    """The year that a heading or a sheet's name gives to the dates beneath: Date (2021), 2021."""
    found = YEAR.fullmatch(label.strip())
    return found[1] if found else ""


def forget_midnights(entries: list[Entry]) -> None:
    """Where every date has the time 00:00 beside it, as an export writes a day, there are no times."""
    times = [entry.time for entry in entries if entry.date]
    if len(times) > 1 and set(times) == {"00:00"}:
        for entry in entries:
            entry.time = ""
