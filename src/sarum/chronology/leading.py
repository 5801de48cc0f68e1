"""A date at the beginning of other words: in paragraphs, and in cells that hold a date and its story together."""

import re

from sarum.chronology.dates import read_date
from sarum.chronology.headings import Columns, meaning
from sarum.chronology.tables import Row, Table

LONGEST = 60  # letters of a date with its time
END = re.compile(r"\s*[:–—\t\n]\s*|\s+-\s*|(?<=[\d.)])\s+(?=[A-Z“‘])")
FEWEST = 3  # paragraphs with a date
WHAT = "What happened"
COLUMNS = Columns({"date": 0, "event": 1}, ["Date", WHAT])
BOTH = re.compile(r"\b(?:dates?|times?|when)\b", re.I)
LEAST_DATE, LEAST_EVENT = 3.0, 5.0  # of meaning
TOLD = "These entries are paragraphs and no table; each begins where one begins with a date"


def parted(words: str) -> tuple[str, str] | None:
    """The date at the beginning of these words, and the rest; None when there is none."""
    best = None
    for end in END.finditer(words[: LONGEST + 1]):
        lead, rest = words[: end.start()].strip(), words[end.end() :].strip()
        read = read_date(lead)
        if rest and read.date and read.is_whole and not lead.isdigit():
            best = lead, rest
    return best


def part_cells(rows: list[Row]) -> bool:
    """Part the cells of a column that is headed as the date and the event in one; what has no date is all event."""
    for index, row in enumerate(rows):
        for column, label in enumerate(row.cells):
            if not is_both(label):
                continue
            said = [cells[column] for one in rows[index + 1 :] if column < len(cells := one.cells) and cells[column]]
            if sum(1 for cell in said if parted(cell) or is_date(cell)) >= max(1, 0.6 * len(said)):
                part_column(rows[index:], column)
                return True
    return False


def is_both(label: str) -> bool:
    """Whether a heading means a date, and what happened as well when its dates and times are taken away."""
    rest = BOTH.sub(" ", label)
    return meaning(label).get("date", 0) >= LEAST_DATE and meaning(rest).get("event", 0) >= LEAST_EVENT


def is_date(said: str) -> bool:
    read = read_date(said)
    return bool(read.date) and read.is_whole


def part_column(rows: list[Row], column: int) -> None:
    width = max(len(row.cells) for row in rows)
    for place, row in enumerate(rows):
        cells = row.cells + [""] * (width - len(row.cells))
        said = cells[column]
        if not place or said == rows[0].cells[column]:
            lead, rest = said, WHAT
        elif found := parted(said):
            lead, rest = found
        else:
            lead, rest = (said, "") if is_date(said) else ("", said)
        cells[column] = lead
        row.cells = [*cells, rest]


def told_in(paragraphs: list[str], number: int) -> Table | None:
    """A table of paragraphs: its rows are counted by paragraph, and one without a date goes on with the one above."""
    rows: list[Row] = []
    above: list[str] = []
    for place, said in enumerate(paragraphs, 1):
        if found := parted(said):
            rows.append(Row(place, list(found)))
        elif rows and said:
            rows[-1].cells[1] += f"\n{said}"
        elif said:
            above.append(said)
    return Table(number, rows, above, problems=[TOLD]) if len(rows) >= FEWEST else None
