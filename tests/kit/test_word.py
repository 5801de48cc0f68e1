"""What is typed becomes a Word file, word for word, and never markup."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from jinja2.exceptions import SecurityError

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
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Reference", "HSAB-2026-004"], ["Day", "3 March 2026"],
    ]  # fmt: skip
    assert document.sections[0].footer.paragraphs[0].text == "OFFICIAL-SENSITIVE"


def test_it_says_its_title_its_author_and_its_language():
    document = read(word.word_of(PAPER))
    kept = document.core_properties
    assert (kept.title, kept.author, kept.language) == (PAPER.title, PAPER.author, "en-GB")
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    assert 'w:lang w:val="en-US"' not in document.styles.element.xml


@pytest.mark.parametrize(
    "typed", ["{{ 7 * 7 }}", "{% for x in y %}", "<w:p/>", "&amp;", "a\x00b\x1fc", "ends in ]]>", "\ud83d"]
)
def test_what_is_typed_into_a_blank_is_words_and_nothing_else(typed: str):
    blanks = {
        "board": "The Board",
        "day": "today",
        "to": typed,
        "subject": "s",
        "paragraphs": [typed, "more"],
        "signed": "x",
    }
    said, kept = words_of(word.filled(word.letter_template(), blanks)), word.clean(typed)
    assert said == ["The Board", "today", kept, f"Dear {kept},", "s", kept, "more", "Yours sincerely,", "x"]


def test_a_template_of_the_board_keeps_its_own_words():
    own = Document()
    own.add_paragraph("Plough Lane, Hereford: {{ subject }}")
    whole = io.BytesIO()
    own.save(whole)
    assert words_of(word.filled(whole.getvalue(), {"subject": "HSAB-2026-004"})) == [
        "Plough Lane, Hereford: HSAB-2026-004"
    ]


def test_a_template_reaches_nothing_but_its_blanks():
    document = Document(io.BytesIO(word.letter_template()))
    document.core_properties.author = "{{ cycler.__init__.__globals__.os.name }}"
    saved = io.BytesIO()
    document.save(saved)
    with pytest.raises(SecurityError):
        word.filled_here(saved.getvalue(), {"board": "The Board"})


def test_a_table_has_its_headings_on_each_page_and_a_box_its_frame():
    rows = [["3 March 2021", "She fell\x00"]]
    paper = Paper("A pack", [Boxed("Must not be shared."), Table(["When", "What"], rows, "Key events")])
    box, table = Document(io.BytesIO(word.word_of(paper))).tables
    assert box.cell(0, 0).text == "Must not be shared."
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["When", "What"], ["3 March 2021", "She fell"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
