"""How learning reaches practice; no database."""

import datetime as dt

import pytest

from sarum.cases.models import LearningPlan, Tool
from sarum.cases.rules import learning as rules

AT = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
SHARED, UNSHARED = LearningPlan(shared_at=AT), LearningPlan()


def test_a_plan_says_what_to_whom_how_and_how_it_will_be_known():
    assert rules.why_not_planned("Ask", "All", "Teams", "Audit", 1) == []
    assert len(rules.why_not_planned("", "", " ", "", 0)) == 5


@pytest.mark.parametrize(("plan", "why"), [(SHARED, ""), (UNSHARED, "has not been shared"), (None, "There is no plan")])
def test_learning_goes_on_once_the_plan_is_shared(plan, why):
    reasons = rules.why_not_shared(plan)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


@pytest.mark.parametrize(("plan", "why"), [(UNSHARED, ""), (SHARED, "shared already"), (None, "There is no plan")])
def test_a_plan_is_shared_once_as_it_stands(plan, why):
    reasons = rules.why_not_shared_now(plan)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


def test_a_tool_is_made_ready_once_and_when_it_says_something():
    assert rules.why_not_ready(Tool(text="Ask.")) == []
    assert len(rules.why_not_ready(Tool(text=" ", ready_at=AT))) == 2


def test_a_tool_in_use_does_not_change():
    assert rules.why_not_changed(Tool()) == []
    assert rules.why_not_changed(Tool(ready_at=AT))


@pytest.mark.parametrize(
    ("plan", "people", "is_in_plan", "why"),
    [
        (SHARED, 1, True, ""),
        (SHARED, 0, True, "at least one"),
        (SHARED, 1, False, "not in this learning plan"),
        (UNSHARED, 1, True, "has not been shared"),
        (None, 1, False, "There is no plan"),
    ],
)
def test_an_agency_of_a_shared_plan_confirms_what_it_did(plan, people, is_in_plan, why):
    reasons = rules.why_not_cascaded(plan, people, is_in_plan)
    assert bool(reasons) == bool(why) and why in "".join(reasons)
