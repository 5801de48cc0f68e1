"""The action tracker: owners, dates, evidence, verdicts, escalation."""

import datetime as dt

import pytest

from sarum.cases.models import Action, Case, Decision, Progress, Step
from sarum.cases.operations import tracker as operations
from sarum.kit.refusal import NotAllowed
from tests import cast, ratified
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.ratified import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_tracked()


@pytest.fixture
def action(case):
    return case.actions.first()


def update(action, by="owner", progress="Going well.", **more):
    return operations.update_action(action=action, progress=progress, **more, by=cast.people()[by], at=AT)


def evidence(action, by="owner", title="Form v2"):
    return operations.give_evidence(action=action, kind="Document", title=title, by=cast.people()[by], at=AT)


def verify(action, by="officer", is_accepted=True, reasons=""):
    return operations.verify_action(
        action=action, is_accepted=is_accepted, reasons=reasons, by=cast.people()[by], at=AT
    )


def escalate(action, why="Stuck.", mitigation="Visits."):
    return operations.escalate_action(action=action, why=why, mitigation=mitigation, by=cast.people()["officer"], at=AT)


def test_an_action_is_given_to_its_owner_who_is_told(case, people):
    ratified.add_action(case, "R1")
    assert said() == "gave action 3 to Owen Pugh, Kestrel Homes, due 1 March 2027: Carry out R1."
    assert told("action 3 is yours") == {"Owen Pugh"} and no_names_in_letters("Kestrel", "Carry out", "Edna")


def add(case, **changes):
    given = {
        "recommendation": case.recommendations.first(), "text": "Train", "owner": cast.people()["owner"],
        "agency": cast.agency(cast.HOMES), "due_on": ratified.DUE, "outcome": "Asked",
    }  # fmt: skip
    return operations.add_action(case=case, **{**given, **changes}, by=cast.people()["officer"], at=AT)


def test_an_action_needs_words_an_outcome_and_an_agreed_recommendation_of_its_case(case, people):
    other = ratified.case_ratified(reference="WY-2026-002")
    foreign = ratified.recommend(other, "R1", cast.HOMES)
    Case.objects.filter(pk=case.pk).update(step=Step.LEARNING)
    proposed = ratified.recommend(ratified.fresh(case), "R9", cast.HOMES)
    for changes, why in (
        ({"text": " "}, "Say what will be done"),
        ({"outcome": ""}, "what should come of it"),
        ({"recommendation": None}, "which recommendation"),
        ({"recommendation": foreign}, "of another case"),
        ({"recommendation": proposed}, "has not been agreed"),
    ):
        assert why in refused(lambda changes=changes: add(ratified.fresh(case), **changes))


def test_an_update_says_how_it_stands_and_may_move_the_date(action):
    assert "Say how the action stands" in refused(lambda: update(action, progress=" "))
    assert "Say why" in refused(lambda: update(action, new_due_on=dt.date(2027, 5, 1)))
    update(action, new_due_on=dt.date(2027, 5, 1), slip_reason="rota")
    assert said() == "updated action 1: Going well.; its date moves to 1 May 2027, because rota"
    moved = Action.objects.get(pk=action.pk)
    assert (moved.due_on, moved.first_due_on) == (dt.date(2027, 5, 1), ratified.DUE)


def test_a_claim_tells_the_team(action):
    update(action, claims_complete=True)
    assert "and said that it is complete" in said()
    assert "Olive Fenn" in told("an action to verify")
    assert Action.objects.get(pk=action.pk).progress == Progress.CLAIMED


def test_a_later_word_withdraws_a_claim(action):
    update(action, claims_complete=True)
    update(action, progress="Not quite.")
    assert Action.objects.get(pk=action.pk).progress == Progress.OPEN


def test_evidence_has_a_title(action):
    assert "a title" in refused(lambda: evidence(action, title=" "))
    evidence(action)
    assert said() == "gave evidence for action 1: Form v2"


