"""A name as the key hides it: without what is said of it in brackets."""

import pytest

from sarum.cases.models import Adult, NamedPerson
from sarum.cases.rules import pseudonyms as rules
from sarum.chronology import Pseudonyms


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Edna Preece (maiden name, on old GP notes)", "Edna Preece"),
        ("Edna (Edie) Tranter", "Edna Tranter"),
        ("Edna Preece [née]", "Edna Preece"),
        ("(Edie)", "(Edie)"),
    ],
)
def test_what_is_said_of_a_name_in_brackets_is_no_name(name, bare):
    assert rules.bare(name) == bare


def test_words_in_brackets_hide_nothing_in_the_records():
    also = "Edna Preece (maiden name, on old GP notes)"
    adult = Adult(name="Edna Tranter", pseudonym="Adult A", other_names=[also])
    assert rules.missing_from([], [adult], [])[0][3] == ["Edna Preece"]
    hiding = Pseudonyms(rules.people_of([NamedPerson(name="Edna Tranter", pseudonym="Adult A", also_known_as=[also])]))
    assert hiding.text("Miss Preece on the ward, old notes seen") == "Adult A on the ward, old notes seen"
