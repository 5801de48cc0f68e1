"""Words too long for one cell of Excel go on in columns of their own, and are put together again when they are read back."""

import re
from collections.abc import Iterable, Iterator

from sarum.chronology.headings import ORIGIN, WRITTEN
from sarum.chronology.tables import Row

LONGEST = 32_767  # letters that Excel holds in a cell; one beyond the first 65,536 of Unicode counts as two
LABEL = re.compile(r"(.+) \(continued(?: \d+)?\)", re.S)


def pieces_of(said: str) -> Iterator[str]:
    """The words in pieces that a cell holds, never parted beside a space, which a cell would lose."""
    most = LONGEST if said.isascii() or max(said) <= "\uffff" else LONGEST // 2
    while len(said) > most:
        end = most
        while end > most // 2 and (said[end - 1].isspace() or said[end].isspace()):
            end -= 1
        yield said[:end]
        said = said[end:]
    yield said


def spread(labels: list[str], rows: Iterable[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The labels and the rows, with further columns for what is too long."""
    kept, more = [], dict[str, None]()
    for cells in rows:
        beyond: dict[str, str] = {}
        for place, said in enumerate(cells):
            if len(said) > LONGEST // 2:
                cells[place], *rest = pieces_of(said)
                beyond |= {continued(labels[place], number): piece for number, piece in enumerate(rest, 1)}
        more |= dict.fromkeys(beyond)
        kept.append((cells, beyond))
    return [*labels, *more], [[*cells, *(beyond.get(label, "") for label in more)] for cells, beyond in kept]


def continued(label: str, number: int) -> str:
    """Event (continued), Event (continued 2)"""
    return f"{label} (continued)" if number == 1 else f"{label} (continued {number})"


def rejoined(rows: list[Row]) -> list[Row]:
    """The rows of an output of ours with each long cell as it was."""
    if not rows or not {ORIGIN, WRITTEN} <= set(rows[0].cells):
        return rows
    labels = rows[0].cells
    begun = {
        column: labels.index(found[1])
        for column, label in enumerate(labels)
        if (found := LABEL.fullmatch(label)) and found[1] in labels
    }
    for row in rows[1:]:
        for column, first in begun.items():
            if column < len(row.cells) and len(row.cells[first]) >= LONGEST // 4:
                row.cells[first] += row.cells[column]
                row.cells[column] = ""
    return rows
