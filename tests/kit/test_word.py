"""What is typed becomes a Word file, word for word, and never markup."""

import io

from docx import Document
from docx.oxml.ns import qn

from sarum.kit import word
from sarum.kit.paper import Boxed, Facts, Heading, Items, Paper, Paragraph, Table

PAPER = Paper(
    "A letter <b>about</b> {{ a }} case",
    [
        Heading("What was decided"),
        Paragraph("{% for x in y %} & < > \x00\x0b\ud800 é 😀 عربي"),
        Items(["one", "two"]),
        Items(["first", "second"], is_numbered=True),
        Facts([("Reference", "HSAB-2026-004"), ("Day", "3 March 2026")]),
    ],
    author="Herefordshire Safeguarding Adults Board",
    foot="OFFICIAL-SENSITIVE",
)


def read(whole: bytes):
    return Document(io.BytesIO(whole))


def words_of(whole: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(whole).paragraphs]


def test_a_paper_says_the_same_in_word():
    document = read(word.word_of(PAPER))
    said = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert said == [
        ("Title", "A letter <b>about</b> {{ a }} case"),
        ("Heading 1", "What was decided"),
        ("Normal", "{% for x in y %} & < >  é 😀 عربي"),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("List Number", "first"),
        ("List Number", "second"),
        ("Normal", "Reference\nHSAB-2026-004"),
        ("Normal", "Day\n3 March 2026"),
    ]
    assert [run.bold for run in document.paragraphs[-1].runs] == [True, None] and not document.tables
    assert document.sections[0].footer.paragraphs[0].text == "OFFICIAL-SENSITIVE"


def test_it_says_its_title_and_its_language():
    document = read(word.word_of(PAPER))
    kept = document.core_properties
    assert (kept.title, kept.language) == (PAPER.title, "en-GB")
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    assert 'w:lang w:val="en-US"' not in document.styles.element.xml


def test_a_table_has_its_headings_on_each_page_and_a_box_its_frame():
    rows = [["3 March 2021", "She fell\x00"]]
    paper = Paper("A pack", [Boxed("Must not be shared."), Table(["When", "What"], rows, "Key events")])
    document = Document(io.BytesIO(word.word_of(paper)))
    box, (table,) = document.paragraphs[1], document.tables
    assert box.text == "Must not be shared." and box._p.xpath("./w:pPr/w:pBdr")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["When", "What"], ["3 March 2021", "She fell"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_columns_have_their_shares_of_the_page():
    paper = Paper("T", [Table(["Number", "What"], [["1", "Ring"]], "", [1, 3]), Table(["a", "b"], [["c", "d"]])])
    shared, alike = Document(io.BytesIO(word.word_of(paper))).tables
    first, second = (cell.width for cell in shared.rows[1].cells)
    assert abs(second - 3 * first) < 10_000 and not shared.autofit and alike.autofit
