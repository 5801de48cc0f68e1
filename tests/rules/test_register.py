"""What the Board's registers may hold."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.rules import register

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2022, 1, 1))
IVY = Person(pk=1, name="Ivy Holt", agency=Agency(pk=1, name="Wyvern Council"))
MONDAY = dt.date(2021, 3, 1)


def why_not(office=Office.JCR_MEMBER, until_on=None, held=(), person=IVY, is_self=False):
    return register.why_not_appointed(person, office, MONDAY, until_on, held, is_self)


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS)
def test_two_times_overlap_exactly_when_they_share_a_day(begins, ends, from_on, until_on):
    holding = Holding(from_on=begins, until_on=ends)
    last, end = ends or dt.date.max, until_on or dt.date.max
    if last >= begins and end >= from_on:
        assert register.overlaps(holding, from_on, until_on) == (max(begins, from_on) <= min(last, end))


def test_an_office_is_held_once_at_a_time():
    held = [Holding(office=Office.JCR_MEMBER, from_on=MONDAY - dt.timedelta(days=9))]
    assert why_not(held=held) == ["Ivy Holt holds this office in that time already: JCR member."]
    assert why_not(office=Office.SAFEGUARDING_LEAD, held=held) == []


def test_nobody_appoints_themselves():
    assert why_not(is_self=True) == ["Nobody appoints themselves. Ask somebody else who may appoint."]


@pytest.mark.parametrize("office", sorted(register.NEEDS_AGENCY))
def test_who_speaks_for_an_agency_has_one(office):
    assert "has no agency" in why_not(office=office, person=Person(name="Al Moss"))[0]
    assert why_not(office=Office.INDEPENDENT_CHAIR, person=Person(name="Al Moss")) == []


def test_an_office_ends_after_it_begins():
    assert why_not(until_on=MONDAY - dt.timedelta(days=1)) == ["The office ends before it begins. Check the two dates."]
    ended = Holding(from_on=MONDAY, until_on=MONDAY)
    assert register.why_not_ended(ended, MONDAY) == ["This office has ended already, on 1 March 2021."]


@pytest.mark.parametrize(
    ("prefix", "is_right"), [("HSAB", True), ("wy2", True), ("W", False), ("2AB", False), ("A-B", False)]
)
def test_a_prefix_is_letters_and_figures(prefix, is_right):
    assert (register.why_not_prefix(prefix) == []) is is_right
