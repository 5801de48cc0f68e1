"""What is done instead of a review is followed until something comes of it."""

import datetime as dt

import pytest

from sarum.cases.models import Alternative, AlternativeKind, Step
from sarum.cases.rules import alternative as rules


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("round table", AlternativeKind.ROUND_TABLE),
        ("An audit of discharges", AlternativeKind.AUDIT),
        ("Success review", AlternativeKind.SUCCESS_REVIEW),
        ("single agency review", AlternativeKind.SINGLE_AGENCY),
        ("a walk on the moor", AlternativeKind.OTHER),
    ],
)
def test_what_somebody_calls_it_is_of_a_kind(words, kind):
    assert rules.sort_of(words) == kind


def test_it_ends_with_an_output_and_somewhere_to_go():
    assert rules.why_not_concluded("Five actions", "", Step.SCOPING) == []
    assert rules.why_not_concluded("Five actions", "", Step.CLOSED) == []
    assert len(rules.why_not_concluded("", "", "TRACKER")) == 2


def test_what_is_over_is_neither_chased_nor_concluded():
    assert rules.why_not_in_hand(Alternative(), True) == []
    assert "already" in rules.why_not_in_hand(Alternative(concluded_at=dt.datetime(2026, 1, 1)), True)[0]
    assert "does not stand" in rules.why_not_in_hand(Alternative(), False)[0]


def test_learning_is_written_down_before_it_is_taken_up():
    assert "Say what was learnt" in rules.why_not_concluded("Five actions", " ", Step.RECOMMENDATIONS)[0]
    assert rules.why_not_taken_up(Alternative(concluded_at=dt.datetime(2026, 1, 1)), True) == []
    assert "not been concluded" in rules.why_not_taken_up(Alternative(), True)[0]
    assert "another case" in rules.why_not_taken_up(Alternative(), False)[0]
