"""A Word file printed as a PDF by LibreOffice, where the host has installed it: the Board's letter as its template draws it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from sarum.kit.refusal import Refused

PROGRAM = "soffice"
SECONDS = 60
AS_PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


class NotPrinted(Refused):
    """LibreOffice gave no PDF, or took too long over it."""

    def __init__(self) -> None:
        super().__init__("It cannot be made into a PDF just now. Download it as Word, and save it as a PDF there.")


def is_there() -> bool:
    """Whether this machine has LibreOffice."""
    return shutil.which(PROGRAM) is not None


def pdf_from(content: bytes) -> bytes:
    """The PDF of a .docx file, made in a folder that is gone afterwards, by a program that inherits no setting.

    NotPrinted where it does not succeed within `SECONDS`.
    """
    with tempfile.TemporaryDirectory(prefix="sarum-letter-") as folder:
        letter = Path(folder) / "letter.docx"
        letter.write_bytes(content)
        home = f"-env:UserInstallation=file://{folder}/home"
        command = [
            PROGRAM,
            home,
            "--headless",
            "--norestore",
            "--convert-to",
            AS_PDF_UA,
            "--outdir",
            folder,
            str(letter),
        ]
        bare = {"HOME": folder, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
        try:
            subprocess.run(command, env=bare, cwd=folder, timeout=SECONDS, capture_output=True, check=False)
        except subprocess.TimeoutExpired:
            raise NotPrinted from None
        printed = letter.with_suffix(".pdf")
        if not printed.is_file():
            raise NotPrinted
        return printed.read_bytes()
