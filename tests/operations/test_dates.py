"""The day of a meeting: proposed, answered, picked, moved, cancelled; and what goes into a calendar."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from sarum.board.models import Event, Notice
from sarum.cases.models import DateAnswer, Step
from sarum.cases.operations import dates as operations
from sarum.cases.operations import verification
from sarum.kit.refusal import NotAllowed, Refused
from tests import build
from tests.operations.test_verification import ASKED, AT, attend, decide, met, received, why

pytestmark = pytest.mark.django_db
OTHER = AT + dt.timedelta(days=1)


@pytest.fixture
def case(people):
    return received(people)


def proposed(case, people):
    who = [people[one] for one in ASKED]
    given = {"starts_at": OTHER, "or_else": [AT], "link": "https://meet.example.org/1", "people": who}
    return verification.arrange_verification(case=case, **given, by=people["officer"], at=AT)


def events_in(letters):
    return [Calendar.from_ical(letter.calendar) for letter in letters]


def test_a_meeting_on_one_date_invites_each_person_with_their_own_calendar_entry(case, people):
    Notice.objects.all().delete()
    met(case, people)
    letters = list(Notice.objects.all())
    assert len(letters) == len(ASKED)
    for letter, sent in zip(letters, events_in(letters), strict=True):
        (event,) = sent.walk("VEVENT")
        assert (sent["method"], event["sequence"], event["attendee"]) == ("REQUEST", 0, f"mailto:{letter.address}")
        assert event["summary"] == f"{case.reference}: verification meeting"


def test_an_invitation_holds_no_fact_of_the_case_and_no_link(case, people):
    Notice.objects.all().delete()
    meeting = met(case, people)
    meeting.link = "https://meet.example.org/1"
    operations.rearrange_meeting(
        meeting=meeting, starts_at=OTHER, where="Room 12", link="https://meet.example.org/2", because="Edna Marsh’s inquest",
        by=people["officer"], at=AT,
    )  # fmt: skip
    for letter in Notice.objects.all():
        said = f"{letter.subject} {letter.body} {letter.calendar}"
        for fact in ("Marsh", "Edna", "meet.example.org", "Room 12", "inquest"):
            assert fact not in said


def test_somebody_else_is_asked_and_invited_once(case, people):
    meeting = met(case, people)
    Notice.objects.all().delete()
    given = {"meeting": meeting, "by": people["officer"], "at": AT}
    operations.ask_to_meeting(person=people["member"], **given)
    assert [(letter.to, bool(letter.calendar)) for letter in Notice.objects.all()] == [(people["member"], True)]
    assert meeting.attendance.filter(person=people["member"]).exists()
    assert case.places.filter(person=people["member"], capacity="INVITED").exists()
    with pytest.raises(Refused, match="asked already"):
        operations.ask_to_meeting(person=people["member"], **given)
    operations.cancel_meeting(meeting=meeting, because="The chair is ill", by=people["officer"], at=AT)
    with pytest.raises(Refused, match="cancelled"):
        operations.ask_to_meeting(person=people["lead"], **given)


def test_dates_are_proposed_answered_and_picked(case, people):
    Notice.objects.all().delete()
    meeting = proposed(case, people)
    case.refresh_from_db()
    assert (case.step, meeting.is_settled, meeting.dates.count()) == (Step.VERIFICATION, False, 2)
    assert not any(letter.calendar for letter in Notice.objects.all())
    first, second = meeting.dates.all()
    operations.answer_dates(meeting=meeting, dates=[second], by=people["council"], at=AT)
    operations.answer_dates(meeting=meeting, dates=[first], by=people["council"], at=AT)  # they think again
    assert [answer.can_come for answer in DateAnswer.objects.order_by("date__starts_at")] == [True, False]
    Notice.objects.all().delete()
    operations.pick_date(meeting=meeting, date=second, by=people["officer"], at=AT)
    meeting.refresh_from_db()
    assert (meeting.is_settled, meeting.starts_at) == (True, OTHER)
    assert {sent["method"] for sent in events_in(Notice.objects.all())} == {"REQUEST"}
    with pytest.raises(Refused) as refused:
        operations.pick_date(meeting=meeting, date=first, by=people["officer"], at=AT)
    assert "settled already" in why(refused)


def test_nothing_is_done_at_a_meeting_whose_date_is_open(case, people):
    meeting = proposed(case, people)
    with pytest.raises(Refused) as refused:
        attend(meeting, people)
    assert "Pick one of the dates" in why(refused)
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "Pick one of the dates" in why(refused)


@pytest.mark.parametrize(("who", "refusal"), [("member", NotAllowed), ("second_officer", Refused)])
def test_only_those_asked_say_when_they_can(case, people, who, refusal):
    meeting = proposed(case, people)
    with pytest.raises(refusal):
        operations.answer_dates(meeting=meeting, dates=[], by=people[who], at=AT)


def test_a_date_of_another_meeting_is_not_picked(case, people):
    meeting, other = proposed(case, people), proposed(received(people), people)
    with pytest.raises(Refused) as refused:
        operations.pick_date(meeting=meeting, date=other.dates.first(), by=people["officer"], at=AT)
    assert "not proposed" in why(refused)


def test_a_meeting_is_moved_with_a_reason_and_every_calendar_follows(case, people):
    meeting = met(case, people)
    Notice.objects.all().delete()
    given = {"starts_at": OTHER, "where": "Virtual", "by": people["officer"], "at": AT}
    with pytest.raises(Refused) as refused:
        operations.rearrange_meeting(meeting=meeting, because=" ", **given)
    assert refused.value.field == "because"
    operations.rearrange_meeting(meeting=meeting, because="The chair is ill", **given)
    assert {sent.walk("VEVENT")[0]["sequence"] for sent in events_in(Notice.objects.all())} == {1}
    assert (
        Event.objects.latest("number").words.sentence
        == "moved the verification meeting to 4 March 2025: The chair is ill"
    )


def test_a_cancelled_meeting_is_taken_out_of_calendars_and_another_can_be_arranged(case, people):
    meeting = met(case, people)
    Notice.objects.all().delete()
    operations.cancel_meeting(meeting=meeting, because="Two are ill", by=people["officer"], at=AT)
    sent = events_in(Notice.objects.all())
    assert {(one["method"], one.walk("VEVENT")[0]["sequence"]) for one in sent} == {("CANCEL", 1)}
    for refuse in (lambda: attend(meeting, people), lambda: decide(meeting, people)):
        with pytest.raises(Refused) as refused:
            refuse()
        assert "has been cancelled" in why(refused)
    case.refresh_from_db()
    again = met(case, people)
    attend(again, people)


def test_a_rapid_review_is_moved_and_never_cancelled(people):
    case = build.case_at(Step.RAPID_REVIEW)
    meeting = case.meetings.get(kind="RAPID_REVIEW")
    with pytest.raises(Refused) as refused:
        operations.cancel_meeting(meeting=meeting, because="Ill", by=people["officer"], at=AT)
    assert "Move it to another day" in why(refused)
    operations.rearrange_meeting(
        meeting=meeting, starts_at=OTHER, where="Virtual", because="Ill", by=people["officer"], at=AT
    )
    meeting.refresh_from_db()
    assert meeting.starts_at == OTHER
    case.refresh_from_db()
    assert case.due_on == timezone.localdate(OTHER)
    assert case.due_because == "the day to which the Rapid Review meeting was moved"


def test_a_meeting_that_was_held_already_is_recorded_and_nobody_is_invited(case, people):
    who, held = [people[one] for one in ASKED], AT - dt.timedelta(days=1)
    given = {"case": case, "starts_at": held, "people": who, "by": people["officer"], "at": AT}
    with pytest.raises(Refused, match="This time has passed"):
        verification.arrange_verification(**given)
    Notice.objects.all().delete()
    verification.arrange_verification(**given, is_held_already=True)
    assert not Notice.objects.exists()
