"""One file from bytes to tables, in a child that can be thrown away; and from its tables to entries."""

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from sarum.chronology import excel, finding, forms, leading, meant, returned, separated, word
from sarum.chronology.agencies import agency_above, agency_in
from sarum.chronology.entries import Aside, Found, Problem
from sarum.chronology.headings import Columns
from sarum.chronology.rows import Walk
from sarum.chronology.tables import NESTED, Row, Table, packed, unpacked
from sarum.chronology.understanding import chronology, no_chronology, outline
from sarum.chronology.years import suggest_years
from sarum.kit import inspection, inspection_office

ENDINGS = {
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "text": (".csv", ".txt", ".tsv", ".psv", ""),
    "ours": (".json", ".html", ".htm"),
}
READERS = {"docx": word.tables_in, "xlsx": excel.tables_in, "text": separated.tables_in, "ours": returned.tables_in}
NO_CHRONOLOGY = "No chronology was found in this file: no table has a column of dates and a column of what happened"
NO_ENTRIES = "This chronology has headings and no entries"
NO_FORM = "These rows have no date or nothing about what happened, so they are no entry"
PDF = "A PDF cannot be read row by row. Ask for the Word, Excel or CSV file that it was made from"
Roles = Mapping[int, Mapping[str, str]]  # table number → heading → role
NO_WORDS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r\x0b\x0c"))
FEW_STRAYS = 8
LOOKED_AT = 60  # rows from the top of a table, for its headings


def tables_of(content: bytes) -> dict[str, Any]:
    """In the child: what kind of file these bytes are, why it is refused, and its tables."""
    kind, reasons = judged(content)
    if reasons:
        return {"kind": "", "reasons": reasons, "tables": []}
    return {"kind": kind, "reasons": [], "tables": [packed(table) for table in READERS[kind](content)]}


def judged(content: bytes) -> tuple[str, list[str]]:
    """The kind of a file by its content, and every reason not to open it."""
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf\xff\xfe"):
        return "", ["This file is empty."]
    if content.startswith(b"PK"):
        return inspection_office.inspect(content, lambda picture: [])
    if content.startswith(b"%PDF-"):
        return "", [PDF + "."]
    if returned.is_ours(content):
        return "ours", []
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or (content[:2000].count(0) and looks_like_wide_words(content)):
        return "text", []
    kind, reasons = inspection.sorted_by_content(content)
    if reasons == [inspection.OTHER] and has_stray_bytes(content):
        kind, reasons = inspection.sorted_by_content(content.translate(None, NO_WORDS))
    if kind == "text":
        start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return kind, [inspection.WEB_PAGE] if start.startswith(inspection.WEB_PAGES) else []
    return "", reasons or [inspection.OTHER]


