"""Two entries about one adult are found however they were typed; two clearly different adults are not."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.rules import alike
from sarum.cases.rules.alike import Entry

EDNA = Entry(("Edna Rosemary Tranter", "Edie"), dt.date(1943, 8, 4), "943 476 5919")
FIRST = ("Margaret", "Dorothy", "Gwendolen", "Leonard", "Patrick", "Winifred", "Clifford", "Josephine")
LAST = ("Tranter", "Fallowfield", "Penhale", "Whitlow", "Garland", "Hallworth", "Skelhorn", "Ashdown")
BIRTHS = st.dates(dt.date(1925, 1, 1), dt.date(2005, 12, 28))
people = st.builds(
    lambda first, last, born: Entry((f"{first} {last}",), born), st.sampled_from(FIRST), st.sampled_from(LAST), BIRTHS
)


def swapped(born):
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else born


def typo(name, place):
    """Two letters the wrong way round, within a word and never its first."""
    at = [i for i in range(1, len(name) - 1) if " " not in name[i : i + 2] and name[i - 1] != " "]
    i = at[place % len(at)]
    return name[:i] + name[i + 1] + name[i] + name[i + 2 :]


def found(one, other):
    """Filed under something in common, and then thought possible."""
    return bool(set(alike.keys_of(one)) & set(alike.keys_of(other))) and alike.is_possible(one, other)


@given(people, st.integers(0, 99), st.sampled_from(["typo", "initial", "case", "accent", "order", "title", "swap"]))
def test_one_adult_is_found_however_they_were_typed(person, place, how):
    (name,) = person.names
    first, last = name.split()
    other = {
        "typo": Entry((typo(name, place),), person.born),
        "initial": Entry((f"{first[0]}. {last}",), person.born),
        "case": Entry((name.upper(),), person.born),
        "accent": Entry(
            (unicodedata.normalize("NFC", name.replace("e", "e\u0301").replace("a", "a\u0308")),), person.born
        ),
        "order": Entry((f"{last}, {first}",), person.born),
        "title": Entry((f"Mrs {name} (née Other)",), person.born),
        "swap": Entry((name,), swapped(person.born)),
    }[how]
    assert found(person, other) and found(other, person)


@given(people, people)
def test_two_clearly_different_adults_are_not(one, other):
    (here,), (there,) = one.names, other.names
    alike_names = set(here.split()) & set(there.split())
    if not alike_names and not alike.births_agree(one.born, other.born):
        assert not alike.is_possible(one, other)


@given(people, people)
def test_it_is_the_same_from_either_side(one, other):
    assert alike.is_possible(one, other) == alike.is_possible(other, one)
    assert alike.agreements(one, other) == alike.agreements(other, one)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("edna rosemary TRANTER", "The names are the same"),
        ("Edna Tranter", "The names are the same, but for a middle name"),
        ("E Tranter", "The names are the same, but for an initial"),
        ("Edna Rosemary Trantor", "The names are spelt alike"),
        ("Edna Trantor", "The names are spelt alike, but for a middle name"),
        ("Jeffrey Smith", ""),
    ],
)
def test_it_says_in_words_how_names_agree(name, said):
    assert alike.names_agree("Edna Rosemary Tranter", name) == said


def test_names_that_only_sound_alike():
    assert alike.names_agree("Geoffrey Wright", "Jeffry Rite") == "The names sound alike"


def test_birth_and_number_are_said_in_words():
    other = Entry(("Somebody Else",), dt.date(1943, 4, 8), "9434765919")
    assert alike.agreements(EDNA, other) == [
        "The dates of birth are the same with day and month the other way round",
        "The NHS numbers are the same",
    ]
    assert alike.is_possible(EDNA, other)
    assert alike.numbers_agree("999 147 2305", "9991472305").endswith(", and neither is a valid number")


def test_the_same_name_with_another_birth_is_not_the_same_adult():
    assert not alike.is_possible(EDNA, Entry(("Edna Tranter",), dt.date(1971, 1, 30)))
    assert alike.is_possible(EDNA, Entry(("Edna Tranter",)))


def test_what_is_not_known_agrees_with_nothing():
    assert alike.agreements(Entry(("Not known",)), Entry(("Not known",))) == []


def test_the_strongest_agreement_of_names_is_said_with_the_names():
    one, other = Entry(("Edna Tranter", "Jeffry Rite")), Entry(("Geoffrey Wright", "edna tranter"))
    assert alike.agreements(one, other) == ["The names are the same: Edna Tranter and edna tranter"]
