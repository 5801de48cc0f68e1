"""When practice is shown to have changed; no database."""

import pytest

from sarum.board.models import Agency, Person
from sarum.cases.models import Action, Improvement, Progress, Recommendation
from sarum.cases.rules import assurance as rules

R1 = Recommendation(pk=1, number="R1")
IMPROVEMENT = Improvement(agency=Agency(pk=1, name="Kestrel Homes"), recommendation=R1, person_id=5)


@pytest.mark.parametrize(
    ("by", "owners", "why"),
    [
        (Person(pk=9, agency_id=2), set(), ""),
        (Person(pk=9), {8}, ""),
        (Person(pk=9, agency_id=1), set(), "belongs to Kestrel Homes"),
        (Person(pk=5, agency_id=2), set(), "You recorded"),
        (Person(pk=9, agency_id=2), {9}, "You own an action under R1"),
    ],
)
def test_impact_is_judged_by_somebody_who_does_not_own_it(by, owners, why):
    reasons = rules.why_not_judged_by(IMPROVEMENT, by, owners)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


def test_an_agency_shows_its_own_improvement_on_what_is_its_own():
    assert rules.why_not_shown_for(R1, 1, True, {1}) == []
    assert "your own agency only" in rules.why_not_shown_for(R1, 1, False, {1})[0]
    assert "R1 is not for this agency" in rules.why_not_shown_for(R1, 2, True, {1})[0]


def test_a_case_closes_when_nothing_is_owed():
    done = Action(number=1, text="Train", progress=Progress.COMPLETE)
    assert rules.why_not_closable([done], [R1], {1}, 1) == []


def test_everything_that_is_owed_is_said():
    waiting = Action(number=2, text="Train", progress=Progress.CLAIMED)
    assert rules.why_not_closable([waiting], [R1], set(), 0) == [
        "Action 2 is not complete: Train",
        "R1 has no improvement judged to have changed practice.",
        "The impact has not been reported to the JCR group.",
    ]
