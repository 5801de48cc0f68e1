"""Working days in England, and how a date explains itself."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sarum.kit import working_days

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2028, 6, 1))


def test_weekends_are_left_out_and_said_so():
    due = working_days.after(dt.date(2022, 3, 4), 15)
    assert due.on == dt.date(2022, 3, 25)
    assert due.because == "15 working days after Friday 4 March 2022, leaving out weekends"


def test_bank_holidays_are_left_out_and_named():
    due = working_days.after(dt.date(2022, 12, 23), 2)
    assert due.on == dt.date(2022, 12, 29)
    assert due.because.endswith("leaving out weekends and 2 bank holidays (Boxing Day, Christmas Day)")


def test_the_boards_own_closures_are_left_out_too():
    shut = [dt.date(2022, 3, 7), dt.date(2022, 3, 8)]
    due = working_days.after(dt.date(2022, 3, 4), 1, shut)
    assert due.on == dt.date(2022, 3, 9)
    assert due.because.endswith("weekends and 2 days on which the Board's office is shut")


def test_one_closure_is_one_day():
    assert "1 day on which" in working_days.after(dt.date(2022, 3, 4), 1, [dt.date(2022, 3, 7)]).because


def test_a_date_beyond_the_table_raises_the_alarm():
    beyond = working_days.known_until() - dt.timedelta(days=2)
    assert "check this date by hand" in working_days.after(beyond, 10).because


@given(DAYS, st.integers(0, 60))
def test_a_due_date_is_a_working_day_and_as_many_working_days_away_as_was_asked(start, days):
    due = working_days.after(start, days)
    assert working_days.between(start, due.on) == days
    assert days == 0 or working_days.is_working_day(due.on)


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_working_days_add_up(start, some, more):
    assert working_days.after(working_days.after(start, some).on, more).on == working_days.after(start, some + more).on


def test_nothing_is_late_before_its_day():
    assert working_days.between(dt.date(2022, 3, 25), dt.date(2022, 3, 4)) == 0
