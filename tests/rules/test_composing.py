"""The report while it is written: its length, how hard it is to read, and whose words go on."""

import datetime as dt

import pytest

from sarum.cases.models import ReportVersion, SectionComment
from sarum.cases.models.composing import SectionTurn
from sarum.cases.rules import composing as rules
from sarum.cases.rules.citing import Citable, in_short
from sarum.cases.rules.report import SECTIONS, pieces
from sarum.kit.reading import age_to_read

AT = dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)
EASY = "The cat sat on the mat. It was a red mat. " * 6
HARD = (
    "Multidisciplinary safeguarding arrangements notwithstanding, interorganisational communication deteriorated "
    "comprehensively, precipitating irrecoverable consequences for professional accountability structures throughout "
) * 3


def test_every_section_has_a_length_it_is_meant_to_be():
    assert set(rules.TARGETS) == set(SECTIONS)


@pytest.mark.parametrize(("text", "said"), [
    ("", "0 words of about 600"), ("One.", "1 word of about 600"),
    ("word " * 700, "700 words of about 600"), ("word " * 800, "800 words of about 600, longer than a reader needs"),
])  # fmt: skip
def test_the_length_is_said_beside_the_target_and_marks_are_no_words(text, said):
    assert rules.length_in_words("facts", text) == said
    assert rules.length_in_words("", "**one** [two](fact:2)") == "2 words"


def test_how_hard_a_text_is_is_said_only_where_there_is_enough_of_it():
    assert rules.reading_in_words("Short.") == "" and age_to_read(EASY) < 9 < 20 < age_to_read(HARD)
    assert rules.reading_in_words(EASY) == f"reads easily from about age {age_to_read(EASY)}"
    assert "Shorter sentences" in rules.reading_in_words(HARD)


@pytest.mark.parametrize(("given", "goes_on"), [
    ({}, True), ({"written_by_id": 2}, False), ({"report_version": ReportVersion(pk=1)}, False),
    ({"written_at": AT - dt.timedelta(minutes=31)}, False),
])  # fmt: skip
def test_somebody_goes_on_with_their_own_words_until_others_write_or_they_are_put_forward(given, goes_on):
    last = SectionTurn(**{"written_by_id": 1, "written_at": AT - dt.timedelta(minutes=5), **given})
    assert rules.is_going_on(last, 1, AT) is goes_on


def test_only_an_open_comment_is_answered():
    assert rules.why_not_answerable(SectionComment(pk=1)) == []
    assert "settled already" in rules.why_not_answerable(SectionComment(settled_at=AT))[0]
    assert "This is an answer" in rules.why_not_answerable(SectionComment(answers_id=1))[0]


def test_an_empty_section_and_none_are_the_same_words():
    assert rules.is_same({"facts": "A.", "safety": ""}, {"facts": "A."})
    assert not rules.is_same({"facts": "A."}, {"facts": "B."})


def test_a_citation_is_one_word_of_a_comparison():
    found = pieces("See [return of Orchard Care](return:3).", "See [return of Orchard Home](return:4).")
    assert [one.text for one in found] == [
        "See ", "[return of Orchard Care](return:3).", "[return of Orchard Home](return:4).",
    ]  # fmt: skip


def test_what_is_cited_is_offered_in_short():
    one = Citable("fact", 3, "Fact 1: She fell", "fact 1", 1)
    assert one.in_words == {
        "kind": "Facts", "label": "Fact 1: She fell", "cited": "fact 1", "address": "fact:3", "marks": "[fact 1](fact:3)",
    }  # fmt: skip
    assert in_short("one two three", 8) == "one two…"
