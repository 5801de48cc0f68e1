"""The sheets of an Excel file as tables: hidden ones too, with real dates as dates and a month's cell as a month."""

import datetime as dt
import posixpath
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from sarum.chronology.continued import rejoined
from sarum.chronology.excel_notes import comments_of, with_comments
from sarum.chronology.excel_words import ADDRESS, S, parsed, words
from sarum.chronology.tables import Row, Table

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN = {14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy hh:mm", 9: "0%", 10: "0.00%"}
BUILT_IN |= dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "hh:mm") | dict.fromkeys(
    (*range(27, 37), *range(50, 59)), "dd/mm/yyyy"
)
FIRST_DAY = dt.datetime(1899, 12, 30)
YEARS_LATER = 1462  # days between Excel's two calendars


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown: `shows` holds the letters of y, m, d, h that its format shows; empty for no date."""

    shows: str = ""
    zeros: int = 0
    is_percent: bool = False
    is_struck: bool = False


def tables_in(content: bytes) -> list[Table]:
    """Every sheet of words, in the order of its tab."""
    with ZipFile(BytesIO(content)) as archive:
        book = parsed(archive.read("xl/workbook.xml"))
        places = {link.get("Id"): link.get("Target") for link in parsed(archive.read("xl/_rels/workbook.xml.rels"))}
        names = {name.lower(): name for name in archive.namelist()}
        strings = shared(archive, names)
        looks = looks_of(parsed(archive.read(names["xl/styles.xml"]))) if "xl/styles.xml" in names else []
        about = book.find(S + "workbookPr")
        shift = YEARS_LATER if about is not None and about.get("date1904") in ("1", "true") else 0
        tables = []
        for number, sheet in enumerate(book.iter(S + "sheet"), 1):
            target = places.get(sheet.get(RELATION)) or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            if "worksheets/" in path.lower() and path.lower() in names:
                read = Sheet(parsed(archive.read(names[path.lower()])), strings, looks, shift)
                rows = read.rows()
                rows = with_comments(rows, comments_of(archive, names, path))
                tables.append(Table(number, rejoined(rows), name=sheet.get("name") or ""))
    return tables


def shared(archive: ZipFile, names: dict[str, str]) -> list[str]:
    """The words that cells share, without the readings that East Asian writing adds."""
    if "xl/sharedstrings.xml" not in names:
        return []
    return [words(item) for item in parsed(archive.read(names["xl/sharedstrings.xml"])).iterchildren(S + "si")]


def looks_of(root: Any) -> list[Look]:
    """How each style shows its cells."""
    formats = dict(BUILT_IN)
    for one in root.iter(S + "numFmt"):
        formats[int(one.get("numFmtId", 0))] = one.get("formatCode", "")
    fonts = root.find(S + "fonts")
    struck = [is_on(font.find(S + "strike")) for font in fonts] if fonts is not None else []
    styles = root.find(S + "cellXfs")
    looks = []
    for style in styles if styles is not None else []:
        font = int(style.get("fontId", 0))
        looks.append(look_of(formats.get(int(style.get("numFmtId", 0)), ""), font < len(struck) and struck[font]))
    return looks


def is_on(mark: Any) -> bool:
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def look_of(code: str, is_struck: bool) -> Look:
    """What a number format shows: m is a minute where it stands beside hours or seconds, and else a month."""
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', "", code.split(";", maxsplit=1)[0].lower()).replace(
        "am/pm", ""
    )
    if bare in ("", "general", "@") or re.search(r"[#?]", bare):
        return Look(is_struck=is_struck)
    bare = re.sub(r"(h+[^a-z]*)m+|m+([^a-z]*s)", r"\1\2", bare)
    shows = "".join(letter for letter in "ymdh" if letter in bare)
    zeros = len(bare) if re.fullmatch("0+", bare) else 0
    return Look(shows, zeros, "%" in bare, is_struck)


class Sheet:
    """One sheet on its way from XML to rows."""

    def __init__(self, root: Any, strings: list[str], looks: list[Look], shift: int) -> None:
        self.root, self.strings, self.looks, self.shift = root, strings, looks, shift

    def rows(self) -> list[Row]:
        """The rows that hold anything, merged cells told."""
        rows, number = [], 0
        cells = self.root.find(S + "sheetData")
        for line in cells if cells is not None else []:
            number = int(line.get("r") or number + 1)
            row = self.row(number, line)
            if row.cells:
                rows.append(row)
        self.merge({row.number: row for row in rows})
        return rows

    def row(self, number: int, line: Any) -> Row:
        row = Row(number, [])
        cells, column, struck = row.cells, -1, []
        for cell in line.iterchildren(S + "c"):
            address = ADDRESS.match(cell.get("r") or "")
            column = column_number(address[1]) if address else column + 1
            style = int(cell.get("s") or 0)
            look = self.looks[style] if style < len(self.looks) else Look()
            said, known = self.value(cell, look)
            if said:
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = said
                struck.append(look.is_struck)
                if known:
                    row.known[column] = known
        row.fate = "struck" if struck and all(struck) else ""
        return row

    def value(self, cell: Any, look: Look) -> tuple[str, tuple[str, str] | None]:
        """The words of a cell, and its real date and time where it has one."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return words(cell).strip(), None
        value = (cell.findtext(S + "v") or "").strip()
        if kind == "s":
            return (
                self.strings[int(value)].strip() if value.isdigit() and int(value) < len(self.strings) else ""
            ), None
        if kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        if kind == "d" and re.match(r"\d{4}-\d\d-\d\d", value):
            moment = dt.datetime.fromisoformat(value.rstrip("Z"))
            return shown(moment, look if look.shows else Look("ymd"))
        if kind != "n" or not value:
            return value, None
        return self.number(value, look)

    def number(self, value: str, look: Look) -> tuple[str, tuple[str, str] | None]:
        try:
            number = float(value)
        except ValueError:
            return value, None
        if look.shows and 0 <= number < 2_958_466:
            if look.shows == "h" and number < 1:
                moment = FIRST_DAY + dt.timedelta(seconds=round(number * 86_400))
                return f"{moment:%H:%M}", ("", f"{moment:%H:%M}")
            days = number + self.shift
            moment = FIRST_DAY + dt.timedelta(days=int(days) + (days < 60), seconds=round(days % 1 * 86_400))
            return shown(moment, look)
        if look.is_percent:
            return f"{number * 100:.10g}%", None
        if number.is_integer() and abs(number) < 1e15:
            return str(int(number)).zfill(look.zeros), None
        return f"{number:.15g}", None

    def merge(self, rows: dict[int, Row]) -> None:
        """A merged cell speaks for every row it covers; across columns it is told as one wide cell."""
        for merged in self.root.iter(S + "mergeCell"):
            ends = ADDRESS.findall(merged.get("ref") or "")
            if len(ends) != 2:
                continue
            (left, top), (right, bottom) = ((column_number(letters), int(digits)) for letters, digits in ends)
            first = rows.get(top)
            if first is None or left >= len(first.cells) or not first.cells[left]:
                continue
            for number in range(top, bottom + 1) if bottom - top < len(rows) else list(rows):
                if top <= number <= bottom and number in rows:
                    carry(first, rows[number], left, right - left + 1)


def carry(first: Row, row: Row, column: int, span: int) -> None:
    """Let a row say in this column what the first row of the merged cell says."""
    if span > 1:
        row.spans[column] = span
    if row is first:
        return
    row.cells.extend([""] * (column + 1 - len(row.cells)))
    row.cells[column] = first.cells[column]
    row.carried.append(column)
    if column in first.known:
        row.known[column] = first.known[column]


def shown(moment: dt.datetime, look: Look) -> tuple[str, tuple[str, str]]:
    """A date as a reader sees it, and as EDTF no finer than the cell shows it."""
    time = f"{moment:%H:%M}" if "h" in look.shows else ""
    if "y" not in look.shows and "m" not in look.shows and "d" not in look.shows:
        return time, ("", time)
    if "d" in look.shows:
        return f"{moment:%d/%m/%Y} {time}".strip(), (f"{moment:%Y-%m-%d}", time)
    if "m" in look.shows:
        return f"{moment:%B %Y}", (f"{moment:%Y-%m}", "")
    return f"{moment:%Y}", (f"{moment:%Y}", "")


def column_number(letters: str) -> int:
    """A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
