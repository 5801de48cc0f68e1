"""What each table was taken for, told to a person who may know better."""

from sarum.chronology.entries import Entry, Understood
from sarum.chronology.headings import Columns, named
from sarum.chronology.meant import ROLES
from sarum.chronology.tables import Row, Table

SAMPLE = 3  # rows


def chronology(
    file: str, table: int, columns: Columns, beneath: list[Row], agency: str, entries: list[Entry]
) -> Understood:
    """A table that was read: what each heading means, and whose it is, where its entries are of one agency."""
    role_at = {column: role for role, column in columns.at.items() if role in ROLES}
    headings = [(label, role_at.get(column, "")) for column, label in enumerate(columns.labels)]
    agencies = {entry.agency for entry in entries}
    return Understood(
        file, table, headings, True, agencies.pop() if len(agencies) == 1 else agency, len(entries), sample(beneath)
    )


def no_chronology(file: str, table: Table, agency: str) -> list[Understood]:
    """A table that was not read, with the row that is most likely its headings; nothing of a table without words."""
    rows = [index for index, row in enumerate(table.rows) if any(row.cells)]
    if not rows:
        return []
    wide = [index for index in rows if len({cell for cell in table.rows[index].cells if cell}) > 1]
    top = (wide or rows)[0]
    headings = [(label, "") for label in named(table.rows[top].cells)]
    return [Understood(file, table.number, headings, False, agency, 0, sample(table.rows[top + 1 :]))]


def sample(rows: list[Row]) -> list[list[str]]:
    return [list(row.cells) for row in rows if any(row.cells)][:SAMPLE]


def outline(table: Table) -> str:
    first = next((row for row in table.rows if any(row.cells)), Row(1, []))
    return first.said()[:200]
