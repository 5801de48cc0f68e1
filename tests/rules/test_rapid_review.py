"""The s.44 decision, element by element and adult by adult."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency
from sarum.cases.models import (
    Adult,
    Answer,
    Decision,
    Element,
    Limb,
    LimbView,
    Meeting,
    RapidReview,
    Standard,
    View,
)
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
    return RapidReview(**{"meeting": Meeting(), "is_action_needed": False, "safety_answer": "Nobody.", **said})


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


def test_action_that_is_needed_since_the_decision_has_an_owner_before_a_report_is_drafted():
    decided = review(decision=Decision.MANDATORY)
    assert "Add it, with an owner and a day" in rules.why_not_reportable(decided, lacks_action=True)[0]
    assert rules.why_not_reportable(decided, lacks_action=False) == []


def test_a_decision_is_outrun_by_an_element_that_is_decided_again():
    decided = review(decision=Decision.MANDATORY, decided_at=AT)
    assert rules.why_decision_outrun(decided, all_met(VERA)) == []
    later = {(1, Element.NEEDS): limb(VERA, Element.NEEDS, Answer.NOT_MET, AT + dt.timedelta(minutes=1))}
    assert "Decide again" in rules.why_decision_outrun(decided, later)[0]


FOUND = rules.Established(facts=2, unknown=1, immediate=1, ideas=1)


def act(so_far=FOUND, **said):
    """What comes next, and each aim, of a Rapid Review that stands so."""
    held = RapidReview(
        **{"meeting": Meeting(held_at=AT), "is_action_needed": False, "safety_answer": "Nobody.", **said}
    )
    return rules.next_act(held, rules.aims(held, so_far))


def test_what_comes_next_follows_the_order_of_the_aims():
    none, minuted = rules.Established(left=4, lacks_view=True), Meeting(held_at=AT, minutes="We met.")
    unanswered = {"is_action_needed": None, "safety_answer": ""}
    assert act(none, meeting=Meeting()) == "record_attendance"
    assert act(none, **unanswered) == "record_fact"
    assert act(none, facts="She died.", **unanswered) == "answer_safety"
    assert act(none, facts="She died.", is_action_needed=True) == "add_action"
    assert act(none, facts="She died.") == "suggest_improvement"
    assert act(none, facts="She died.", analysis="By letter.") == "decide_limb"
    assert act(replace(FOUND, left=1)) == "decide_limb"
    assert act(replace(FOUND, lacks_view=True)) == "give_view"
    assert act() == "decide_rapid_review"
    assert act(decision="MANDATORY") == "record_minutes"
    assert act(decision="MANDATORY", meeting=minuted) == "draft_report"


def test_minutes_by_item_wait_for_the_end_of_the_meeting():
    held = RapidReview(meeting=Meeting(held_at=AT), decision="MANDATORY")
    assert rules.next_act(held, [], is_by_item=True) == "end_meeting"
    held.meeting.ended_at = AT
    assert rules.next_act(held, [], is_by_item=True) == "record_minutes"


def test_each_aim_says_where_it_stands():
    states = [(aim.is_answered, aim.state) for aim in rules.aims(review(is_action_needed=True), FOUND)]
    assert states[0] == (True, "Facts recorded: 2, 1 still to be found out")
    assert states[1] == (True, "Action is needed. On the action tracker: 1")
    assert states[2] == (True, "Potential improvements recorded: 1")
    assert states[3] == (False, "Every element is decided, and the decision is not made")
    empty = [aim.is_answered for aim in rules.aims(RapidReview(meeting=Meeting()), rules.Established(left=4))]
    assert empty == [False] * 4


def test_action_that_is_needed_has_an_owner_before_anything_is_decided():
    needed = review(is_action_needed=True)
    assert "with an owner and a day" in rules.why_safety_unanswered(needed, 0)[0]
    assert rules.why_safety_unanswered(needed, 1) == [] == rules.why_safety_unanswered(review(), 0)
    reasons = rules.why_not_decided(needed, [VERA], all_met(VERA), Decision.MANDATORY, "Grounds.", "", "")
    assert len(reasons) == 1 and "action tracker" in reasons[0]


def test_every_combination_of_two_adults_allows_what_the_act_allows_and_nothing_else():
    """All 6,561: with one adult who meets every element only a mandatory review can be decided, and so until that is not so."""
    every = [dict(zip(Element, said, strict=True)) for said in product(Answer, repeat=len(Element))]
    hers, his = [limbs_of(VERA, said) for said in every], [limbs_of(NILS, said) for said in every]
    for (said, first), (other, second) in product(zip(every, hers, strict=True), zip(every, his, strict=True)):
        allowed = {one for one, why in rules.what_the_act_allows([VERA, NILS], first | second) if not why}
        met = [set(answers.values()) == {Answer.MET} for answers in (said, other)]
        may = any(one[Element.IN_AREA] == one[Element.NEEDS] == Answer.MET for one in (said, other))
        if any(met):
            assert allowed == {Decision.MANDATORY}
        else:
            assert allowed == {Decision.NO_REVIEW} | ({Decision.DISCRETIONARY} if may else set())


@given(st.lists(answers, min_size=1, max_size=5), st.data())
def test_no_review_is_refused_until_an_element_is_decided_again(said, data):
    """Whatever is decided of however many adults: one who meets every element binds, and one element decided again unbinds."""
    adults = [Adult(pk=number, pseudonym=f"Adult {number}") for number in range(1, len(said) + 1)]
    limbs = {
        key: one for adult, answers_ in zip(adults, said, strict=True) for key, one in limbs_of(adult, answers_).items()
    }
    bound = data.draw(st.sampled_from(adults))
    limbs |= all_met(bound)
    given = {"grounds": "Grounds.", "learning": "Learnt.", "why_no_more": "No more."}
    refused = rules.why_not_decided(review(), adults, limbs, Decision.NO_REVIEW, **given)
    assert refused and all("must arrange a review" in reason and "with reasons" in reason for reason in refused)
    element = data.draw(st.sampled_from(Element))
    for adult in adults:
        if rules.meets_criteria(adult, limbs):
            again = data.draw(st.sampled_from([Answer.NOT_MET, Answer.NOT_KNOWN]))
            limbs[adult.pk, element] = limb(adult, element, again, AT + dt.timedelta(minutes=1))
    assert rules.why_not_decided(review(), adults, limbs, Decision.NO_REVIEW, **given) == []


def test_a_discretionary_review_says_why():
    limbs = limbs_of(VERA, {**dict.fromkeys(Element, Answer.MET), Element.CONCERN: Answer.NOT_MET})
    reasons = rules.why_not_decided(review(), [VERA], limbs, Decision.DISCRETIONARY, " ", "", "")
    assert reasons == ["Give the reasons for a review that the Act allows and does not ask for (s.44(4))."]


def test_a_view_dissents_where_it_differs_from_what_was_decided():
    council, police = Agency(pk=1, name="Council"), Agency(pk=2, name="Police")
    before = LimbView(agency=council, answer=Answer.NOT_MET)
    views = [before, LimbView(agency=police, answer=Answer.NOT_MET), LimbView(agency=council, answer=Answer.MET)]
    assert rules.dissents(views, limb(VERA, Element.NEEDS, Answer.MET)) == [views[1]]
    assert rules.dissents(views, None) == []


def test_whoever_disagrees_with_the_decision_has_said_why():
    council = Agency(pk=1, name="Council")
    assert rules.why_dissent_ungrounded([council], [View(agency=council, view="No", grounds="Known.")]) == []
    assert "Council disagrees" in rules.why_dissent_ungrounded([council], [View(agency=council, view="No")])[0]


def test_every_element_has_its_words_of_the_act():
    assert set(rules.LAW) == set(Element)
    assert all("Care Act 2014 s.44" in words for words in rules.LAW.values())
    assert "resulted from" in rules.LAW[Element.CONDITION]


def test_every_combination_of_answers_leaves_something_that_can_be_decided():
    for said in product(Answer, repeat=len(Element)):
        limbs = limbs_of(VERA, dict(zip(Element, said, strict=True)))
        assert any(not why for _, why in rules.what_the_act_allows([VERA], limbs))
