"""A letter stays as it was written, whatever the Board's template becomes."""

import io

import pytest
from docx import Document

from sarum.board.models import Board
from sarum.cases.models import DecisionLetter
from sarum.kit import files, word_pdf
from tests import cast
from tests.operations.test_verification import decide, heard, received
from tests.pages.steps import answered, opened, words

pytestmark = pytest.mark.django_db


def template(heading):
    document = Document()
    for line in (heading, "{%p for words in paragraphs %}", "{{ words }}", "{%p endfor %}"):
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return files.keep(saved.getvalue())


def test_a_letter_keeps_the_template_it_was_written_in(monkeypatch):
    people = cast.people()
    case = received(people)
    decision = decide(heard(case, people), people)
    Board.objects.update(letter_template_digest=template("The Wyvern letter"))
    answered("officer", "write_letter", case, decision.pk, to_name="Robin Tate", words="It was decided.")
    Board.objects.update(letter_template_digest=template("A newer letter"))
    letter = DecisionLetter.objects.get()
    content = opened("officer", "letter_word", case, letter.pk).content
    assert [line.text for line in Document(io.BytesIO(content)).paragraphs] == ["The Wyvern letter", "It was decided."]
    printed = []
    monkeypatch.setattr(word_pdf, "is_there", lambda: True)
    monkeypatch.setattr(word_pdf, "pdf_from", lambda word: printed.append(word) or b"%PDF-printed")
    assert opened("officer", "letter_pdf", case, letter.pk).content == b"%PDF-printed"
    assert Document(io.BytesIO(printed[0])).paragraphs[0].text == "The Wyvern letter"
    assert "Download it as PDF</a>, in the same template" in words(opened("officer", "letter", case, letter.pk))
