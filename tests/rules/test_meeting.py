"""When a meeting may decide, who may speak, and what time was meant."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Person
from sarum.cases.models import Meeting, View
from sarum.cases.rules import meeting as rules
from sarum.cases.rules import verification
from sarum.kit.time_of_day import read_time

COUNCIL, POLICE, NHS, TRUST = (
    Agency(pk=pk, name=name) for pk, name in enumerate(("Council", "Police", "NHS", "Trust"), 1)
)
PARTNERS = [COUNCIL, POLICE, NHS]
MEETING = Meeting(kind="VERIFICATION")


@given(st.lists(st.sampled_from(PARTNERS), unique=True))
def test_each_partner_that_is_not_there_is_named(absent):
    reasons = rules.why_unrepresented(MEETING, absent)
    assert [reason.split(" was ")[0] for reason in reasons] == [str(partner) for partner in absent]


def test_who_came_for_a_partner_and_must_not_decide_is_named():
    assert rules.why_unrepresented(MEETING, [POLICE], {POLICE.pk: "Priya Nair"}) == [
        "Priya Nair, who came for Police, must not decide because of a conflict of interest. Meet again with another "
        "representative."
    ]


def test_a_meeting_needs_three_statutory_partners_in_the_register():
    assert rules.why_too_few_partners(PARTNERS) == []
    assert "has 0 statutory partners" in rules.why_too_few_partners([])[0]
    assert "has 2 statutory partners" in rules.why_too_few_partners(PARTNERS[:2])[0]


def test_somebody_is_in_the_chair_who_may_decide():
    assert rules.why_not_chaired(MEETING, True, ["Carys Holt"]) == []
    assert "Carys Holt must not decide" in rules.why_not_chaired(MEETING, False, ["Carys Holt"])[0]
    assert "Neither the JCR Chair" in rules.why_not_chaired(MEETING, False)[0]


def test_attendance_comes_first():
    assert rules.why_not_held(MEETING)
    assert rules.why_not_held(Meeting(kind="VERIFICATION", held_at=dt.datetime(2025, 3, 3))) == []


def test_minutes_need_words_and_a_hand():
    assert rules.why_not_minuted(MEETING)
    assert rules.why_not_minuted(Meeting(kind="JCR", minutes="They met.", minuted_by=Person(pk=1))) == []


def test_minutes_by_item_count_once_the_meeting_has_ended_and_it_says_so():
    held = Meeting(kind="RAPID_REVIEW", held_at=dt.datetime(2025, 3, 3))
    assert "end the meeting first" in rules.why_not_minuted(held)[0]
    held.ended_at = held.held_at
    assert "end the meeting" not in rules.why_not_minuted(held)[0]


def test_a_partner_without_a_view_is_named():
    assert rules.partners_without_view(PARTNERS, [COUNCIL, POLICE]) == [
        "NHS's view has not been recorded. Record it with its grounds."
    ]


def test_the_latest_view_is_the_one_that_needs_grounds():
    views = [
        View(agency=COUNCIL, view="No"),
        View(agency=COUNCIL, view="Yes", grounds="A death"),
        View(agency=POLICE, view="No"),
    ]
    assert verification.partners_without_grounds(PARTNERS, views) == [
        "Police's view has no grounds. Record its view again, with its reasons."
    ]


def test_what_a_decision_rests_on_is_settled():
    assert rules.why_settled(MEETING, False) == []
    assert rules.why_settled(MEETING, True)


@pytest.mark.parametrize(
    ("for_the_board", "own", "agency", "allowed"),
    [
        (True, TRUST, POLICE, True),
        (False, POLICE, POLICE, True),
        (False, TRUST, POLICE, False),
        (False, None, POLICE, False),
    ],
)
def test_an_agency_speaks_for_itself(for_the_board, own, agency, allowed):
    assert (rules.why_not_speak_for(for_the_board, own, agency) == []) is allowed


@pytest.mark.parametrize(
    ("for_the_board", "is_own", "allowed"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_a_conflict_is_declared_by_whoever_has_it_or_the_board(for_the_board, is_own, allowed):
    assert (rules.why_not_declare_for(for_the_board, is_own) == []) is allowed


@pytest.mark.parametrize(
    ("said", "hour", "minute"),
    [
        ("2:30pm", 14, 30),
        ("2.30 p.m.", 14, 30),
        ("14:30", 14, 30),
        ("9am", 9, 0),
        ("12am", 0, 0),
        ("12pm", 12, 0),
        ("Midday", 12, 0),
        ("00:15", 0, 15),
        ("10h00", 10, 0),
    ],
)
def test_a_time_is_read_as_it_is_said(said, hour, minute):
    assert read_time(said) == dt.time(hour, minute)


@pytest.mark.parametrize("said", ["", "teatime", "14", "25:00", "13pm", "0am", "9:75", "2:3pm", "٣:٣٠pm", "²:30"])
def test_what_is_no_time_is_not_guessed(said):
    assert read_time(said) is None


@given(st.times())
def test_every_time_of_the_day_can_be_said(time):
    assert read_time(f"{time:%H:%M}") == read_time(f"{time:%I:%M%p}") == dt.time(time.hour, time.minute)


def test_who_came_is_not_recorded_before_the_day():
    starts_on = dt.date(2026, 3, 3)
    assert rules.why_not_begun(MEETING, starts_on, dt.date(2026, 3, 2)) == [
        "The verification meeting is on Tuesday 3 March 2026. Record who came on that day or afterwards."
    ]
    assert not rules.why_not_begun(MEETING, starts_on, starts_on)
    assert not rules.why_not_begun(MEETING, starts_on, dt.date(2026, 3, 9))
