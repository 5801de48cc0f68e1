"""The documents of a case through the pages: what is listed, what can be taken, and what never is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sarum.board.models import Event
from sarum.cases.jobs import scan_documents
from sarum.kit import fields, files
from tests import cast, fakes
from tests.hostile import EICAR, HONEST, HOSTILE, TWELVE, docx, pdf
from tests.operations.test_document import attach
from tests.operations.test_verification import received
from tests.pages.steps import answered, opened, url
from tests.pages.test_attachments import said

pytestmark = pytest.mark.django_db
NO_SCANNER = "not checked for viruses: this installation has no scanner"


@pytest.fixture
def case():
    return received(cast.people())


def send(case, content=None, name="GP letter.pdf", who="officer", **more):
    upload = SimpleUploadedFile(name, pdf() if content is None else content)
    given = {"upload": upload, "about": "Letter from the GP", "provenance": "By post", "key": name} | more
    return answered(who, "attach_document", case, **given)


def take(case, number=1, who="officer"):
    return opened(who, "read_document", case, case.documents.get(number=number).pk)


def test_a_case_without_documents_says_what_will_be_here(case):
    page = said(opened("officer", "documents", case))
    assert "No document has been attached" in page and "Attach a document" in page


def test_a_document_is_attached_and_listed(case):
    assert send(case).status_code == 302
    page = said(opened("chair", "documents", case))
    for words in (
        "GP letter.pdf",
        "PDF, 1 KB",
        "Letter from the GP",
        "By post",
        "Olive Fenn",
        "Not checked",
        NO_SCANNER,
    ):
        assert words in page


@pytest.mark.parametrize("what", TWELVE)
def test_a_hostile_file_is_refused_with_its_reason_and_what_was_typed_is_kept(case, what):
    name, content, words = HOSTILE[what]
    page = send(case, content, name)
    assert page.status_code == 422 and words in said(page) and not case.documents.exists()
    assert 'value="Letter from the GP"' in page.content.decode() and 'id="id_upload-error"' in page.content.decode()


def test_a_form_without_its_other_answers_asks_for_the_file_again(case):
    page = send(case, about="")
    assert page.status_code == 422 and "Say what it is" in said(page) and fields.AGAIN in said(page)


@pytest.mark.parametrize("name", HONEST)
def test_a_copy_is_given_out_under_a_name_of_ours_and_never_opens_in_the_browser(case, name):
    kind, content = HONEST[name]
    send(case, content, "x</script>\u202e" + name)
    copy = take(case)
    ending = {"text": "txt", "jpeg": "jpg"}.get(kind, kind)
    assert copy.content == content and copy["Content-Disposition"] == (
        f'attachment; filename="{case.reference}-D1.{ending}"'
    )
    assert copy["X-Content-Type-Options"] == "nosniff" and copy["Cache-Control"] == "no-store"
    assert "sandbox" in copy["Content-Security-Policy"] and "default-src 'none'" in copy["Content-Security-Policy"]
    assert not copy["Content-Type"].startswith("text/")


def test_every_copy_taken_is_recorded(case):
    send(case)
    take(case, who="chair")
    last = Event.objects.latest("number")
    assert (last.act, last.actor) == ("read_document", f"person:{cast.people()['chair'].pk}")
    assert last.words.sentence == "opened “Take a copy of a document”: document 1"


def test_a_document_is_held_while_the_scanner_is_down_and_opens_once_it_was_checked(case, settings):
    settings.CLAMD = "/nowhere/clamd.ctl"
    assert send(case).status_code == 302
    page = said(opened("officer", "documents", case))
    assert "Being checked" in page and NO_SCANNER not in page
    held = take(case)
    assert held.status_code == 409 and "waiting to be checked for viruses. It is kept" in said(held)
    assert b"%PDF" not in held.content and files.read(case.documents.get().digest) == pdf()
    with fakes.clamd() as settings.CLAMD:
        scan_documents.run()
    assert take(case).content == pdf() and "Checked" in said(opened("officer", "documents", case))


def test_an_infected_document_is_never_given_to_anybody(case, settings):
    with fakes.clamd() as settings.CLAMD:
        send(case, EICAR, "note.txt")
        send(case, docx(), "clean.docx")
        scan_documents.run()
    for who in ("officer", "manager", "chair", "independent_chair"):
        answer = take(case, who=who)
        assert answer.status_code == 409 and "It is never opened" in said(answer) and EICAR not in answer.content
        assert take(case, 2, who).status_code == 200
    page = opened("officer", "documents", case)
    assert "A virus was found. Ask whoever sent it for a clean copy." in said(page)
    assert f"read-document/{case.documents.get(number=1).pk}/" not in page.content.decode()


def test_a_withdrawn_document_is_listed_with_the_reason_and_cannot_be_opened(case):
    send(case)
    pk = case.documents.get().pk
    assert answered("officer", "withdraw_document", case, pk, because="", key="a").status_code == 422
    assert answered("officer", "withdraw_document", case, pk, because="About somebody else", key="b").status_code == 302
    page = said(opened("chair", "documents", case))
    assert "Withdrawn" in page and "Olive Fenn: About somebody else" in page
    assert take(case).status_code == 409


def test_a_file_that_is_not_whole_on_the_disk_is_said_in_words(case):
    send(case)
    files.path_of(case.documents.get().digest).write_bytes(b"changed")
    answer = take(case)
    assert answer.status_code == 409 and "brought back from a backup" in said(answer)


def test_a_document_of_another_case_is_not_there(case):
    send(case)
    other = received(cast.people())
    assert opened("officer", "read_document", other, case.documents.get().pk).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "outsider_lead", "administrator", "owner"])
def test_nobody_meets_a_document_who_may_not_see_the_case(case, who):
    attach(case, cast.people()["officer"])
    pk = case.documents.get().pk
    answers = [opened(who, "documents", case), take(case, who=who), send(case, docx(), who=who)]
    answers.append(answered(who, "withdraw_document", case, pk, because="x", key="k"))
    assert {answer.status_code for answer in answers} == {404} and case.documents.count() == 1


def test_a_full_disk_is_said_in_words_and_what_was_typed_is_kept(case, monkeypatch):
    def fail(content):
        raise OSError("no space left on device")

    monkeypatch.setattr(files, "keep", fail)
    page = send(case)
    assert page.status_code == 422 and "could not be kept just now" in said(page) and fields.AGAIN in said(page)
    assert 'value="Letter from the GP"' in page.content.decode() and not case.documents.exists()


def test_somebody_signed_out_meanwhile_keeps_what_they_typed_and_is_told_of_the_file(case, client):
    given = {
        "upload": SimpleUploadedFile("a.pdf", pdf()),
        "about": "Letter from the GP, sent in May 2021 by post to us",
    }
    page = client.post(url("attach_document", case), given)
    assert page.status_code == 401 and "Files cannot be kept on this page" in said(page)
    assert "Letter from the GP, sent in May 2021" in said(page)
