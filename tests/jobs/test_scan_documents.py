"""Every document is looked at by the scanner once it can be; until then it is held, and nothing is lost."""

import pytest

from sarum.cases.jobs import scan_documents
from sarum.cases.models import Document, Scan
from sarum.kit import files
from tests import cast, fakes
from tests.hostile import EICAR, docx, pdf
from tests.operations.saying import told
from tests.operations.test_document import attach
from tests.operations.test_verification import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(settings):
    """A clean document and an infected one that came while the scanner was down; gives their case."""
    settings.CLAMD = "/nowhere/clamd.ctl"
    people = cast.people()
    case = received(people)
    attach(case, people["officer"])
    attach(case, people["officer"], docx(**{"word/media/one.bin": b"x"}) + EICAR, "sick.docx")
    return case


def scans():
    return list(Document.objects.order_by("pk").values_list("scan", flat=True))


def test_while_the_scanner_is_down_everything_waits_and_afterwards_is_looked_at_once(two, settings):
    assert scan_documents.run() == "the scanner does not answer" and scans() == [Scan.WAITING, Scan.WAITING]
    with fakes.clamd() as settings.CLAMD:
        assert scan_documents.run() == "2 scanned"
        assert scans() == [Scan.CLEAN, Scan.SUSPECT] and told("a document is held")
        assert scan_documents.run() == "0 scanned"


def test_without_a_scanner_nothing_is_done_and_what_came_is_checked_when_there_is_one(two, settings):
    settings.CLAMD = ""
    attach(two, cast.people()["officer"], pdf(b"/Root 2 0 R"), "third.pdf")
    assert scan_documents.run() == "there is no scanner" and scans()[2] == Scan.NOT_SCANNED
    with fakes.clamd() as settings.CLAMD:
        scan_documents.run()
    assert scans()[2] == Scan.CLEAN


def test_one_that_the_scanner_cannot_take_waits_and_holds_up_no_other(two, settings, monkeypatch):
    monkeypatch.setattr(fakes.Clamd, "most", len(pdf()) + 1)
    with fakes.clamd() as settings.CLAMD:
        assert scan_documents.run() == "1 scanned"
    assert scans() == [Scan.CLEAN, Scan.WAITING]


def test_a_file_that_is_gone_fails_the_job_after_the_others_were_looked_at(two, settings):
    files.path_of(Document.objects.earliest("pk").digest).unlink()
    with fakes.clamd() as settings.CLAMD, pytest.raises(files.Damaged):
        scan_documents.run()
    assert scans() == [Scan.WAITING, Scan.SUSPECT]
