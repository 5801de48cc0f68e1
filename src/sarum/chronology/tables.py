"""A table as it stands in a file, whatever the file: rows of cells in words, with what the words do not show."""

from dataclasses import dataclass, field
from typing import Any

BETWEEN = "\ue000"  # comments and notes, while they wait on their row or cell
NESTED = "\0"  # in a cell's words, NESTED number NESTED is where another table stands


@dataclass(slots=True)
class Row:
    """One row. `number` is the row as a person points at it: from 1, in a CSV the line, in Excel the sheet's row.

    `carried` are columns whose words come from the merged cell above; `spans` how many columns a cell covers;
    `known` the real date of a cell as (EDTF, HH:MM), whatever its words look like; `fate` is "struck" or "deleted";
    `notes` what a note at the foot of the page adds to a cell.
    """

    number: int
    cells: list[str]
    carried: list[int] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)
    known: dict[int, tuple[str, str]] = field(default_factory=dict)
    fate: str = ""
    comments: list[str] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)

    def noted(self, column: int, cell: str) -> str:
        """A cell with its note."""
        return f"{cell} [note: {self.notes[column]}]".strip() if column in self.notes else cell

    def said(self) -> str:
        """All the words of the row."""
        return " | ".join(said for column, cell in enumerate(self.cells) if (said := self.noted(column, cell)))


@dataclass(slots=True)
class Table:
    """One table. `above` are the paragraphs between it and the table before; `inside` the cell's table and row.

    `name` is its sheet's.
    """

    number: int
    rows: list[Row]
    above: list[str] = field(default_factory=list)
    inside: tuple[int, int] | None = None
    problems: list[str] = field(default_factory=list)
    name: str = ""


def packed(table: Table) -> list[Any]:
    """A table as JSON can carry it out of the confined child; plain rows stay small."""
    rows: list[Any] = []
    for row in table.rows:
        if row.carried or row.spans or row.known or row.fate or row.comments or row.notes:
            known = [[column, *value] for column, value in row.known.items()]
            about = [row.carried, list(row.spans.items()), known, row.fate, row.comments, list(row.notes.items())]
            rows.append([row.number, row.cells, *about])
        else:
            rows.append([row.number, row.cells])
    return [table.number, rows, table.above, table.inside, table.problems, table.name]


def unpacked(pack: list[Any]) -> Table:
    """The table that was packed."""
    number, rows, above, inside, problems, name = pack
    return Table(number, [unpacked_row(row) for row in rows], above, tuple(inside) if inside else None, problems, name)


def unpacked_row(pack: list[Any]) -> Row:
    if len(pack) == 2:
        return Row(pack[0], pack[1])
    number, cells, carried, spans, known, fate, comments, notes = pack
    dates = {column: (date, time) for column, date, time in known}
    return Row(number, cells, carried, dict(spans), dates, fate, comments, dict(notes))
