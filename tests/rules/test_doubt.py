"""What is worth a second look before a referral is sent."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.rules import doubt

TODAY = dt.date(2026, 3, 2)


def doubts(about="ADULT", **adult):
    return doubt.why_doubtful({"screen": {"about": about}, "adults": [adult]}, TODAY)


def test_a_death_before_the_birth_is_doubted():
    assert doubts(name="Edna", date_of_birth="1943-08-14", date_of_death="1934-02-09") == [
        "Edna: the date of death, 9 February 1934, is before the date of birth, 14 August 1943."
    ]
    assert doubts(date_of_birth="1943-08-14", date_of_death="2022-02-09") == []


def test_an_adult_whose_date_of_birth_makes_a_child_is_doubted():
    (reason,) = doubts(date_of_birth="2009-03-03")
    assert reason.startswith("Adult 1: the date of birth, 3 March 2009, makes them 16 now")
    (reason,) = doubts(date_of_birth="2000-01-01", date_of_death="2017-12-31")
    assert "makes them 17 when they died" in reason


@pytest.mark.parametrize("born", ["2008-03-02", "1943-08-14", "", None, "spring"])
def test_an_adult_by_their_date_of_birth_is_not(born):
    assert doubts(date_of_birth=born) == []


def test_where_a_child_was_said_to_be_meant_their_age_is_no_doubt():
    assert doubts("CHILD", date_of_birth="2010-03-02") == doubts("NOT_KNOWN", date_of_birth="2010-03-02") == []


def test_each_adult_is_looked_at():
    answers = {"adults": [{"nhs_number": "12345"}, {"nhs_number": "999 147 2305"}]}
    assert len(doubt.why_doubtful(answers, TODAY)) == 2
    assert doubt.why_doubtful({}, TODAY) == []


@given(st.dates(), st.dates())
def test_nobody_is_a_year_older_before_their_birthday(born, day):
    age = doubt.age_on(born, day)
    assert (
        (born.year + age, born.month, born.day)
        <= (day.year, day.month, day.day)
        < (born.year + age + 1, born.month, born.day)
    )
