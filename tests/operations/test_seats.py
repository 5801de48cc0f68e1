"""Seats at meetings: a meeting that moves asks anew, deputies who are not sent, people taken off, and how long they see a case."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from sarum.board.models import Event, Notice, Person
from sarum.cases.models import Meeting, Place, Step
from sarum.cases.operations import access as places
from sarum.cases.operations import agenda, dates, group, minutes
from sarum.cases.operations import meeting as operations
from sarum.cases.queries import access, work
from sarum.cases.queries import group as group_queries
from sarum.cases.queries import minutes as minutes_queries
from sarum.kit.refusal import Refused
from sarum.kit.working_days import DAY
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast.people()


@pytest.fixture
def case(people):
    return build.case_at(Step.RAPID_REVIEW)


@pytest.fixture
def meeting(case):
    """A Rapid Review in nine days, to which a stranger to the case is asked too."""
    held = case.meetings.get(kind="RAPID_REVIEW")
    move(held, 9)
    return dates.ask_to_meeting(meeting=held, person=cast.people()["stranger"], **by())


@pytest.fixture
def of_group(case, people):
    people = group_queries.usual_people(people["officer"])
    return group.arrange_group_meeting(kind="PANEL", starts_at=timezone.now() + 9 * DAY, people=people, **by())


def by(who="officer", days=0):
    return {"by": cast.people()[who], "at": timezone.now() + days * DAY}


def move(meeting, days, **more):
    starts_at = timezone.now() + days * DAY
    return dates.rearrange_meeting(
        meeting=meeting, starts_at=starts_at, where="Virtual", because="Snow", **more, **by()
    )


def place_of(person, case):
    return Place.objects.get(case=case, person=person, capacity="INVITED")


def sees(person, case):
    return access.cases_for(person).filter(pk=case.pk).exists()


def entry(letter):
    return Calendar.from_ical(letter.calendar)


def test_a_meeting_that_moves_asks_anew_and_what_was_answered_stays_in_the_words(meeting, people):
    answer = {"answer": "COMES", "has_authority": True, "statement": "Up to a point"}
    operations.answer_invitation(meeting=meeting, **answer, **by("council"))
    meeting.refresh_from_db()
    dates.rearrange_meeting(meeting=meeting, starts_at=meeting.starts_at, where="Room 1", because="Space", **by())
    assert meeting.attendance.get(person=people["council"]).answer == "COMES"  # another place, and the same time
    move(meeting, 12, lasts=90)
    seat = meeting.attendance.get(person=people["council"])
    assert (seat.answer, seat.has_authority, seat.statement, seat.answered_at) == ("", None, "", None)
    said = Event.objects.filter(act="rearrange_meeting").order_by("-number").first().words.sentence
    assert "Answered for the earlier time: Colin Shaw: comes (Up to a point)" in said
    event = entry(Notice.objects.filter(to=people["council"]).order_by("-pk").first()).walk("VEVENT")[0]
    assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(minutes=90)


def test_a_meeting_of_the_group_that_moves_asks_anew(of_group, people):
    group.answer_group_invitation(meeting=of_group, answer="APOLOGIES", **by("council"))
    group.move_group_meeting(meeting=of_group, starts_at=timezone.now() + 12 * DAY, lasts=180, **by())
    assert of_group.seats.get(person=people["council"]).answer == ""
    assert "Colin Shaw: sends apologies" in Event.objects.filter(act="move_group_meeting").get().words.sentence


def test_a_deputy_who_is_not_sent_any_more_need_not_come(meeting, of_group, case, people):
    deputy = Person.objects.create(name="Dora Penn", email="dora@wyvern.example", agency=people["council"].agency)
    for answer, seats, at in (
        (operations.answer_invitation, meeting.attendance, meeting),
        (group.answer_group_invitation, of_group.seats, of_group),
    ):
        answer(meeting=at, answer="DEPUTY", deputy=deputy, **by("council"))
        assert seats.get(person=deputy).deputy_for == people["council"]
        answer(meeting=at, answer="COMES", has_authority=True, **by("council"))
        assert not seats.filter(person=deputy).exists()
        assert entry(Notice.objects.filter(to=deputy).order_by("-pk").first())["method"] == "CANCEL"
    assert not sees(deputy, case)


def test_somebody_is_taken_off_before_a_meeting_begins_and_sees_no_more_of_the_case(meeting, case, people):
    guest = people["stranger"]
    assert sees(guest, case)
    dates.take_off_meeting(meeting=meeting, person=guest, **by())
    assert not sees(guest, case) and not meeting.attendance.filter(person=guest).exists()
    assert entry(Notice.objects.filter(to=guest).order_by("-pk").first())["method"] == "CANCEL"
    with pytest.raises(Refused, match="is not asked"):
        dates.take_off_meeting(meeting=meeting, person=guest, **by())


def test_whoever_is_asked_to_one_meeting_sees_the_case_until_its_day_is_over(meeting, case, people):
    guest = people["stranger"]
    assert place_of(guest, case).until_on == timezone.localdate(meeting.starts_at) + DAY
    move(meeting, 12)
    assert place_of(guest, case).until_on == timezone.localdate() + 13 * DAY
    assert place_of(people["member"], case).until_on is None  # who belongs to the group
    places.give_place(case=case, person=guest, capacity="INVITED", because="Helps", **by())
    assert place_of(guest, case).until_on is None
    Meeting.objects.filter(pk=meeting.pk).update(
        held_at=timezone.now()
    )  # a place given for good is not the meeting's to end
    minutes.end_meeting(meeting=Meeting.objects.get(pk=meeting.pk), **by())
    assert sees(guest, case)


def test_a_place_that_lasts_until_a_meeting_is_ended_sooner_by_hand(meeting, case, people):
    place = place_of(people["stranger"], case)
    assert not access.places_on(people["officer"], case).get(pk=place.pk).has_ended
    places.end_place(place=place, because="He knew her", **by())
    assert not sees(people["stranger"], case) and access.places_on(people["officer"], case).get(pk=place.pk).has_ended
    with pytest.raises(Refused, match="has ended already"):
        places.end_place(place=place, because="Again", **by())
    move(meeting, 12)
    assert not sees(people["stranger"], case)


def test_whoever_leaves_the_group_sees_no_more_of_what_they_saw_as_its_member(meeting, case, people):
    member = people["member"]
    dates.take_off_meeting(meeting=meeting, person=member, **by())
    dates.ask_to_meeting(meeting=meeting, person=member, **by())

    def latest():
        return Place.objects.filter(case=case, person=member, capacity="INVITED").latest("pk")

    assert latest().while_of_group and latest().until_on is None and sees(member, case)
    member.holdings.update(until_on=timezone.localdate() - DAY)
    assert not sees(member, case)
    dates.take_off_meeting(meeting=meeting, person=member, **by())
    dates.ask_to_meeting(meeting=meeting, person=member, **by())
    assert sees(member, case) and latest().until_on == timezone.localdate(meeting.starts_at) + DAY
    places.give_place(case=case, person=member, capacity="INVITED", because="Helps", **by())
    assert sees(member, case) and latest().until_on is None


def test_a_place_given_by_hand_outlasts_the_office_that_brought_the_first_one(meeting, case, people):
    member = people["member"]
    places.give_place(case=case, person=member, capacity="INVITED", because="Helps", **by())
    member.holdings.update(until_on=timezone.localdate() - DAY)
    assert sees(member, case) and not place_of(member, case).while_of_group


def test_a_meeting_of_the_group_ends_only_the_place_that_it_gave(of_group, meeting, case, people):
    guest = people["stranger"]  # asked to the Rapid Review of the same day too
    group.ask_to_group_meeting(meeting=of_group, person=guest, for_case=case, **by())
    group.cancel_group_meeting(meeting=of_group, because="Snow", **by())
    assert sees(guest, case)
    dates.take_off_meeting(meeting=meeting, person=guest, **by())
    assert not sees(guest, case)


def test_a_meeting_of_an_earlier_day_that_was_not_ended_waits_for_the_team(meeting, of_group, people):
    agenda.build_agenda(meeting=of_group, **by())
    agenda.put_agenda_to_chairs(meeting=of_group, **by())
    agenda.issue_agenda(meeting=of_group, because="Late", **by())
    came = [people["chair"], people["council"]]
    minutes.begin_group_meeting(
        meeting=of_group, present=came, also=[people["stranger"]], authority={people["council"].pk: True,
        people["stranger"].pk: False}, **by(days=9),
    )  # fmt: skip
    assert of_group.seats.get(person=people["council"]).has_authority is True
    assert of_group.seats.get(person=people["stranger"]).has_authority is False
    earlier = timezone.now() - 2 * DAY
    type(of_group).objects.filter(pk=of_group.pk).update(starts_at=earlier)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=earlier, held_at=earlier)
    assert "end_group_meeting" in [line.act for line in minutes_queries.work_of(people["officer"])]
    lines = work.minutes_waiting(people["officer"], {"PARTNERSHIP_OFFICER"})
    assert any(line.text.startswith("End the Rapid Review meeting of ") for line in lines)
    assert not [line for line in minutes_queries.work_of(people["council"]) if line.act == "end_group_meeting"]
