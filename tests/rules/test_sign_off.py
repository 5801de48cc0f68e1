"""The chain of hands on one exact version."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Office, Person
from sarum.cases.models import Outcome, ReportVersion, SignOff
from sarum.cases.rules import sign_off as rules

WORDS = {"facts": "Edie died.", "decision": "A review.", "criteria": "Met."}
VERSION = ReportVersion(number=2, digest="d" * 64, sections=WORDS)
LATER = ReportVersion(number=3, digest="e" * 64, sections={**WORDS, "facts": "Adult A died."})
MANAGER, CHAIR, INDEPENDENT, OTHER = (Person(pk=number) for number in range(1, 5))
OFFICES = {"PASSED": Office.BUSINESS_MANAGER, "SIGNED": Office.JCR_CHAIR, "RATIFIED": Office.INDEPENDENT_CHAIR}


def hand(outcome, person, version=VERSION, office=None, **said):
    office = office or OFFICES.get(outcome, Office.INDEPENDENT_CHAIR)
    return SignOff(outcome=outcome, person=person, digest=version.digest, report_version=version, office=office, **said)


PASSED, SIGNED = hand(Outcome.PASSED, MANAGER), hand(Outcome.SIGNED, CHAIR)
RATIFIED = hand(Outcome.RATIFIED, INDEPENDENT)
RETURNED = hand(Outcome.RETURNED, CHAIR, office=Office.JCR_CHAIR, comments="Say resulted from.")
CHANGES = hand(Outcome.WITH_CHANGES, INDEPENDENT, comments="Name nobody.")
OVERTURNED = hand(Outcome.OVERTURNED, INDEPENDENT, comments="The grounds say otherwise.")
YES = dict.fromkeys(rules.CHECKS, (True, ""))


@pytest.mark.parametrize(
    ("hands", "waiting"),
    [([], "PASSED"), ([PASSED], "SIGNED"), ([PASSED, SIGNED], "RATIFIED"), ([PASSED, SIGNED, RATIFIED], "")],
)
def test_each_hand_waits_for_the_one_before(hands, waiting):
    assert rules.waits_for(hands, VERSION) == waiting


def test_an_amendment_that_touches_the_decision_is_written_in_before_anybody_signs():
    noon = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
    version = ReportVersion(number=2, digest="d" * 64, sections=WORDS, written_at=noon)
    later, earlier = noon + dt.timedelta(hours=1), noon - dt.timedelta(hours=1)
    assert rules.why_amendment_waits([], version) == rules.why_amendment_waits([None, earlier, noon], version) == []
    assert "Write the version that makes it first" in rules.why_amendment_waits([earlier, later], version)[0]


def test_a_hand_on_other_words_counts_for_nothing():
    assert rules.waits_for([hand(Outcome.PASSED, MANAGER, LATER)], VERSION) == "PASSED"


def test_a_version_that_was_returned_has_lost_its_hands_and_needs_a_new_version():
    hands = [PASSED, RETURNED]
    assert rules.reached(hands, VERSION.digest) == []
    assert rules.stopped_by(hands, VERSION.digest) is RETURNED
    assert "Write a new version first" in rules.why_not_next(Outcome.PASSED, hands, VERSION)[0]
    assert rules.stopped_by(hands, LATER.digest) is None


def test_changes_that_are_made_wait_for_the_independent_chair_alone():
    hands = [PASSED, SIGNED, CHANGES]
    assert "Write the version that makes them" in rules.why_not_next(Outcome.RATIFIED, hands, VERSION)[0]
    assert rules.changes_carried(hands, LATER) is CHANGES
    assert rules.standing_on(hands, LATER) == hands
    assert rules.waits_for(hands, LATER) == Outcome.RATIFIED
    assert rules.waits_for([*hands, hand(Outcome.RATIFIED, INDEPENDENT, LATER)], LATER) == ""


@pytest.mark.parametrize("key", rules.DECISIVE)
def test_changes_that_touch_the_decision_are_signed_by_every_hand_afresh(key):
    touched = ReportVersion(number=3, digest="f" * 64, sections={**WORDS, key: "Otherwise."})
    assert rules.changes_carried([PASSED, SIGNED, CHANGES], touched) is None
    assert rules.waits_for([PASSED, SIGNED, CHANGES], touched) == Outcome.PASSED


def test_changes_that_are_sent_back_are_signed_by_every_hand_afresh():
    hands = [PASSED, SIGNED, CHANGES, hand(Outcome.RETURNED, INDEPENDENT, LATER, comments="Not these.")]
    assert rules.stopped_by(hands, LATER.digest) is hands[-1]
    assert rules.waits_for(hands, ReportVersion(number=4, digest="a" * 64, sections=WORDS)) == Outcome.PASSED


def test_an_overturned_decision_takes_its_version_out_of_the_chain():
    hands = [PASSED, SIGNED, OVERTURNED]
    assert "decides anew" in rules.why_not_next(Outcome.RATIFIED, hands, VERSION)[0]
    assert rules.standing_on(hands, VERSION) == []
    assert rules.waits_for(hands, LATER) == Outcome.PASSED


def test_out_of_turn_says_what_comes_first():
    assert "not yet been quality-assured by the Business Manager" in rules.why_not_next(Outcome.SIGNED, [], VERSION)[0]
    assert "already been quality-assured" in rules.why_not_next(Outcome.PASSED, [PASSED], VERSION)[0]
    assert rules.why_not_next(Outcome.SIGNED, [PASSED], VERSION) == []


def test_a_complete_chain_takes_no_more_hands():
    assert "whole chain" in rules.why_not_next(Outcome.RATIFIED, [PASSED, SIGNED, RATIFIED], VERSION)[0]


def test_nobody_signs_what_they_wrote_and_is_told_who_can():
    said = rules.why_not_by(1, Office.BUSINESS_MANAGER, [], {1}, others=["Dilys Oram"])[0]
    assert "nobody quality-assures their own" in said and "Dilys Oram can do it" in said
    assert "nobody signs their own" in rules.why_not_by(1, Office.JCR_CHAIR, [], {1})[0]
    assert rules.why_not_by(1, Office.BUSINESS_MANAGER, [], {9}) == []


def test_where_nobody_else_can_do_it_the_refusal_says_what_to_do():
    said = rules.why_not_by(1, Office.BUSINESS_MANAGER, [], {1})[0]
    assert "appoint a deputy Business Manager" in said and "handed over" in said


def test_nobody_ratifies_what_they_decided():
    assert "You took the decision" in rules.why_not_by(1, Office.INDEPENDENT_CHAIR, [], set(), {1})[0]
    assert rules.why_not_by(1, Office.JCR_CHAIR, [], set(), {1}) == []


def test_nobody_signs_the_same_report_in_two_offices():
    assert "another office" in rules.why_not_by(1, Office.JCR_CHAIR, [PASSED], set())[0]
    assert rules.why_not_by(1, Office.BUSINESS_MANAGER, [PASSED], set()) == []


TRIES = st.tuples(
    st.sampled_from([MANAGER, CHAIR, INDEPENDENT, OTHER]), st.sampled_from(list(rules.PLACES)),
    st.sampled_from(list(Outcome)), st.booleans(),
)  # fmt: skip


@given(st.lists(TRIES, max_size=30))
def test_nobody_signs_twice_in_different_hats_whatever_the_hats(tries):
    """Anybody tries in any office, on version after version: what the rules let through never holds one person twice."""
    hands, version = [], VERSION
    for person, office, outcome, is_written in tries:
        if is_written:
            version = ReportVersion(number=version.number + 1, digest=f"{version.number:064}", sections=WORDS)
        place = rules.PLACES[office]
        going_on = outcome in (Outcome.PASSED, Outcome.SIGNED, Outcome.RATIFIED)
        if rules.why_not_next(place, hands, version) or rules.why_not_by(person.pk, office, hands, set()):
            continue
        hands.append(hand(place if going_on else outcome, person, version, office))
    places = {(one.person_id, rules.PLACES[one.office]) for one in hands}
    assert len(places) == len({person for person, _ in places})
    standing = [one for one in rules.standing_on(hands, version) if one.outcome != Outcome.WITH_CHANGES]
    assert len({one.person_id for one in standing}) == len(standing)
    assert [one.outcome for one in standing] == [place for place, _ in rules.CHAIN][: len(standing)]


def test_the_vice_chair_says_why_they_sign():
    assert rules.why_not_acting(Office.JCR_VICE_CHAIR, " ") != []
    assert rules.why_not_acting(Office.JCR_VICE_CHAIR, "The Chair is away.") == []
    assert rules.why_not_acting(Office.JCR_CHAIR, "") == []


def test_a_hand_is_on_the_words_that_were_read():
    assert "has changed since you opened it" in rules.why_other_words("e" * 64, VERSION)[0]
    assert rules.why_other_words(VERSION.digest, VERSION) == []


def test_the_checklist_is_answered_whole_and_a_no_says_why_it_goes_on():
    assert rules.why_not_passed(YES, []) == []
    assert len(rules.why_not_passed({}, [])) == 8
    assert "Say why the report goes on" in rules.why_not_passed({**YES, "voice": (False, " ")}, [])[0]
    assert rules.why_not_passed({**YES, "voice": (False, "The family was not found.")}, []) == []


def test_a_name_that_is_left_is_not_said_to_be_gone():
    assert "Edna Marsh" in rules.why_not_passed(YES, ["Edna Marsh"])[0]
    assert rules.why_not_passed({**YES, "names": (False, "Her son asked for it.")}, ["Edna Marsh"]) == []


def test_the_checklist_is_kept_as_it_was_asked():
    kept = rules.answered({"plain": (False, " Too long. ")})
    assert kept == [{"asks": rules.CHECKS["plain"], "is_met": False, "word": "Too long."}]


def test_what_holds_a_report_up_is_explained():
    for outcome in (Outcome.RETURNED, Outcome.WITH_CHANGES, Outcome.OVERTURNED):
        assert rules.why_unexplained(outcome, " ") != [] and rules.why_unexplained(outcome, "So.") == []
    assert rules.why_unexplained(Outcome.RATIFIED, "") == []


def test_the_independent_chair_neither_passes_nor_signs():
    assert rules.why_not_of_the_independent_chair(Outcome.SIGNED) != []
    assert rules.why_not_of_the_independent_chair(Outcome.OVERTURNED) == []
