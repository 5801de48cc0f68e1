"""Scoping on the pages of an agency: its author and its senior officer."""

import pytest
from django.urls import reverse

from sarum.cases.models import Capacity, Standing
from tests.returns import CONTENT, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def address(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def page(client, person, act, answer):
    client.force_login(person)
    return client.get(address(act, answer.case, answer.pk))


def post(client, person, act, answer, said):
    client.force_login(person)
    return client.post(address(act, answer.case, answer.pk), said, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def typed(**said):
    return {"is_nil": "no", "summary": CONTENT["summary"], "analysis_could_be_better": "Ask who else goes in.", **said}


def test_an_author_is_told_what_is_asked_why_and_by_when(client, way):
    answer = way.asked(questions="Who stopped the care?")
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert "Start the return" in shown
    assert "Who stopped the care?" in shown
    assert "15 working days after" in shown
    assert "Care Act 2014, section 45" in shown


def test_an_agency_sees_the_adults_name_and_birth_and_no_more(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert "Vera Lindqvist" in shown and "9 March 1941" in shown
    for more in ("3 Almond Court", "999 123 4569", "Nils"):
        assert more not in shown


def test_an_agency_is_led_to_no_page_of_the_case_that_is_not_its_own(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "read_return", answer))
    assert reverse("cases:overview", args=[way.case.reference]) + '"' not in shown
    assert reverse("cases:returns", args=[way.case.reference]) not in shown


def test_half_a_return_is_saved_as_it_is(client, way):
    answer = way.asked()
    shown = text(post(client, way.people["author"], "write_return", answer, {"summary": "We visited."}))
    assert "Saved." in shown
    assert way.answer.summary == "We visited."
    assert way.answer.standing == Standing.STARTED


def test_a_period_that_ends_before_it_begins_is_refused_and_nothing_typed_is_lost(client, way):
    answer = way.asked()
    period = {"period_from_0": "1", "period_from_1": "5", "period_from_2": "2025"}
    period |= {"period_to_0": "1", "period_to_1": "4", "period_to_2": "2025"}
    refused = post(client, way.people["author"], "write_return", answer, typed(**period))
    assert refused.status_code == 422
    assert "cannot end before it began" in text(refused)
    assert CONTENT["summary"] in text(refused)
    assert way.answer.summary == ""


def test_two_authors_both_see_both_texts(client, way):
    answer = way.asked()
    first = answer.version
    post(client, way.people["lead"], "write_return", answer, typed(summary="The lead's words.", version=first))
    clash = post(
        client, way.people["author"], "write_return", answer, typed(summary="The author's words.", version=first)
    )
    assert clash.status_code == 422
    assert "The lead&#x27;s words." in text(clash) and "The author&#x27;s words." in text(clash)
    assert way.answer.summary == "The lead's words."


def test_the_page_warns_that_saving_voids_an_endorsement(client, way):
    answer = way.endorsed()
    shown = text(page(client, way.people["author"], "write_return", answer))
    assert "Selina Frost has endorsed the words as they stand" in shown


def test_saving_without_a_change_leaves_the_endorsement(client, way):
    answer = way.endorsed()
    same = {
        "is_nil": "no", "summary": answer.summary, "records_searched": answer.records_searched,
        "analysis_could_be_better": answer.analysis["could_be_better"],
    }  # fmt: skip
    post(client, way.people["author"], "write_return", answer, same)
    assert way.answer.endorsements.get().voided_at is None


def test_a_change_voids_the_endorsement_and_the_page_says_why(client, way):
    answer = way.endorsed()
    post(client, way.people["author"], "write_return", answer, typed(summary="Something else."))
    shown = text(page(client, way.people["senior"], "read_return", answer))
    assert "no longer stands" in shown
    assert "The return was edited after it was endorsed." in shown


def test_the_officer_who_was_informed_is_recorded(client, way):
    answer = way.asked()
    told = {"name": "Selina Frost", "role": "Director", "told_on_0": "1", "told_on_1": "6", "told_on_2": "2026"}
    shown = text(post(client, way.people["author"], "inform_senior_officer", answer, told))
    assert "Selina Frost, Director, on 1 June 2026" in shown


def test_an_author_names_who_endorses(client, way):
    answer = way.asked()
    said = {"person": way.people["chief"].pk, "capacity": "SENIOR_OFFICER"}
    post(client, way.people["author"], "name_respondent", answer, said)
    assert way.case.places.filter(person=way.people["chief"], capacity=Capacity.SENIOR_OFFICER).exists()


def test_only_people_of_the_agency_can_be_named(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "name_respondent", answer))
    assert "Chloe Banks" in shown and "Stan Webb" not in shown
    refused = post(
        client, way.people["author"], "name_respondent", answer,
        {"person": way.people["stranger"].pk, "capacity": "RESPONDENT"},
    )  # fmt: skip
    assert refused.status_code == 422


def test_a_senior_officer_endorses_the_exact_words_that_were_shown(client, way):
    answer = way.written()
    shown = text(page(client, way.people["senior"], "endorse_return", answer))
    assert CONTENT["summary"] in shown and answer.digest[:12] in shown and answer.digest in shown
    said = {"digest": answer.digest, "statement": "I have read this and stand by it."}
    shown = text(post(client, way.people["senior"], "endorse_return", answer, said))
    assert "You have endorsed this return." in shown
    assert way.answer.endorsements.get().digest == answer.digest


def test_words_that_changed_meanwhile_are_not_endorsed(client, way):
    answer = way.written()
    said = {"digest": answer.digest, "statement": "I stand by it."}
    post(client, way.people["author"], "write_return", answer, typed(summary="Something else."))
    refused = post(client, way.people["senior"], "endorse_return", answer, said)
    assert refused.status_code == 422
    assert "The return has changed since you opened it" in text(refused)
    assert "I stand by it." in text(refused)


def test_an_author_is_told_that_nobody_endorses_their_own(client, way):
    answer = way.written()
    post(
        client, way.people["lead"], "name_respondent", answer,
        {"person": way.people["author"].pk, "capacity": "SENIOR_OFFICER"},
    )  # fmt: skip
    shown = text(page(client, way.people["author"], "endorse_return", answer))
    assert "nobody endorses their own" in shown
    assert "<form" not in shown


def test_the_check_page_says_what_is_missing(client, way):
    answer = way.asked()
    shown = text(page(client, way.people["author"], "send_return", answer))
    assert "It cannot be sent yet" in shown
    assert "Record which senior officer was informed" in shown


def test_an_endorsed_return_is_sent(client, way):
    answer = way.endorsed()
    assert "Check and send" in text(page(client, way.people["author"], "read_return", answer))
    shown = text(post(client, way.people["author"], "send_return", answer, {"version": answer.version}))
    assert "The return has been sent to the Partnership Team." in shown
    assert way.answer.standing == Standing.RETURNED


def test_sending_without_an_endorsement_is_warned_of(client, way):
    answer = way.written()
    shown = text(page(client, way.people["author"], "send_return", answer))
    assert "No senior officer has endorsed these words" in shown


def test_an_accepted_return_can_be_read_and_not_written(client, way):
    answer = way.accepted()
    assert "Nothing more." in text(page(client, way.people["author"], "read_return", answer))
    refused = post(client, way.people["author"], "write_return", answer, typed())
    assert refused.status_code == 422
    assert "has accepted this return" in text(refused)


@pytest.mark.parametrize("who", ["stranger", "owner", "barred", "referrer", "housing_lead"])
def test_another_agencys_return_is_not_there(client, way, who):
    answer = way.sent()
    assert page(client, way.people[who], "read_return", answer).status_code == 404


@pytest.mark.parametrize(
    ("who", "act"), [("senior", "write_return"), ("author", "endorse_return"), ("author", "accept_return")]
)
def test_each_does_their_own_part_and_not_the_others(client, way, who, act):
    answer = way.sent()
    assert page(client, way.people[who], act, answer).status_code in (403, 404)


def test_a_lead_of_the_agency_may_name_people_without_writing(client, way):
    answer = way.asked()
    assert page(client, way.people["chief"], "name_respondent", answer).status_code == 200
    said = {"person": way.people["senior"].pk, "capacity": "SENIOR_OFFICER"}
    after = post(client, way.people["chief"], "name_respondent", answer, said)
    assert after.status_code == 200
