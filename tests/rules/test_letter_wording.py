"""The words with which letters begin: which fields they may hold, and how they are filled."""

import pytest

from sarum.cases.models.telling import LetterKind
from sarum.cases.rules import letter_wording as rules


@pytest.mark.parametrize("kind", list(LetterKind))
def test_sarums_own_words_can_be_filled_whole(kind):
    assert rules.why_not_worded(kind, rules.own(kind)) == []
    said = rules.filled(rules.own(kind), rules.stand_ins(kind))
    assert "{{" not in said and "[the reference of the case]" in said


def test_an_unknown_field_is_refused_by_its_name_with_those_that_can_be_used():
    why = rules.why_not_worded("AGENCY_HEAD", "{{ decision }} {{ surname }} {{surname}}")
    assert len(why) == 1 and "The field {{ surname }} cannot be filled in" in why[0] and "{{ pseudonym }}" in why[0]


@pytest.mark.parametrize("words", ["{{ decision", "decision }}", "{{ decision }} {{"])
def test_half_a_field_is_refused(words):
    assert any("missing its other half" in reason for reason in rules.why_not_worded("AGENCY", words))


def test_a_letter_keeps_the_fields_without_which_it_does_not_say_what_it_must():
    assert "put in {{ decision }}, {{ reasons }}" in rules.why_not_worded("REFERRER", "Thank you.")[0]
    assert "{{ reasons }}" in rules.why_not_worded("FAMILY_NO_REVIEW", "We are sorry.")[0]
    assert "Write how the letter begins" in rules.why_not_worded("REFERRER", " ")[0]


def test_a_paragraph_whose_every_field_is_empty_is_left_out_and_what_is_put_in_is_no_field():
    words = "Dear friend.\r\n\r\nYour contact is {{ key_worker }}.\r\n\r\n{{reasons}} {{ key_worker }}"
    assert rules.filled(words, {"reasons": "See {{ key_worker }}"}) == "Dear friend.\n\nSee {{ key_worker }} "


def test_words_are_put_in_force_once_and_after_a_trial():
    assert rules.why_not_used("A", "B", True) == []
    assert "in force already" in rules.why_not_used("A", "A", True)[0]
    assert "Try these words" in rules.why_not_used("A", "B", False)[0]


def test_a_field_stands_on_one_line_as_it_is_filled_paragraph_by_paragraph():
    (half,) = rules.why_not_worded("FAMILY_REVIEW", "We decided: {{ decision\n\n}}.")
    assert "missing its other half" in half
