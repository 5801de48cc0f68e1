"""What the Rapid Review establishes: facts that rest on something, what is not known yet, what could be improved."""

import datetime as dt

import pytest

from sarum.cases.models import Case, Fact, Idea, Unknown
from sarum.cases.rules import facts as rules
from sarum.cases.rules import recommendations

TODAY = dt.date(2026, 3, 3)
GOOD = {"words": "She fell.", "certainty": "CERTAIN", "doubt": "", "sources": [], "heard": "The nurse"}


@pytest.mark.parametrize(
    ("wrong", "where", "said"),
    [
        ({"words": " "}, "words", "Write the fact"), ({"certainty": ""}, "certainty", "how certain"),
        ({"certainty": "UNCERTAIN"}, "doubt", "why it is uncertain"), ({"certainty": "DISPUTED"}, "doubt", "who disputes"),
        ({"heard": " "}, "heard", "on which it rests"),
    ],
)  # fmt: skip
def test_a_fact_is_in_words_says_how_certain_it_is_and_rests_on_something(wrong, where, said):
    assert rules.why_not_fact(**GOOD) == {} == rules.why_not_fact(**{**GOOD, "heard": "", "sources": [1]})
    reasons = rules.why_not_fact(**{**GOOD, **wrong})
    assert list(reasons) == [where] and said in reasons[where]


def test_what_is_not_known_is_to_be_found_out_by_a_day_to_come():
    assert rules.why_not_unknown("Who rang?", TODAY, TODAY) == {}
    assert set(rules.why_not_unknown(" ", TODAY - dt.timedelta(days=1), TODAY)) == {"question", "due_on"}


def test_what_was_found_out_is_said_once():
    assert rules.why_not_settled(Unknown(), "Nobody.") == []
    assert "cannot be found out" in rules.why_not_settled(Unknown(), " ")[0]
    assert "already" in rules.why_not_settled(Unknown(found_out="Nobody."), "Somebody.")[0]


def test_a_potential_improvement_is_said_with_few_themes():
    assert rules.why_not_idea("Ring each other.", ["closing"]) == {}
    assert set(rules.why_not_idea(" ", ["x" * 101])) == {"words", "themes"}


def test_what_was_withdrawn_stays():
    assert rules.why_withdrawn(Fact(number=2)) == []
    assert "This fact 2 has been withdrawn" in rules.why_withdrawn(Fact(number=2, withdrawn_because="Wrong"))[0]


def test_a_fact_in_a_report_says_how_certain_it_is_and_its_sources():
    fact = Fact(number=1, words="She fell", certainty="DISPUTED", doubt="Her son says she did not.", heard="The nurse")
    assert rules.told(fact, ["return of Orchard"], "Fact 1") == (
        "Fact 1: She fell. Disputed: Her son says she did not. Source: return of Orchard; The nurse."
    )


def test_a_recommendation_takes_up_what_its_own_case_saw():
    one = Case(pk=1)
    assert recommendations.why_not_taking_up(None, 1) == [] == recommendations.why_not_taking_up(Idea(case=one), 1)
    assert "another case" in recommendations.why_not_taking_up(Idea(case=one), 2)[0]
    assert "withdrawn" in recommendations.why_not_taking_up(Idea(case=one, withdrawn_because="No"), 1)[0]
