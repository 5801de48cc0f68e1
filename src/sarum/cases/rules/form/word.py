"""Any form as a Word document, drawn from its questions; and a filled one read back."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from sarum.cases.rules.form import reading
from sarum.cases.rules.form.paper import Matter, Sheet, answer_on_paper, matters, told
from sarum.cases.rules.form.whole import Form
from sarum.kit import confined
from sarum.kit import word as word_files
from sarum.kit.refusal import Refused
from sarum.kit.word_tables import tables_in

WIDTHS = (Cm(7.6), Cm(7.6), Cm(2.2))
HEADINGS = ("Question", "Your answer", "Code")
NOT_OURS = (
    "No answers could be read from this file: it is not this form. Download the form, fill it in, and choose that."
)
NUMBERED = re.compile(r"Number of this form: (\S+?)\. Due by (\d{1,2} \w+ \d{4}\.)?")
EMPTY = "This form is empty. Write in the column “Your answer”, save the form, and choose it again."


@dataclass(frozen=True)
class WordForm:
    """A form as it is printed: under this title, after these opening words (each with the level of its
    heading, or none where it is a paragraph), with this line at the foot of every page.

    Where it was drawn for one answer alone it bears its number, by which another's form is told from it, and the day by
    which it is due, which may change before it comes back.
    """

    form: Form
    title: str
    opening: tuple[tuple[int | None, str], ...]
    note: str = ""
    area: str = ""
    foot: str = ""
    number: str = ""
    due_on: dt.date | None = None

    def drawn(self, answers: Mapping[str, Any] | None = None) -> bytes:
        """The whole form, empty or with these answers in it."""
        word = word_files.begun(self.title, note=self.note)
        due = f"Number of this form: {self.number}. Due by {self.due_on:%-d %B %Y}." if self.due_on else ""
        for level, sentence in [*self.opening[:1], *([(None, due)] if due else []), *self.opening[1:]]:
            said = word_files.clean(sentence)
            word.add_heading(said, level) if level is not None else word.add_paragraph(said)
        for matter in matters(self.form, self.area):
            held = (answers or {}).get(matter.kept_in) or {}
            entries = list(held) if matter.one else [held]
            draw_matter(word, matter, [*entries, *[{}] * (matter.room - len(entries))])
        if self.foot:
            word.sections[0].footer.paragraphs[0].text = word_files.clean(self.foot)
        return word_files.saved(word)

    def outside_words(self) -> set[str]:
        """The words that the empty form has outside its tables."""
        words = [word_files.clean(sentence) for _, sentence in self.opening]
        for matter in matters(self.form, self.area):
            words += [matter.title, matter.intro, *(f"{matter.one.capitalize()} {number}" for number in range(1, 100))]
            words += [said for sheet in matter.sheets for said in (sheet.title, sheet.intro)]
        return {reading.plain(one) for one in words}

    def read_back(self, content: bytes, today: dt.date) -> reading.Placed:
        """A filled form as answers, read in a process that can be thrown away; refused where it is not this form."""
        found = confined.run(tables_in, content)
        if not reading.codes_in(found["tables"]):
            raise Refused(NOT_OURS)
        numbers = [match[1] for one in found["outside"] if (match := NUMBERED.match(one))]
        if self.number and (other := next((one for one in numbers if one != self.number), "")):
            raise Refused(
                f"This is the form of {other}, and here you answer {self.number}. Choose the form of {self.number}."
            )
        outside = [one for one in found["outside"] if not (self.number and NUMBERED.fullmatch(one))]
        read = reading.placed(self.form, found["tables"], outside, self.outside_words(), today, self.area)
        if not (read.answers or read.faults):
            raise Refused(EMPTY)
        if self.number and not numbers:
            read.miss(f"The number of this form is missing from it. Make sure that it is the form of {self.number}.")
        return read


def draw_matter(word: Word, matter: Matter, entries: list[Mapping[str, Any]]) -> None:
    word.add_heading(matter.title, 1)
    if matter.intro:
        word.add_paragraph(matter.intro)
    for number, said in enumerate(entries, 1):
        if matter.one:
            word.add_heading(f"{matter.one.capitalize()} {number}", 2)
        for sheet in matter.sheets:
            if sheet.title != matter.title and len(matter.sheets) > 1:
                word.add_heading(sheet.title, 3 if matter.one else 2)
            if sheet.intro and sheet.intro != matter.intro:
                word.add_paragraph(sheet.intro)
            draw_sheet(word, sheet, said)


def draw_sheet(word: Word, sheet: Sheet, said: Mapping[str, Any]) -> None:
    """One table: a row for each question, under headings that are repeated on each page."""
    table = word.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in sheet.rows:
        asked, answer, code = table.add_row().cells
        for place, (words, is_bold) in enumerate(told(row)):
            paragraph = asked.paragraphs[0] if place == 0 else asked.add_paragraph()
            paragraph.add_run(words).bold = is_bold
        answer.paragraphs[0].add_run(word_files.clean(answer_on_paper(row.question, row.question.answer_in(said))))
        run = code.paragraphs[0].add_run(row.code)
        run.font.size, run.font.color.rgb = Pt(7), RGBColor(0x59, 0x59, 0x59)
    for line in table.rows:
        for cell, width in zip(line.cells, WIDTHS, strict=True):
            cell.width = width
    word.add_paragraph()
