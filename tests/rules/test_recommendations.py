"""What the JCR group settles after ratification; no database."""

import datetime as dt

import pytest

from sarum.board.models import Agency, Person
from sarum.cases.models import Amendment, Recommendation, Report
from sarum.cases.rules import recommendations as rules

TRUST = Agency(pk=1, name="Wyvern Hospital Trust")


def amendment(**changes):
    return Amendment(**{"agency": TRUST, "asked_by": Person(pk=7, name="Mona"), **changes})


def test_only_a_ratified_report_is_amended():
    assert "no ratified report" in rules.why_nothing_to_amend(None)[0]
    assert "Make a recommendation instead" in rules.why_nothing_to_amend(Report())[0]
    assert rules.why_nothing_to_amend(Report(ratified_at=dt.datetime(2026, 3, 3, tzinfo=dt.UTC))) == []


UNDECIDED = "The amendment asked for by Wyvern Hospital Trust has not been decided. The JCR Chair decides it first."
UNAPPLIED = "The amendment asked for by Wyvern Hospital Trust is approved and not yet in the report. Amend the report."


@pytest.mark.parametrize(
    ("changes", "undecided", "unapplied"),
    [
        ({}, [UNDECIDED], []),
        ({"is_approved": False}, [], []),
        ({"is_approved": True}, [], [UNAPPLIED]),
        ({"is_approved": True, "touches_decision": True}, [], []),
        ({"is_approved": True, "applied_in_id": 3}, [], []),
    ],
)
def test_each_amendment_is_decided_and_put_into_the_report(changes, undecided, unapplied):
    asked = [amendment(**changes)]
    assert rules.undecided(asked) == undecided and rules.unapplied(asked) == unapplied


def test_a_recommendation_says_what_and_for_whom():
    assert rules.why_not_recommendable("Ask first.", 1, False) == [] == rules.why_not_recommendable("Ask.", 2, True)
    assert len(rules.why_not_recommendable("  ", 0, True)) == 2
    assert "Choose the others" in rules.why_not_recommendable("Ask first.", 1, True)[0]
    assert "another recommendation for each" in rules.why_not_recommendable("Ask first.", 2, False)[0]


def test_there_is_something_to_agree_and_no_amendment_waits():
    assert rules.why_not_agreed([Recommendation(number="R1")], []) == []
    assert rules.why_not_agreed([], [amendment()]) == [
        UNDECIDED,
        "There is no recommendation to agree. Choose or make one.",
    ]


def test_the_tracker_waits_for_an_agreed_recommendation_and_a_method():
    assert rules.why_not_trackable(1, True, []) == []
    assert len(rules.why_not_trackable(0, False, [amendment(is_approved=True), amendment()])) == 4


def test_nobody_decides_what_they_asked_for():
    assert rules.why_not_decided_by(amendment(), Person(pk=8)) == []
    assert "You asked for this amendment" in rules.why_not_decided_by(amendment(), Person(pk=7))[0]


def test_an_amendment_is_refused_with_reasons_and_approved_without():
    assert rules.why_not_refusable(True, "") == [] == rules.why_not_refusable(False, "The log supports it.")
    assert rules.why_not_refusable(False, " ") == ["Give the reasons for refusing this amendment."]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"is_approved": True}, ""),
        ({}, "has not approved"),
        ({"is_approved": False}, "has not approved"),
        ({"is_approved": True, "touches_decision": True}, "the whole sign-off"),
        ({"is_approved": True, "applied_in_id": 3}, "in the report already"),
    ],
)
def test_only_what_was_approved_changes_a_ratified_report_and_once(changes, why):
    reasons = rules.why_not_applicable(amendment(**changes))
    assert bool(reasons) == bool(why) and why in "".join(reasons)
