"""The line that says whose and for whom a combined chronology is, on every output that people print."""

import io
import zipfile

import docx
import pytest

from sarum import chronology
from sarum.chronology import writing, writing_excel, writing_page, writing_word

MARKING = "Wyeshire SAB · R&D <2026-014> · pseudonyms only"


@pytest.fixture(scope="module")
def combined():
    return chronology.merge([("a.csv", b"Date,Event\n3/3/2021,Seen at home\n")])


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode() if name in archive.namelist() else None


def test_word_has_it_above_every_page(combined):
    content = writing_word.as_word(combined, marking=MARKING)
    sections = docx.Document(io.BytesIO(content)).sections
    assert [section.header.paragraphs[0].text for section in sections] == [MARKING]
    assert part(content, "docProps/core.xml") is None
    assert part(writing_word.as_word(combined), "word/header1.xml") is None


def test_excel_prints_it_on_every_page_and_has_no_row_of_it(combined):
    sheet = part(writing_excel.as_excel(combined, marking=MARKING), "xl/worksheets/sheet1.xml")
    assert "<oddHeader>&amp;CWyeshire SAB · R&amp;&amp;D &lt;2026-014&gt; · pseudonyms only</oddHeader>" in sheet
    assert sheet.count("<row ") == 2
    assert "oddHeader" not in part(writing_excel.as_excel(combined), "xl/worksheets/sheet1.xml")


def test_the_page_has_it_in_its_title_and_under_its_heading(combined):
    page = writing_page.as_page(combined, marking=MARKING).decode()
    said = "Wyeshire SAB · R&amp;D &lt;2026-014&gt; · pseudonyms only"
    assert f"<title>Combined chronology – {said}</title>" in page
    assert f'</h1><p class="marking">{said}</p>' in page


@pytest.mark.parametrize("write", [writing.as_json, writing.as_csv])
def test_what_programs_read_has_none(combined, write):
    assert write(combined, marking=MARKING) == write(combined)
