"""Files that come with a referral: from anybody, without an account, judged, listed, removable, sent and digested."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import Document, Referral, ReferralDraft
from sarum.cases.models.report import digest_of
from sarum.cases.operations import drafting as operations
from sarum.cases.rules import referral as rules
from sarum.kit import fields, files
from tests import cast
from tests.hostile import HOSTILE, TWELVE, docx, pdf, png
from tests.pages.test_referral import begin, fill, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return Client()


def said(response):
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(response.content.decode())).split())


def attach(browser, number=1, content=None, name="care plan.pdf", **more):
    sent = SimpleUploadedFile(name, pdf() if content is None else content)
    address = url("refer_entry", "attachments", number, "file")
    return browser.post(address, {"upload": sent, "about": "Care plan", "key": f"a{number}{name}", **more}, follow=True)


def attached():
    return ReferralDraft.objects.latest("pk").answers.get("attached_files", [])


def test_the_limits_are_said_before_a_file_is_chosen(browser):
    begin(browser)
    page = browser.get(url("refer_part", "attachments"), follow=True)
    assert "up to 20 MB: PDF, Word (.docx), Excel (.xlsx)" in said(page) and "At most 10 files" in said(page)


def test_a_file_is_kept_with_the_draft_and_listed(browser):
    begin(browser)
    page = attach(browser)
    assert "care plan.pdf" in said(page) and "Add another attachment" in said(page)
    (one,) = attached()
    assert one == {
        "about": "Care plan", "name": "care plan.pdf", "kind": "pdf", "size": len(pdf()), "digest": one["digest"],
    }  # fmt: skip
    assert files.read(one["digest"]) == pdf()
    assert "1 given" in said(browser.get(url("referral_parts")))


@pytest.mark.parametrize("what", TWELVE)
def test_a_hostile_file_is_refused_on_the_page_and_what_was_typed_is_kept(browser, what):
    begin(browser)
    name, content, words = HOSTILE[what]
    page = attach(browser, content=content, name=name)
    assert page.status_code == 422 and words in said(page) and 'value="Care plan"' in page.content.decode()
    assert attached() == []


def test_a_file_can_be_removed_and_replaced_and_described_anew(browser):
    begin(browser)
    attach(browser)
    attach(browser, 2, png(), "door.png")
    change = url("refer_entry", "attachments", 1, "file")
    assert "To go on with care plan.pdf, choose none." in said(browser.get(change))
    browser.post(change, {"about": "Care plan of May", "key": "b"})
    assert [(one["name"], one["about"]) for one in attached()] == [
        ("care plan.pdf", "Care plan of May"), ("door.png", "Care plan"),
    ]  # fmt: skip
    attach(browser, 1, docx(), "care plan.docx")
    assert [one["kind"] for one in attached()] == ["docx", "png"]
    page = browser.post(url("remove_entry", "attachments", 1), {"key": "c"}, follow=True)
    assert [one["name"] for one in attached()] == ["door.png"] and "door.png" in said(page)


def test_the_same_file_twice_and_one_too_many_are_refused(browser, monkeypatch):
    begin(browser)
    attach(browser)
    assert "This file is attached already, as care plan.pdf" in said(attach(browser, 2, name="again.pdf"))
    monkeypatch.setattr(rules, "MOST_ATTACHMENTS", 1)
    assert "There are 1 attachments already" in said(attach(browser, 2, png(), "door.png"))
    assert len(attached()) == 1


def test_another_window_that_saved_first_is_shown_and_the_file_is_asked_for_again(browser):
    begin(browser)
    attach(browser)
    page = attach(browser, 1, png(), "door.png", version="1")
    assert page.status_code == 422 and fields.AGAIN in said(page) and attached()[0]["name"] == "care plan.pdf"


def test_what_is_sent_names_its_files_and_they_become_documents_of_the_case(browser):
    fill(browser)
    attach(browser)
    attach(browser, 2, png(), "door.png", about="")
    page = said(browser.get(url("check_referral")))
    assert "care plan.pdf (PDF, 1 KB)" in page and "door.png (PNG picture, 1 KB)" in page
    browser.post(url("check_referral"), {"is_true": "on", "key": "send"})
    referral = Referral.objects.get()
    assert [one["digest"] for one in referral.answers["attached_files"]] == [d.digest for d in Document.objects.all()]
    assert referral.digest == digest_of({"answers": referral.answers, "asked": referral.asked})
    first, second = referral.case.documents.all()
    assert (first.name, first.about, first.provenance) == (
        "care plan.pdf", "Care plan", f"Came with referral {referral.number}",
    )  # fmt: skip
    assert second.added_by is None and second.number == 2 and files.read(second.digest) == png()


def test_a_file_that_is_gone_from_the_disk_stops_the_sending_in_words(browser):
    fill(browser)
    attach(browser)
    files.path_of(attached()[0]["digest"]).unlink()
    page = browser.post(url("check_referral"), {"is_true": "on", "key": "send"})
    assert "The file care plan.pdf can no longer be found. Remove it, and attach it again." in said(page)
    assert not Referral.objects.exists()


def test_nobody_else_can_attach_to_it_or_see_what_is_attached(browser, client):
    begin(browser)
    attach(browser)
    for address in (url("refer_part", "attachments"), url("refer_entry", "attachments", 1, "file")):
        assert client.get(address).status_code == 404
        assert client.post(address, {"upload": SimpleUploadedFile("a.png", png()), "key": "x"}).status_code == 404
    assert len(attached()) == 1


def test_the_team_reads_the_referral_with_its_files_named_once(browser, client):
    people = cast.people()
    fill(browser)
    attach(browser)
    browser.post(url("check_referral"), {"is_true": "on", "key": "send"})
    client.force_login(people["officer"])
    case = Referral.objects.get().case
    page = said(client.get(reverse("cases:read_referral", args=[case.reference])))
    assert page.count("care plan.pdf (PDF, 1 KB)") == 1 and "Attached files" not in page


def test_an_attachment_that_was_only_described_stops_nothing_and_is_no_document(browser):
    fill(browser)
    draft = ReferralDraft.objects.latest("pk")
    operations.save_referral_part(
        draft=draft, part="attached_files", answers={"upload": None, "about": "A plan"}, number=1, by=PUBLIC,
        at=draft.saved_at,
    )  # fmt: skip
    assert attached() == [{"about": "A plan"}]
    page = said(browser.get(url("check_referral")))
    assert "A plan" in page and "1 question is not answered" in page
    assert "Which file?" in said(browser.get(url("refer_entry", "attachments", 1, "file")))
    browser.post(url("check_referral"), {"is_true": "on", "key": "send"})
    assert Referral.objects.get().answers["attached_files"] == [{"about": "A plan"}] and not Document.objects.exists()
