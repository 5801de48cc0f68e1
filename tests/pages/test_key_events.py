"""An agency's own chronology on the pages of its return."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.build import EXAMPLES
from tests.hostile import pdf
from tests.pages.test_returns import address, page, part, text
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def bring(client, way, name, content):
    client.force_login(way.people["author"])
    said = {"own": SimpleUploadedFile(name, content), "key": "once"}
    return client.post(address("bring_key_events", way.case, way.answer.pk), said, follow=True)


def test_an_author_brings_a_chronology_and_is_told_what_came_in_and_what_needs_a_look(client, way):
    way.written()
    client.force_login(way.people["author"])
    assert address("bring_key_events", way.case, way.answer.pk) in text(client.get(part(way.answer, "events")))
    file = EXAMPLES / "adult-a/chronologies/three_brooks_homes_notes.csv"
    shown = text(bring(client, way, file.name, file.read_bytes()))
    assert "37 key events were added. 2 things in the file need a look, listed below." in shown
    assert "There is no 32 December 2021." in shown and "From a file that was brought" in shown
    assert len(way.answer.answers["events"]) == 37
    assert "37 key events were added" not in text(bring(client, way, file.name, file.read_bytes()))
    assert len(way.answer.answers["events"]) == 37


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("letter.txt", b"Dear all,\nthere is nothing here.", "No chronology was found in this file"),
        ("chronology.pdf", pdf(), "A PDF cannot be read row by row"),
        ("none.csv", b"", "file is empty"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_the_question(client, way, name, content, told):
    way.written()
    answer = bring(client, way, name, content)
    assert answer.status_code == 422 and told in text(answer)


def test_a_nil_return_is_told_that_it_has_none(client, way):
    way.written(involvement={"kind": "NIL", "records_searched": "Notes"})
    shown = page(client, way.people["author"], "bring_key_events", way.answer)
    assert address("write_return", way.case, way.answer.pk) in text(shown)
    assert "nil return, which has no key events" in text(bring(client, way, "a.csv", b"Date,Event\n3 May 2025,We rang"))


def test_whoever_does_not_write_the_return_does_not_see_the_page(client, way):
    way.written()
    assert page(client, way.people["officer"], "bring_key_events", way.answer).status_code in (403, 404)
