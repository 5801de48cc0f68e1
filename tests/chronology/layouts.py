"""Chronologies as agencies send them: Word, Excel and CSV files, made here in any layout."""

import csv
import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STYLES = (  # 1 a day, 2 a month, 3 a time, 4 a day with its time, 5 struck through
    f'<styleSheet xmlns="{S}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\ mmmm\\ yyyy"/></numFmts>'
    '<fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="170"/>'
    '<xf numFmtId="17"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True)
class Cell:
    """A cell that is more than its words: how wide, merged with the one above or not, or markup of its own."""

    said: str = ""
    span: int = 1
    merge: str = ""
    markup: str = ""


@dataclass(frozen=True)
class Number:
    """A number in an Excel cell, in one of the styles above."""

    value: float
    style: int


def docx(*blocks, comments: str = "", extra: dict | None = None) -> bytes:
    """A Word file of paragraphs (words) and tables (lists of rows)."""
    body = "".join(paragraph(block) if isinstance(block, str) else table(block) for block in blocks)
    parts = {
        "[Content_Types].xml": (
            '<Types><Override PartName="/word/document.xml" ContentType="application/wordprocessingml"/></Types>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    if comments:
        parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{comments}</w:comments>'
    return zipped(parts | (extra or {}))


def paragraph(said: str) -> str:
    if said.startswith("<w:"):
        return said
    lines = escape(said).replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:p><w:r><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def table(rows) -> str:
    return "<w:tbl>" + "".join(row if isinstance(row, str) else tr(row) for row in rows) + "</w:tbl>"


def tr(cells, about: str = "") -> str:
    return f"<w:tr>{about}" + "".join(tc(cell) for cell in cells) + "</w:tr>"


def tc(cell) -> str:
    cell = cell if isinstance(cell, Cell) else Cell(cell)
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{cell.markup or paragraph(cell.said)}</w:tc>"


def xlsx(
    *sheets,
    date1904: bool = False,
    merges: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    extra: dict | None = None,
) -> bytes:
    """An Excel file of sheets, each a list of rows; None is a row that is not there."""
    about = '<workbookPr date1904="1"/>' if date1904 else "<workbookPr/>"
    tabs = [*names, *(f"S{n}" for n in range(len(names) + 1, len(sheets) + 1))]
    named = "".join(
        f'<sheet name="{tabs[n - 1]}" sheetId="{n}" r:id="rId{n}" state="{"hidden" if n == 3 else "visible"}"/>'
        for n in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">{about}<sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    merged = "<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in merges) + "</mergeCells>" if merges else ""
    for number, rows in enumerate(sheets, 1):
        lines = "".join(line(place, cells) for place, cells in enumerate(rows, 1) if cells is not None)
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{S}"><sheetData>{lines}</sheetData>{merged}</worksheet>'
        )
    return zipped(parts | (extra or {}))


def line(number: int, cells) -> str:
    said = "".join(one(f"{LETTERS[column]}{number}", cell) for column, cell in enumerate(cells) if cell != "")
    return f'<row r="{number}" hidden="{int(number % 5 == 0)}">{said}</row>'


def one(address: str, cell) -> str:
    if isinstance(cell, Number):
        return f'<c r="{address}" s="{cell.style}"><v>{cell.value}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def separated(rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def zipped(parts: dict) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
