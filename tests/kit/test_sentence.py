"""Days, lists and what somebody wrote, put into a sentence."""

import datetime as dt

import pytest

from sarum.kit.sentence import ended, joined, listed, said_day


@pytest.mark.parametrize(
    ("written", "as_joined"),
    [
        ("The care stopped. Nobody knew.", "the care stopped. Nobody knew"),
        ("Nobody knew", "nobody knew"),
        ("Wyvern Council asked for it.", "Wyvern Council asked for it"),
        ("NHS records are late ", "NHS records are late"),
        ("I was away", "I was away"),
        ("", ""),
    ],
)
def test_reasons_follow_because_without_a_stop_and_names_keep_their_capitals(written, as_joined):
    assert joined(written) == as_joined


def test_a_day_and_a_list_are_said_as_a_person_would():
    assert said_day(dt.date(2021, 3, 3)) == "3 March 2021" and said_day(None) == ""
    assert [listed(words.split()) for words in ("one", "one two", "one two three")] == [
        "one", "one and two", "one, two and three"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [("She fell", "She fell."), ("She fell. ", "She fell."), ("Who\nrang?", "Who rang?"), (" ", "")],
)
def test_what_somebody_wrote_ends_with_a_stop(words, said):
    assert ended(words) == said
