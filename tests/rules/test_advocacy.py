"""A person or a reason; and the two tests of the Care Act 2014 s.68."""

import pytest

from sarum.cases.models import Adult, Advocacy, Involvement, Living
from sarum.cases.rules import involvement as rules

ALIVE, DEAD = (
    Adult(pk=1, pseudonym="Adult A", living=Living.ALIVE),
    Adult(pk=2, pseudonym="Adult B", living=Living.DIED),
)


def test_a_person_or_a_reason():
    assert "no reason is given" in rules.why_not_involved([DEAD], [])[0]
    assert rules.why_not_involved([DEAD], [Involvement(who="Her son")]) == []


def test_every_adult_who_is_alive_has_a_plan_of_their_own():
    family = Involvement(who="Her son")
    assert "Adult A is alive and has no plan" in rules.why_not_involved([ALIVE, DEAD], [family])[0]
    assert rules.why_not_involved([ALIVE, DEAD], [family, Involvement(who="Adult A", adult=ALIVE)]) == []


@pytest.mark.parametrize(
    ("difficulty", "supporter", "duty"),
    [
        ("YES", "NO", rules.REQUIRED), ("NO", "NO", rules.NOT_REQUIRED), ("YES", "YES", rules.NOT_REQUIRED),
        ("NO", "NOT_KNOWN", rules.NOT_REQUIRED), ("YES", "NOT_KNOWN", rules.NOT_KNOWN), ("NOT_KNOWN", "NO", rules.NOT_KNOWN),
    ],
)  # fmt: skip
def test_an_advocate_must_be_arranged_where_both_tests_are_met(difficulty, supporter, duty):
    assert rules.duty(difficulty, supporter) == duty


def answer(**changed):
    said = {
        "living": "ALIVE", "has_difficulty": "YES", "difficulties": ["RETAIN"], "has_supporter": "NO", "supporter": "",
        "outcome": "ARRANGED", "reasons": "Dementia", "advocate": "Ada Lowe, Wye Advocacy",
    } | changed  # fmt: skip
    return rules.why_not_answered(**said)


def test_an_answer_says_which_who_and_why():
    assert answer() == {}
    assert set(answer(difficulties=[])) == {"difficulties"}
    assert set(answer(has_supporter="YES")) == {"supporter"}
    assert set(answer(advocate=" ", reasons="")) == {"advocate", "reasons"}
    assert "has died" in answer(living="DIED")["outcome"]


def test_not_needed_is_refused_against_the_act():
    assert "must arrange an independent advocate" in answer(outcome="NOT_NEEDED")["outcome"]
    assert "cannot be said yet" in answer(outcome="NOT_NEEDED", has_supporter="NOT_KNOWN")["outcome"]
    assert answer(outcome="NOT_NEEDED", has_supporter="YES", supporter="Her daughter") == {}


def test_what_is_owed_is_said_until_it_is_arranged():
    assert "has not been asked" in rules.advocacy_owed([ALIVE, DEAD], [])[0]
    said = Advocacy(adult=ALIVE, has_difficulty="YES", has_supporter="NO", outcome="OFFERED")
    assert "none has been arranged" in rules.advocacy_owed([ALIVE], [said])[0]
    said.outcome = "ARRANGED"
    assert rules.advocacy_owed([ALIVE], [said]) == []


def test_who_is_told_later_or_not_at_all_has_a_reason():
    assert set(rules.why_not_recordable(" ", "x", " ", "")) == {"who", "part", "decision"}
    assert set(rules.why_not_recordable("The son", "LATER", "After the inquest", " ")) == {"reasons"}
    assert rules.why_not_recordable("The son", "NOW", "Told", "") == {}
