"""The Rapid Review on its pages: convened with its gaps, answered for, decided with grounds."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.cases.models import Decision, Element, Meeting, RapidReview, Step
from sarum.cases.operations.meeting import declare_conflict
from sarum.cases.operations.rapid_review import give_limb_view
from sarum.cases.pages.rapid_review.forms import time_of
from tests import build, cast
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def convened():
    return build.case_at(Step.RAPID_REVIEW)


@pytest.fixture
def held():
    return build.case_at(Step.RAPID_REVIEW, done=True)


def address(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def page(client, who, act, case, *ids):
    client.force_login(cast.people()[who])
    return client.get(address(act, case, *ids))


def post(client, who, act, case, said, *ids):
    client.force_login(cast.people()[who])
    return client.post(address(act, case, *ids), said, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def in_a_week(**said):
    day = timezone.localdate() + dt.timedelta(days=7)
    return {"day_0": day.day, "day_1": day.month, "day_2": day.year, "time": "2:30pm", "where": "Virtual", **said}


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("2pm", dt.time(14)), ("2:30 PM", dt.time(14, 30)), ("14.30", dt.time(14, 30)), ("12am", dt.time(0)),
        ("12pm", dt.time(12)), ("midday", dt.time(12)), ("9:05", dt.time(9, 5)), ("10 a.m.", dt.time(10)),
        ("", None), ("2", None), ("25:00", None), ("13pm", None), ("9:75", None), ("soon", None),
    ],
)  # fmt: skip
def test_a_time_is_read_however_it_is_typed(typed, time):
    assert time_of(typed) == time


def test_before_it_is_convened_the_page_says_what_it_will_be(client):
    way = Way()
    shown = text(page(client, "officer", "rapid_review", way.case))
    assert "The Rapid Review has not been convened" in shown


def test_it_cannot_be_convened_while_somebody_named_is_unasked(client):
    way = Way()
    way.accepted()
    shown = text(page(client, "officer", "convene_rapid_review", way.case))
    assert "It cannot be convened yet" in shown and cast.TRUST in shown
    assert "<form" not in shown


def test_a_return_that_is_missing_needs_a_reason_and_what_was_typed_stays(client):
    way = Way()
    way.case.known_agencies.exclude(name=cast.CARE).update(set_aside_because="It holds nothing.")
    answer = way.asked()
    shown = text(page(client, "officer", "convene_rapid_review", way.case))
    assert "Why does the Rapid Review not wait for Orchard Home Care?" in shown and "How it stands: no return." in shown
    said = in_a_week(people=[cast.people()["council"].pk])
    refused = post(client, "officer", "convene_rapid_review", way.case, said)
    assert refused.status_code == 422 and 'value="2:30pm"' in text(refused)
    assert "Say why the Rapid Review does not wait for Orchard Home Care" in text(refused)
    said[f"reason_{answer.pk}"] = "The inquest opens in two weeks."
    shown = text(post(client, "officer", "convene_rapid_review", way.case, said))
    assert "The Rapid Review has been convened." in shown
    assert "The inquest opens in two weeks." in shown
    starts_at = timezone.localtime(RapidReview.objects.get().meeting.starts_at)
    assert (starts_at.hour, starts_at.minute) == (14, 30)


def test_jcr_members_and_the_agencies_involved_are_ticked_and_nobody_who_is_barred(client):
    way = Way()
    way.case.known_agencies.exclude(name=cast.CARE).update(set_aside_because="It holds nothing.")
    way.asked()
    shown = text(page(client, "officer", "convene_rapid_review", way.case))
    people = cast.people()
    for who in ("chair", "vice_chair", "member", "council", "lead"):
        assert f'value="{people[who].pk}" checked' in shown, who
    for who in ("officer", "author", "senior", "chief"):
        assert f'value="{people[who].pk}"' in shown and f'value="{people[who].pk}" checked' not in shown, who
    assert "Bruno Lacey" not in shown


def test_the_page_shows_the_aims_in_their_order_and_what_comes_next(client, convened):
    shown = text(page(client, "officer", "rapid_review", convened))
    places = [shown.index(f"{number}. ") for number in range(1, 5)]
    assert places == sorted(places)
    assert "Record who came to a meeting" in shown
    assert "It is answered before anything is decided." in shown


def test_safety_is_answered(client, convened):
    empty = post(client, "officer", "answer_safety", convened, {"is_action_needed": "yes"})
    assert empty.status_code == 422 and "Say who was considered" in text(empty)
    said = {"is_action_needed": "yes", "answer": "Her brother, visited today."}
    shown = text(post(client, "officer", "answer_safety", convened, said))
    assert "Add an immediate action" in shown and "Who owns it?" in shown
    shown = text(page(client, "officer", "rapid_review", convened))
    assert "Immediate action is needed" in shown and "Her brother, visited today." in shown
    assert "Nothing is decided until one is there, with an owner and a day." in shown


def test_two_people_who_write_the_facts_both_see_both(client, convened):
    seen = convened.rapid_review.version
    post(client, "officer", "record_facts", convened, {"facts": "Hers.", "version": seen})
    clash = post(client, "second_officer", "record_facts", convened, {"facts": "His.", "version": seen})
    assert clash.status_code == 422
    assert "Hers." in text(clash) and "His." in text(clash)


def test_the_chair_decides_the_first_element_that_is_open(client, held):
    held.rapid_review.limbs.filter(element=Element.CONCERN).delete()
    shown = text(page(client, "chair", "decide_limb", held))
    assert "Reasonable cause for concern" in shown
    assert "The referrer: met" in shown and "Care stopped without a word." in shown
    assert "mandatory SAR: All elements met." in shown
    said = {"answer": "MET", "grounds": "Nobody asked who else was going in."}
    shown = text(post(client, "chair", "decide_limb", held, said))
    assert "Nobody asked who else was going in." in shown


def test_a_condition_that_is_met_says_whether_it_is_known(client, held):
    adult = held.adults.get()
    said = {"answer": "MET", "grounds": "She starved."}
    refused = post(client, "chair", "decide_limb", held, said, adult.pk, "CONDITION")
    assert refused.status_code == 422
    assert "known or suspected" in text(refused) and "She starved." in text(refused)


def test_an_earlier_answer_is_shown_and_kept(client, held):
    adult = held.adults.get()
    shown = text(page(client, "chair", "decide_limb", held, adult.pk, "NEEDS"))
    assert "Decided before" in shown and "The earlier answer is kept." in shown


@pytest.mark.parametrize(("pk", "element"), [(0, "NEEDS"), (None, "NOTHING")])
def test_an_element_or_adult_that_is_not_there_is_not_found(client, held, pk, element):
    pk = held.adults.get().pk if pk is None else pk
    assert page(client, "chair", "decide_limb", held, pk, element).status_code == 404


def test_it_is_not_decided_before_the_meeting_was_held(client, convened):
    shown = text(page(client, "chair", "decide_rapid_review", convened))
    assert "It cannot be decided yet" in shown and "Record the attendance first" in shown
    assert "<form" not in shown


def test_the_page_says_what_the_act_allows(client, held):
    shown = text(page(client, "chair", "decide_rapid_review", held))
    assert "The Act allows this." in shown
    assert "so the Board must arrange a review (Care Act 2014 s.44(1))" in shown
    assert "the history keeps the earlier decision" in shown


def test_the_vice_chair_is_asked_why_they_decide(client, held):
    assert "in the Chair’s place" not in text(page(client, "chair", "decide_rapid_review", held))
    assert "Why do you decide in the Chair’s place?" in text(page(client, "vice_chair", "decide_rapid_review", held))
    said = {"decision": Decision.MANDATORY.value, "grounds": "Every element."}
    assert "Say why you decide in place" in text(post(client, "vice_chair", "decide_rapid_review", held, said))
    shown = text(post(client, "vice_chair", "decide_rapid_review", held, said | {"acting_because": "She is away."}))
    assert "In place of the JCR Chair: She is away." in shown
    overview = text(page(client, "chair", "overview", held))
    assert "The decision is made. Finish the minutes" in overview and "Decide whether" not in overview


def test_a_meeting_that_could_not_decide_is_convened_again_with_a_reason(client, held):
    assert "Convene another meeting" not in text(page(client, "council", "rapid_review", held))
    RapidReview.objects.update(decision="", decided_by=None, decided_at=None, grounds="")
    assert "Convene another meeting" in text(page(client, "officer", "rapid_review", held))
    shown = page(client, "officer", "meet_again", held)
    ahead = timezone.localdate() + dt.timedelta(days=7)
    said = in_a_week(people=shown.context["form"]["people"].value())
    assert "Say why it meets again" in text(post(client, "officer", "meet_again", held, said))
    shown = text(post(client, "officer", "meet_again", held, said | {"because": "The police did not come."}))
    assert "has been convened again" in shown and f"{ahead:%A}" in shown
    assert Meeting.objects.filter(case=held, kind="RAPID_REVIEW").count() == 2


def test_a_decision_against_the_act_is_refused_with_its_words(client, held):
    said = {"decision": Decision.NO_REVIEW.value, "grounds": "It costs too much."}
    refused = post(client, "chair", "decide_rapid_review", held, said)
    assert refused.status_code == 422
    assert "must arrange a review" in text(refused) and "It costs too much." in text(refused)


@pytest.mark.parametrize("act", ["decide_limb", "decide_rapid_review"])
def test_a_chair_who_decides_is_reminded_of_what_they_declared(client, held, act):
    chair = cast.people()["chair"]
    declare_conflict(
        case=held, person=chair, conflict="Her force has a part", handled="", is_barring=False, by=chair, at=timezone.now()
    )  # fmt: skip
    assert "You declared: Her force has a part" in text(page(client, "chair", act, held))


def test_who_disagrees_stands_beside_each_box_and_is_ticked_to_begin_with(client, held):
    police, review, adult = cast.agency(cast.POLICE), held.rapid_review, held.adults.get()
    RapidReview.objects.filter(pk=review.pk).update(decision="", decided_by=None, decided_at=None, grounds="")
    give_limb_view(
        rapid_review=review, adult=adult, element="CONCERN", agency=police, answer="NOT_MET", grounds="All worked well.",
        by=cast.people()["officer"], at=timezone.now(),
    )  # fmt: skip
    shown = page(client, "chair", "decide_rapid_review", held)
    assert "Its view: " in text(shown) and "Otherwise than decided on “" in text(shown)
    assert shown.context["form"]["dissenting"].value() == [police.pk]
    said = {"decision": Decision.MANDATORY.value, "grounds": "Every element.", "dissenting": [police.pk]}
    assert f"{police} disagreed" in text(post(client, "chair", "decide_rapid_review", held, said))
    assert list(page(client, "chair", "decide_rapid_review", held).context["form"]["dissenting"].value()) == [police.pk]


def test_no_review_needs_the_learning_and_why_no_more(client, held):
    adult = held.adults.get()
    post(client, "chair", "decide_limb", held, {"answer": "NOT_MET", "grounds": "Worked well."}, adult.pk, "CONCERN")
    said = {"decision": Decision.NO_REVIEW.value, "grounds": "No cause for concern."}
    refused = text(post(client, "chair", "decide_rapid_review", held, said))
    assert "Summarise the learning" in refused and "Say why no further learning is to be gained" in refused
    said |= {"learning_summary": "Say thank you.", "why_no_more": "All is known."}
    shown = text(post(client, "chair", "decide_rapid_review", held, said))
    assert "No Safeguarding Adults Review" in shown and "All is known." in shown


@pytest.mark.parametrize(
    ("who", "act"), [("officer", "decide_limb"), ("officer", "decide_rapid_review"), ("council", "record_facts")]
)
def test_each_office_does_its_own_part(client, held, who, act):
    assert page(client, who, act, held).status_code == 403


@pytest.mark.parametrize("who", ["senior", "stranger", "barred", "outsider_lead"])
def test_it_is_not_there_for_whoever_was_not_asked(client, who):
    case = build.case_at(Step.RAPID_REVIEW)
    case.places.filter(capacity="INVITED", person=cast.people()[who]).delete()
    assert page(client, who, "rapid_review", case).status_code == 404


def test_those_invited_read_it(client, convened):
    assert page(client, "council", "rapid_review", convened).status_code == 200
