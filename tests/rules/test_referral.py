"""What a referral must hold, and what may be doubted in it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Element, Referral
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form import held

ENOUGH = {
    "safety": {"is_anyone_at_risk_now": False},
    "referrer": {"name": "Rhiannon Ash"},
    "adults": [{"name": "Edna Marsh"}],
    "what_happened": {"outline": "She was found on the floor."},
}


def test_four_things_are_enough():
    assert rules.why_not_receivable(ENOUGH) == []


@pytest.mark.parametrize("part", ENOUGH)
def test_each_of_them_is_needed_and_its_part_is_named(part):
    answers = {name: held for name, held in ENOUGH.items() if name != part}
    assert rules.missing_in(answers) == {part: [rules.NEEDED[part]]}
    assert rules.why_not_receivable(answers) == [rules.NEEDED[part]]


def test_no_adult_is_dropped_because_it_has_no_name():
    answers = ENOUGH | {"adults": [{"name": "Edna Marsh"}, {"needs": "Washing"}]}
    assert rules.why_not_receivable(answers) == [
        "Adult 2 has no name. Give it, write “Not known”, or remove this adult."
    ]


def test_nothing_but_the_four_blocks():
    assert rules.why_not_receivable(ENOUGH | {"criteria": None, "agencies": [], "reason": ""}) == []


@pytest.mark.parametrize(
    ("stood", "said", "number", "then"),
    [
        ({}, {"a": 1}, None, {"a": 1}),
        ({"a": 1, "b": 2}, {"b": 3}, None, {"a": 1, "b": 3}),
        ({"a": 1, "b": 2}, {"b": None}, None, {"a": 1}),
        ([], {"a": 1}, 1, [{"a": 1}]),
        ([{"a": 1}], {"b": 2}, 2, [{"a": 1}, {"b": 2}]),
        ([{"a": 1}, {"a": 2}], {"b": 3}, 1, [{"a": 1, "b": 3}, {"a": 2}]),
        ([{"a": 1}, {"a": 2}], None, 1, [{"a": 2}]),
    ],
)
def test_one_part_is_answered_anew_and_the_rest_stays(stood, said, number, then):
    before = {"part": stood, "other": {"x": 1}}
    assert held.with_part(before, "part", said, number) == {"part": then, "other": {"x": 1}}
    assert before == {"part": stood, "other": {"x": 1}}


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text())), st.integers(1, 9))
def test_taking_an_entry_away_leaves_the_others_as_they_were(entries, number):
    left = held.with_part({"part": entries}, "part", None, number)["part"]
    assert left == entries[: number - 1] + entries[number:]


def test_what_was_seen_is_known_again_by_its_words():
    answers = {"adults": [{"name": "Edna"}, {"name": "Frank"}], "safety": {"x": True}}
    assert held.seen(answers, "adults", 2).said == {"name": "Frank"}
    assert held.seen(answers, "adults", 3).said == held.seen(answers, "adults", 0).said == {}
    assert held.seen(answers, "adults", 1).version == held.Seen({"name": "Edna"}).version
    assert held.seen(answers, "adults", 1).version != held.seen(answers, "adults", 2).version
    assert held.seen({}, "referrer", None).said == {}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "CRITERIA"),
        ({"reason": "LEARNING"}, "LEARNING"),
        ({"reason": {"reason": "GOOD_PRACTICE"}}, "GOOD_PRACTICE"),
        ({"reason": {}}, "CRITERIA"),
    ],
)
def test_the_reason_is_read_however_it_was_given(said, reason):
    assert rules.reason_of(said) == reason
    assert rules.reason_said(said) in ("", reason)


@pytest.mark.parametrize("number", ["", "  ", "999 147 2304", "9991472304", "401 023 2137"])
def test_a_sound_nhs_number_is_not_doubted(number):
    assert rules.why_nhs_number_doubtful(number) == []


@pytest.mark.parametrize(
    ("number", "why"), [("999 147 2305", "does not add up"), ("12345", "has 5 digits"), ("not known", "has 0 digits")]
)
def test_a_doubtful_one_says_why(number, why):
    assert why in rules.why_nhs_number_doubtful(number)[0]


@given(st.integers(0, 999_999_999))
def test_one_check_digit_at_the_most_is_right(first_nine):
    sound = [last for last in range(10) if not rules.why_nhs_number_doubtful(f"{first_nine:09}{last}")]
    assert len(sound) <= 1


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(first_nine, place, change):
    digits = [int(letter) for letter in f"{first_nine:09}"]
    sound = [last for last in range(10) if not rules.why_nhs_number_doubtful(f"{first_nine:09}{last}")]
    digits[place] = (digits[place] + change) % 10
    wrong = "".join(map(str, digits))
    assert all(rules.why_nhs_number_doubtful(f"{wrong}{last}") for last in sound)


def test_the_fourth_element_asks_of_the_dead_and_of_the_living_in_the_acts_words():
    assert "the death resulted from abuse or neglect" in rules.condition_for("DIED")
    assert "experienced serious abuse or neglect" in rules.condition_for("ALIVE")
    assert "(Condition 1)" in rules.condition_for("") and "(Condition 2)" in rules.condition_for("NOT_KNOWN")
    assert set(rules.ELEMENT_WORDS) == set(Element) - {Element.CONDITION}


def test_serious_is_told_as_examples():
    assert "for example" in rules.SERIOUS and "reduced capacity" in rules.SERIOUS


def test_once_it_is_acknowledged_the_meeting_alone_is_left():
    both = "Acknowledge the referral and arrange a verification meeting."
    assert rules.duty_left("REFERRAL", both, is_acknowledged=False) == both
    assert rules.duty_left("REFERRAL", both, is_acknowledged=True) == "Arrange a verification meeting."
    assert rules.duty_left("SCOPING", "Ask every agency.", is_acknowledged=True) == "Ask every agency."


def test_a_referral_is_acknowledged_before_it_is_met_on():
    assert rules.why_not_verifiable([Referral(number="R1")]) == [
        "Referral R1 has not been acknowledged. Acknowledge it first."
    ]
    assert rules.why_not_verifiable([Referral(number="R1", acknowledged_at="2025-03-03")]) == []


@pytest.mark.parametrize(
    ("aware", "came", "words"),
    [
        (None, "2022-02-21", ""),
        ("2022-02-21", "2022-02-21", "on the same day"),
        ("2022-02-20", "2022-02-21", "1 day later"),
        ("2021-02-21", "2022-02-21", "365 days later"),
        ("2022-02-22", "2022-02-21", "Ask which day is right"),
    ],
)
def test_the_days_from_becoming_aware_to_referring_are_said(aware, came, words):
    said = rules.lag_in_words(aware and dt.date.fromisoformat(aware), dt.date.fromisoformat(came))
    assert words in said and bool(said) == bool(words)


def test_a_child_alone_is_not_for_this_board_and_nothing_else_stops():
    assert "This form is for adults" in rules.why_not_receivable(ENOUGH | {"screen": {"about": "CHILD"}})[0]
    for screen in ({"about": "CHILD", "adult_too": True}, {"about": "NOT_KNOWN"}, {"about": "ADULT", "in_area": "NO"}):
        assert rules.why_not_receivable(ENOUGH | {"screen": screen}) == []


def test_there_are_enough_attachments_at_ten_and_none_is_there_twice():
    there = [{"name": f"{n}.pdf", "digest": str(n)} for n in range(10)]
    assert rules.why_not_attachable(there[:9], "new", 10) == []
    assert "There are 10 attachments already" in rules.why_not_attachable(there, "new", 11)[0]
    assert rules.why_not_attachable(there, "3", 4) == []  # the same file again, in its own place
    assert rules.why_not_attachable(there, "3", 5) == ["This file is attached already, as 3.pdf. Choose another."]


def test_a_file_that_is_not_on_the_disk_is_named():
    answers = {"attached_files": [{"name": "plan.pdf", "digest": "a"}, {"name": "door.png", "digest": "b"}]}
    (reason,) = rules.why_files_missing(answers, {"a"}.__contains__)
    assert "door.png" in reason
    assert rules.why_files_missing({}, {"a"}.__contains__) == []
