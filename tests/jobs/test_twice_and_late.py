"""Every job of the clock, run twice at once and after a week in which it did not run: nothing twice, and no burst."""

import datetime as dt
from collections import Counter

import pytest
from django.conf import settings as installed
from django.core import mail
from django.utils import timezone
from django.utils.module_loading import import_string

from sarum.board.models import Event, Notice
from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import AlternativeChase, Document, ReferralDraft, ReturnChase, Scan
from sarum.cases.operations import drafting
from tests import cast, fakes
from tests.board.test_door import all_at_once
from tests.operations.test_document import attach
from tests.operations.test_verification import decide, heard, received
from tests.returns import Way

pytestmark = pytest.mark.django_db(transaction=True)
DUE = dt.date(2027, 1, 18)  # a Monday
MORNING = dt.datetime(2027, 1, 11, 7, tzinfo=dt.UTC)  # five working days before it
DAY = dt.timedelta(days=1)
TOLD = [
    cast.PARTS[who].email for who in ("author", "lead", "senior", "owner")
]  # two who answer for the agency, its senior officer, and who sees to the audit
JOBS = {name: import_string(job) for name, job, _ in installed.SCHEDULES}


@pytest.fixture
def clock(monkeypatch):
    """The time, moved by hand."""

    class Clock:
        now = MORNING

    def stand(people):
        """Something for every job to do, on the morning of the first reminders."""
        way = Way()
        way.asked(due_on=DUE)
        given = {"alternative": "Audit", "owner": people["owner"], "due_on": DUE}
        other = received(people)
        decide(heard(other, people), people, next_step="ALTERNATIVE", **given)
        attach(other, people["officer"])
        for age, email in ((83, "nurse@example.org"), (8, "")):
            begun = Clock.now - age * DAY
            draft = drafting.begin_referral(secret=str(age) * 20, is_anyone_at_risk_now=False, by=PUBLIC, at=begun)
            if email:
                drafting.save_for_later(draft=draft, email=email, by=PUBLIC, at=begun)
        Notice.objects.all().delete()

    stand(cast.people())
    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture(autouse=True)
def scanner(settings, clock):
    with fakes.clamd() as settings.CLAMD:
        yield


def failed(given):
    return [wrong for wrong in given if not isinstance(wrong, str)]


def each_once():
    """Whether every letter that left went to its one person once."""
    return set(Counter((tuple(letter.to), letter.subject) for letter in mail.outbox).values()) == {1}


def test_every_job_twice_at_once_does_everything_once(clock):
    for _ in range(2):
        for job in JOBS.values():
            assert failed(all_at_once(2, lambda number, job=job: job())) == []
    JOBS["Post the notices"]()
    assert (ReturnChase.objects.count(), AlternativeChase.objects.count(), ReferralDraft.objects.count()) == (1, 1, 1)
    assert Document.objects.get().scan == Scan.CLEAN
    acts = Counter(Event.objects.values_list("act", flat=True))
    assert (acts["warn_of_removal"], acts["remove_draft"], acts["record_scan"]) == (1, 1, 1)
    assert len(mail.outbox) == Notice.objects.count() == len(TOLD) + 1 and each_once()


def test_after_a_week_without_the_clock_only_what_still_matters_is_done(clock):
    clock.now = MORNING + 8 * DAY  # two reminders and the day itself went by unseen
    for _ in range(2):
        for job in JOBS.values():
            job()
    JOBS["Post the notices"]()
    assert [chase.what for chase in ReturnChase.objects.all()] == ["Reminder, 1 working day after it was due"]
    assert [chase.what for chase in AlternativeChase.objects.all()] == ["Reminder, 1 working day after it was due"]
    assert len(mail.outbox) == len(TOLD) + 1 and each_once()


def test_after_two_weeks_without_mail_each_is_reminded_once_and_of_the_latest(clock, settings):
    settings.EMAIL_BACKEND = "tests.board.test_notices.Unreachable"
    for day in range(14):
        clock.now = MORNING + day * DAY
        for name in ("Chase scoping returns", "Chase alternative actions", "Post the notices"):
            JOBS[name]()
    assert Notice.objects.count() > 6
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.now += DAY / 24
    JOBS["Post the notices"]()
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(TOLD) and each_once()
    assert {notice.state for notice in Notice.objects.all()} == {"SENT", "OVERTAKEN"}
