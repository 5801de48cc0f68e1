"""Every night what nothing names is taken away, and what is no longer whole is found."""

import os

import pytest
from django.test import Client

from sarum.cases.jobs import tend_files
from sarum.cases.models import Document, ReferralDraft
from sarum.kit import files
from tests import cast
from tests.hostile import pdf, png
from tests.operations.test_document import attach
from tests.operations.test_verification import received
from tests.pages import test_attachments as attachments
from tests.pages.test_referral import begin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"


def grow_old():
    for path in files.settings.FILES.glob("??/*"):
        os.utime(path, (1000, 1000))


def test_files_of_cases_and_of_referrals_being_written_stay_and_others_go():
    people, browser = cast.people(), Client()
    document = attach(received(people), people["officer"])
    begin(browser)
    attachments.attach(browser, content=png(), name="door.png")
    drafted, given_up = attachments.attached()[0]["digest"], files.keep(pdf(b"given up"))
    assert tend_files.run() == "0 taken away"  # what came just now may be named in a moment
    grow_old()
    assert tend_files.run() == "1 taken away"
    assert [files.is_there(one) for one in (document.digest, drafted, given_up)] == [True, True, False]
    ReferralDraft.objects.all().delete()
    assert tend_files.run() == "1 taken away" and not files.is_there(drafted)


def test_a_file_that_is_no_longer_whole_fails_the_job():
    people = cast.people()
    document = attach(received(people), people["officer"])
    assert tend_files.run() == "0 taken away"
    files.path_of(document.digest).write_bytes(b"changed")
    with pytest.raises(files.Damaged, match=f"document {Document.objects.get().pk}"):
        tend_files.run()
