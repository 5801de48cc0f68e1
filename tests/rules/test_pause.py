"""When a clock may stand still, and what that does to a date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Pause
from sarum.cases.rules import pause as rules
from sarum.kit import working_days

MONDAY = dt.date(2026, 3, 2)
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))


def pause(started_on, ended_on=None):
    return Pause(started_on=started_on, ended_on=ended_on, reason="The GP’s notes")


def test_it_is_paused_for_a_reason_from_a_day_that_has_come():
    assert rules.why_not_paused(None, "The GP’s notes", MONDAY, MONDAY, MONDAY, None) == []
    assert rules.why_not_paused(None, " ", MONDAY, MONDAY, MONDAY, None) == ["Say what the case waits for."]
    assert "in the future" in rules.why_not_paused(None, "x", MONDAY + dt.timedelta(days=1), MONDAY, MONDAY, None)[0]


def test_it_says_when_it_would_be_due_if_the_pause_ended_today():
    wednesday = MONDAY + dt.timedelta(days=2)
    assert rules.due_if_ended(MONDAY, pause(MONDAY), wednesday) == wednesday
    assert rules.due_if_ended(None, pause(MONDAY), wednesday) is None


def test_it_is_paused_neither_before_it_began_nor_twice_for_the_same_days():
    friday = MONDAY - dt.timedelta(days=3)
    assert rules.why_not_paused(None, "x", friday, MONDAY, MONDAY, None) == [
        "The clock began on 2 March 2026. It cannot be paused from before that."
    ]
    assert "paused until 2 March 2026" in rules.why_not_paused(None, "x", friday, MONDAY, friday, MONDAY)[0]
    assert rules.why_not_paused(None, "x", MONDAY, MONDAY, friday, MONDAY) == []


def test_it_is_not_paused_twice_at_once():
    assert rules.why_not_paused(pause(MONDAY), "x", MONDAY, MONDAY, MONDAY, None) == [
        "The clock has been paused since 2 March 2026. End that pause first."
    ]


@pytest.mark.parametrize(
    ("ended_on", "said"),
    [
        (MONDAY - dt.timedelta(days=1), "It cannot have ended before that."),
        (MONDAY + dt.timedelta(days=9), "cannot end on a day in the future"),
    ],
)
def test_it_ends_after_it_began_and_not_in_the_future(ended_on, said):
    assert said in rules.why_not_ended(pause(MONDAY), ended_on, MONDAY + dt.timedelta(days=8))[0]
    assert rules.why_not_ended(pause(MONDAY), MONDAY, MONDAY) == []


def test_it_ends_once():
    assert rules.why_not_ended(pause(MONDAY, MONDAY), MONDAY, MONDAY) == ["This pause ended on 2 March 2026."]


def test_the_days_paused_are_counted_from_the_rows_and_an_open_one_until_today():
    pauses = [pause(dt.date(2026, 2, 2), dt.date(2026, 2, 9)), pause(MONDAY)]
    assert rules.days_paused(pauses, dt.date(2026, 3, 4)) == 5 + 2
    assert rules.days_paused([], MONDAY) == 0


def test_a_date_moves_by_the_working_days_paused_and_says_so():
    due = rules.moved(
        dt.date(2026, 3, 13), "10 working days after Friday 27 February 2026", pause(MONDAY, dt.date(2026, 3, 9)), 5
    )
    assert due.on == dt.date(2026, 3, 20)
    assert due.because == (
        "10 working days after Friday 27 February 2026; moved on by 5 working days because the clock was paused from "
        "2 March 2026 to 9 March 2026"
    )


@given(DAYS, st.integers(0, 60), DAYS)
def test_a_date_never_moves_back_and_moves_by_exactly_the_days_paused(started_on, lasts, due_on):
    one = pause(started_on, started_on + dt.timedelta(days=lasts))
    days = rules.days_paused([one], dt.date(2030, 1, 1))
    assert working_days.between(due_on, rules.moved(due_on, "", one, days).on) == days
