"""The real LibreOffice, where this machine has one: `apt-get install --no-install-recommends libreoffice-writer-nogui`."""

import io

import pytest
from docx import Document

from sarum.kit import word, word_pdf

pytestmark = pytest.mark.skipif(
    not word_pdf.is_there(), reason="LibreOffice is not installed here: apt-get install libreoffice-writer-nogui"
)


def test_a_letter_in_the_boards_template_is_printed_tagged():
    template = Document()
    for line in ("Wyvern Safeguarding Adults Board", *word.LINES):
        template.add_paragraph(line)
    saved = io.BytesIO()
    template.save(saved)
    printed = word_pdf.pdf_from(word.filled(saved.getvalue(), {"paragraphs": ["It was decided to find out more."]}))
    assert printed.startswith(b"%PDF-") and b"/MarkInfo" in printed
