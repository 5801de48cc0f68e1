"""What is wrong with a Word or Excel file, or with another zip: first what it declares, then each part, never built up."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

MOST_PARTS = 5_000
MOST_BYTES = 150 * 1024 * 1024
MOST_RATIO = 100  # an honest part of XML shrinks to a twentieth or so
RATIO_COUNTS_FROM = 20 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 1_000, 1_000_000
CELL = re.compile(rb"""[\s:"']([A-Za-z]{1,7})(\d{1,18})(?=["':\s])""")
ROW = re.compile(rb"""<(?:\w+:)?row\b[^<>]{0,300}?\sr=["'](\d{1,18})["']""")
ADDRESSED = re.compile(rb"""<(?:\w+:)?(?:c|dimension|mergeCell)\b[^<>]{0,300}?\s(?:r|ref)=(["'][^"']{0,60}["'])""")
PICTURES = (".png", ".jpg", ".jpeg")

DAMAGED = "This file is not whole: part of it is damaged. Open it, save a new copy, and choose that one."
LOCKED = "This file has a password. Save a copy without one, and choose that: it is kept safe here."
MACRO = "This file holds macros, which are small programs. Save it as {} without macros, and choose that copy."
BOMB = (
    "This file would unpack to far more than it seems to hold, so it is not opened. Save it as a PDF, and choose that."
)
ENTITIES = (
    "This file holds instructions that no Word or Excel file needs, so it is not opened. Save it as a PDF instead."
)
REACHES = "This file fetches something from another place when it is opened. Save it as a PDF, and choose that."
FAR_CELLS = (
    "This spreadsheet has cells very far down or to the right ({} rows, {} columns). Delete the empty rows and columns "
    "after the last one you use, save it, and choose it again."
)
MANY_CELLS = "This spreadsheet has more cells than can be opened safely. Split it, or save what matters as a PDF."
ZIP = "This is a zip file. Take the files out of it, and add each by itself."
OPEN_DOCUMENT = (
    "This is an OpenDocument file. Open it, save it as Word (.docx), Excel (.xlsx) or a PDF, and choose that."
)
SLIDES = "Slides cannot be kept as they are. Save them as a PDF, and choose that."
BINARY = "This is an Excel binary file (.xlsb). Save it as an Excel workbook (.xlsx), and choose that."

Judge = Callable[[bytes], list[str]]


def inspect(content: bytes, judge_picture: Judge) -> tuple[str, list[str]]:
    """The kind of a file that is a zip inside, and what is wrong with it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if reasons := wrong_with_declared(parts, len(content)):
                return "", reasons
            names = {part.filename for part in parts}
            kind, reason = kind_of(archive, names)
            if reason:
                return "", [reason]
            return kind, next((said for part in parts if (said := wrong_with_part(archive, part, judge_picture))), [])
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError, KeyError):
        return "", [DAMAGED]


def wrong_with_declared(parts: list[zipfile.ZipInfo], size: int, depth: int = 0) -> list[str]:
    """What the directory says, before a single part is opened."""
    if any(part.flag_bits & 1 for part in parts):
        return [LOCKED]
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        return [DAMAGED]
    declared, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or declared > MOST_BYTES or packed > size:
        return [BOMB]
    if declared > RATIO_COUNTS_FROM and declared > MOST_RATIO * max(packed, 1):
        return [BOMB]
    names = [part.filename.lower() for part in parts]
    if len(names) != len(set(names)) or any(
        name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names
    ):
        return [DAMAGED]
    return []


def kind_of(archive: zipfile.ZipFile, names: set[str]) -> tuple[str, str]:
    """Which kind of Office file it is by its parts; or why it is none that can be kept."""
    if "[Content_Types].xml" not in names:
        return "", OPEN_DOCUMENT if "mimetype" in names and "content.xml" in names else ZIP
    types = archive.read("[Content_Types].xml")
    is_word = "word/document.xml" in names or b"wordprocessingml" in types
    lower = {name.lower() for name in names}
    if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lower):
        return "", MACRO.format("a Word document (.docx)" if is_word else "an Excel workbook (.xlsx)")
    if "word/document.xml" in names:
        return "docx", ""
    if "xl/workbook.xml" in names:
        return "xlsx", ""
    if "xl/workbook.bin" in names:
        return "", BINARY
    return "", SLIDES if "ppt/presentation.xml" in names else ZIP


def wrong_with_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, judge_picture: Judge) -> list[str]:
    """One part, read whole (its size is known by now) so that its checksum is met, and scanned, never built."""
    content, name = archive.read(part), part.filename.lower()
    if content.startswith(b"PK\x03\x04"):
        return wrong_within(content)
    if name.endswith(PICTURES):
        return judge_picture(content)
    if not name.endswith((".xml", ".rels", ".vml")):
        return []
    words = content.replace(b"\0", b"")  # whichever way it is encoded
    if b"<!DOCTYPE" in words or b"<!ENTITY" in words:
        return [ENTITIES]
    if name.endswith(".rels"):
        return [REACHES] if reaches_out(words) else []
    if b"<ddeLink" in words or b"DDEAUTO" in words:
        return [REACHES]
    return wrong_with_sheet(words) if "worksheets/" in name else []


def wrong_within(content: bytes) -> list[str]:
    """A file inside the file: what it declares must be honest too, and it may hold no third."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if reasons := wrong_with_declared(parts, len(content)):
            return reasons
        for part in parts:
            if part.filename.lower().endswith("vbaproject.bin"):
                return [MACRO.format("a copy")]
            with archive.open(part) as opened:
                if opened.read(4) == b"PK\x03\x04":
                    return [BOMB]
    return []


def reaches_out(words: bytes) -> bool:
    """Whether a relationship fetches a template, a frame or a part from the network as soon as the file is opened."""
    for relation in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", words):
        is_fetched = re.search(rb"(?:attachedTemplate|/frame|/oleObject|/subDocument|aFChunk)[\"']", relation)
        if is_fetched and re.search(rb"""Target=["'](?:https?:|ftp:|\\\\|file:////)""", relation, re.I):
            return True
    return False


def wrong_with_sheet(words: bytes) -> list[str]:
    """The cells of a sheet by their addresses: how far they reach and how many there are."""
    rows = columns = 0
    for found in ROW.finditer(words):
        rows = max(rows, int(found[1]))
    for count, tag in enumerate(ADDRESSED.finditer(words)):
        if count > MOST_CELLS:
            return [MANY_CELLS]
        for letters, digits in CELL.findall(tag[1]):
            rows, columns = max(rows, int(digits)), max(columns, column_number(letters))
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        return [FAR_CELLS.format(f"{rows:,}", f"{columns:,}")]
    return []


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