def test_an_action_is_complete_on_evidence_and_by_somebody_outside(action, people):
    update(action, claims_complete=True)
    assert "There is no evidence" in refused(lambda: verify(action))
    evidence(action)
    verify(action)
    assert said() == "verified that action 1 is complete"
    done = Action.objects.get(pk=action.pk)
    assert (done.progress, done.completed_on) == (Progress.COMPLETE, ratified.DAY)
    for late in (update, evidence, escalate):
        assert "is complete" in refused(lambda late=late: late(action))


def test_a_claim_is_sent_back_with_reasons(action):
    update(action, claims_complete=True)
    assert "Give the reasons" in refused(lambda: verify(action, is_accepted=False))
    verify(action, is_accepted=False, reasons="no test log")
    assert said() == "rejected the claim that action 1 is complete: no test log"
    assert Action.objects.get(pk=action.pk).progress == Progress.OPEN


def test_the_owner_does_not_verify_nor_who_claimed_for_them(action):
    with pytest.raises(NotAllowed):
        verify(action, by="owner")
    evidence(action)
    update(action, by="officer", claims_complete=True)
    assert "You recorded that this action is complete" in refused(lambda: verify(action))
    verify(action, by="second_officer")


def test_the_partnership_teams_own_action_is_verified_by_a_chair(case):
    own = case.actions.last()
    evidence(own, by="manager")
    update(own, by="manager", claims_complete=True)
    assert "the JCR Chair or Vice-Chair verifies it" in refused(lambda: verify(own))
    verify(own, by="vice_chair")


def test_a_chair_does_not_verify_their_own_agencys_action(case):
    theirs = ratified.add_action(case, "R1", "police", cast.POLICE)
    evidence(theirs, by="police")
    update(theirs, by="police", claims_complete=True)
    assert "belongs to Wyvern Police" in refused(lambda: verify(theirs, by="chair"))
    verify(theirs, by="vice_chair")


def test_an_escalation_says_why_and_what_is_done_meanwhile(action):
    assert "Say why" in refused(lambda: escalate(action, why=""))
    assert "keep people safe" in refused(lambda: escalate(action, mitigation=" "))
    escalate(action)
    assert said() == "escalated action 1 to the Safeguarding Partners: Stuck.; meanwhile: Visits."
    assert told("escalated to you") == {"Colin Shaw"} and no_names_in_letters("Stuck", "Visits", "Kestrel")
    assert "with the Safeguarding Partners already" in refused(lambda: escalate(action))


def answer(escalation, by, response="Notice issued."):
    return operations.answer_escalation(escalation=escalation, response=response, by=cast.people()[by], at=AT)


def test_an_escalation_is_answered_once_by_a_partner_on_the_case_or_the_team(action):
    escalation = escalate(action)
    assert "no place on this case" in refused(lambda: answer(escalation, "police"))
    assert "Say what the Safeguarding Partners did" in refused(lambda: answer(escalation, "council", " "))
    answer(escalation, "council")
    assert said() == "recorded the answer to the escalation of action 1: Notice issued."
    assert "answered already" in refused(lambda: answer(escalation, "officer"))
    escalate(action)


def close(case, by="officer"):
    return operations.close_rapid_review(case=case, by=cast.people()[by], at=AT)


@pytest.mark.parametrize(
    ("decision", "step"), [(Decision.MANDATORY, Step.COMMISSIONING), (Decision.NO_REVIEW, Step.LEARNING)]
)
def test_the_stage_closes_once_every_recommendation_is_tracked(people, decision, step):
    case = ratified.case_at_tracker(decision=decision)
    ratified.add_action(case, "R1")
    assert "R2 has no action" in refused(lambda: close(case))
    ratified.add_action(case, "R2")
    close(case)
    assert said().startswith("closed the Rapid Review stage") and ratified.fresh(case).step == step
