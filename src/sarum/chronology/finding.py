"""Where a table's headings are: in one row or in several, at its top or further down, or nowhere at all."""

import re

from sarum.chronology.dates import read_date
from sarum.chronology.headings import Columns, meaning, named, plain, understood
from sarum.chronology.tables import Row

SAMPLE = 40  # rows beneath a heading that are looked at
MOST_ROWS = 3  # that one heading may be split over
UNFINISHED = re.compile(r"(?:\b(?:of|and|or|the|for|by|in)|[/&,-])\s*$", re.I)
HINT = re.compile(r"^\(.*\)$|\bdd\W?mm\b|\b24\s?h|^e\.?g\.?\b", re.I | re.S)
IN_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)")
NUMBERED = re.compile(r"[^\W\d_][\w ]{0,30} ?\d{1,2}")
LONGEST = 90  # letters of a heading
LEAST_DATE, LEAST_EVENT, WHOLE_DAY = 3.0, 5.0, len("2021-03-03")
DATED_BELOW = "This column has no heading; it was read as the date, for dates stand in it"


def heading_at(rows: list[Row], index: int) -> Columns | None:
    """The headings that begin in this row, over as many rows as they take; None when none do."""
    top = rows[index]
    if not (could_be_heading(top) or stands_over_dates(top, rows[index + 1 :])):
        return None
    if len({cell for cell in top.cells if cell}) < 2:
        return None
    taken = 1
    while taken < MOST_ROWS and index + taken < len(rows) and goes_on(rows[index + taken - 1], rows[index + taken]):
        taken += 1
    for count in range(taken, 0, -1):
        block = rows[index : index + count]
        below = rows[index + count :]
        labels, doubts = with_date(joined(block), below)
        if (columns := understood(labels, lengths(below, len(labels)))) and (
            "event" in columns.at or len(columns.at) > 1
        ):
            if "event" not in columns.at:
                return None
            columns.rows, columns.row = [row.cells for row in block], top.number
            columns.doubts += doubts
            return columns
    return None


def with_date(labels: list[str], below: list[Row]) -> tuple[list[str], list[tuple[str, str]]]:
    """The labels with a date among them, where dates stand beneath no heading, or alone on rows above the others."""
    meanings = [meaning(label) for label in labels]
    if (
        any("date" in means for means in meanings)
        or max((m.get("event", 0.0) for m in meanings), default=0.0) < LEAST_EVENT
    ):
        return labels, []
    sample = [row for row in below[:SAMPLE] if sum(map(bool, row.cells)) > 1]
    for column, label in enumerate(labels):
        dated = sum(1 for row in sample if has_date(row, column))
        if not label and dated >= max(2, 0.6 * len(sample)):
            return [*labels[:column], "Date", *labels[column + 1 :]], [("Date", DATED_BELOW)]
    first = next(([cell for cell in row.cells if cell] for row in below if any(row.cells)), [])
    if len(first) == 1 and len(first[0]) < LONGEST and len(read_date(first[0]).date) == WHOLE_DAY:
        return [*labels, "Date"], []
    return labels, []


def could_be_heading(row: Row) -> bool:
    """Whether a row's cells are short and no date, time or number stands among them."""
    return all(not cell or (len(cell) <= LONGEST and not is_value(cell)) for cell in row.cells)


def stands_over_dates(row: Row, below: list[Row]) -> bool:
    """Whether a row names a date over rows that have dates there, whatever else it names: Worker 1."""
    if any(len(cell) > LONGEST for cell in row.cells):
        return False
    sample = [one for one in below[:SAMPLE] if sum(map(bool, one.cells)) > 1]
    return any(
        sum(1 for one in sample if has_date(one, column)) >= max(1, 0.5 * len(sample))
        for column, cell in enumerate(row.cells)
        if meaning(cell).get("date", 0) >= LEAST_DATE and not is_value(cell)
    )


def is_value(cell: str) -> bool:
    cell = IN_BRACKETS.sub("", cell).strip()
    return (
        bool(re.search(r"\d", cell))
        and not HINT.search(cell)
        and (len(cell) < 3 or bool(read_date(cell).date) or not meaning(cell))
    )


