"""Documents of a case: attached, held, checked, withdrawn."""

import os

import pytest
from django.db import IntegrityError, connection, transaction

from sarum.board.models import Event
from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Document, Scan
from sarum.cases.operations import document as operations
from sarum.kit import files, uploads
from sarum.kit.refusal import NotAllowed, Refused
from sarum.kit.virus_scan import Verdict
from tests.hostile import docx, pdf
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.operations.test_verification import AT, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(people):
    return received(people)


def attach(case, by, content=None, name="GP letter.pdf", **more):
    upload = uploads.accept(name, pdf() if content is None else content)
    return operations.attach_document(case=case, upload=upload, about="GP letter", **more, by=by, at=AT)


def scan(document, verdict, by=CLOCK):
    return operations.record_scan(document=document, verdict=verdict, by=by, at=AT)


def test_a_document_is_kept_under_its_digest_with_who_when_what_and_where_from(case, people):
    document = attach(case, people["officer"], provenance="The original referral form")
    assert (document.number, document.name, document.kind, document.size) == (1, "GP letter.pdf", "pdf", len(pdf()))
    assert (document.added_by, document.added_at, document.about) == (people["officer"], AT, "GP letter")
    assert document.provenance == "The original referral form"
    assert files.read(document.digest) == pdf()
    assert said() == "attached document 1 (GP letter)"
    assert attach(case, people["officer"], docx(), "second.docx").number == 2


def test_the_file_is_synced_before_the_row_is_there(case, people, monkeypatch):
    rows, sync = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (rows.append(Document.objects.count()), sync(handle)))
    document = attach(case, people["officer"])
    assert len(rows) >= 2 and set(rows) == {0} and Document.objects.get() == document


def test_a_file_that_is_not_on_disk_leaves_no_row_and_no_event(case, people, monkeypatch):
    before = Event.objects.count()
    monkeypatch.setattr(files, "sync", lambda folder: (_ for _ in ()).throw(OSError("the disk is full")))
    with pytest.raises(Refused, match="could not be kept just now"):
        attach(case, people["officer"])
    assert not Document.objects.exists() and Event.objects.count() == before


def test_the_same_file_is_not_attached_twice(case, people):
    attach(case, people["officer"])
    upload = uploads.accept("again.pdf", pdf())
    assert "already document 1" in refused(
        operations.attach_document, case=case, upload=upload, by=people["officer"], at=AT
    )


def test_a_double_click_attaches_once(case, people):
    first, second = (attach(case, people["officer"], key="k" * 64) for _ in range(2))
    assert first == second and case.documents.count() == 1


@pytest.mark.parametrize("who", ["stranger", "lead", "reviewer", "administrator"])
def test_nobody_attaches_or_withdraws_who_may_not(case, people, who):
    document = attach(case, people["officer"])
    with pytest.raises(NotAllowed):
        attach(case, people[who])
    with pytest.raises(NotAllowed):
        operations.withdraw_document(document=document, because="x", by=people[who], at=AT)


def test_without_a_scanner_it_says_that_it_was_not_checked(case, people):
    assert attach(case, people["officer"]).scan == Scan.NOT_SCANNED


def test_with_a_scanner_it_waits_and_a_clean_one_can_be_opened(case, people, settings):
    settings.CLAMD = "/nowhere/clamd.ctl"
    document = attach(case, people["officer"])
    assert document.scan == Scan.WAITING
    scan(document, Verdict.CLEAN)
    document.refresh_from_db()
    assert (document.scan, document.scanned_at) == (Scan.CLEAN, AT)
    assert said() == "found no virus in document 1" and told("is held") == set()


def test_a_virus_holds_it_for_good_and_the_team_is_told_without_a_name(case, people):
    document = attach(case, people["officer"])
    scan(document, Verdict.INFECTED)
    document.refresh_from_db()
    assert document.scan == Scan.SUSPECT and said() == "found a virus in, and holds, document 1"
    assert people["officer"].name in told("a document is held") and people["chair"].name not in told("is held")
    assert no_names_in_letters("GP letter", case.pseudonym)
    assert "checked already" in refused(
        operations.record_scan, document=document, verdict=Verdict.CLEAN, by=CLOCK, at=AT
    )


def test_what_was_not_scanned_is_not_recorded_as_scanned(case, people):
    document = attach(case, people["officer"])
    assert "goes on waiting" in refused(
        operations.record_scan, document=document, verdict=Verdict.NOT_SCANNED, by=CLOCK, at=AT
    )
    with pytest.raises(NotAllowed):
        scan(document, Verdict.CLEAN, by=people["officer"])


def test_a_withdrawn_document_is_kept_with_the_reason(case, people):
    document = attach(case, people["officer"])
    ask = {"document": document, "by": people["officer"], "at": AT}
    assert "Say why it is withdrawn" in refused(operations.withdraw_document, because=" ", **ask)
    operations.withdraw_document(because="It is about somebody else.", **ask)
    document.refresh_from_db()
    assert (document.withdrawn_by, document.withdrawn_at) == (people["officer"], AT)
    assert said() == "withdrew document 1: It is about somebody else." and files.is_there(document.digest)
    assert "already" in refused(operations.withdraw_document, because="Again", **ask)
    assert attach(case, people["officer"]).number == 2  # the same file may come again


def test_the_database_itself_keeps_a_withdrawal_and_a_scan_whole(case, people):
    document = attach(case, people["officer"])
    for wrong in ({"withdrawn_at": AT}, {"scan": Scan.CLEAN}, {"number": 0, "withdrawn_because": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=document.pk).update(**wrong)
            connection.check_constraints()
