"""What a file is and what is wrong with it, told from its content. Runs in the confined child, without Django."""

import re
import struct

import filetype

from sarum.kit import inspection_office as office

MOST_PIXELS = 100_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
WEB_PAGES = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body", b"<!--")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
EMAIL = re.compile(rb"\A(?:Received|Return-Path|MIME-Version|Delivered-To|From|Message-ID|X-[\w-]+): ?", re.I)

DAMAGED = "This file is not whole: part of it is missing. Open it, save a new copy, and choose that one."
PROGRAM = "This file is a program, whatever it is called. Programs are never kept. Choose the document itself."
OLD_OFFICE = "This is an old {} file. Open it, choose “Save as”, then {}, and choose that copy."
PICTURE = "This picture is {:,} by {:,} dots, which is too large to open safely. Save a smaller copy, and choose that."
WEB_PAGE = "This is a web page or a drawing that can hold a program. Print it to a PDF, and choose that."
OTHER = "This kind of file cannot be kept. Save it as a PDF and choose that; or choose a Word, Excel, text, JPEG or PNG file."


def inspect(content: bytes) -> dict:
    """The kind of a file, and every reason it cannot be kept; no reasons, and a kind, when it can."""
    kind, reasons = sorted_by_content(content)
    return {"kind": "" if reasons else kind, "reasons": reasons}


def sorted_by_content(content: bytes) -> tuple[str, list[str]]:
    if content.startswith(b"%PDF-"):
        return "pdf", wrong_with_pdf(content)
    if content.startswith(b"PK"):
        return office.inspect(content, wrong_with_picture)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return ("png" if content[:1] == b"\x89" else "jpeg"), wrong_with_picture(content, whole=True)
    if content.startswith(OLE):
        return "", [wrong_with_ole(content)]
    if content[:5].lower() == b"@echo" or (
        content.startswith(PROGRAMS) and (content[:2] == b"#!" or is_binary(content))
    ):
        return "", [PROGRAM]
    if content.startswith(b"{\\rtf"):
        return "", [
            "This is a rich text (.rtf) file. Open it, save it as a Word document (.docx) or a PDF, and choose that."
        ]
    known = filetype.guess(content)
    if known is not None and known.mime.startswith(("video/", "audio/")):
        return "", ["Recordings cannot be kept here. Write down what matters in it, and say who holds the recording."]
    if known is not None or is_binary(content):
        return "", [OTHER]
    return "text", wrong_with_text(content)


def is_binary(content: bytes) -> bool:
    """Whether this cannot be words in any of the ways in which words are saved."""
    try:
        words = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        words = content.decode("latin-1")
    return CONTROL.search(words) is not None


def wrong_with_text(content: bytes) -> list[str]:
    start = content.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(WEB_PAGES) or b"<script" in start or b"<svg" in start:
        return [WEB_PAGE]
    if EMAIL.match(content) and re.search(rb"^MIME-Version:", content[:20_000], re.I | re.M):
        return ["This is an e-mail. Print it to a PDF and choose that; add what was attached to it one by one."]
    return []


def wrong_with_pdf(content: bytes) -> list[str]:
    if b"%%EOF" not in content[-2048:]:
        return [DAMAGED]
    if re.search(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)", content):
        return [office.LOCKED]
    if re.search(rb"/Launch\b", content):
        return ["This PDF can start a program. Print it to a new PDF, and choose that."]
    return []


def wrong_with_ole(content: bytes) -> str:
    """The container of old Office files, of Office files with a password, and of Outlook's messages."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return office.LOCKED
    if holds("__substg1.0_") or holds("__properties_version1.0"):
        return "This is an Outlook message. Print it to a PDF and choose that; add what was attached to it one by one."
    if holds("WordDocument"):
        return OLD_OFFICE.format("Word (.doc)", "“Word document (.docx)”")
    if holds("Workbook") or holds("Book"):
        return OLD_OFFICE.format("Excel (.xls)", "“Excel workbook (.xlsx)”")
    return OTHER


def wrong_with_picture(content: bytes, *, whole: bool = False) -> list[str]:
    """A picture by what it says of itself, without drawing it; `whole` asks that its end is there too."""
    size = png_size(content) if content.startswith(b"\x89PNG") else jpeg_size(content)
    if size is None:
        return [DAMAGED] if whole else []
    if size[0] * size[1] > MOST_PIXELS:
        return [PICTURE.format(*size)]
    end = b"IEND" if content.startswith(b"\x89PNG") else b"\xff\xd9"
    return [DAMAGED] if whole and end not in content[-65_536:] else []


def png_size(content: bytes) -> tuple[int, int] | None:
    return struct.unpack(">II", content[16:24]) if content[12:16] == b"IHDR" and len(content) >= 33 else None


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height from the frame header, stepping from marker to marker."""
    place = 2
    while place + 9 < len(content):
        if content[place] != 0xFF:
            return None
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        else:
            place += 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]
    return None
