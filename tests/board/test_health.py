"""What a watcher outside is told: whether it works, and whether somebody must act; nothing about anybody."""

import datetime as dt
import json
from types import SimpleNamespace

import pytest
from django.conf import settings as installed
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_q.models import Schedule, Task

from sarum.board.models import Notice
from sarum.board.operations import schedule
from sarum.board.pages import health
from sarum.board.queries import health as queries
from sarum.board.rules.actor import SETUP
from sarum.kit import working_days
from tests import fakes

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock(db):
    schedule.keep(installed.SCHEDULES, by=SETUP, at=timezone.now())


@pytest.fixture(autouse=True)
def scanner(settings):
    with fakes.clamd() as settings.CLAMD:
        yield


def ran(job, *, success, at):
    Task.objects.create(
        id=f"{job}{at.timestamp()}"[-32:], name="run", func="f", group=job, started=at, stopped=at, success=success
    )


def ask(rf):
    answer = health.health(rf.get("/healthz"))
    return answer.status_code, json.loads(answer.content)


def test_all_is_well(rf, clock):
    status, said = ask(rf)
    assert (status, said["status"], said["warnings"], said["unapplied_migrations"]) == (200, "ok", [], [])
    assert said["oldest_unsent_notice_seconds"] is None
    assert set(said["jobs"]) == {name for name, _, _ in installed.SCHEDULES}


def test_a_letter_that_waits_too_long_is_a_warning(rf, clock):
    now = timezone.now()
    Notice.objects.create(address="anna@wyvern.example", subject="s", body="b", written_at=now - 14 * MINUTE)
    assert ask(rf)[1]["status"] == "ok"
    Notice.objects.create(address="ben@wyvern.example", subject="s", body="b", written_at=now - 16 * MINUTE)
    status, said = ask(rf)
    assert (status, said["status"]) == (200, "warn")
    assert said["warnings"] == ["A notice has waited for more than 15 minutes."]
    assert 960 <= said["oldest_unsent_notice_seconds"] < 1000 and "wyvern" not in json.dumps(said)


def test_jobs_say_when_they_last_succeeded(rf, clock):
    job, now = installed.SCHEDULES[0][0], timezone.now()
    ran(job, success=True, at=now - 2 * MINUTE)
    assert ask(rf)[1]["warnings"] == []
    ran(job, success=False, at=now - MINUTE)
    said = ask(rf)[1]
    assert said["warnings"] == [f'The job "{job}" failed when it last ran.']
    assert dt.datetime.fromisoformat(said["jobs"][job]["last_success"]) == (now - 2 * MINUTE).replace(
        microsecond=(now.microsecond // 1000) * 1000
    )


def test_a_clock_that_stands_still_is_a_warning(rf, clock):
    Schedule.objects.update(next_run=timezone.now() - 16 * MINUTE)
    assert "should have run more than 15 minutes ago" in ask(rf)[1]["warnings"][0]


def test_bank_holidays_that_run_out_are_a_warning(clock):
    end = working_days.known_until()
    late = dt.datetime.combine(end - dt.timedelta(days=179), dt.time(9), tzinfo=dt.UTC)
    Schedule.objects.update(next_run=late)
    said = queries.report(late)
    assert said["warnings"] == [f"Bank holidays are known only until {end:%-d %B %Y}."]
    assert queries.report(late - dt.timedelta(days=2))["warnings"] == []


def test_an_unapplied_migration_is_a_failure(rf, clock, monkeypatch):
    applied = MigrationRecorder(connection).applied_migrations()
    applied.pop(last := max(name for name in applied if name[0] == "board"))
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: applied)
    status, said = ask(rf)
    assert (status, said["status"]) == (503, "failing") and ".".join(last) in said["unapplied_migrations"]


def test_a_database_that_is_away_is_a_failure(rf, db, monkeypatch):
    def away():
        raise OperationalError("connection to 10.0.0.1 refused for sarum_app")

    monkeypatch.setattr(queries, "connection", SimpleNamespace(ensure_connection=away))
    assert ask(rf) == (503, {"status": "failing", "database": "OperationalError"})


def test_only_reading_is_answered(rf, db):
    assert health.health(rf.post("/healthz")).status_code == 405


def test_the_clocks_list_says_what_the_settings_say(clock):
    Schedule.objects.create(name="Forgotten", func="gone.away", schedule_type=Schedule.CRON, cron="0 0 * * *")
    before = Schedule.objects.get(name="Post the notices").pk
    schedule.keep(installed.SCHEDULES, by=SETUP, at=timezone.now())
    assert set(Schedule.objects.values_list("name", flat=True)) == {name for name, _, _ in installed.SCHEDULES}
    assert Schedule.objects.get(name="Post the notices").pk == before
    schedule.keep([("Post the notices", "elsewhere.run", "*/5 * * * *")], by=SETUP, at=timezone.now())
    assert list(Schedule.objects.values_list("func", "cron")) == [("elsewhere.run", "*/5 * * * *")]


@pytest.mark.parametrize(
    ("clamd", "state"),
    [("", "no scanner is set up"), ("/nowhere/clamd.ctl", "the scanner does not answer, and they wait")],
)
def test_files_that_nobody_checks_for_viruses_are_a_warning(rf, clock, settings, clamd, state):
    assert ask(rf)[1]["virus_scanner"] == "ok"
    settings.CLAMD = clamd
    status, said = ask(rf)
    assert (status, said["status"], said["virus_scanner"]) == (200, "warn", state)
    assert said["warnings"] == [f"Files are not checked for viruses: {state}."]
