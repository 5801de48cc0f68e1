"""The pages on which the Rapid Review establishes facts, what is not known, and what could be improved."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.cases.models import Step
from tests import build, cast, chronologies

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW, done=True)


def address(act, case, *ids):
    return reverse(f"cases:{act}", args=[case.reference, *ids])


def page(client, who, act, case, *ids, said=None):
    client.force_login(cast.people()[who])
    return client.get(address(act, case, *ids), said or {})


def post(client, who, act, case, said, *ids):
    client.force_login(cast.people()[who])
    return client.post(address(act, case, *ids), said, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def test_a_fact_stands_on_the_page_with_links_to_what_it_rests_on(client, case):
    chronologies.taken_in(case)
    entry, answer = case.chronology.first(), case.requests.get(agency__name=cast.CARE).answer
    shown = text(page(client, "officer", "record_fact", case, said={"entries": entry.pk}))
    assert f'value="{entry.pk}" checked' in shown and "choose them in the table of the chronology" in shown
    said = {"words": "It was cold.", "certainty": "UNCERTAIN", "entries": [entry.pk], "returns": [answer.pk]}
    refused = post(client, "officer", "record_fact", case, said)
    assert (
        refused.status_code == 422 and "Say why it is uncertain." in text(refused) and "It was cold." in text(refused)
    )
    shown = text(post(client, "officer", "record_fact", case, said | {"doubt": "One note says so"}))
    assert "It was cold." in shown and "Uncertain" in shown and "One note says so" in shown
    assert address("chronology_entry", case, entry.pk) in shown and address("read_return", case, answer.pk) in shown


def test_the_table_of_the_chronology_offers_to_record_a_fact(client, case):
    chronologies.taken_in(case)
    shown = text(page(client, "officer", "chronology", case))
    assert f'formaction="{address("record_fact", case)}"' in shown


def test_a_fact_is_changed_and_withdrawn_and_stays_to_be_read(client, case):
    fact = case.facts.get(number=2)
    said = {
        "words": fact.words,
        "certainty": fact.certainty,
        "doubt": fact.doubt,
        "heard": fact.heard,
        "version": fact.version,
    }
    shown = text(
        post(client, "chair", "change_fact", case, said | {"withdrawn_because": "The log shows the call"}, fact.pk)
    )
    assert "The log shows the call" in shown and "Withdrawn" in shown and "Nobody told the district nurses." in shown


def test_what_is_not_known_is_somebody_s_to_find_out(client, case):
    day, finder = timezone.localdate(), cast.people()["member"]
    said = {
        "question": "Who rang?",
        "finder": finder.pk,
        "due_on_0": day.day,
        "due_on_1": day.month,
        "due_on_2": day.year,
    }
    shown = text(post(client, "officer", "record_unknown", case, said))
    assert "Who rang?" in shown and f"{finder.name} finds it out by" in shown
    unknown = case.unknowns.last()
    shown = text(post(client, "officer", "settle_unknown", case, {"found_out": "Nobody."}, unknown.pk))
    assert "Found out" in shown and "Nobody." in shown


def test_whoever_is_to_find_it_out_says_so_on_a_page_of_their_own_without_seeing_the_case(client, case):
    people = cast.people()
    offered = page(client, "officer", "record_unknown", case).context["form"].fields["finder"].queryset
    assert people["stranger"] in offered and people["barred"] not in offered
    day = timezone.localdate()
    said = {"question": "Who rang?", "finder": people["stranger"].pk, "due_on_0": day.day, "due_on_1": day.month,
            "due_on_2": day.year}  # fmt: skip
    post(client, "officer", "record_unknown", case, said)
    unknown = case.unknowns.last()
    client.force_login(people["stranger"])
    home = client.get(reverse("cases:home"))
    assert "Find out: Who rang?" in text(home) and address("settle_unknown", case, unknown.pk) in home.content.decode()
    assert "Who rang?" in text(page(client, "stranger", "settle_unknown", case, unknown.pk))
    assert page(client, "stranger", "rapid_review", case).status_code == 404
    assert page(client, "author", "settle_unknown", case, unknown.pk).status_code in (403, 404)
    done = post(client, "stranger", "settle_unknown", case, {"found_out": "The night nurse."}, unknown.pk)
    assert "The Partnership Team can read it." in text(done) and "Find out: Who rang?" not in text(done)
    assert "The night nurse." in text(page(client, "officer", "rapid_review", case))


def test_what_could_be_improved_is_offered_with_its_themes_when_recommendations_are_written(client, case):
    said = {"words": "Ring each other.", "themes": "Closing; Voice", "is_multi_agency": "yes"}
    shown = text(post(client, "officer", "suggest_improvement", case, said))
    assert "Ring each other." in shown and "Themes: Closing; Voice" in shown
    idea = case.ideas.get(number=2)
    changed = text(post(client, "officer", "change_suggestion", case, {**said, "is_multi_agency": "no"}, idea.pk))
    assert "One agency by itself" in changed
    ratified = build.case_at(Step.RECOMMENDATIONS)
    shown = text(page(client, "officer", "recommend", ratified))
    assert "1. Whoever stops a service tells the others. (Closing)" in shown
    said = {
        "text": "Tell.", "agencies": [cast.agency(cast.CARE).pk], "is_multi_agency": "no", "source": "RAPID_REVIEW",
        "idea": ratified.ideas.get().pk,
    }  # fmt: skip
    assert "potential improvement 1" in text(post(client, "officer", "recommend", ratified, said))


def test_those_invited_read_the_facts_and_change_none(client, case):
    shown = text(page(client, "member", "rapid_review", case))
    assert "Her care stopped on 2 April 2025." in shown and "Change<span" not in shown
    assert page(client, "member", "record_fact", case).status_code == 403


def test_each_aim_stands_first_with_its_state_and_what_is_next(client):
    shown = text(page(client, "officer", "rapid_review", build.case_at(Step.RAPID_REVIEW)))
    assert "The four aims of the meeting" in shown and "No fact is recorded." in shown
    assert "Nothing is recorded as not known." in shown and "No potential improvement is recorded." in shown


def test_the_views_of_one_element_are_recorded_and_dissent_is_shown(client):
    case = build.case_at(Step.RAPID_REVIEW, done=True)
    review, adult = case.rapid_review, case.adults.get()
    review.limbs.filter(element="CONCERN").delete()
    type(review).objects.update(decision="", grounds="", decided_at=None, decided_by=None)
    said = {"agency": cast.agency(cast.POLICE).pk, "answer": "NOT_MET", "grounds": "The facts are known."}
    refused = post(client, "officer", "give_limb_view", case, said | {"grounds": ""}, adult.pk, "CONCERN")
    assert refused.status_code == 422 and "Give its grounds" in text(refused)
    shown = text(post(client, "officer", "give_limb_view", case, said, adult.pk, "CONCERN"))
    assert "The facts are known." in shown and "Disagrees" not in shown
    shown = text(page(client, "chair", "decide_limb", case, adult.pk, "CONCERN"))
    assert "What agencies think of it" in shown and "1. Her care stopped on 2 April 2025." in shown
    said = {"answer": "MET", "grounds": "Nobody asked.", "facts": [case.facts.get(number=1).pk]}
    shown = text(post(client, "chair", "decide_limb", case, said, adult.pk, "CONCERN"))
    assert "Disagrees" in shown and 'href="#fact-1"' in shown
    shown = text(page(client, "chair", "decide_rapid_review", case))
    assert "disagrees (not met): <span" in shown and "Which agencies disagree with this decision?" in shown
