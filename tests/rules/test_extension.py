"""More time is asked for and given until working days to come; a refusal has grounds; requests go out in time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency
from sarum.cases.models import Case, Extension, Refusal, ScopingRequest, ScopingReturn, Standing
from sarum.cases.rules import extension as rules
from sarum.cases.rules import scoping
from sarum.kit import working_days

DUE, TODAY = dt.date(2026, 12, 30), dt.date(2026, 12, 22)
LATER, SATURDAY, BOXING_DAY = dt.date(2027, 1, 6), dt.date(2027, 1, 9), dt.date(2026, 12, 28)
NOW = dt.datetime(2026, 12, 22, 10, tzinfo=dt.UTC)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


def answer(standing=Standing.STARTED):
    request = ScopingRequest(agency=Agency(pk=1, name="Orchard"), case=Case(reference="WY-2026-001"), due_on=DUE)
    return ScopingReturn(request=request, standing=standing)


def extension(**said):
    return Extension(request=answer().request, until_on=LATER, was_due_on=DUE, **said)


def asked(scoping_return=None, opened=None, until_on=LATER, why="Away", shut=()):
    return " ".join(rules.why_not_asked_for(scoping_return or answer(), opened, until_on, why, TODAY, shut))


def test_more_time_is_asked_for_until_a_later_working_day_with_a_reason():
    assert asked() == ""
    assert "Say why" in asked(why=" ")
    assert "Give a later day" in asked(until_on=DUE)
    assert "has gone by" in asked(until_on=TODAY - dt.timedelta(days=1))


def test_a_day_on_which_nobody_works_is_refused_with_the_next_one():
    assert asked(until_on=SATURDAY) == (
        "Saturday 9 January 2027 is not a working day. The next one is Monday 11 January 2027."
    )
    said = rules.why_not_a_due_day(BOXING_DAY, TODAY)
    assert said == ["Monday 28 December 2026 is not a working day. The next one is Tuesday 29 December 2026."]
    assert "not a working day" in asked(shut=[LATER])


def test_more_time_is_asked_for_once_and_only_while_the_return_is_awaited():
    assert "Wait for the answer" in asked(opened=extension())
    assert "no more time is needed" in asked(answer(Standing.RETURNED))
    assert "Take the refusal back" in asked(answer(Standing.DECLINED))


def test_more_time_is_decided_once_with_a_reason():
    def why(extension, is_granted=True, due_on=LATER, reason="Agreed"):
        return " ".join(rules.why_not_decided(extension, is_granted, due_on, reason, TODAY))

    one = extension()
    one.request.answer = answer()
    assert why(one) == ""
    assert why(one, is_granted=False, due_on=SATURDAY) == ""
    assert "Say why" in why(one, reason="")
    assert "not a working day" in why(one, due_on=SATURDAY)
    assert "Give a later day, or refuse" in why(one, due_on=DUE)
    one.request.answer.standing = Standing.RETURNED
    assert "has sent its return" in why(one)
    assert "decided already" in why(extension(decided_at=NOW))


def test_a_day_that_was_moved_on_says_from_which_and_why():
    said = rules.extended(answer().request, "Both managers are away.", TODAY)
    assert said == "extended on 22 December 2026 from 30 December 2026: Both managers are away"


def test_an_agency_refuses_once_with_grounds():
    assert rules.why_not_refused(answer(), None, "Privilege") == []
    assert "Give your grounds" in rules.why_not_refused(answer(), None, " ")[0]
    assert "refused already" in rules.why_not_refused(answer(), Refusal(), "Privilege")[0]
    assert "accepted" in rules.why_not_refused(answer(Standing.ASSURED), None, "Privilege")[0]
    assert rules.why_not_withdrawn(Refusal()) == []
    assert rules.why_not_withdrawn(None) == ["There is no refusal to take back."]


def test_a_return_that_is_refused_is_a_gap_and_can_be_neither_written_nor_endorsed_nor_late():
    refused = answer(Standing.DECLINED)
    assert scoping.gap_in(refused, "Privilege") == "refused: Privilege"
    assert "refused" in scoping.why_not_ready([refused], {})[0]
    assert scoping.why_not_writable(refused) and scoping.why_nothing_to_endorse(refused)
    assert scoping.standing_in_words(refused, 4) == "Refused"


@pytest.mark.parametrize(
    ("sent_on", "known_on", "is_on_time"),
    [
        (dt.date(2026, 12, 29), dt.date(2026, 12, 23), True),  # Thu 24 and Tue 29 December are the two working days
        (dt.date(2026, 12, 30), dt.date(2026, 12, 23), False),
        (dt.date(2026, 12, 23), dt.date(2026, 12, 23), True),
        (dt.date(2026, 12, 23), None, None),
    ],
)
def test_a_request_is_on_time_within_its_working_days(sent_on, known_on, is_on_time):
    assert rules.is_on_time(sent_on, known_on, 2) is is_on_time


def test_a_figure_counts_those_that_are_known():
    assert rules.figure([True, False, None]) == "1 of 2 sent on time; 1 whose first day is not known"
    assert rules.figure([True]) == "1 of 1 sent on time"
    assert rules.figure([None]) == "Not known for any"
    assert rules.quarter(dt.date(2026, 12, 31)) == "October to December 2026"


@given(DAYS, DAYS)
def test_no_day_is_ever_a_due_day_that_is_past_or_nobody_works(day, today):
    is_good = day >= today and working_days.is_working_day(day)
    assert (rules.why_not_a_due_day(day, today) == []) == is_good
