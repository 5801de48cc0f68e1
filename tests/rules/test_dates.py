"""Dates proposed for a meeting; meetings moved and cancelled."""

import datetime as dt

import pytest

from sarum.board.models import Agency
from sarum.cases.models import Meeting
from sarum.cases.rules import dates as rules
from sarum.cases.rules import meeting as meeting_rules

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)


def meeting(**given):
    return Meeting(**{"kind": "VERIFICATION", "starts_at": LATER} | given)


def test_up_to_three_different_dates_are_proposed():
    assert rules.why_not_proposed([NOW]) == rules.why_not_proposed([NOW, LATER]) == []
    assert "proposed twice" in rules.why_not_proposed([NOW, NOW])[0]
    assert "at most three" in rules.why_not_proposed([NOW + dt.timedelta(days=n) for n in range(4)])[0]


def test_a_meeting_that_was_held_or_cancelled_stays_as_it_was():
    assert rules.why_not_changed(meeting()) == []
    assert "has been held" in rules.why_not_changed(meeting(held_at=NOW))[0]
    assert "has been cancelled" in rules.why_not_changed(meeting(cancelled_at=NOW))[0]


def test_a_rapid_review_is_moved_and_not_cancelled():
    assert rules.why_not_cancelled(meeting()) == []
    assert "Move it to another day" in rules.why_not_cancelled(meeting(kind="RAPID_REVIEW"))[0]


def test_those_asked_answer_until_a_date_is_picked():
    open_ = meeting(is_settled=False)
    assert rules.why_not_answered(open_, True) == []
    assert rules.why_not_answered(open_, False) == ["You are not asked to this meeting."]
    assert "settled" in rules.why_not_answered(meeting(), True)[0]
    assert rules.why_not_picked(open_) == []
    assert "settled already" in rules.why_not_picked(meeting())[0]


def test_moving_and_cancelling_have_a_reason():
    assert rules.why_no_reason(" ") == ["Say why."]
    assert rules.why_no_reason("The chair is ill") == []


def test_nothing_is_done_at_a_meeting_that_is_not_on():
    assert meeting_rules.why_not_on(meeting()) == []
    assert "not settled" in meeting_rules.why_not_on(meeting(is_settled=False))[0]
    assert "cancelled" in meeting_rules.why_not_on(meeting(cancelled_at=NOW))[0]


@pytest.mark.parametrize(
    ("given", "all_in", "now", "are_open"),
    [
        ({}, False, NOW, False),
        ({}, True, NOW, True),
        ({}, False, LATER, True),
        ({"held_at": NOW}, False, NOW, True),
        ({"is_settled": False}, False, LATER, False),
        ({"cancelled_at": NOW}, False, LATER, False),
    ],
)
def test_views_open_once_all_are_in_or_the_meeting_has_begun(given, all_in, now, are_open):
    assert meeting_rules.are_views_open(meeting(**given), all_in, now) is are_open


def test_a_meeting_is_arranged_for_a_time_to_come_or_recorded_as_held():
    now, past, later = (dt.datetime(2026, 3, day, 10, tzinfo=dt.UTC) for day in (2, 1, 3))
    assert rules.why_not_arranged([now, later], False, now) == rules.why_not_arranged([past], True, now) == []
    assert "This time has passed" in rules.why_not_arranged([later, past], False, now)[0]
    assert "still to come" in rules.why_not_arranged([later], True, now)[0]
    assert "has one date" in rules.why_not_arranged([past, later], True, now)[0]


def test_a_statutory_partner_is_away_when_nobody_of_it_can_come():
    council, nhs, care = (
        Agency(pk=pk, name=name, is_statutory_partner=pk < 3) for pk, name in enumerate(("Council", "NHS", "Care"), 1)
    )
    assert rules.partners_away([council, None], [council, nhs, nhs, care, None]) == [nhs]
