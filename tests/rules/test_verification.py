"""What the first decision on a case must say."""

import pytest

from sarum.cases.rules import verification as rules


@pytest.mark.parametrize("next_step", ["SCOPING", "MORE_INFORMATION", "NOT_PROGRESSED"])
def test_every_decision_has_reasons_and_only_those(next_step):
    assert rules.why_not_decided(next_step, "A death", "", False, False) == []
    assert rules.why_not_decided(next_step, " ", "", False, False) == ["Give the reasons for this decision."]


def test_an_alternative_action_says_what_who_and_when():
    assert len(rules.why_not_decided("ALTERNATIVE", "Quicker", " ", False, False)) == 3
    assert rules.why_not_decided("ALTERNATIVE", "Quicker", "Round table", True, True) == []


def test_whoever_was_there_takes_the_decision():
    assert rules.why_not_chairing(True) == []
    assert "was there records its decision" in rules.why_not_chairing(False)[0]
