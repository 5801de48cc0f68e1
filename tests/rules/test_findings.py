"""What makes a note, and what makes a finding."""

from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Finding
from sarum.cases.rules import findings as rules


def test_several_names_on_a_line_are_parted_by_semicolons_each_once():
    assert rules.tags_in(" Self-neglect;  Cold   homes ;;Self-neglect; ") == ["Self-neglect", "Cold homes"]
    assert rules.tags_in("") == []


@given(st.lists(st.text(alphabet="abc -", min_size=1).filter(str.strip)))
def test_whatever_is_named_is_found_again(names):
    tidy = list(dict.fromkeys(" ".join(name.split()) for name in names))
    assert rules.tags_in("; ".join(names)) == tidy
    assert rules.tags_in("; ".join(tidy)) == tidy


def test_a_note_says_something():
    assert rules.why_not_noted("", "", "", {"THEME": []}) == ["Write a note, or choose one of the answers."]
    assert rules.why_not_noted("", "IMPORTANT", "", {}) == rules.why_not_noted("", "", "NO", {}) == []
    assert rules.why_not_noted("", "", "", {"THEME": ["Food"]}) == []


def test_a_finding_has_words_and_rests_on_something():
    assert rules.why_not_found("Cold", [1]) == []
    assert rules.why_not_found(" ", [1]) == ["Say what was found, in a sentence."]
    assert rules.why_not_found("Cold", []) == ["Choose at least one entry of the chronology on which it rests."]


def test_a_finding_that_was_withdrawn_stays_as_it_was():
    assert rules.why_not_changed(Finding()) == []
    assert rules.why_not_changed(Finding(withdrawn_because="Wrong log")) != []
