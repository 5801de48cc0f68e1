"""Who is called what: whoever of the case is missing from the key, which lines cannot be, and what looks like a name."""

import pytest

from sarum.cases.models import Adult, NamedPerson, OtherPerson
from sarum.cases.rules import pseudonyms as rules

KEY = [NamedPerson(name="Vera Lindqvist", pseudonym="Adult A", also_known_as=["Vera Holm"])]


@pytest.mark.parametrize(
    ("name", "pseudonym", "why"),
    [
        ("Ivo Bell", "Son", ""),
        ("", "Son", "Say how the records name this person"),
        ("Ivo Bell", " ", "Say what Ivo Bell is called"),
        ("Ivo Bell", "x" * 61, "at most 60 letters"),
        ("vera lindqvist", "Son", "is in the key already, as Adult A"),
        ("Ivo Bell", "adult a", "Somebody else is called Adult A"),
        ("Ivo Bell", "Mr Bell", "holds a part of the name"),
        ("Sister Bell", "Sister 1", ""),
    ],
)
def test_a_line_needs_a_name_and_a_pseudonym_of_its_own_that_is_no_name(name, pseudonym, why):
    reasons = rules.why_not_in_key(name, pseudonym, KEY)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


def test_whoever_of_the_case_is_missing_gets_a_line():
    adult = Adult(name="Ada Moor", pseudonym="Adult B")
    others = [OtherPerson(name="Ivo Bell", relationship="Son"), OtherPerson(name="Her neighbour")]
    found = rules.missing_from(KEY, [adult], others)
    assert [(name, pseudonym) for name, pseudonym, *_ in found] == [("Ada Moor", "Adult B"), ("Ivo Bell", "Person 1")]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Keith Tranter", True),
        ("Mr Keith Tranter", True),
        ("Her neighbour", False),
        ("the GP", False),
        ("Keith", False),
    ],
)
def test_a_name_is_told_from_what_people_are(words, is_one):
    assert rules.is_name(words) == is_one
