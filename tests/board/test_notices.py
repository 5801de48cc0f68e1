"""The outbox: each letter goes out once, to one person, whatever goes wrong with the others."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from sarum.board.jobs import deliver_notices
from sarum.board.models import Notice
from sarum.board.operations import notice as operations
from sarum.board.queries import notice as queries
from sarum.board.rules import notice as rules
from sarum.board.rules.actor import CLOCK
from sarum.kit.mail_faults import fault_of
from tests.board.test_door import all_at_once

AT = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


class Unreachable(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("the server refused anna@wyvern.example")


class Choosy(EmailBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, messages):
        if messages[0].to == ["anna@wyvern.example"]:
            raise ConnectionRefusedError("no such person: anna@wyvern.example")
        return super().send_messages(messages)


def write(name, **more):
    letter = {"subject": "WY-2026-001", "body": "Please sign in.", "written_at": AT, **more}
    return Notice.objects.create(address=f"{name}@wyvern.example", **letter)


def test_each_letter_goes_to_one_person_and_once(db):
    write("anna"), write("ben")
    assert deliver_notices.run() == "2 of 2 sent"
    assert deliver_notices.run() == "0 of 0 sent"
    assert [letter.recipients() for letter in mail.outbox] == [["anna@wyvern.example"], ["ben@wyvern.example"]]
    assert all(not letter.cc and not letter.bcc for letter in mail.outbox)
    assert (mail.outbox[0].subject, mail.outbox[0].body) == ("WY-2026-001", "Please sign in.")
    assert not Notice.objects.filter(sent_at=None).exists()


def test_a_letter_that_fails_holds_up_no_other_and_names_nobody(db, settings, caplog):
    settings.EMAIL_BACKEND = "tests.board.test_notices.Choosy"
    anna, ben = write("anna"), write("ben")
    assert deliver_notices.run() == "1 of 2 sent"
    anna.refresh_from_db(), ben.refresh_from_db()
    assert (anna.sent_at, anna.attempts, anna.last_error) == (
        None,
        1,
        "the mail server could not be reached: connection refused",
    )
    assert ben.sent_at and ben.attempts == 1 and not ben.last_error
    assert "ConnectionRefusedError" in caplog.text and "wyvern.example" not in caplog.text


def test_a_letter_that_failed_waits_and_is_tried_again(db, settings):
    settings.EMAIL_BACKEND = "tests.board.test_notices.Unreachable"
    notice = write("anna")
    assert operations.post(notice=notice, by=CLOCK, at=AT) is False
    assert not queries.due(AT + 0.9 * MINUTE).exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    notice = queries.due(AT + MINUTE).get()
    assert notice.state == "TRIED"
    assert operations.post(notice=notice, by=CLOCK, at=AT + MINUTE) is True
    notice.refresh_from_db()
    assert (notice.attempts, notice.last_error, notice.sent_at, notice.state) == (2, "", AT + MINUTE, "SENT")


def test_pauses_grow_to_an_hour():
    pauses = [(rules.next_try_at(AT, attempts) - AT) // MINUTE for attempts in (1, 2, 3, 6, 7, 200)]
    assert pauses == [1, 2, 4, 32, 60, 60]


def test_whoever_dies_while_posting_leaves_the_letter_to_be_posted_again(db, monkeypatch):
    notice = write("anna")
    monkeypatch.setattr(EmailBackend, "send_messages", lambda self, messages: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        operations.post(notice=notice, by=CLOCK, at=AT)
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == ("WAITING", 1)
    assert not queries.due(AT + 9 * MINUTE).exists() and queries.due(AT + 10 * MINUTE).get() == notice
    assert rules.why_not_posted_again(notice, AT) == [
        "This letter is being posted just now. Look again in ten minutes."
    ]
    assert rules.why_not_posted_again(notice, AT + 10 * MINUTE) == []


def test_a_letter_that_no_server_took_in_five_days_is_given_up_and_can_be_tried_afresh(db, settings):
    settings.EMAIL_BACKEND = "tests.board.test_notices.Unreachable"
    notice, at = write("anna"), AT
    while notice.state in ("WAITING", "TRIED"):
        at = notice.next_try_at or at
        operations.post(notice=notice, by=CLOCK, at=at)
        notice.refresh_from_db()
    assert (notice.state, notice.ended_at - AT >= 5 * DAY, notice.ended_at - AT < 5.1 * DAY) == ("GIVEN_UP", True, True)
    assert not queries.due(at + 30 * DAY).exists() and queries.waiting_since() is None
    operations.release(notice)
    operations.post(notice=notice, by=CLOCK, at=at + 30 * DAY)
    notice.refresh_from_db()
    assert notice.state == "TRIED"


def test_a_later_letter_of_one_thread_takes_the_place_of_those_that_wait_and_of_no_others(db):
    old, other, sent = write("anna", thread="r"), write("ben", thread="r"), write("anna", thread="r", sent_at=AT)
    plain = write("anna")
    operations.write(operations.Letter("anna@wyvern.example", "s", "b", thread="r"), about="", at=AT + MINUTE)
    for notice in (old, other, sent, plain):
        notice.refresh_from_db()
    assert [n.state for n in (old, other, sent, plain)] == ["OVERTAKEN", "WAITING", "SENT", "WAITING"]
    assert deliver_notices.run() == "3 of 3 sent"
    assert rules.why_not_posted_again(old, AT)


def test_what_was_asked_for_has_come_and_nobody_is_reminded_of_it(db):
    write("anna", thread="r"), write("ben", thread="r"), write("cy")
    operations.call_off("r", at=AT)
    operations.call_off("", at=AT)
    assert deliver_notices.run() == "1 of 1 sent"


def test_a_letter_called_off_while_it_was_being_posted_counts_as_sent(db, monkeypatch):
    notice = write("anna", thread="r")
    monkeypatch.setattr(EmailBackend, "send_messages", lambda self, messages: operations.call_off("r", at=AT))
    operations.post(notice=notice, by=CLOCK, at=AT)
    notice.refresh_from_db()
    assert (notice.state, notice.ended_at) == ("SENT", None)


def test_a_code_that_has_run_out_is_not_sent_and_says_so(db):
    now = timezone.now()
    late, good = write("anna", useless_after=now - MINUTE), write("ben", useless_after=now + 9 * MINUTE)
    assert deliver_notices.run() == "1 of 1 sent"
    late.refresh_from_db(), good.refresh_from_db()
    assert (late.state, good.state) == ("TOO_LATE", "SENT")
    assert rules.why_not_posted_again(late, now) and rules.why_not_posted_again(good, now)


def test_a_server_that_lets_everybody_wait_is_asked_once_a_run(db, settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.board.test_notices.Unreachable"
    monkeypatch.setattr(deliver_notices, "SLOW", -1)
    write("anna"), write("ben")
    assert deliver_notices.run() == "0 of 1 sent"
    assert deliver_notices.run() == "0 of 1 sent"
    assert not Notice.objects.filter(attempts=0).exists()


@pytest.mark.parametrize(
    ("error", "words", "is_lasting"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"5.1.1 no a@b.example")}), "does not know this", True),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (450, b"4.2.0 a@b.example")}), "just now (450)", False),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (554, b"5.7.1 relay a@b.example")}), "just now (554)", False),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (552, b"full: a@b.example")}), "just now (552)", False),
        (smtplib.SMTPDataError(554, b"a@b.example is spam"), "refused this letter (554)", True),
        (smtplib.SMTPDataError(451, b"a@b.example"), "would not take this letter just now (451)", False),
        (smtplib.SMTPSenderRefused(550, b"", "a@b.example"), "from the installation's address (550)", False),
        (smtplib.SMTPAuthenticationError(535, b"a@b.example"), "name and password of the installation (535)", False),
        (smtplib.SMTPServerDisconnected("a@b.example"), "ended the connection", False),
        (smtplib.SMTPNotSupportedError("a@b.example"), "could not do what was asked", False),
        (TimeoutError("a@b.example"), "did not answer in time", False),
        (OSError("a@b.example"), "could not be reached", False),
        (ValueError("a@b.example"), "could not be posted: ValueError", False),
    ],
)  # fmt: skip
def test_a_fault_is_said_in_words_without_an_address(error, words, is_lasting):
    fault = fault_of(error)
    assert words in fault.words and fault.is_lasting is is_lasting and "@" not in fault.words


def test_two_who_hold_the_same_letter_send_it_once(db):
    one, same = write("anna"), Notice.objects.get()
    assert operations.post(notice=one, by=CLOCK, at=AT) is True
    assert operations.post(notice=same, by=CLOCK, at=AT) is False
    assert len(mail.outbox) == 1


def test_a_letter_in_somebodys_hands_is_not_due(db):
    write("anna", next_try_at=AT + MINUTE)
    assert not queries.due(AT).exists() and queries.due(AT + MINUTE).exists()


def test_a_run_leaves_the_rest_for_the_next_one(db, monkeypatch):
    write("anna")
    monkeypatch.setattr(deliver_notices, "LONGEST", -1)
    assert deliver_notices.run() == "0 of 0 sent"
    assert queries.waiting_since() == AT


@pytest.mark.django_db(transaction=True)
def test_four_clocks_at_once_send_every_letter_once():
    for number in range(12):
        write(f"person{number}")
    given = all_at_once(4, lambda number: deliver_notices.run())
    assert all(isinstance(said, str) for said in given), given
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(f"person{n}@wyvern.example" for n in range(12))
