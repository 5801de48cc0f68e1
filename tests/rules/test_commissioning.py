"""Three hands, a reviewer from outside, and six months; no database."""

import calendar
import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Office, Person
from sarum.cases.models import Commission, Hand
from sarum.cases.rules import commissioning as rules

THREE = [Office.JCR_CHAIR, Office.INDEPENDENT_CHAIR, Office.BUSINESS_MANAGER]


def hand(office, person=1, digest="d"):
    return Hand(office=office, person_id=person, digest=digest)


@pytest.mark.parametrize("agreed", [list(some) for n in range(4) for some in combinations(THREE, n)])
def test_whoever_has_not_agreed_still_has_to(agreed):
    assert set(rules.still_to_agree([hand(office) for office in agreed], "d")) == set(THREE) - set(agreed)


def test_the_vice_chairs_hand_is_the_chairs():
    assert Office.JCR_CHAIR not in rules.still_to_agree([hand(Office.JCR_VICE_CHAIR)], "d")
    assert rules.why_not_agreed_by(2, Office.JCR_CHAIR, [hand(Office.JCR_VICE_CHAIR)], "d") == [
        "JCR Chair: already agreed."
    ]


def test_a_hand_on_other_words_is_no_hand_on_these():
    assert len(rules.still_to_agree([hand(office, digest="old") for office in THREE], "d")) == 3
    assert rules.why_not_agreed_by(1, Office.JCR_CHAIR, [hand(Office.JCR_CHAIR, digest="old")], "d") == []


def test_three_hands_are_three_people():
    reasons = rules.why_not_agreed_by(1, Office.BUSINESS_MANAGER, [hand(Office.JCR_CHAIR, person=1)], "d")
    assert reasons == ["You have agreed this in another office. Three people agree it."]


def test_there_is_something_to_agree_once_it_is_proposed():
    assert rules.why_unproposed(Commission(pk=1)) == []
    assert rules.why_unproposed(Commission())


def test_a_proposal_says_how_why_on_what_terms_and_by_whom():
    assert rules.why_not_proposable("Panel", "Small", "Closing", "None") == []
    assert len(rules.why_not_proposable("", " ", "", "\n")) == 4


def test_the_reviewer_holds_no_office_and_works_for_no_agency_of_the_case():
    reviewer = Person(pk=1, name="Rhona Vale", agency=Agency(pk=4, name="Kestrel Homes"))
    assert rules.why_not_independent(reviewer, {1, 2}, set()) == []
    assert rules.why_not_independent(Person(pk=2, name="Free"), {1}, set()) == []
    assert "works for Kestrel Homes" in rules.why_not_independent(reviewer, {4}, set())[0]
    assert "holds an office" in rules.why_not_independent(reviewer, set(), {"JCR_MEMBER"})[0]


@given(st.dates(dt.date(2015, 4, 1), dt.date(2090, 1, 1)))
def test_six_months_end_on_the_same_day_or_the_last_of_a_shorter_month(day):
    end = rules.six_months_after(day)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == 6
    assert end.day == min(day.day, calendar.monthrange(end.year, end.month)[1])
