"""The clock reminds whoever sees an alternative action through: in time, and once."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Notice
from sarum.cases.jobs import chase_alternatives
from sarum.cases.models import AlternativeChase
from sarum.cases.operations import alternative as operations
from tests import cast
from tests.operations.test_verification import AT, decide, heard, received

pytestmark = pytest.mark.django_db
DUE = dt.date(2027, 1, 18)  # a Monday


@pytest.fixture
def alternative():
    people = cast.people()
    given = {"alternative": "Audit", "owner": people["owner"], "due_on": DUE}
    decision = decide(heard(received(people), people), people, next_step="ALTERNATIVE", **given)
    Notice.objects.all().delete()
    return decision.alternative


@pytest.fixture
def on(monkeypatch):
    def set_to(day):
        monkeypatch.setattr(timezone, "now", lambda: dt.datetime.combine(day, dt.time(7), dt.UTC))

    return set_to


def test_each_reminder_goes_on_its_day_and_once(alternative, on):
    on(dt.date(2027, 1, 11))
    assert (chase_alternatives.run(), chase_alternatives.run()) == ("1 reminded", "0 reminded")
    on(dt.date(2027, 1, 19))
    assert chase_alternatives.run() == "1 reminded"
    assert [chase.what for chase in AlternativeChase.objects.all()] == [
        "Reminder, 5 working days before it is due", "Reminder, 1 working day after it was due",
    ]  # fmt: skip
    assert {letter.to.name for letter in Notice.objects.all()} == {cast.PARTS["owner"].name}


def test_what_is_concluded_is_not_chased(alternative, on):
    people = cast.people()
    operations.conclude_alternative(
        alternative=alternative, outcome="Done", goes_to="CLOSED", by=people["officer"], at=AT
    )
    on(dt.date(2027, 1, 11))
    assert chase_alternatives.run() == "0 reminded"
