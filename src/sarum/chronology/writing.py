"""A combined chronology as JSON and as CSV; and the columns that every output with a table has."""

import csv
import io
import json
import re
from typing import Any

from sarum.chronology.entries import Entry
from sarum.chronology.headings import OWN, WRITTEN
from sarum.chronology.merging import Combined
from sarum.chronology.origins import origin
from sarum.chronology.separated import LIVE

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_json(combined: Combined, *, marking: str = "") -> bytes:
    """The contract's JSON, a line for each entry, problem, gap and clash; it has no place for a marking."""
    lists = (f"{json.dumps(name)}: [\n{lines(found)}]" for name, found in combined.as_json().items())
    return ("{" + ",\n".join(lists) + "}\n").encode("utf-8", "replace")


def lines(found: list[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(one, ensure_ascii=False) for one in found)


def as_csv(combined: Combined, *, marking: str = "") -> bytes:
    """CSV for any spreadsheet: UTF-8 with its mark, and nothing that a spreadsheet would run; no place for a marking."""
    labels = other_labels(combined.entries)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*OWN, *map(quiet, labels)])
    for entry in combined.entries:
        writer.writerow(
            [quiet(cell) for cell in (*own_cells(entry), *(entry.columns.get(label, "") for label in labels))]
        )
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def quiet(cell: str) -> str:
    """A cell that stays words: an apostrophe in front, which the engine takes off when it reads its own file."""
    return "'" + cell if LIVE.match(cell) else cell


def own_cells(entry: Entry) -> list[str]:
    """The cells of the columns that every entry has, in the order of OWN."""
    cells = {
        "Date": entry.date, "Time": entry.time, "Agency": entry.agency, "Event": entry.event, "Source": entry.source,
        WRITTEN: entry.written,
    }  # fmt: skip
    return [
        cells.get(label, "") or (origin(entry.file, entry.table, entry.row) if label == OWN[-1] else "")
        for label in OWN
    ]


def other_labels(entries: list[Entry]) -> list[str]:
    """Every other heading, in the order in which they are met."""
    return list(dict.fromkeys(label for entry in entries for label in entry.columns))


def xml(words: str) -> str:
    """Words as XML may hold them."""
    return NOT_XML.sub("", words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
