"""The s.44 decision, element by element and adult by adult."""

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Adult, Answer, Decision, Element, Limb, Meeting, RapidReview, Standard
from sarum.cases.rules import rapid_review as rules

VERA, NILS = Adult(pk=1, pseudonym="Adult A"), Adult(pk=2, pseudonym="Adult B")
AT = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
answers = st.fixed_dictionaries({element: st.sampled_from(Answer) for element in Element})


def limb(adult, element, answer, at=AT):
    return Limb(adult=adult, element=element, answer=answer, grounds="Because.", decided_at=at)


def limbs_of(adult, said):
    return {(adult.pk, element): limb(adult, element, answer) for element, answer in said.items()}


def all_met(adult):
    return limbs_of(adult, dict.fromkeys(Element, Answer.MET))


def review(**said):
    return RapidReview(meeting=Meeting(), is_action_needed=False, safety_answer="Nobody.", **said)


def test_the_answer_given_last_stands():
    first, second = limb(VERA, Element.NEEDS, Answer.NOT_KNOWN), limb(VERA, Element.NEEDS, Answer.MET)
    assert rules.standing_limbs([first, second]) == {(1, Element.NEEDS): second}


@given(answers)
def test_the_criteria_are_met_when_every_element_is(said):
    assert rules.meets_criteria(VERA, limbs_of(VERA, said)) == all(answer == Answer.MET for answer in said.values())


def test_elements_are_decided_for_each_adult():
    left = rules.undecided([VERA, NILS], all_met(VERA))
    assert left == [(NILS, element) for element in Element]


def test_safety_is_answered_before_anything_is_decided():
    unanswered = RapidReview(meeting=Meeting())
    reasons = rules.why_not_decided(unanswered, [VERA], all_met(VERA), Decision.MANDATORY, "Grounds.", "", "")
    assert "immediate action" in reasons[0]


def test_every_element_of_every_adult_is_decided_before_the_decision():
    reasons = rules.why_not_decided(review(), [VERA, NILS], all_met(VERA), Decision.MANDATORY, "Grounds.", "", "")
    assert len(reasons) == len(Element) and all("Adult B" in reason for reason in reasons)


def test_a_decision_has_grounds():
    reasons = rules.why_not_decided(review(), [VERA], all_met(VERA), Decision.MANDATORY, " ", "", "")
    assert reasons == ["Give the grounds for this decision."]


@pytest.mark.parametrize("decision", [Decision.DISCRETIONARY, Decision.NO_REVIEW])
def test_a_review_must_be_arranged_where_every_element_is_met(decision):
    reasons = rules.why_not_decided(review(), [VERA], all_met(VERA), decision, "Grounds.", "Learnt.", "No more.")
    assert "must arrange a review (Care Act 2014 s.44(1))" in reasons[0]


def test_one_adult_who_meets_the_criteria_is_enough():
    limbs = all_met(VERA) | limbs_of(NILS, dict.fromkeys(Element, Answer.NOT_MET))
    assert rules.why_decision_unlawful(Decision.MANDATORY, [VERA, NILS], limbs) == []


@given(answers)
def test_exactly_one_of_must_and_may_is_lawful(said):
    limbs = limbs_of(VERA, said)
    allowed = {decision for decision, why in rules.what_the_act_allows([VERA], limbs) if not why}
    if rules.meets_criteria(VERA, limbs):
        assert allowed == {Decision.MANDATORY}
    else:
        assert Decision.MANDATORY not in allowed and Decision.NO_REVIEW in allowed
        may = said[Element.IN_AREA] == Answer.MET and said[Element.NEEDS] == Answer.MET
        assert (Decision.DISCRETIONARY in allowed) == may


@pytest.mark.parametrize(
    ("learning", "no_more", "count"), [("", "", 2), ("Learnt.", "", 1), ("", "No more.", 1), ("L.", "N.", 0)]
)
def test_no_review_says_what_was_learnt_and_why_no_more(learning, no_more, count):
    limbs = limbs_of(VERA, dict.fromkeys(Element, Answer.NOT_MET))
    reasons = rules.why_not_decided(review(), [VERA], limbs, Decision.NO_REVIEW, "Grounds.", learning, no_more)
    assert len(reasons) == count


def test_a_limb_has_grounds_and_a_condition_that_is_met_its_standard():
    assert rules.why_limb_unsound(Element.NEEDS, Answer.MET, "", "Because.") == []
    assert rules.why_limb_unsound(Element.NEEDS, Answer.MET, "", " ") == ["Give the grounds for this answer."]
    assert "known or suspected" in rules.why_limb_unsound(Element.CONDITION, Answer.MET, "", "Because.")[0]
    assert rules.why_limb_unsound(Element.CONDITION, Answer.MET, Standard.SUSPECTED, "Because.") == []
    assert rules.why_limb_unsound(Element.CONDITION, Answer.NOT_MET, "", "Because.") == []


def test_a_report_needs_a_decision():
    assert rules.why_not_reportable(review()) != []
    assert rules.why_not_reportable(review(decision=Decision.MANDATORY)) == []


def test_a_decision_is_outrun_by_an_element_that_is_decided_again():
    decided = review(decision=Decision.MANDATORY, decided_at=AT)
    assert rules.why_decision_outrun(decided, all_met(VERA)) == []
    later = {(1, Element.NEEDS): limb(VERA, Element.NEEDS, Answer.NOT_MET, AT + dt.timedelta(minutes=1))}
    assert "Decide again" in rules.why_decision_outrun(decided, later)[0]


def test_what_comes_next_follows_the_order_of_the_aims():
    held = Meeting(held_at=AT)
    said = {"facts": "She died.", "is_action_needed": False, "safety_answer": "Nobody."}
    assert rules.next_act(RapidReview(meeting=Meeting()), 4, True) == "record_attendance"
    assert rules.next_act(RapidReview(meeting=held), 4, True) == "answer_safety"
    assert rules.next_act(RapidReview(meeting=held, is_action_needed=False), 4, True) == "record_facts"
    assert rules.next_act(RapidReview(meeting=held, **said), 4, True) == "decide_limb"
    assert rules.next_act(RapidReview(meeting=held, **said), 0, True) == "give_view"
    assert rules.next_act(RapidReview(meeting=held, **said), 0, False) == "decide_rapid_review"
    assert rules.next_act(RapidReview(meeting=held, decision="MANDATORY", **said), 0, False) == "record_minutes"
    minuted = Meeting(held_at=AT, minutes="We met.")
    assert rules.next_act(RapidReview(meeting=minuted, decision="MANDATORY", **said), 0, False) == "draft_report"


def test_every_element_has_its_words_of_the_act():
    assert set(rules.LAW) == set(Element)
    assert all("Care Act 2014 s.44" in words for words in rules.LAW.values())
    assert "resulted from" in rules.LAW[Element.CONDITION]


def test_every_combination_of_answers_leaves_something_that_can_be_decided():
    for said in product(Answer, repeat=len(Element)):
        limbs = limbs_of(VERA, dict(zip(Element, said, strict=True)))
        assert any(not why for _, why in rules.what_the_act_allows([VERA], limbs))
