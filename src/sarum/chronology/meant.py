"""What a person says the headings of one table mean: it goes before whatever the engine takes them for."""

from collections.abc import Mapping

from sarum.chronology.finding import MOST_ROWS, by_content, heading_at, is_dated, joined
from sarum.chronology.headings import Columns, named
from sarum.chronology.tables import Row

ROLES = ("date", "end", "time", "agency", "source", "event")
NOT_FOUND = "No row of this table holds the headings that were told: “{}”"
TOO_LITTLE = "It was not told which heading is the date and which says what happened, so this table was not read"
TWICE = "More than one heading was told to be the {}; the first was taken"


def columns_at(rows: list[Row], index: int, roles: Mapping[str, str]) -> Columns | None:
    """The headings that begin in this row: those that the person named, else those that the engine knows."""
    own = heading_at(rows, index)
    if own and set(roles) <= set(own.labels):
        return as_told(own, roles)
    for count in range(1, min(MOST_ROWS, len(rows) - index) + 1):
        block = rows[index : index + count]
        labels = named(joined(block))
        if set(roles) <= set(labels):
            return as_told(Columns({}, labels, [row.cells for row in block], block[0].number), roles)
    return as_told(own, roles) if own else None


def start_in(rows: list[Row], roles: Mapping[str, str]) -> tuple[int, Columns] | None:
    """Where the headings that a person named are, and what they mean."""
    for index in range(len(rows)):
        if (columns := columns_at(rows, index, roles)) and set(roles) <= set(columns.labels):
            return index, whole(columns, rows[index])
    columns = columns_without_headings(rows, roles)
    return (0, columns) if columns else None


def columns_without_headings(rows: list[Row], roles: Mapping[str, str]) -> Columns | None:
    """The columns of a table without headings, named Column 1, Column 2 by the person too."""
    width = max((len(row.cells) for row in rows), default=0)
    labels = named([""] * width)
    return as_told(by_content(rows) or Columns({}, labels), roles) if set(roles) <= set(labels) else None


def whole(columns: Columns, row: Row) -> Columns:
    """The columns; where a date stands where its heading would be, the row is an entry and the table has no headings."""
    date = columns.column("date")
    if 0 <= date < len(row.cells) and len(columns.rows) == 1 and is_dated(row.cells[date]):
        return Columns(columns.at, named([""] * len(columns.labels)), doubts=columns.doubts)
    return columns


def as_told(columns: Columns, roles: Mapping[str, str]) -> Columns:
    """The columns with what was told of them; a heading that was not spoken of keeps its meaning, unless that is taken."""
    told: dict[str, int] = {}
    doubts = []
    for column, label in enumerate(columns.labels):
        if (role := roles.get(label, "")) not in ROLES:
            continue
        if role in told:
            doubts.append((label, TWICE.format(role)))
        else:
            told[role] = column
    spoken = {column for column, label in enumerate(columns.labels) if label in roles}
    kept = {role: at for role, at in columns.at.items() if role not in told and (role not in ROLES or at not in spoken)}
    return Columns(kept | told, columns.labels, columns.rows, columns.row, doubts)


def why_not(rows: list[Row], columns: Columns | None, roles: Mapping[str, str]) -> str:
    """Why what was told cannot be done, or not wholly; empty when it can."""
    if columns and not is_enough(columns):
        return TOO_LITTLE
    if not roles or (columns and set(roles) <= set(columns.labels)) or start_in(rows, roles):
        return ""
    return NOT_FOUND.format("” and “".join(roles))


def is_enough(columns: Columns) -> bool:
    return "date" in columns.at and "event" in columns.at
