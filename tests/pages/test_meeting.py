"""Meetings through the pages: who came, what each thinks, conflicts, minutes."""

import pytest
from django.urls import reverse

from sarum.board.models import Event
from sarum.cases.models import Conflict, Meeting, Place, Step
from tests import build, cast
from tests.operations.test_verification import AT, attend, decide, heard, met, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(people):
    return received(people)


@pytest.fixture
def meeting(case, people):
    return met(case, people)


def url(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def words(response):
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def presence(people, **changed):
    """The form of attendance: everybody came and can agree, unless said otherwise."""
    posted = {"key": "k"}
    for who in ("council", "police", "nhs", "chair", "vice_chair"):
        pk = people[who].pk
        posted |= {f"came_{pk}": changed.get(who, "CAME"), f"authority_{pk}": "yes", f"note_{pk}": ""}
    return posted


def test_an_empty_list_says_what_will_appear(case, people, client):
    client.force_login(people["officer"])
    page = words(client.get(url("meetings", case)))
    assert "No meeting has been arranged" in page and "Arrange a verification meeting" in page


def test_a_meeting_says_when_who_and_what_is_still_in_the_way(meeting, people, client):
    client.force_login(people["officer"])
    page = words(client.get(url("meeting", meeting.case, meeting.pk)))
    for said in (
        "Monday 3 March 2025",
        "This meeting cannot decide yet",
        "Colin Shaw",
        "Not recorded yet",
        "Record who came",
    ):
        assert said in page
    assert "Decide the next steps" not in page
    listed = words(client.get(url("meetings", meeting.case)))
    assert "5 people asked" in listed and "Attendance not recorded" in listed


def test_who_came_is_recorded_and_what_it_means_is_said(meeting, people, client):
    client.force_login(people["officer"])
    here = url("record_attendance", meeting.case, meeting.pk)
    assert "Carys Holt, JCR Chair, Wyvern Police" in words(client.get(here))
    note = {f"note_{people['nhs'].pk}": "Her deputy could not come either"}
    client.post(here, presence(people, nhs="APOLOGIES", vice_chair="ABSENT") | note)
    seats = {seat.person: seat for seat in meeting.attendance.all()}
    assert seats[people["nhs"]].has_apologies and seats[people["nhs"]].is_present is False
    assert seats[people["council"]].is_present and seats[people["council"]].has_authority
    page = words(client.get(url("meeting", meeting.case, meeting.pk)))
    assert "Wyvern Integrated Care Board was not represented" in page and "Her deputy could not come either" in page


def test_somebody_who_was_not_asked_is_recorded_as_there(meeting, people, client):
    client.force_login(people["officer"])
    came = {"also": people["member"].pk, "also_authority": "no"}
    client.post(url("record_attendance", meeting.case, meeting.pk), presence(people) | came)
    seat = meeting.attendance.get(person=people["member"])
    assert (seat.is_present, seat.has_authority) == (True, False)
    assert Place.objects.filter(case=meeting.case, person=people["member"]).exists()


def test_each_person_is_answered_for_and_nothing_typed_is_lost(meeting, people, client):
    client.force_login(people["officer"])
    note = {f"note_{people['nhs'].pk}": "Late train"}
    page = client.post(url("record_attendance", meeting.case, meeting.pk), presence(people, council="") | note)
    assert page.status_code == 422 and "Select whether Colin Shaw came" in words(page) and "Late train" in words(page)


def test_two_who_record_it_at_once_see_both(meeting, people, client):
    client.force_login(people["officer"])
    here = url("record_attendance", meeting.case, meeting.pk)
    version = client.get(here).context["version"]
    client.post(here, presence(people) | {"version": version, "key": "a"})
    page = client.post(here, presence(people, nhs="ABSENT") | {"version": version, "key": "b"})
    assert page.status_code == 422 and "Somebody else" in words(page)
    assert meeting.attendance.get(person=people["nhs"]).is_present


def test_the_team_records_any_view_and_the_one_who_differs_stands(meeting, people, client):
    attend(meeting, people)
    client.force_login(people["officer"])
    here = url("give_view", meeting.case, meeting.pk)
    said = {
        "agency": people["police"].agency.pk,
        "person": people["police"].pk,
        "view": "A round table",
        "grounds": "It is quicker",
    }
    assert client.post(here, said | {"grounds": ""}).status_code == 422
    assert client.post(here, said).url == url("meeting", meeting.case, meeting.pk)
    page = words(client.get(url("meeting", meeting.case, meeting.pk)))
    assert "A round table" in page and "It is quicker" in page and "Wyvern Police's view" not in page


def test_a_partner_gives_the_view_of_their_own_agency_only(meeting, people, client):
    attend(meeting, people)
    client.force_login(people["council"])
    here = url("give_view", meeting.case, meeting.pk)
    page = client.get(here)
    assert 'type="radio" value="' in words(page) and "Wyvern Police" not in words(page)
    said = {"agency": people["police"].agency.pk, "view": "A round table", "grounds": "It is quicker"}
    assert client.post(here, said).status_code == 422
    assert client.post(here, said | {"agency": people["council"].agency.pk}).status_code == 302
    assert meeting.views.get().agency == people["council"].agency


def test_minutes_begin_with_what_is_on_record(meeting, people, client):
    attend(meeting, people, away=["nhs"])
    client.force_login(people["officer"])
    here = url("record_minutes", meeting.case, meeting.pk)
    page = client.get(here)
    begun = page.context["form"].initial["minutes"]
    assert "Colin Shaw, Statutory partner representative, Wyvern Council" in begun and "What was decided" in begun
    client.post(here, {"minutes": "They met.\n\nThey agreed.", "minuted_by": people["second_officer"].pk})
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.minuted_by) == ("They met.\n\nThey agreed.", people["second_officer"])
    assert "Minuted by Omar Reid" in words(client.get(url("meeting", meeting.case, meeting.pk)))
    assert "Held and minuted" in words(client.get(url("meetings", meeting.case)))


