"""A Word document to write in, in our language and letters; and what it holds when it is written."""

from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Pt


def new(title: str, *, author: str, note: str = "") -> Word:
    """An empty document that says what it is, and in which language a screen reader reads it out."""
    word = Document()
    about = word.core_properties
    about.title, about.author, about.language, about.comments = title, author, "en-GB", note
    font = word.styles["Normal"].font
    font.name, font.size = "Arial", Pt(11)
    word.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    return word


def content_of(word: Word) -> bytes:
    file = BytesIO()
    word.save(file)
    return file.getvalue()
