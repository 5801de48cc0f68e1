"""What stands in the tables of a Word file, cell by cell, and what stands outside them. Runs in the confined child."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST = 30 * 1024 * 1024
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
SYMBOLS = {
    "FC": "✓",
    "FB": "☒",
    "FD": "☒",
    "FE": "☑",
    "54": "☒",
    "52": "☑",
    "53": "☒",
    "A8": "☐",
    "6F": "☐",
}  # Wingdings
MOVED_AWAY = {f"{W}moveFrom", f"{W}del"}


def tables_in(content: bytes) -> dict[str, Any]:
    """Each table as rows of cells in words, and each paragraph outside, in order. Deleted words are not read."""
    with ZipFile(BytesIO(content)) as archive:
        part = archive.getinfo("word/document.xml")
        if part.file_size > MOST:
            raise MemoryError
        text = archive.read(part)
    body = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True)).find(f"{W}body")
    tables, outside = [], []
    for block in blocks(body):
        if block.tag == f"{W}tbl":
            tables.append([[words(cell) for cell in blocks(row, "tc")] for row in blocks(block, "tr")])
        elif said := paragraph(block).strip():
            outside.append(said)
    return {"tables": tables, "outside": outside}


def blocks(parent: Any, *kinds: str) -> Iterator[Any]:
    """The blocks of one level, also those in a content control or marked as a change."""
    wanted = {f"{W}{kind}" for kind in kinds or ("p", "tbl")}
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from blocks(child, *kinds)


def words(cell: Any) -> str:
    return "\n".join(paragraph(one) for one in cell.iter(f"{W}p"))


def paragraph(one: Any) -> str:
    return "".join(pieces(one))


def pieces(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == f"{W}sym":
            yield SYMBOLS.get(child.get(f"{W}char", "")[-2:].upper(), "•")
        elif child.tag not in MOVED_AWAY and child.tag not in (f"{W}p", f"{W}pPr", f"{W}rPr"):
            yield from pieces(child)
