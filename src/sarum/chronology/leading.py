"""A date at the beginning of other words, and paragraphs that each begin with one, told as a table."""

import re

from sarum.chronology.dates import read_date
from sarum.chronology.headings import Columns
from sarum.chronology.tables import Row, Table

LONGEST = 60  # letters of a date with its time
END = re.compile(r"\s*[:–—\t\n]\s*|\s+-\s*|(?<=[\d.)])\s+(?=[A-Z“‘])")
FEWEST = 3  # paragraphs with a date
COLUMNS = Columns({"date": 0, "event": 1}, ["Date", "What happened"])
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
