"""What a chronology comes to: entries, problems, and the rows that are neither but must not be lost sight of."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Entry:
    """One row of one agency's chronology.

    `date` is EDTF, empty where undated; `time` HH:MM; `written` the date and time as they stand; `columns` every other
    cell under its own heading; `file`, `table` and `row` where it stands, counted from 1. `order` is its place among the rows read.
    """

    agency: str
    date: str
    time: str
    written: str
    source: str
    event: str
    columns: dict[str, str]
    file: str
    table: int
    row: int
    order: int = 0

    def place(self) -> dict[str, Any]:
        return {"file": self.file, "table": self.table, "row": self.row}

    def as_json(self) -> dict[str, Any]:
        return {
            "agency": self.agency, "date": self.date, "time": self.time, "written": self.written, "source": self.source,
            "event": self.event, "columns": self.columns, "file": self.file, "table": self.table, "row": self.row,
        }  # fmt: skip


@dataclass(slots=True)
class Problem:
    """What a person should know of a file (no table), of a table (no row) or of a row; `suggestion` may be accepted."""

    file: str
    table: int | None
    row: int | None
    heading: str
    written: str
    problem: str
    suggestion: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file, "table": self.table, "row": self.row, "heading": self.heading, "written": self.written,
            "problem": self.problem, "suggestion": self.suggestion,
        }  # fmt: skip


@dataclass(slots=True)
class Aside:
    """A row, a table or a comment that is no entry, what it is, and what it says."""

    file: str
    table: int
    row: int | None
    what: str
    said: str

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "table": self.table, "row": self.row, "what": self.what, "said": self.said}


@dataclass(slots=True)
class Understood:
    """What one table was taken for, so that a person may say better.

    `headings` are (label, role) from left to right: date, end, time, agency, source, event, or nothing for another column.
    A table that is no chronology shows its first row of more than one cell as its headings. `sample` are the cells of
    the first rows beneath them.
    """

    file: str
    table: int
    headings: list[tuple[str, str]]
    is_chronology: bool
    agency: str
    entries: int
    sample: list[list[str]]


@dataclass(slots=True)
class Found:
    """All that was found in one file or in several."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    tables: list[Understood] = field(default_factory=list)
