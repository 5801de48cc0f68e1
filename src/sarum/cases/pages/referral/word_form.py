"""The referral form as a Word document, drawn from the same questions; and a filled one read back."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from sarum.board.models import Board
from sarum.cases.rules.form import reading
from sarum.cases.rules.form.paper import Matter, Sheet, answer_on_paper, matters, told
from sarum.cases.rules.referral import FORM_VERSION
from sarum.kit import confined
from sarum.kit import word as word_files
from sarum.kit.refusal import Refused
from sarum.kit.word_tables import tables_in

WIDTHS = (Cm(7.6), Cm(7.6), Cm(2.2))
HEADINGS = ("Question", "Your answer", "Code")
NOT_OURS = (
    "No answers could be read from this file: it is not this form. Download the form, fill it in, and choose that."
)
EMPTY = "This form is empty. Write in the column “Your answer”, save the form, and choose it again."


@lru_cache(maxsize=2)
def empty_form(name: str, urgent_help: str, area: str) -> bytes:
    """The empty form of a Board that says this of itself: drawn once, since anybody may ask for it."""
    return word_form(Board(name=name, urgent_help=urgent_help, area=area))


def word_form(board: Board, answers: Mapping[str, Any] | None = None) -> bytes:
    """The whole form, empty or with these answers in it."""
    word = word_files.begun(f"Referral form, {board.name}", board.name, note=f"Form {FORM_VERSION}")
    for level, sentence in opening(board):
        word.add_heading(sentence, level) if level is not None else word.add_paragraph(sentence)
    for matter in matters(board.area_words):
        held = (answers or {}).get(matter.kept_in) or {}
        entries = list(held) if matter.one else [held]
        draw_matter(word, matter, [*entries, *[{}] * (matter.room - len(entries))])
    return word_files.saved(word)


def opening(board: Board) -> list[tuple[int | None, str]]:
    """What stands above the questions."""
    return [
        (0, "Referral for a Safeguarding Adults Review"),
        (None, board.name),
        (1, "If somebody is at risk now"),
        *((None, line) for line in board.urgent_help.splitlines() if line.strip()),
        (None, "This form does not raise a safeguarding concern and nobody reads it at night or at weekends."),
        (1, "How to fill in this form"),
        (None, "Write in the column “Your answer” and leave the column “Code” as it is: it lets the form be read back. You may "
               "leave anything empty, or write “I do not know”. Only four things are needed: whether anybody is at risk now, "
               "your name, the adult’s name, and what happened. If in doubt, refer."),
        (None, "For another adult, person, agency or process than there is room for, copy the tables and fill them in again."),
        (None, "When you have finished, choose “Send a form filled in with Word” where you downloaded this one. You are shown how "
               "it was read before anything is sent. Do not send this form by e-mail: it holds what is confidential."),
        (None, f"Form version {FORM_VERSION}"),
    ]  # fmt: skip


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
        answer.paragraphs[0].add_run(answer_on_paper(row.question, row.question.answer_in(said)))
        run = code.paragraphs[0].add_run(row.code)
        run.font.size, run.font.color.rgb = Pt(7), RGBColor(0x59, 0x59, 0x59)
    for line in table.rows:
        for cell, width in zip(line.cells, WIDTHS, strict=True):
            cell.width = width
    word.add_paragraph()


def outside_words(board: Board) -> set[str]:
    """The words that the empty form has outside its tables."""
    words = [sentence for _, sentence in opening(board)]
    for matter in matters(board.area_words):
        words += [matter.title, matter.intro, *(f"{matter.one.capitalize()} {number}" for number in range(1, 100))]
        words += [said for sheet in matter.sheets for said in (sheet.title, sheet.intro)]
    return {reading.plain(one) for one in words}


def read_back(content: bytes, board: Board, today: dt.date) -> reading.Placed:
    """A filled form as answers, read in a process that can be thrown away; refused where it is not this form."""
    found = confined.run(tables_in, content)
    if not reading.codes_in(found["tables"]):
        raise Refused(NOT_OURS)
    read = reading.placed(found["tables"], found["outside"], outside_words(board), today, board.area_words)
    if not (read.answers or read.faults):
        raise Refused(EMPTY)
    return read
