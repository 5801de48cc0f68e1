"""A letter stays as it was written, whatever the Board's template becomes."""

import io

import pytest
from docx import Document

from sarum.board.models import Board
from sarum.cases.models import DecisionLetter
from sarum.kit import files
from tests import cast
from tests.operations.test_verification import decide, heard, received
from tests.pages.steps import answered, opened

pytestmark = pytest.mark.django_db


def template(heading):
    document = Document()
    for line in (heading, "{%p for words in paragraphs %}", "{{ words }}", "{%p endfor %}"):
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return files.keep(saved.getvalue())


def test_a_letter_keeps_the_template_it_was_written_in():
    people = cast.people()
    case = received(people)
    decision = decide(heard(case, people), people)
    Board.objects.update(letter_template_digest=template("The Wyvern letter"))
    answered("officer", "write_letter", case, decision.pk, to_name="Robin Tate", words="It was decided.")
    Board.objects.update(letter_template_digest=template("A newer letter"))
    letter = DecisionLetter.objects.get()
    content = opened("officer", "letter_word", case, letter.pk).content
    assert [line.text for line in Document(io.BytesIO(content)).paragraphs] == ["The Wyvern letter", "It was decided."]
