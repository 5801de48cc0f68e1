"""How long 30 chronologies of 1,000 rows take to become one, beside lxml alone and beside python-docx and openpyxl."""

import csv
import importlib
import importlib.util
import io
import random
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from sarum import chronology
from sarum.chronology import command

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROWS = 1000
WALKERS = ("docx", "openpyxl")
WORDS = [
    "visit",
    "call",
    "home",
    "nurse",
    "leg",
    "ulcer",
    "dressing",
    "refused",
    "door",
    "hallway",
    "papers",
    "neighbour",
    "son",
    "worried",
    "capacity",
    "assessment",
    "referral",
    "housing",
    "police",
    "welfare",
    "check",
    "letter",
    "doctor",
    "medication",
    "fall",
    "hospital",
    "discharge",
    "carer",
    "meal",
    "heating",
    "smoke",
    "alarm",
    "risk",
    "meeting",
    "agreed",
    "plan",
    "review",
    "closed",
    "duty",
    "urgent",
    "safeguarding",
    "concern",
    "seen",
    "spoke",
    "window",
    "key",
    "landlord",
    "arrears",
    "message",
    "returned",
    "photograph",
    "wound",
    "clinic",
]
HEADS = ["Ref", "Date of contact", "Time", "Source of information", "Details of contact", "Outcome"]
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="{{}}"/></Relationships>'
)
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EXCEL_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETS}.worksheet+xml"/></Types>'
)
WORD_PARTS = {
    "_rels/.rels": LINKS.format("word/document.xml"),
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>",
}


def main() -> None:
    """Write the files, merge them, and print the seconds, the ratio and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder))
        out = Path(folder) / "out.json"
        floor = best(lambda: walk_floor(files))
        merged = best(lambda: command.main(["merge", *map(str, files), "--json", str(out)]))
        half = files[::2]
        halved = best(lambda: command.main(["merge", *map(str, half), "--json", str(out)]))
        few = chronology.merge(files[:5]).entries
        again = best(lambda: chronology.combined_of(few))
        mine, child = (
            resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        walked = best(lambda: walk_cells(files), 1) if all(map(importlib.util.find_spec, WALKERS)) else 0.0
    print(f"chronology: {len(files) * ROWS:,} rows in {len(files)} files")
    print(
        f"  merged to JSON in {merged:.2f} s, {merged / floor:.1f} times the {floor:.2f} s of "
        f"unzipping and parsing alone (at most 5)"
    )
    if walked:
        print(f"  python-docx and openpyxl take {walked:.2f} s to walk the same cells: {merged / walked:.2f} of that")
    else:
        print(f"  {' and '.join(WALKERS)} are not both installed, so walking every cell with them was not measured")
    print(f"  {len(few):,} entries that are read already are combined in {again:.2f} s")
    print(
        f"  {len(half) * ROWS:,} rows take {halved:.2f} s, so twice the rows take {merged / halved:.1f} times as long"
    )
    print(f"  memory: {mine:.0f} MB here and {child:.0f} MB in the confined child (together at most 512 MB)")


def best(run: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs, in seconds: the machine has other things to do."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def walk_floor(files: list[Path]) -> None:
    """The least that reading these files can take."""
    for file in files:
        if file.suffix == ".csv":
            list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))
            continue
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(archive.read(name))


def walk_cells(files: list[Path]) -> None:
    """Every cell of the same files in the usual way: python-docx, openpyxl, and csv."""
    word, excel = (importlib.import_module(name) for name in WALKERS)
    for file in files:
        if file.suffix == ".docx":
            for table in word.Document(str(file)).tables:
                for line in table.rows:
                    [cell.text for cell in line.cells]
        elif file.suffix == ".xlsx":
            for sheet in excel.load_workbook(file):
                for line in sheet.iter_rows(values_only=True):
                    [str(cell or "") for cell in line]
        else:
            list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))


def written(folder: Path) -> list[Path]:
    """20 Word files, 5 Excel files and 5 CSV files, the same each time."""
    dice = random.Random(5)
    files = []
    for number in range(30):
        rows = [HEADS, *(row(dice, count) for count in range(ROWS))]
        kind, write = (("docx", word), ("xlsx", excel), ("csv", separated))[(number >= 20) + (number >= 25)]
        files.append(folder / f"agency {number:02}.{kind}")
        files[-1].write_bytes(write(rows))
    return files


def row(dice: random.Random, count: int) -> list[str]:
    day = f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2017, 2022)}"
    said = " ".join(dice.choices(WORDS, k=dice.randint(8, 40))).capitalize() + "."
    return [
        str(count + 1),
        day,
        f"{dice.randint(0, 23):02}:{dice.randint(0, 59):02}",
        "Case notes",
        said,
        " ".join(dice.choices(WORDS, k=4)),
    ]


def word(rows: list[list[str]]) -> bytes:
    look = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="18"/></w:rPr>'
    cell = (
        '<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing '
        'w:after="0"/></w:pPr><w:r>{}<w:t>{}</w:t></w:r></w:p></w:tc>'
    )
    body = "".join("<w:tr>" + "".join(cell.format(look, said) for said in one) + "</w:tr>" for one in rows)
    document = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'
    return zipped({**WORD_PARTS, "word/document.xml": document})


def excel(rows: list[list[str]]) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    lines = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{said}</t></is></c>'
            for letter, said in zip("ABCDEF", one, strict=True)
        )
        + "</row>"
        for number, one in enumerate(rows, 1)
    )
    return zipped(
        {
            "[Content_Types].xml": EXCEL_TYPES,
            "_rels/.rels": LINKS.format("xl/workbook.xml"),
            "xl/workbook.xml": (
                f'<workbook xmlns="{space}" xmlns:r="{RELATION}"><sheets><sheet '
                f'name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{RELATION}/worksheet" '
                f'Target="worksheets/sheet1.xml"/></Relationships>'
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )


def separated(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


if __name__ == "__main__":
    main()
