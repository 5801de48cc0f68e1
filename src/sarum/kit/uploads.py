"""What may be uploaded: judged by what a file holds; its name must not claim another kind. Refused with what to do next."""

import logging
import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from sarum.kit import confined, files, inspection
from sarum.kit.refusal import Refused

log = logging.getLogger(__name__)
NOT_KEPT = (
    "The file could not be kept just now, and so nothing was saved. Try again in a few minutes; if it goes on, tell the "
    "Partnership Team."
)
LARGEST = 20 * 1024 * 1024
MOST_AT_ONCE = 5 * LARGEST  # of all the files of one form
LONGEST_NAME = 100
KINDS = {  # kind: what it is called, the ending it is given, what a browser is told that it is
    "pdf": ("PDF", "pdf", "application/pdf"),
    "docx": ("Word document", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel spreadsheet", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "text": ("Text", "txt", "application/octet-stream"),
    "jpeg": ("JPEG picture", "jpg", "image/jpeg"),
    "png": ("PNG picture", "png", "image/png"),
}
LARGEST_SAID = f"{LARGEST // 1024 // 1024} MB"
LIMITS = (
    f"One file of up to {LARGEST_SAID}: PDF, Word (.docx), Excel (.xlsx), text or CSV, JPEG or PNG. "
    "Without a password, and without macros."
)
WORD_LIMITS = (
    f"One Word document (.docx) of up to {LARGEST // 1024 // 1024} MB. Without a password, and without macros."
)
ENDINGS = ".pdf,.docx,.xlsx,.txt,.csv,.jpg,.jpeg,.png"
CLAIMS = {
    "pdf": ("pdf",),
    "docx": ("docx",),
    "xlsx": ("xlsx",),
    "text": ("txt", "csv"),
    "jpeg": ("jpg", "jpeg"),
    "png": ("png",),
}
CALLED = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "xlsx": "an Excel spreadsheet",
    "text": "text",
    "jpeg": "a JPEG picture",
    "png": "a PNG picture",
}
PROGRAMS = {
    "app", "bat", "bin", "cmd", "com", "cpl", "dll", "exe", "hta", "jar", "js", "jse", "lnk", "msi", "msp", "pif", "ps1",
    "py", "reg", "scr", "sh", "url", "vbe", "vbs", "wsf", "wsh",
}  # fmt: skip


@dataclass(frozen=True)
class Upload:
    """A file that was judged and may be kept; only `accept` makes one."""

    name: str
    kind: str
    content: bytes

    def kept(self) -> dict[str, Any]:
        """Put it on disk, and give what a row says of it."""
        try:
            digest = files.keep(self.content)
        except OSError as wrong:
            log.error("a file was not kept: %s", wrong)
            raise Refused(NOT_KEPT) from wrong
        return {"digest": digest, "name": self.name, "kind": self.kind, "size": len(self.content)}


def accept(name: str, content: bytes, size: int | None = None) -> Upload:
    """The file as it may be kept; refused with its reasons. `size` is what was sent, where not all of it was read."""
    kind, reasons = judged(name, content, len(content) if size is None else size)
    if reasons:
        raise Refused(*reasons)
    return Upload(display_name(name), kind, content)


def why_not_acceptable(name: str, content: bytes) -> list[str]:
    """Every reason a file cannot be kept, each with what to do next; none means it can."""
    return judged(name, content, len(content))[1]


def judged(name: str, content: bytes, size: int) -> tuple[str, list[str]]:
    """What a file is, and what is wrong with it or its name. Nothing is parsed before its size is known, nor in this process."""
    if size == 0:
        return "", ["This file is empty. Check that you chose the right one."]
    if size > LARGEST:
        most = LARGEST // 1024 // 1024
        return "", [
            f"This file is {size / 1024 / 1024:,.1f} MB, and the most is {most} MB. Split it, or save it as a smaller PDF."
        ]
    if len(content) < size:
        most = MOST_AT_ONCE // 1024 // 1024
        return "", [f"The files that were sent together are larger than {most} MB. Send this one by itself."]
    try:
        found = confined.run(inspection.inspect, content)
    except Refused as refused:
        return "", refused.reasons
    return found["kind"], found["reasons"] or why_misnamed(name, found["kind"])


def why_misnamed(name: str, kind: str) -> list[str]:
    """Why a name misleads whoever opens the file: it claims to be a program, or another kind than the content is."""
    ending = PurePosixPath(display_name(name)).suffix[1:].lower()
    if ending in PROGRAMS:
        return [f"The name of this file ends in .{ending}, as a program’s does. Choose the document itself."]
    claimed = next((one for one, endings in CLAIMS.items() if ending in endings), kind)
    if claimed == kind:
        return []
    again = f"Save it again as {CALLED[claimed]}" if claimed != "text" else "Save it again as a text file"
    return [f"This file says it is {CALLED[claimed]}, but it is {CALLED[kind]}. {again}."]


def display_name(name: str) -> str:
    """A name as it may be shown: one line, no path, nothing invisible or that turns the reading round, not too long."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if letter.isspace() else letter for letter in last if letter.isspace() or letter.isprintable())
    seen = " ".join(seen.split()).strip(". ")
    ending = PurePosixPath(seen).suffix[:10]
    if len(seen) > LONGEST_NAME:
        seen = seen[: LONGEST_NAME - len(ending) - 1] + "…" + ending
    return seen or "File without a name"


def size_in_words(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"


class Bounded(FileUploadHandler):
    """Takes a file in memory up to what may be kept, and counts the rest without keeping it: nothing touches a disk."""

    chunk_size = 64 * 2**10

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.chunks: list[bytes] = []
        self.room = getattr(self, "room", MOST_AT_ONCE)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= LARGEST and self.room >= len(raw_data):
            self.room -= len(raw_data)
            self.chunks.append(raw_data)
        else:
            self.room = self.room if start > LARGEST else 0

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        held = BytesIO(b"".join(self.chunks))
        return InMemoryUploadedFile(
            held, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )
