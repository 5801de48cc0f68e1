"""Who answers for an agency by a code, for how long, and whom an agency may name itself."""

import datetime as dt

import pytest

from sarum.board.models import Agency, Person
from sarum.cases.models import AnswerCode, Capacity, Place
from sarum.cases.rules import access, notice
from sarum.cases.rules import answering as rules

AT = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
HOUR, LONGEST = dt.timedelta(hours=1), dt.timedelta(hours=8)
CARE, HOMES = Agency(pk=1, name="Orchard Home Care"), Agency(pk=2, name="Kestrel Homes")


def somebody(**known):
    return Person(
        **{"pk": 1, "name": "Amir Stone", "email": "amir@example.org", "agency": CARE, "password": "!none", **known}
    )


def code(person=None, **known):
    return AnswerCode(**{"person": person or somebody(), "email": "amir@example.org", "used_at": AT, **known})


def place(capacity=Capacity.RESPONDENT, because="answers for Orchard Home Care", **known):
    return Place(person=somebody(), agency=CARE, capacity=capacity, because=because, **known)


def test_a_browser_answers_for_eight_hours_from_when_its_code_was_entered():
    assert rules.is_answering(code(), AT + LONGEST - dt.timedelta(seconds=1), LONGEST)
    assert not rules.is_answering(code(), AT + LONGEST, LONGEST)
    assert not rules.is_answering(code(used_at=None), AT, LONGEST)


def test_it_ends_as_soon_as_they_leave_the_return():
    assert not rules.is_answering(code(voided_at=AT + HOUR), AT + HOUR, LONGEST)


@pytest.mark.parametrize(
    "since",
    [{"is_active": False}, {"password": "argon2$of-an-account"}, {"email": "else@example.org"}, {"email": None}],
)
def test_it_ends_with_what_made_them_come_by_a_code(since):
    assert not rules.is_answering(code(somebody(**since)), AT, LONGEST)


def test_an_address_is_theirs_however_it_is_written():
    assert rules.comes_by_code(somebody(), "Amir@Example.org")
    assert not rules.comes_by_code(somebody(), "amir@example.com")


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (place(), "Writes"),
        (place(because="answers for Orchard Home Care, as deputy"), "Writes, as deputy"),
        (place(Capacity.SENIOR_OFFICER, "endorses for Orchard Home Care"), "Endorses"),
        (place(Capacity.SENIOR_OFFICER, "endorses for Orchard Home Care, as deputy"), "Endorses, as deputy"),
    ],
)
def test_a_part_is_said_in_words(there, words):
    assert rules.part_in(there) == words


def test_how_somebody_comes_is_said_in_words():
    assert rules.way_of(somebody()) == "By a code, without an account"
    assert rules.way_of(somebody(password="argon2$of-an-account")) == "Signs in"
    assert rules.way_of(somebody(email=None)) == "Cannot come yet: the register has no address"
    assert rules.way_of(somebody(is_active=False)) == "Has left"


def test_an_agency_names_somebody_new_or_of_its_own():
    assert rules.why_not_introduced(None, CARE, False) == []
    assert rules.why_not_introduced(somebody(), CARE, False) == []


@pytest.mark.parametrize(
    ("person", "is_shut_out"),
    [
        (somebody(agency=HOMES), False),
        (somebody(agency=None), False),
        (somebody(is_active=False), False),
        (somebody(), True),
    ],
)
def test_whom_it_may_not_name_is_refused_in_the_same_words_whoever_it_is(person, is_shut_out):
    reasons = rules.why_not_introduced(person, CARE, is_shut_out)
    assert reasons == [rules.NOT_HERE] and "Partnership Team" in rules.NOT_HERE


def test_a_part_ends_while_somebody_goes_on_answering():
    assert rules.why_not_withdrawn(place(), False, 1, True) == []
    assert "Name somebody else first" in rules.why_not_withdrawn(place(), False, 0, True)[0]
    assert "leads for Orchard Home Care" in rules.why_not_withdrawn(place(), True, 3, True)[0]
    assert rules.why_not_withdrawn(place(Capacity.SENIOR_OFFICER), False, 0, False) == []
    assert "who endorses it" in rules.why_not_withdrawn(place(Capacity.SENIOR_OFFICER), False, 0, True)[0]
    assert "ended already" in rules.why_not_withdrawn(place(until_on=AT.date()), False, 1, True)[0]


def test_a_letter_says_how_to_come_and_opens_nothing():
    assert notice.way_in(True, "WY-2026-001", "send it", "https://x/answer/") == "Sign in to send it."
    said = notice.way_in(False, "WY-2026-001", "send it", "https://x/answer/")
    assert "To send it, open https://x/answer/ and give the reference WY-2026-001 and this e-mail address." in said
    assert "You will be sent a code" in said and "opens nothing" in said


def test_a_code_opens_the_acts_of_an_agency_on_its_return_and_no_others():
    assert {
        "read_return", "write_return", "inform_senior_officer", "name_respondent", "introduce_respondent",
        "withdraw_respondent", "endorse_return", "send_return",
    } <= access.BY_CODE  # fmt: skip
    assert not access.BY_CODE & {"overview", "returns", "accept_return", "places", "account", "cases", "documents"}


def test_an_officer_whom_an_author_named_is_asked_about_before_the_board_relies_on_them():
    author, officer = Person(name="Amir Stone"), Person(name="Anna Chief")
    assert "Amir Stone wrote this return and named Anna Chief" in rules.why_officer_unknown(officer, False, author)[0]
    assert rules.why_officer_unknown(officer, True, author) == rules.why_officer_unknown(officer, False, None) == []


def test_an_agency_names_a_few_people_a_day():
    assert rules.why_too_many_named(rules.MOST_NAMED - 1) == []
    assert "Go on tomorrow" in rules.why_too_many_named(rules.MOST_NAMED)[0]