def test_after_the_decision_nothing_it_rests_on_is_offered(case, people, client):
    meeting = heard(case, people)
    decide(meeting, people, next_step="MORE_INFORMATION")
    again = met(case, people)
    client.force_login(people["officer"])
    page = words(client.get(url("meeting", case, meeting.pk)))
    assert "Put the attendance right" not in page and "Record an agency's view" not in page
    assert "has decided" in words(client.post(url("record_attendance", case, meeting.pk), presence(people)))
    assert "Record who came" in words(client.get(url("meeting", case, again.pk)))


def test_somebody_declares_their_own_conflict(meeting, people, client):
    client.force_login(people["council"])
    here = url("declare_conflict", meeting.case)
    assert "Carys Holt" not in words(client.get(here))
    said = {"person": people["council"].pk, "conflict": "Knew the adult", "is_barring": "no"}
    assert client.post(here, said | {"person": people["chair"].pk}).status_code == 422
    assert client.post(here, said).status_code == 302
    assert Conflict.objects.get().person == people["council"]
    assert "Knew the adult" in words(client.get(url("meeting", meeting.case, meeting.pk)))


def test_the_team_records_a_chairs_conflict_and_how_it_is_handled(meeting, people, client):
    client.force_login(people["officer"])
    said = {
        "person": people["chair"].pk,
        "conflict": "Her force attended",
        "handled": "The Vice-Chair acts",
        "is_barring": "yes",
    }
    assert client.post(url("declare_conflict", meeting.case), said).status_code == 302
    page = words(client.get(url("meeting", meeting.case, meeting.pk)))
    assert "Does not decide or sign" in page and "The Vice-Chair acts" in page


ACTS = ("meeting", "record_attendance", "give_view", "record_minutes")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["stranger", "lead", "administrator", "leaver"])
def test_a_meeting_that_is_not_theirs_is_not_there(meeting, people, client, who, act):
    client.force_login(people[who])
    theirs, nowhere = client.get(url(act, meeting.case, meeting.pk)), client.get(url(act, meeting.case, 99999))
    assert (theirs.status_code, nowhere.status_code) == (404, 404)


@pytest.mark.parametrize(
    ("act", "who"),
    [("record_attendance", "council"), ("record_minutes", "council"), ("give_view", "independent_chair")],
)
def test_a_page_for_others_is_refused_with_the_reason(meeting, people, client, act, who):
    client.force_login(people[who])
    page = client.get(url(act, meeting.case, meeting.pk))
    assert page.status_code == 403 and "Ask one of them to do it" in words(page)


def test_a_meeting_of_another_case_is_not_found_under_this_one(meeting, people, client):
    other = received(people)
    client.force_login(people["officer"])
    assert client.get(url("meeting", other, meeting.pk)).status_code == 404


def test_opening_a_meeting_is_recorded(meeting, people, client):
    client.force_login(people["chair"])
    client.get(url("meeting", meeting.case, meeting.pk))
    assert Event.objects.filter(act="meeting", about=meeting.case.reference).exists()


def test_a_rapid_review_meeting_leads_to_its_page(client):
    case = build.case_at(Step.RAPID_REVIEW)
    client.force_login(cast.people()["officer"])
    found = Meeting.objects.filter(case=case, kind="RAPID_REVIEW").get()
    assert url("rapid_review", case) in words(client.get(url("meeting", case, found.pk)))


def test_the_number_of_questions_asked_of_the_database_does_not_grow_with_the_people(
    case, people, client, django_assert_max_num_queries
):
    meeting = met(
        case,
        people,
        asked=("council", "police", "nhs", "chair", "vice_chair", "member", "owner", "lead", "chief", "author"),
    )
    client.force_login(people["officer"])
    for page in (url("meeting", case, meeting.pk), url("meetings", case), url("record_attendance", case, meeting.pk)):
        with django_assert_max_num_queries(60):
            assert client.get(page).status_code == 200
    assert AT
