"""The tables of a Word file, nested ones too, as a reader sees them with all tracked changes accepted."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from sarum.chronology import word_notes
from sarum.chronology.leading import told_in
from sarum.chronology.tables import BETWEEN, NESTED, Row, Table
from sarum.chronology.word_words import (
    LOOSE,
    TBL,
    TC,
    TR,
    VAL,
    P,
    R,
    Say,
    T,
    W,
    parsed,
    say_signs,
    words,
    words_of,
    words_of_plain,
)

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OUT = [W + name for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr")] + [
    FALLBACK
]
WRAPPERS = [W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag")]


def tables_in(content: bytes) -> list[Table]:
    """Every table in the order in which it begins, with the paragraphs above it."""
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        part = archive.read("word/document.xml")
        root = parsed(part)
        comments = parsed(archive.read("word/comments.xml")) if "word/comments.xml" in names else None
        notes = [parsed(archive.read(name)) for name in word_notes.NOTES if name in names]
        heads = [words_of(parsed(archive.read(name))) for name in names if name.startswith("word/header")]
    if b"ffData" in part:
        word_notes.fill_fields(root)
    if comments is not None:
        word_notes.place_comments(root, word_notes.comments_in(comments))
    accept(root)
    if notes:
        word_notes.place_notes(root, notes)
    tables = list(root.iter(TBL))
    numbers = {table: number for number, table in enumerate(tables, 1)}
    say = words if LOOSE.search(part, part.find(b"body")) else words_of_plain
    read = {number: Table(number, rows_of(table, numbers, say)) for table, number in numbers.items()}
    above = [head for head in heads if head]
    for block in root.find(W + "body"):
        if block.tag == TBL:
            read[numbers[block]].above = above
            above = []
        elif said := words(block):
            above.append(said)
    for table, number in numbers.items():
        cell = table.getparent()
        if cell.tag == TC and (outer := numbers.get(cell.getparent().getparent())):
            read[number].inside = (outer, cell.getparent().getparent().findall(TR).index(cell.getparent()) + 1)
            read[number].above = [said for block in table.itersiblings(P, preceding=True) if (said := words(block))]
    if not tables and (told := told_in([*heads, *map(words, root.find(W + "body").iter(P))], 1)):
        return [told]
    return list(read.values())


def accept(root: Any) -> None:
    """Make of the tree what a reader sees: changes accepted, controls opened; what matters later is noted on its cell."""
    for control in root.iter(W + "sdt"):
        open_control(control)
    for mark in root.iter(W + "vMerge"):
        if mark.get(VAL) != "restart":
            owner(mark).set("carried", "1")
    for mark in root.iter(W + "gridSpan"):
        owner(mark).set("span", mark.get(VAL, "1"))
    for mark in root.iter(W + "hMerge"):
        if mark.get(VAL) != "restart":
            owner(mark).set("beside", "1")
    for mark in root.iter(W + "gridBefore"):
        owner(mark).set("before", mark.get(VAL, "0"))
    for mark in root.iter(W + "del"):
        if mark.getparent().tag == W + "trPr":
            owner(mark).set("fate", "deleted")
    etree.strip_elements(root, *OUT, with_tail=False)
    etree.strip_tags(root, *WRAPPERS)
    for box in root.iter(W + "txbxContent"):
        for paragraph in box.iter(P):
            etree.SubElement(paragraph, W + "br")
    say_signs(root)
    note_struck_rows(root)


def owner(mark: Any) -> Any:
    """The cell or row whose property this is."""
    return mark.getparent().getparent()


def open_control(control: Any) -> None:
    """A control that shows only its prompt is empty; a date picker's own date is noted on its cell."""
    about = control.find(W + "sdtPr")
    if about is None:
        return
    if about.find(W + "showingPlcHdr") is not None:
        for said in control.iter(T):
            said.text = ""
        return
    picker = about.find(W + "date")
    cell = control if control.tag == TC else next(control.iterancestors(TC), None)
    if cell is None:
        cell = control.find(f"{W}sdtContent/{TC}")
    if picker is not None and cell is not None and picker.get(W + "fullDate"):
        shown = picker.find(W + "dateFormat")
        is_day = shown is None or "d" in shown.get(VAL, "d").lower()
        cell.set("date", picker.get(W + "fullDate")[: 10 if is_day else 7])


def note_struck_rows(root: Any) -> None:
    """A row all of whose words are struck through says that somebody took it back."""
    struck = set()
    for mark in root.iter(W + "strike", W + "dstrike"):
        if mark.get(VAL, "1") not in ("0", "false", "off") and owner(mark).tag == R:
            struck.add(owner(mark))
    for row in {row for run in struck for row in run.iterancestors(TR)}:
        if all(run in struck for run in row.iter(R) if words(run)):
            row.set("fate", "struck")


def rows_of(table: Any, numbers: dict[Any, int], say: Say) -> list[Row]:
    """The rows of a table; a cell merged with the one above says what that one says."""
    rows: list[Row] = []
    for number, line in enumerate(table.iterchildren(TR), 1):
        cells: list[str] = [""] * int(line.get("before", 0))
        row = Row(number, cells)
        last = rows[-1] if rows else None
        for cell in line.iterchildren(TC):
            column = len(cells)
            if not cell.attrib:
                cells.append(cell_words(cell, numbers, say))
                continue
            if cell.get("carried") and last and column < len(last.cells):
                row.carried.append(column)
                cells.append(last.cells[column])
                if column in last.known:
                    row.known[column] = last.known[column]
            elif cell.get("beside") and cells:
                cells.append("")
            else:
                cells.append(cell_words(cell, numbers, say))
            if cell.get("date") and cells[-1]:
                row.known[column] = (cell.get("date"), "")
            if cell.get("notes"):
                row.notes[column] = cell.get("notes").rstrip(BETWEEN).replace(BETWEEN, "; ")
            span = min(int(cell.get("span", 1)), 200)
            if span > 1:
                row.spans[column] = span
                cells.extend([""] * (span - 1))
        if line.attrib:
            row.fate = line.get("fate", "")
            row.comments = [said for said in line.get("comments", "").split(BETWEEN) if said]
        rows.append(row)
    return rows


def cell_words(cell: Any, numbers: dict[Any, int], say: Say) -> str:
    if len(cell) == 2 and cell[1].tag == P:  # by far the most
        return say(cell[1])
    pieces = []
    for child in cell:
        if child.tag == P:
            pieces.append(say(child))
        elif child.tag == TBL:
            pieces.append(f"{NESTED}{numbers[child]}{NESTED}")
    return "\n".join(pieces).strip() if len(pieces) != 1 else pieces[0].strip()
