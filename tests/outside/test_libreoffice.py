"""The real LibreOffice, where this machine has one: `apt-get install --no-install-recommends libreoffice-writer-nogui`."""

import io

import pdfua
import pikepdf
import pytest

from sarum.kit import bare, word_pdf, word_template
from sarum.kit.paper import Boxed, Facts, Heading, Items, Paper, Paragraph, Table

pytestmark = pytest.mark.skipif(
    not word_pdf.is_there(), reason="LibreOffice is not installed here: apt-get install libreoffice-writer-nogui"
)
LETTER = Paper("A letter", [Paragraph("It was decided to find out more.")])


MINUTES = Paper(
    "Minutes",
    [Boxed("Draft"), Facts([("Present", "The Chair")]), Heading("Welcome"), Items(["one", "two"]),
     Heading("Log", 2), Items(["first"], is_numbered=True), Table(["Number", "What"], [["1", "Ring"]], "Actions")],
)  # fmt: skip


def printed(paper=LETTER):
    template = word_template.own_template(["Wyvern Safeguarding Adults Board", "{{ title }}", "{{ content }}"])
    return bare.pdf(word_pdf.pdf_from(word_template.filled(template, {"title": paper.title}, paper)))


@pytest.mark.parametrize("paper", [LETTER, MINUTES], ids=["letter", "minutes"])
def test_what_is_printed_passes_what_a_program_can_check_of_pdf_ua(paper):
    assert not pdfua.validate(io.BytesIO(printed(paper))).findings


def test_a_letter_in_the_boards_template_is_printed_tagged_and_says_nothing_of_its_maker():
    content = printed()
    with pikepdf.open(io.BytesIO(content)) as held:
        assert held.Root.MarkInfo.Marked and held.open_metadata()["pdfuaid:part"] == "1"
        assert set(held.docinfo) <= {"/Title"} and b"LibreOffice" not in held.Root.Metadata.read_bytes()


def test_the_same_letter_is_printed_the_same_byte_for_byte():
    assert printed() == printed()
