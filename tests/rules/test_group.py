"""Meetings of the Joint Case Review group: their agenda, who can decide at them, and their minutes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Person
from sarum.cases.models import AgendaItem, AgendaWord, ComesHow, GroupMeeting, GroupSeat, Meeting
from sarum.cases.rules import agenda, group, minutes, sitting
from sarum.cases.rules.agenda import Due

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def meeting(**said):
    return GroupMeeting(**{"starts_at": NOW + DAY, **said})


def seat(pk, agency=None, **said):
    return GroupSeat(person=Person(pk=pk, name=f"P{pk}"), agency=agency, **said)


PARTNERS = [Agency(pk=one, name=f"Partner {one}") for one in (1, 2, 3)]


def test_a_meeting_is_arranged_for_a_time_to_come():
    assert group.why_not_arranged(NOW + DAY, NOW) == []
    assert group.why_not_arranged(NOW, NOW) == ["This time has passed. Enter a later one."]


def test_whoever_comes_says_whether_they_can_agree_actions_and_a_deputy_has_a_name():
    assert sitting.why_not_answered(ComesHow.COMES, None, None) == {
        "has_authority": "Say whether you can agree actions for your organisation."
    }
    assert sitting.why_not_answered(ComesHow.DEPUTY, None, None) == {"deputy": "Say who comes in your place."}
    assert sitting.why_not_answered("", None, None) == {"answer": "Say whether you come."}
    assert (
        sitting.why_not_answered(ComesHow.COMES, False, None)
        == sitting.why_not_answered(ComesHow.APOLOGIES, None, None)
        == {}
    )


def test_who_comes_without_authority_is_pointed_out():
    seats = [
        seat(1, answer=ComesHow.COMES, has_authority=False),
        seat(2, answer=ComesHow.COMES, has_authority=True),
        seat(3),
    ]
    assert [one.split(" comes")[0] for one in sitting.warnings(seats)] == ["P1"]


@given(st.sets(st.sampled_from([1, 2, 3])), st.booleans(), st.sets(st.sampled_from([1, 2, 3, 9])))
def test_the_group_decides_with_every_partner_and_a_chair_who_are_there_and_not_conflicted(here, has_chair, conflicted):
    seats = [seat(one, PARTNERS[one - 1], is_present=one in here) for one in (1, 2, 3)]
    seats.append(seat(9, is_present=has_chair))
    can = here - conflicted == {1, 2, 3} and has_chair and 9 not in conflicted
    assert (group.why_not_quorate(seats, PARTNERS, {9}, conflicted) == []) == can


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "has not been issued"), ({"issued_at": NOW}, "This meeting is on"),
        ({"issued_at": NOW, "starts_at": NOW}, ""), ({"issued_at": NOW, "starts_at": NOW, "ended_at": NOW}, "has been held"),
        ({"cancelled_at": NOW}, "has been cancelled"),
    ],
)  # fmt: skip
def test_a_meeting_begins_on_its_day_with_its_agenda_issued(said, why):
    reasons = group.why_not_begun(meeting(**said), NOW)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


def test_what_is_due_is_proposed_once_and_what_was_taken_off_stays_off():
    due = [Due("LIVE", "case-1", "One"), Due("LIVE", "case-2", "Two")]
    assert agenda.new_among(due, [AgendaItem(about="case-1", is_left_out=True)]) == [due[1]]


def test_items_stand_under_their_headings_in_the_order_of_an_agenda():
    items = [AgendaItem(heading="OTHER", title="x"), AgendaItem(heading="WELCOME", title="y")]
    found = [(code, [one.title for one in under]) for code, _, under in agenda.in_order(GroupMeeting(), items) if under]
    assert found == [("WELCOME", ["y"]), ("OTHER", ["x"])]
    assert "ACTION_LOG" in agenda.HEADINGS  # the guidance's standing item


def test_items_change_places_under_their_heading_and_headings_stay():
    first, other, last = (AgendaItem(pk=pk, heading=code) for pk, code in ((1, "OTHER"), (2, "NEXT"), (3, "OTHER")))
    items = [first, other, last]
    assert agenda.beside(last, items, True) == first and agenda.beside(first, items, False) == last
    assert (
        agenda.beside(first, items, True)
        is agenda.beside(other, items, True)
        is agenda.beside(last, items, False)
        is None
    )
    assert agenda.why_not_moved(first, last, False) == []
    assert "is the first under its heading" in agenda.why_not_moved(first, None, True)[0]
    assert "is the last under its heading" in agenda.why_not_moved(last, None, False)[0]


def test_an_agenda_is_issued_once_both_chairs_were_asked_and_why_it_does_not_wait_is_said():
    chairs = [(1, "Ann"), (2, "Ben")]
    assert agenda.why_not_issued(meeting(), [], chairs, "") == [
        "Ask the JCR Chair and the Vice-Chair about the agenda first."
    ]
    asked = meeting(consulted_at=NOW)
    word = AgendaWord(person=Person(pk=1), said_at=NOW)
    assert agenda.why_not_issued(asked, [word], chairs, "") == [
        "Ben has said nothing yet. Say why it is issued all the same."
    ]
    assert agenda.why_not_issued(asked, [word], chairs, "It is tomorrow") == []
    assert agenda.why_not_issued(asked, [word, AgendaWord(person=Person(pk=2), said_at=NOW)], chairs, "") == []
    asked_again = meeting(consulted_at=NOW + dt.timedelta(hours=1))
    assert "Ann and Ben have said nothing yet" in agenda.why_not_issued(asked_again, [word], chairs, "")[0]
    assert agenda.why_not_issued(meeting(issued_at=NOW), [], chairs, "x") != []
    of_case = Meeting(kind="RAPID_REVIEW", starts_at=NOW)
    assert "or say why it is issued without asking" in agenda.why_not_issued(of_case, [], chairs, " ")[0]
    assert agenda.why_not_issued(of_case, [], chairs, "It is tomorrow") == []


def test_a_decision_has_words_and_a_quorum():
    assert minutes.why_not_decided(" ", []) == ["Write what was decided."]
    assert minutes.why_not_decided("Go on", []) == []
    (why,) = minutes.why_not_decided("Go on", ["The group cannot decide: nobody is here."])
    assert why.endswith("Write it down as part of the discussion instead.")


def test_an_action_has_words_and_a_day_to_come():
    today = NOW.date()
    assert minutes.why_not_taken_on("", today, today) == ["Say what will be done."]
    assert minutes.why_not_taken_on("Write", None, today) == ["Say by when."]
    assert minutes.why_not_taken_on("Write", today - DAY, today) == ["This day has passed. Enter a later one."]
    assert minutes.why_not_taken_on("Write", today, today) == []


def test_a_chair_from_whom_an_item_is_kept_learns_who_can_check_the_whole():
    kept = {"items": [{"heading": "Welcome"}, {"heading": "Reviews", "kept": True}]}
    assert minutes.why_not_read_whole({"items": kept["items"][:1]}, ["Ann"]) == []
    assert minutes.why_not_read_whole(kept, ["Ann", "Ben"]) == [
        "An item of these minutes is kept from you. Ann or Ben can check them."
    ]
    assert "kept from each of the chairs" in minutes.why_not_read_whole(kept, [])[0]


def test_minutes_are_checked_after_the_meeting_and_approved_at_a_later_one_in_the_same_words():
    said = [AgendaItem(discussion="Something")]
    assert minutes.why_not_checked(meeting(), said) == ["The meeting has not ended. End it first."]
    assert minutes.why_not_checked(meeting(ended_at=NOW), [AgendaItem()]) == ["Nothing has been written down yet."]
    assert minutes.why_not_checked(meeting(ended_at=NOW), said) == []
    checked, later = meeting(checked_at=NOW, digest="a"), meeting(starts_at=NOW + 9 * DAY, begun_at=NOW)
    assert minutes.why_not_approved(checked, later, "a") == []
    assert "not the words" in minutes.why_not_approved(checked, later, "b")[0]
    assert "later meeting" in minutes.why_not_approved(checked, meeting(starts_at=NOW), "a")[0]
    assert "has not checked" in minutes.why_not_approved(meeting(), later, "")[0]
