"""Meetings: who came, what each agency thinks, the minutes, and conflicts of interest."""

import pytest

from sarum.board.models import Event
from sarum.cases.models import Conflict, Meeting, Place
from sarum.cases.operations import meeting as operations
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests.operations.test_verification import ASKED, AT, attend, decide, heard, met, received, speak, why

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(people):
    return met(received(people), people)


def said():
    return Event.objects.latest("number").words.sentence


def test_attendance_is_recorded_with_what_it_means_for_the_quorum(meeting, people):
    attend(meeting, people)
    assert said() == "recorded that 5 people came to the verification meeting: it was quorate"
    attend(meeting, people, away=["council"])
    assert said() == "recorded that 4 people came to the verification meeting: it was not quorate"
    assert meeting.attendance.get(person=people["council"]).is_present is False


def test_the_moment_it_was_held_is_the_first_that_was_recorded(meeting, people):
    attend(meeting, people)
    first = Meeting.objects.get().held_at
    attend(meeting, people)
    assert Meeting.objects.get().held_at == first


def test_whoever_came_without_being_asked_gets_a_seat_and_a_place(meeting, people):
    present = {people["member"].pk: {"is_present": True, "has_authority": True}}
    operations.record_attendance(meeting=meeting, present=present, also=[people["member"]], by=people["officer"], at=AT)
    assert meeting.attendance.get(person=people["member"]).is_present
    assert Place.objects.filter(person=people["member"], capacity="INVITED").exists()
    assert not meeting.attendance.get(person=people["chair"]).is_present


def test_what_a_decision_rests_on_does_not_change_afterwards(people):
    case = received(people)
    meeting = heard(case, people)
    decide(meeting, people, next_step="MORE_INFORMATION")
    met(case, people)
    for change in (lambda: attend(meeting, people), lambda: speak(meeting, people, "council")):
        with pytest.raises(Refused) as refused:
            change()
        assert "what its decision rests on stays as it was" in why(refused)


def test_an_older_version_is_not_saved_over_a_newer(meeting, people):
    version = meeting.version
    attend(meeting, people)
    with pytest.raises(Stale):
        operations.record_attendance(meeting=meeting, present={}, version=version, by=people["officer"], at=AT)


def test_a_view_is_kept_and_a_later_one_stands_beside_it(meeting, people):
    attend(meeting, people)
    speak(meeting, people, "police", "A round table")
    speak(meeting, people, "police", "Scoping")
    assert [view.view for view in meeting.views.all()] == ["A round table", "Scoping"]
    assert said() == "recorded the view of Wyvern Police: Scoping"


def test_a_view_says_something_before_the_meeting_or_at_it(meeting, people):
    speak(meeting, people, "council")
    attend(meeting, people)
    with pytest.raises(Refused) as refused:
        speak(meeting, people, "police", view=" ")
    assert refused.value.field == "view"


@pytest.mark.parametrize(("by", "allowed"), [("officer", True), ("chair", True), ("police", True), ("council", False)])
def test_only_the_board_speaks_for_another_agency(meeting, people, by, allowed):
    attend(meeting, people)
    given = {"agency": people["police"].agency, "view": "Scoping", "grounds": "A death", "by": people[by], "at": AT}
    if allowed:
        operations.give_view(meeting=meeting, **given)
        assert meeting.views.count() == 1
    else:
        with pytest.raises(Refused) as refused:
            operations.give_view(meeting=meeting, **given)
        assert "You can give the view of Wyvern Council" in why(refused)


def test_minutes_are_written_after_the_meeting_was_held(meeting, people):
    with pytest.raises(Refused):
        operations.record_minutes(meeting=meeting, minutes="They met.", by=people["officer"], at=AT)
    attend(meeting, people)
    with pytest.raises(Refused) as refused:
        operations.record_minutes(meeting=meeting, minutes=" ", by=people["officer"], at=AT)
    assert refused.value.field == "minutes"
    kept = operations.record_minutes(meeting=meeting, minutes="They met.", by=people["officer"], at=AT)
    assert (kept.minutes, kept.minuted_by, said()) == (
        "They met.",
        people["officer"],
        "wrote the minutes of the verification meeting",
    )


def test_a_conflict_is_declared_and_its_bar_is_said(meeting, people):
    given = {"case": meeting.case, "person": people["chair"], "conflict": "Her force attended", "at": AT}
    operations.declare_conflict(**given, by=people["chair"])
    assert said() == "declared a conflict of interest"
    operations.declare_conflict(**given, is_barring=True, by=people["officer"])
    assert said() == "recorded a conflict of interest of Carys Holt, who does not decide or sign on this case"


def test_nobody_bars_another_by_declaring_a_conflict_for_them(meeting, people):
    given = {
        "case": meeting.case,
        "person": people["chair"],
        "conflict": "Her force attended",
        "is_barring": True,
        "at": AT,
    }
    with pytest.raises(Refused) as refused:
        operations.declare_conflict(**given, by=people["council"])
    assert "your own conflict" in why(refused)
    assert not Conflict.objects.exists()


def test_a_conflict_says_what_it_is(meeting, people):
    with pytest.raises(Refused) as refused:
        operations.declare_conflict(case=meeting.case, person=people["chair"], conflict=" ", by=people["chair"], at=AT)
    assert refused.value.field == "conflict"


def test_only_the_team_records_who_came_and_the_minutes(meeting, people):
    for by in ("chair", "council", "stranger"):
        with pytest.raises(NotAllowed):
            operations.record_attendance(meeting=meeting, present={}, by=people[by], at=AT)
        with pytest.raises(NotAllowed):
            operations.record_minutes(meeting=meeting, minutes="They met.", by=people[by], at=AT)
    assert len(ASKED) == meeting.attendance.count()
