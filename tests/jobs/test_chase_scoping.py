"""The clock reminds agencies of their returns: in time, once, and of what still matters."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.jobs import chase_scoping
from sarum.cases.models import Case, ReturnChase, Step
from tests.returns import Way

pytestmark = pytest.mark.django_db
DUE = dt.date(2027, 1, 18)  # a Monday


@pytest.fixture
def way():
    made = Way()
    made.asked(due_on=DUE)
    Notice.objects.all().delete()
    return made


@pytest.fixture
def on(monkeypatch):
    def set_to(day):
        monkeypatch.setattr(timezone, "now", lambda: dt.datetime.combine(day, dt.time(7), dt.UTC))

    return set_to


def whats():
    return list(ReturnChase.objects.values_list("what", flat=True))


def test_each_reminder_goes_on_its_day(way, on):
    sent = {}
    for after in range(28):
        on(day := dt.date(2027, 1, 6) + after * dt.timedelta(days=1))
        if chase_scoping.run() == "1 reminded":
            sent[day] = whats()[-1]
    assert sent == {
        dt.date(2027, 1, 11): "Reminder, 5 working days before it is due",
        dt.date(2027, 1, 15): "Reminder, the last working day before it is due",
        dt.date(2027, 1, 19): "Reminder, 1 working day after it was due",
        dt.date(2027, 1, 21): "Reminder, 3 working days after it was due",
        dt.date(2027, 1, 25): "Reminder, 5 working days after it was due",
    }


def test_running_again_sends_nothing_more(way, on):
    on(dt.date(2027, 1, 11))
    assert chase_scoping.run() == "1 reminded"
    assert chase_scoping.run() == "0 reminded"
    assert ReturnChase.objects.count() == 1


def test_after_days_missed_only_the_latest_is_sent(way, on):
    on(dt.date(2027, 1, 22))
    assert chase_scoping.run() == "1 reminded"
    assert whats() == ["Reminder, 3 working days after it was due"]
    assert chase_scoping.run() == "0 reminded"


def test_everybody_who_answers_is_written_to_and_nothing_of_the_case_is_said(way, on):
    on(dt.date(2027, 1, 19))
    chase_scoping.run()
    letters = Notice.objects.all()
    assert {letter.to.name for letter in letters} == {"Leon Garth", "Amir Stone", "Selina Frost"}
    for letter in letters:
        assert way.case.reference in letter.subject
        assert "was due by 18 January 2027" in letter.body
        assert "Vera" not in letter.subject + letter.body


def test_before_it_is_due_the_letter_says_so(way, on):
    on(dt.date(2027, 1, 11))
    chase_scoping.run()
    assert "is due by 18 January 2027" in Notice.objects.first().body


def test_the_history_says_that_the_clock_did_it(way, on):
    on(dt.date(2027, 1, 11))
    chase_scoping.run()
    last = Event.objects.select_related("words").order_by("number").last()
    assert (last.act, last.actor) == ("chase_return", "clock")
    assert last.words.sentence == "chased Orchard Home Care for its return: Reminder, 5 working days before it is due"


def test_a_return_that_has_come_is_not_chased(way, on):
    way.sent()
    on(dt.date(2027, 1, 19))
    assert chase_scoping.run() == "0 reminded"


def test_a_case_that_has_gone_on_is_not_chased(way, on):
    Case.objects.filter(pk=way.case.pk).update(step=Step.SIGN_OFF)
    on(dt.date(2027, 1, 19))
    assert chase_scoping.run() == "0 reminded"


def test_one_that_cannot_be_chased_holds_up_no_other(way, on, monkeypatch):
    on(dt.date(2027, 1, 19))
    real = chase_scoping.queries.to_chase

    def meanwhile(reader):
        waiting = list(real(reader))
        way.sent()
        return waiting

    monkeypatch.setattr(chase_scoping.queries, "to_chase", meanwhile)
    assert chase_scoping.run() == "0 reminded"
    assert not ReturnChase.objects.exists()


def test_who_answers_before_the_reminder_could_be_posted_is_not_reminded(way, on):
    on(dt.date(2027, 1, 11))
    assert chase_scoping.run() == "1 reminded"
    assert {notice.state for notice in Notice.objects.filter(subject__contains="reminder")} == {"WAITING"}
    way.sent()
    assert {notice.state for notice in Notice.objects.filter(subject__contains="reminder")} == {"OVERTAKEN"}
