"""The chain of hands on one exact version."""

import pytest

from sarum.board.models import Office, Person
from sarum.cases.models import Outcome, ReportVersion, SignOff
from sarum.cases.rules import sign_off as rules

VERSION = ReportVersion(number=2, digest="d" * 64)
MANAGER, CHAIR, INDEPENDENT = Person(pk=1), Person(pk=2), Person(pk=3)


def hand(outcome, person, digest=VERSION.digest, **said):
    return SignOff(outcome=outcome, person=person, digest=digest, **said)


PASSED, SIGNED = hand(Outcome.PASSED, MANAGER), hand(Outcome.SIGNED, CHAIR)
RETURNED = hand(Outcome.RETURNED, CHAIR, comments="Say resulted from.")


@pytest.mark.parametrize(
    ("hands", "waiting"),
    [
        ([], "PASSED"),
        ([PASSED], "SIGNED"),
        ([PASSED, SIGNED], "RATIFIED"),
        ([PASSED, SIGNED, hand("RATIFIED", INDEPENDENT)], ""),
    ],
)
def test_each_hand_waits_for_the_one_before(hands, waiting):
    assert rules.waits_for(hands, VERSION.digest) == waiting


def test_a_hand_on_other_words_counts_for_nothing():
    assert rules.waits_for([hand(Outcome.PASSED, MANAGER, digest="e" * 64)], VERSION.digest) == "PASSED"


def test_a_version_that_was_returned_has_lost_its_hands_and_needs_a_new_version():
    hands = [PASSED, RETURNED]
    assert rules.reached(hands, VERSION.digest) == []
    assert rules.was_returned(hands, VERSION.digest) is RETURNED
    assert "Write a new version first" in rules.why_not_next(Outcome.PASSED, hands, VERSION)[0]
    assert rules.was_returned(hands, "e" * 64) is None


def test_out_of_turn_says_what_comes_first():
    assert "not yet been quality-assured by the Business Manager" in rules.why_not_next(Outcome.SIGNED, [], VERSION)[0]
    assert "already been quality-assured" in rules.why_not_next(Outcome.PASSED, [PASSED], VERSION)[0]
    assert rules.why_not_next(Outcome.SIGNED, [PASSED], VERSION) == []


def test_a_complete_chain_takes_no_more_hands():
    hands = [PASSED, SIGNED, hand(Outcome.RATIFIED, INDEPENDENT)]
    assert "whole chain" in rules.why_not_next(Outcome.RATIFIED, hands, VERSION)[0]


def test_nobody_quality_assures_what_they_wrote():
    assert "nobody quality-assures their own" in rules.why_not_by(1, Office.BUSINESS_MANAGER, VERSION, [], {1})[0]
    assert rules.why_not_by(1, Office.BUSINESS_MANAGER, VERSION, [], {9}) == []


def test_nobody_signs_the_same_words_in_two_offices():
    assert "another office" in rules.why_not_by(1, Office.JCR_CHAIR, VERSION, [PASSED], set())[0]


def test_the_vice_chair_says_why_they_sign():
    assert rules.why_not_acting(Office.JCR_VICE_CHAIR, " ") != []
    assert rules.why_not_acting(Office.JCR_VICE_CHAIR, "The Chair is away.") == []
    assert rules.why_not_acting(Office.JCR_CHAIR, "") == []


def test_a_hand_is_on_the_words_that_were_read():
    assert "has changed since you opened it" in rules.why_other_words("e" * 64, VERSION)[0]
    assert rules.why_other_words(VERSION.digest, VERSION) == []
