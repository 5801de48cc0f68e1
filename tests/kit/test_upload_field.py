"""A file as an answer: its limits said first, a refusal beside it, and everything else that was typed kept."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from sarum.kit import fields, uploads
from sarum.kit.refusal import Refused
from tests.hostile import HOSTILE, pdf

pytestmark = pytest.mark.urls("tests.kit.site")


def letter(content=None, name="letter.pdf"):
    return SimpleUploadedFile(name, pdf() if content is None else content)


def said(answer):
    return " ".join(unescape(answer.content.decode()).split())


def test_the_limits_are_said_before_anything_is_chosen(client, db):
    page = said(client.get("/send"))
    assert uploads.LIMITS in page and 'type="file"' in page and 'enctype="multipart/form-data"' in page
    assert 'accept=".pdf,.docx,.xlsx,.txt,.csv,.jpg,.jpeg,.png"' in page and 'id="id_letter-hint"' in page


def test_a_file_that_may_be_kept_is_the_answer(client, db):
    assert client.post("/send", {"letter": letter(), "story": "Sent in May"}).status_code == 302


@pytest.mark.parametrize("what", ["empty", "a program called a PDF", "a bomb"])
def test_a_refused_file_is_said_beside_it_and_the_rest_is_kept(client, db, what):
    name, content, words = HOSTILE[what]
    answer = client.post("/send", {"letter": letter(content, name), "story": "Sent in May"})
    assert answer.status_code == 422 and 'id="id_letter-error"' in said(answer)
    assert words in said(answer) and "Sent in May" in said(answer)


@pytest.mark.parametrize("story", ["", "nothing"])
def test_a_form_refused_for_another_reason_says_that_the_file_must_be_chosen_again(client, db, story):
    answer = client.post("/send", {"letter": letter(), "story": story})
    assert answer.status_code == 422 and said(answer).count(fields.AGAIN) == 2  # in the summary, and beside it


def test_no_file_is_asked_for_in_words(client, db):
    assert "Choose the letter" in said(client.post("/send", {"story": "Sent in May"}))


def test_a_file_over_the_limit_is_counted_and_not_kept(client, db, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    answer = client.post("/send", {"letter": letter(b"%PDF-" + b"0" * 5_000_000), "story": "Sent in May"})
    assert "This file is 4.8 MB" in said(answer) and "Sent in May" in said(answer)


class LettersForm(fields.Form):
    letters = fields.Uploads("Letters", required=False)
    sender = fields.Text("From whom?", suggestions=["The GP", "<the> Trust"])


def test_several_files_are_judged_each_by_itself():
    sent = MultiValueDict({"letters": [letter(), letter(b"", "empty.pdf")]})
    form = LettersForm({"sender": "The GP"}, sent)
    assert form.is_valid()
    good, bad = form.cleaned_data["letters"]
    assert good.upload.name == "letter.pdf" and good.reasons == []
    assert (bad.name, bad.upload) == ("empty.pdf", None) and "This file is empty" in bad.reasons[0]


def test_several_files_and_suggestions_are_offered_by_the_browser_itself():
    drawn = LettersForm().render()
    assert 'multiple="multiple"' in drawn and 'list="id_sender-offered"' in drawn
    assert '<option value="&lt;the&gt; Trust"></option>' in drawn


def test_no_more_is_kept_in_memory_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 10)
    taking, kept = uploads.Bounded(), []
    for content in (b"12345678", b"1234", b"1"):
        taking.new_file("letters", "a.txt", "text/plain", len(content))
        taking.receive_data_chunk(content, 0)
        kept.append(taking.file_complete(len(content)).read())
    assert kept == [b"12345678", b"", b""]
    with pytest.raises(Refused, match="Send this one by itself"):
        uploads.accept("a.txt", b"", 4)