def has_stray_bytes(content: bytes) -> bool:
    """Whether a few bytes are no words, as an old program leaves them at the end of a file or within it."""
    return 0 < len(content) - len(content.translate(None, NO_WORDS)) <= max(FEW_STRAYS, len(content) // 200)


def looks_like_wide_words(content: bytes) -> bool:
    """Whether every other byte at the start is nothing, as when words are saved as UTF-16 without a mark."""
    start = content[:2000]
    return min(start[::2].count(0), start[1::2].count(0)) == 0 and start.count(0) > len(start) // 3


def found_in(name: str, answer: dict[str, Any], override: str = "", roles: Roles | None = None) -> tuple[Found, bool]:
    """All that a file's tables come to, and whether the file could be read.

    `override` is the agency, when told; `roles` what a person says the headings of a table mean, by its number.
    """
    found = Found()
    reasons = answer["reasons"]
    if not reasons and PurePath(name).suffix.lower() not in ENDINGS[answer["kind"]]:
        reasons = [
            f"This file is not what its name says: inside it is {'words' if answer['kind'] == 'text' else answer['kind']}."
        ]
    if reasons:
        found.problems += [Problem(name, None, None, "", "", reason) for reason in reasons]
        return found, False
    tables = [unpacked(table) for table in answer["tables"]]
    told = roles or {}
    starts = chronologies(tables, told)
    rest = [table for table in tables if table.number not in starts]
    resolve_nested(tables, starts.keys() | forms.forms_of(rest, is_alone=not starts).keys())
    filled = forms.forms_of(rest, is_alone=not starts)
    title = ""
    last: Columns | None = None
    for table in tables:
        title = agency_above(table.above) or title
        start = starts.get(table.number)
        said = told.get(table.number, {})
        if table.number in filled:
            agency = override or title or PurePath(name).stem
            read_forms(Walk(name, table, agency, found, said), filled[table.number])
            continue
        is_going_on = bool(start is None and last and table.inside is None and finding.fits(table.rows, last))
        if is_going_on and last:
            start = (0, replace(meant.as_told(last, said), doubts=[]))
        if why := meant.why_not(table.rows[:LOOKED_AT], start[1] if start else None, said):
            found.problems.append(Problem(name, table.number, None, "", "", why))
        if start and not meant.is_enough(start[1]):
            start = None
        if start is None:
            title = next((agency for row in table.rows if (agency := agency_in(row.cells))), title)
            found.asides.append(Aside(name, table.number, None, "a table that is no chronology", outline(table)))
            said_aside = [(row.number, said) for row in table.rows for said in row.comments]
            found.asides += [Aside(name, table.number, row, "comment", said) for row, said in said_aside]
            found.tables += no_chronology(name, table, override or title or PurePath(name).stem)
            continue
        index, columns = start
        for row in table.rows[:index]:
            title = agency_in(row.cells) or title
        begun, problems = len(found.entries), len(found.problems)
        agency = override or title or PurePath(name).stem
        walk = Walk(name, table, agency, found, said)
        for problem in table.problems:
            walk.problem(None, "", "", problem)
        walk.read(index, columns, is_going_on=is_going_on)
        last = walk.columns or last
        suggest_years(found.entries[begun:], found.problems[problems:])
        beneath = table.rows if is_going_on else table.rows[index + len(columns.rows) :]
        found.tables.append(chronology(name, table.number, columns, beneath, agency, found.entries[begun:]))
    if override:
        for entry in found.entries:
            entry.agency = override
    if not found.entries:
        found.problems.append(Problem(name, None, None, "", "", NO_ENTRIES if starts else NO_CHRONOLOGY))
    return found, bool(starts or found.entries)


def read_forms(walk: Walk, filled: list[forms.Form]) -> None:
    """Read each form of a table as an entry; one that is none is told."""
    found = walk.found
    begun, problems = len(found.entries), len(found.problems)
    first: Columns | None = None
    used = {row.number for form in filled for row in form.rows}
    for row in walk.table.rows:
        if row.number not in used:
            walk.comments(row)
            walk.aside(row, "beside the entries")
    for form in filled:
        columns = form.columns(walk.told_roles)
        if columns is None:
            pairs = [f"{label}: {said}" for label, said in zip(form.labels, form.row.cells, strict=True)]
            walk.told(Row(form.row.number, pairs), NO_FORM)
            continue
        first = first or columns
        walk.aside(Row(form.row.number, columns.labels), "heading")
        walk.use(columns)
        walk.row(form.row, [form.row], 0)
    suggest_years(found.entries[begun:], found.problems[problems:])
    if first is None:
        found.tables += no_chronology(walk.file, walk.table, walk.agency)
        return
    values = [form.row for form in filled]
    about = chronology(walk.file, walk.table.number, first, values, walk.agency, found.entries[begun:])
    found.tables.append(about)


def chronologies(tables: list[Table], told: Roles) -> dict[int, tuple[int, Columns]]:
    """For each table that is a chronology, the index of its first heading row and its columns."""
    starts = {}
    for table in tables:
        if (said := told.get(table.number)) and (start := meant.start_in(table.rows[:LOOKED_AT], said)):
            starts[table.number] = start
            continue
        if start := start_of(table):
            starts[table.number] = start
    return starts


def start_of(table: Table) -> tuple[int, Columns] | None:
    """The index of a table's first heading row and its columns, when it is a chronology."""
    if leading.TOLD in table.problems:
        return 0, leading.COLUMNS
    for again in (False, True):
        for index in range(min(len(table.rows), LOOKED_AT)):
            if columns := finding.heading_at(table.rows, index):
                return index, columns
        if again or not leading.part_cells(table.rows):
            break
    columns = finding.by_content(table.rows)
    return (0, columns) if columns else None


def resolve_nested(tables: list[Table], starts: Set[int]) -> None:
    """Put the words of a nested table into its cell, unless it is a chronology and speaks for itself."""
    nested = {table.number: table for table in tables if table.inside}
    if not nested:
        return

    def words(found: re.Match[str]) -> str:
        number = int(found[1])
        if number in starts or number not in nested:
            return ""
        return "\n" + "\n".join(filled(row.said()) for row in nested[number].rows)

    def filled(cell: str) -> str:
        return re.sub(f"{NESTED}(\\d+){NESTED}", words, cell)

    for table in tables:
        for row in table.rows:
            row.cells = [filled(cell).strip() if NESTED in cell else cell for cell in row.cells]
