"""Letters over a real connection to a real mail server: what arrives, and what happens when it refuses or is not there."""

import gc
import warnings

import pytest
from django.utils import timezone

from sarum.board.jobs import deliver_notices
from sarum.board.models import Notice
from sarum.board.operations import notice as operations
from sarum.board.rules import code
from sarum.kit import calendar
from tests import post_office
from tests.board.test_notices import AT, DAY, MINUTE, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_left_open():
    """A connection that was broken off on purpose is closed here, and not in the middle of whatever is tested next."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def port(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", post_office.free_port(), False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "Wyvern SAB <board@wyvern.example>"
    return settings.EMAIL_PORT


@pytest.fixture
def office(port):
    with post_office.open_on(port) as kept:
        yield kept


@pytest.fixture
def clock(monkeypatch):
    """The time, moved by hand."""

    class Clock:
        now = AT

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


def states():
    return [notice.state for notice in Notice.objects.order_by("pk")]


def test_each_letter_is_one_message_to_one_recipient_as_it_was_written(office):
    invitation = calendar.invitation(
        uid="1", method=calendar.REQUEST, sequence=0, starts_at=AT, lasts=60, summary="WY-2026-001: meeting", description="d",
        organiser="b@wyvern.example", attendee="anna@wyvern.example", at=AT,
    )  # fmt: skip
    nonce = "0" * 32
    write("anna", subject="WY-2026-001: Réunion – “papers”", calendar=invitation)
    write("ben", body=f"Your code is {code.mark_of(nonce)}. Line two ends here.\n.\nAfter a lonely full stop – é")
    assert deliver_notices.run() == "2 of 2 sent"
    assert office.recipients == [["anna@wyvern.example"], ["ben@wyvern.example"]]
    anna, ben = office.letters
    assert (anna["To"], anna["Cc"], anna["Bcc"], anna["Auto-Submitted"]) == (
        "anna@wyvern.example", None, None, "auto-generated",
    )  # fmt: skip
    assert anna["Subject"] == "WY-2026-001: Réunion – “papers”"
    first = Notice.objects.order_by("pk")[0]
    assert anna["Message-ID"] == f"<sarum.{first.pk}.{int(AT.timestamp())}@wyvern.example>"
    part = next(part for part in anna.walk() if part.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST" and "BEGIN:VEVENT" in part.get_content()
    said = ben.get_content().replace("\r\n", "\n")
    assert "\n.\nAfter a lonely full stop – é" in said and "⟪" not in said


def test_a_server_that_wants_tls_and_a_name_is_given_both(port, settings, tmp_path, monkeypatch):
    context, certificate = post_office.secured(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = True, "sarum", "open sesame"
    kept = post_office.Kept()
    options = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": kept.authenticate,
        "auth_required": True,
    }
    with post_office.open_on(port, kept, **options):
        write("anna")
        assert deliver_notices.run() == "1 of 1 sent"
        assert kept.names == [(b"sarum", b"open sesame")]
        settings.EMAIL_HOST_PASSWORD = "close sesame"
        write("ben")
        assert deliver_notices.run() == "0 of 1 sent"
    wrong = "the mail server did not accept the name and password of the installation (535)"
    assert (Notice.objects.last().state, Notice.objects.last().last_error) == ("TRIED", wrong)


def test_a_server_nobody_can_vouch_for_is_told_nothing(port, settings, tmp_path):
    context, _ = post_office.secured(tmp_path)
    settings.EMAIL_USE_TLS = True
    with post_office.open_on(port, tls_context=context, require_starttls=True) as kept:
        write("anna")
        assert deliver_notices.run() == "0 of 1 sent"
    assert kept.letters == [] and states() == ["TRIED"]


def test_an_address_that_is_not_known_is_given_up_at_once_and_one_that_is_busy_is_tried_again(office, clock, caplog):
    office.says = {"anna@wyvern.example": "550 5.1.1 <anna@wyvern.example> no such user here",
                   "ben@wyvern.example": "451 4.3.2 try later, ben@wyvern.example"}  # fmt: skip
    write("anna"), write("ben"), write("cy")
    assert deliver_notices.run() == "1 of 3 sent"
    assert states() == ["GIVEN_UP", "TRIED", "SENT"]
    assert Notice.objects.first().last_error == "the mail server does not know this address (550)"
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("sarum")]
    assert len(ours) == 3 and "wyvern.example" not in " ".join(ours)
    office.says.pop("ben@wyvern.example")
    clock.now += MINUTE
    assert deliver_notices.run() == "1 of 1 sent"
    clock.now += 10 * DAY
    assert deliver_notices.run() == "0 of 0 sent"
    assert [to for (to,) in office.recipients] == ["cy@wyvern.example", "ben@wyvern.example"]


def test_a_connection_that_breaks_before_the_answer_costs_one_repeat_under_the_same_id(office, clock):
    """The server has the letter and we do not know: twice is better than never, and a mail program can tell."""
    office.breaks_off = 1
    write("anna")
    assert deliver_notices.run() == "0 of 1 sent"
    assert Notice.objects.get().last_error == "the mail server ended the connection"
    clock.now += MINUTE
    assert deliver_notices.run() == "1 of 1 sent"
    clock.now += DAY
    assert deliver_notices.run() == "0 of 0 sent"
    assert len(office.letters) == 2 and len({letter["Message-ID"] for letter in office.letters}) == 1


def test_a_day_without_a_mail_server_loses_nothing_and_doubles_nothing(port, clock):
    """A day in which letters are written all the while; an hour after it everything has arrived once, but for what is stale."""
    start = clock.now
    for step in range(24 * 12):
        clock.now = start + 5 * step * MINUTE
        if step % 12 == 0:
            operations.write(operations.Letter(f"hour{step // 12}@wyvern.example", "s", "b"), about="", at=clock.now)
            reminder = operations.Letter("late@wyvern.example", f"Reminder {step}", "b", thread="scoping:1")
            operations.write(reminder, about="", at=clock.now)
            runs_out = clock.now + 10 * MINUTE
            its_code = operations.Letter("coder@wyvern.example", "Your code", "b", thread="c", useless_after=runs_out)
            operations.write(its_code, about="", at=clock.now)
            done = operations.Letter("done@wyvern.example", "Reminder", "b", thread="scoping:2")
            operations.write(done, about="", at=clock.now)
        deliver_notices.run()
    operations.call_off("scoping:2", at=clock.now)
    assert not Notice.objects.filter(sent_at__isnull=False).exists()
    with post_office.open_on(port) as kept:
        for minute in range(62):
            clock.now = start + DAY + minute * MINUTE
            deliver_notices.run()
    arrived = sorted(to for (to,) in kept.recipients)
    assert arrived == sorted(["late@wyvern.example", *(f"hour{hour}@wyvern.example" for hour in range(24))])
    assert [letter["Subject"] for letter in kept.letters if letter["To"] == "late@wyvern.example"] == ["Reminder 276"]
    assert {state: states().count(state) for state in set(states())} == {
        "SENT": 25, "OVERTAKEN": 23 + 24, "TOO_LATE": 24,
    }  # fmt: skip


def test_a_clock_that_stood_still_for_a_week_sends_what_is_of_use_once(office, clock):
    write("anna"), write("ben", useless_after=AT + 10 * MINUTE)
    clock.now = AT + 7 * DAY
    assert (deliver_notices.run(), deliver_notices.run()) == ("1 of 1 sent", "0 of 0 sent")
    assert states() == ["SENT", "TOO_LATE"]
