"""A conflict of interest keeps somebody from deciding and signing, and from nothing else."""

import pytest

from sarum.cases.rules import access as rules

DECIDING = (
    "decide_verification", "decide_limb", "decide_rapid_review", "decide_amendment", "decide_publication", "assure_report",
    "sign_report",
    "ratify_report", "agree_recommendations", "agree_manner", "agree_addendum", "accept_review",
    "confirm_decision", "supersede_verification", "answer_challenge",
)  # fmt: skip


@pytest.mark.parametrize("act", DECIDING)
def test_who_has_a_barring_conflict_does_not_decide(act):
    assert act in rules.ACTS
    assert rules.why_conflicted(act, []) == []
    assert (
        "because of a conflict of interest (Her force attended)" in rules.why_conflicted(act, ["Her force attended"])[0]
    )


@pytest.mark.parametrize("act", sorted(set(rules.ACTS) - set(DECIDING)))
def test_everything_else_stays_open(act):
    assert rules.why_conflicted(act, ["Her force attended"]) == []
