"""A combined chronology as an Excel workbook: to filter, with real dates where they are exact, and no formula."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

from sarum.chronology.continued import spread
from sarum.chronology.headings import OWN
from sarum.chronology.merging import Combined
from sarum.chronology.writing import other_labels, own_cells, xml

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST_DAY = dt.date(1899, 12, 30)
FIRST_TRUE_DAY = "1900-03-01"  # before it Excel counts a day that never was
WIDTHS = {"Date": 14, "Time": 8, "Agency": 26, "Event": 80, "Source": 24, OWN[-2]: 20, OWN[-1]: 34}
LONGEST_MARKING = 120  # Excel holds 255 letters in all, and an ampersand counts twice
WRAPPED, BOLD, DAY = 1, 2, 3  # the styles below
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    'Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{SPACE}"><numFmts count="1"><numFmt numFmtId="164" '
    f'formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name '
    'val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>'
    '<xf applyAlignment="1" xfId="0"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" '
    'applyFont="1" applyAlignment="1" xfId="0"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1" xfId="0"><alignment '
    'horizontal="left" vertical="top"/></xf></cellXfs></styleSheet>',
}


def as_excel(combined: Combined, *, marking: str = "") -> bytes:
    """One sheet called Chronology, a filter on every heading, the headings always in sight; the marking on each page printed."""
    others = other_labels(combined.entries)
    labels, rows = spread(
        [*OWN, *others],
        ([*own_cells(entry), *(entry.columns.get(label, "") for label in others)] for entry in combined.entries),
    )
    last = f"{letters(len(labels) - 1)}{len(combined.entries) + 1}"
    fixed = re.sub(r"([A-Z]+)", r"$\1$", last)
    book = (
        f'<workbook xmlns="{SPACE}" '
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet '
        f'name="Chronology" sheetId="1" r:id="rId1"/></sheets>'
        f'<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"Chronology!$A$1:{fixed}</definedName>"
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">Chronology!$1:$1</definedName>'
        "</definedNames></workbook>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, HEAD + part)
        archive.writestr("xl/workbook.xml", HEAD + book)
        archive.writestr("xl/worksheets/sheet1.xml", HEAD + "".join(sheet(rows, labels, last, marking)))
    return out.getvalue()


def sheet(rows: list[list[str]], labels: list[str], last: str, marking: str) -> Iterator[str]:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{WIDTHS.get(label, 30)}" customWidth="1"/>'
        for number, label in enumerate(labels, 1)
    )
    yield (
        f'<worksheet xmlns="{SPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0">'
        f'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>"
    )
    yield row(1, labels, BOLD)
    for number, cells in enumerate(rows, 2):
        yield row(number, cells, WRAPPED)
    yield (
        f'</sheetData><autoFilter ref="A1:{last}"/><pageSetup orientation="landscape" paperSize="9" '
        f'fitToHeight="0"/>{printed(marking)}</worksheet>'
    )


def printed(marking: str) -> str:
    """The marking at the top of each printed page, its pages counted below; nothing without one."""
    if not marking:
        return ""
    words = " ".join(marking.split())[:LONGEST_MARKING].replace("&", "&&")
    below = "<oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter>"
    return f"<headerFooter><oddHeader>&amp;C{xml(words)}</oddHeader>{below}</headerFooter>"


def row(number: int, cells: list[str], style: int) -> str:
    written = "".join(
        cell(f"{letters(column)}{number}", said, style, is_date=column == 0)
        for column, said in enumerate(cells)
        if said
    )
    return f'<row r="{number}">{written}</row>'


def cell(address: str, said: str, style: int, *, is_date: bool) -> str:
    if is_date and re.fullmatch(r"\d{4}-\d\d-\d\d", said) and said >= FIRST_TRUE_DAY:
        return f'<c r="{address}" s="{DAY}"><v>{(dt.date.fromisoformat(said) - FIRST_DAY).days}</v></c>'
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml(said)}</t></is></c>'


def letters(column: int) -> str:
    """0 is A."""
    said = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said
