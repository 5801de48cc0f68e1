"""The outbox: each letter goes out once, to one person, whatever goes wrong with the others."""

import datetime as dt

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend

from sarum.board.jobs import deliver_notices
from sarum.board.models import Notice
from sarum.board.operations import notice as operations
from sarum.board.queries import notice as queries
from sarum.board.rules import notice as rules
from sarum.board.rules.actor import CLOCK
from tests.board.test_door import all_at_once

AT = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


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
    assert (anna.sent_at, anna.attempts, anna.last_error) == (None, 1, "ConnectionRefusedError")
    assert ben.sent_at and ben.attempts == 1 and not ben.last_error
    assert "ConnectionRefusedError" in caplog.text and "wyvern.example" not in caplog.text


def test_a_letter_that_failed_waits_and_is_tried_again(db, settings):
    settings.EMAIL_BACKEND = "tests.board.test_notices.Unreachable"
    notice = write("anna")
    assert operations.post(notice=notice, by=CLOCK, at=AT) is False
    assert not queries.due(AT + 9 * MINUTE).exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    notice = queries.due(AT + 10 * MINUTE).get()
    assert operations.post(notice=notice, by=CLOCK, at=AT + 10 * MINUTE) is True
    notice.refresh_from_db()
    assert (notice.attempts, notice.last_error, notice.sent_at) == (2, "", AT + 10 * MINUTE)


def test_pauses_grow_to_a_day():
    pauses = [(rules.next_try_at(AT, attempts) - AT) // MINUTE for attempts in (0, 1, 2, 7, 8, 200)]
    assert pauses == [10, 20, 40, 1280, 1440, 1440]


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
