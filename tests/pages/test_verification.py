"""Arranging a verification meeting, deciding at it, and following an alternative action, through the pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Notice
from sarum.cases.models import Alternative, Case, Meeting, Place, Step, Verification
from sarum.cases.operations import meeting as meetings
from tests.operations.test_verification import AT, attend, decide, heard, met, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(people):
    return received(people)


def url(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def words(response):
    return " ".join(response.content.decode().split())


def when(**changed):
    return {
        "day_0": "3",
        "day_1": "December",
        "day_2": "2026",
        "time": "2:30pm",
        "where": "Virtual",
        "key": "k",
    } | changed


def test_those_who_must_be_there_are_chosen_already(case, people, client):
    client.force_login(people["officer"])
    page = client.get(url("arrange_verification", case))
    chosen = {person.name for person in page.context["form"].initial["people"]}
    assert chosen == {people[who].name for who in ("council", "police", "nhs", "chair", "vice_chair")}
    assert "Colin Shaw, Statutory partner representative, Wyvern Council" in words(page)


def test_before_the_referral_is_acknowledged_it_says_so_and_asks_nothing(people, client):
    client.force_login(people["officer"])
    case = received(people, acknowledged=False)
    page = client.get(url("arrange_verification", case))
    assert "has not been acknowledged" in words(page) and url("acknowledge_referral", case) in words(page)
    assert "form" not in page.context and client.post(url("arrange_verification", case), when()).status_code == 422


def test_a_meeting_is_arranged_and_those_asked_may_see_the_case(case, people, client):
    client.force_login(people["officer"])
    chosen = [people[who].pk for who in ("council", "police", "nhs", "chair")]
    answer = client.post(url("arrange_verification", case), when(people=chosen, another=people["referrer"].pk))
    meeting = Meeting.objects.get()
    assert answer.url == url("meeting", case, meeting.pk)
    assert timezone.localtime(meeting.starts_at).strftime("%d %m %Y %H:%M") == "03 12 2026 14:30"
    assert Place.objects.filter(case=case, person=people["referrer"]).exists()
    letters = Notice.objects.filter(about=case.reference, subject__contains="verification meeting")
    assert letters.count() == 5 and not any("Marsh" in letter.body for letter in letters)
    client.force_login(people["council"])
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"time": "teatime"}, "Enter a time, like 2:30pm"),
        ({"day_0": "31", "day_1": "2"}, "not a real date"),
        ({"people": []}, "Choose who is asked"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(case, people, client, wrong, said):
    client.force_login(people["officer"])
    page = client.post(
        url("arrange_verification", case), when(**({"people": [people["chair"].pk]} | wrong | {"where": "Room 12"}))
    )
    assert page.status_code == 422 and said in words(page) and 'value="Room 12"' in words(page)


def test_an_unacknowledged_referral_is_met_on_later(people, client):
    case = received(people, acknowledged=False)
    client.force_login(people["officer"])
    page = client.post(url("arrange_verification", case), when(people=[people["chair"].pk]))
    assert page.status_code == 422 and "has not been acknowledged" in words(page)


def test_those_who_must_not_see_the_case_are_not_offered(case, people, client):
    client.force_login(people["officer"])
    from_list = client.get(url("arrange_verification", case)).context["form"].fields["people"].queryset
    assert people["barred"] in from_list
    Place.objects.create(case=case, person=people["barred"], capacity="BARRED", because="related", from_on=AT.date())
    assert (
        people["barred"] not in client.get(url("arrange_verification", case)).context["form"].fields["people"].queryset
    )


@pytest.mark.parametrize(
    ("who", "status"), [("chair", 403), ("independent_chair", 403), ("stranger", 404), ("lead", 404)]
)
def test_only_the_team_arranges(case, people, client, who, status):
    client.force_login(people[who])
    assert client.get(url("arrange_verification", case)).status_code == status


def test_while_it_cannot_be_decided_every_reason_stands_and_nothing_is_asked(case, people, client):
    meeting = met(case, people)
    client.force_login(people["chair"])
    page = client.get(url("decide_verification", case, meeting.pk))
    assert "has not been recorded" in words(page) and "<textarea" not in words(page) and "<form" not in words(page)
    attend(meeting, people, away=["nhs", "vice_chair"])
    page = client.get(url("decide_verification", case, meeting.pk))
    assert "Wyvern Integrated Care Board was not represented" in words(
        page
    ) and "Wyvern Police's view has not been recorded" in page.content.decode().replace("&#x27;", "'")


def test_a_decision_sent_too_soon_is_refused_and_keeps_its_words(case, people, client):
    meeting = met(case, people)
    client.force_login(people["chair"])
    page = client.post(
        url("decide_verification", case, meeting.pk), {"next_step": "SCOPING", "reasons": "It may meet the criteria"}
    )
    assert page.status_code == 422 and "It may meet the criteria" in words(page)
    assert not Verification.objects.exists()


def test_the_chair_decides_and_the_case_goes_on(case, people, client):
    meeting = heard(case, people)
    client.force_login(people["chair"])
    here = url("decide_verification", case, meeting.pk)
    assert "A round table would do" in words(client.get(here))
    assert client.post(here, {"next_step": "SCOPING", "reasons": "It may meet the criteria"}).status_code == 302
    case.refresh_from_db()
    assert case.step == Step.SCOPING
    page = words(client.get(url("meeting", case, meeting.pk)))
    assert "Decision: Scoping and Rapid Review" in page and "It may meet the criteria" in page


def test_an_alternative_action_says_what_who_and_when(case, people, client):
    meeting = heard(case, people)
    client.force_login(people["chair"])
    here = url("decide_verification", case, meeting.pk)
    page = client.post(here, {"next_step": "ALTERNATIVE", "reasons": "Quicker"})
    assert page.status_code == 422
    for said in ("Say what the alternative action is", "Name who will see", "Give the date"):
        assert said in words(page)
    day = {"due_on_0": "1", "due_on_1": "2", "due_on_2": "2027"}
    answered = {
        "next_step": "ALTERNATIVE",
        "reasons": "Quicker",
        "alternative": "Round table",
        "owner": people["officer"].pk,
    }
    assert client.post(here, answered | day).status_code == 302
    assert Alternative.objects.get().owner == people["officer"]
    assert "Round table" in words(client.get(url("meetings", case)))


@pytest.mark.parametrize(
    ("goes_on", "step"), [("SCOPING", Step.SCOPING), ("CLOSED", Step.CLOSED), ("RECOMMENDATIONS", Step.RECOMMENDATIONS)]
)
def test_what_came_of_it_is_recorded(case, people, client, goes_on, step):
    decision = decide(
        heard(case, people),
        people,
        next_step="ALTERNATIVE",
        alternative="Audit",
        owner=people["officer"],
        due_on=AT.date(),
    )
    client.force_login(people["officer"])
    here = url("conclude_alternative", case, decision.alternative.pk)
    assert "Record what came of it" in words(client.get(url("meetings", case)))
    assert client.post(here, {"outcome": "", "goes_to": goes_on}).status_code == 422
    assert (
        client.post(
            here, {"outcome": "Three audits, one lesson", "learning": "Ask twice", "goes_to": goes_on}
        ).status_code
        == 302
    )
    assert Case.objects.get().step == step
    assert "Three audits, one lesson" in words(client.get(url("meetings", case)))


@pytest.mark.parametrize(("who", "status"), [("officer", 403), ("council", 403), ("stranger", 404), ("barred", 404)])
def test_nobody_but_a_chair_decides(case, people, client, who, status):
    meeting = heard(case, people)
    Place.objects.create(case=case, person=people["barred"], capacity="BARRED", because="related", from_on=AT.date())
    client.force_login(people[who])
    assert client.get(url("decide_verification", case, meeting.pk)).status_code == status
    assert (
        client.post(url("decide_verification", case, meeting.pk), {"next_step": "SCOPING", "reasons": "x"}).status_code
        == status
    )


def test_a_chair_with_a_barring_conflict_is_refused_and_told_why(case, people, client):
    meeting = heard(case, people)
    meetings.declare_conflict(
        case=case, person=people["chair"], conflict="Her force attended", is_barring=True, by=people["chair"], at=AT
    )
    client.force_login(people["chair"])
    page = client.get(url("decide_verification", case, meeting.pk))
    assert page.status_code == 403 and "because of a conflict of interest (Her force attended)" in words(page)
    assert (
        client.post(url("decide_verification", case, meeting.pk), {"next_step": "SCOPING", "reasons": "x"}).status_code
        == 403
    )
    assert "Decide the next steps" not in words(client.get(url("meeting", case, meeting.pk)))
    client.force_login(people["vice_chair"])
    assert client.get(url("decide_verification", case, meeting.pk)).status_code == 200