def goes_on(above: Row, row: Row) -> bool:
    """Whether a row is more of the headings above it, and not the first entry."""
    said = [cell for column, cell in enumerate(row.cells) if cell and column not in row.carried]
    if said and above.spans and all(NUMBERED.fullmatch(cell) and not read_date(cell).date for cell in said):
        return True
    if not said or not could_be_heading(row) or any(len(cell.split()) > 5 or cell.endswith(".") for cell in said):
        return False
    if all(HINT.search(cell) for cell in said):
        return True
    pairs = [(upper, cell) for upper, cell in zip(above.cells, row.cells, strict=False) if cell]
    if any(UNFINISHED.search(upper) for upper, _ in pairs):
        return True
    means = any(max(meaning(cell).values(), default=0) >= 3 for cell in said)
    if row.carried or above.spans:
        return means
    fills = any(not upper for upper, _ in pairs) and any(
        not cell for cell in row.cells + [""] * (len(above.cells) - len(row.cells))
    )
    return means and fills


def joined(block: list[Row]) -> list[str]:
    """One label for each column: a wide heading gives way to those beneath it, a split one is put together."""
    width = max(len(row.cells) for row in block)
    labels = []
    for column in range(width):
        pieces: list[str] = []
        for depth, row in enumerate(block):
            said = row.cells[column] if column < len(row.cells) else ""
            is_wide = row.spans.get(column, 1) > 1 or is_followed_by_blank(row, column)
            below = any(column < len(under.cells) and under.cells[column] for under in block[depth + 1 :])
            if said and said not in pieces and not (is_wide and below and not UNFINISHED.search(said)):
                pieces.append(said)
        labels.append(" ".join(" ".join(pieces).split()))
    return labels


def is_followed_by_blank(row: Row, column: int) -> bool:
    return column + 1 < len(row.cells) and not row.cells[column + 1]


def lengths(rows: list[Row], width: int) -> list[float]:
    """The mean letters of the cells in each column that hold any."""
    totals, counts = [0] * width, [0] * width
    for row in rows[:SAMPLE]:
        for column, cell in enumerate(row.cells[:width]):
            if cell:
                totals[column] += len(cell)
                counts[column] += 1
    return [total / count if count else 0.0 for total, count in zip(totals, counts, strict=True)]


def is_repeated(row: Row, columns: Columns) -> bool:
    """Whether a row says the headings again, as at the top of each page."""
    said = [plain(cell) for cell in row.cells]
    for cells in columns.rows:
        first = [plain(cell) for cell in cells]
        if sum(map(bool, said)) < 2:
            continue
        same = sum(1 for mine, theirs in zip(said, first, strict=False) if mine and mine == theirs)
        if same >= max(2, 0.6 * sum(map(bool, said))):
            return True
    return False


def by_content(rows: list[Row]) -> Columns | None:
    """The columns of a table without headings: one full of dates, one full of words."""
    sample = [row for row in rows[:SAMPLE] if sum(map(bool, row.cells)) > 1]
    if len(sample) < 3:
        return None
    width = max(len(row.cells) for row in sample)
    dated = [sum(1 for row in sample if has_date(row, column)) for column in range(width)]
    date = max(range(width), key=lambda column: dated[column])
    if dated[date] < 0.6 * len(sample) or not has_date(sample[0], date):
        return None  # a first row without a date is headings, and they mean something else
    long = lengths(sample, width)
    event = max((column for column in range(width) if column != date), key=lambda column: long[column], default=-1)
    if event < 0 or long[event] < 20:
        return None
    columns = Columns({"date": date, "event": event}, named([""] * width))
    columns.doubts.append(("", "This table has no headings; its columns were told by what stands in them"))
    return columns


def is_dated(cell: str) -> bool:
    return len(cell) < 40 and bool(read_date(cell).date)


def fits(rows: list[Row], columns: Columns) -> bool:
    """Whether a table without headings goes on with the columns of the one before it, as a table split in two does."""
    date = columns.column("date")
    sample = [row for row in rows[:SAMPLE] if any(row.cells)]
    if not sample or abs(max(len(row.cells) for row in sample) - len(columns.labels)) > 0:
        return False
    dated = sum(1 for row in sample if has_date(row, date))
    return dated >= 0.5 * len(sample) and has_date(sample[0], date)


def has_date(row: Row, column: int) -> bool:
    return column in row.known or (column < len(row.cells) and is_dated(row.cells[column]))


def is_surely_heading(row: Row) -> bool:
    """Whether a row amid the entries can only be headings: few words in each cell, and most of them mean a column."""
    said = [cell for cell in row.cells if cell]
    if len(said) < 2 or any(len(cell) > LONGEST or len(cell.split()) > 6 for cell in said):
        return False
    meanings = [meaning(cell) for cell in said]
    return sum(map(bool, meanings)) >= 0.5 * len(said) and max(m.get("date", 0) for m in meanings) >= 3
