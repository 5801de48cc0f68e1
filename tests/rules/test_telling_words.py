"""How the letters about a ratified report begin: kindly, in plain words, with the decision and nobody's name."""

import datetime as dt

import pytest

from sarum.cases.models import Decision, Involvement, ParallelProcess, ProcessKind
from sarum.cases.models.letter import DecisionLetter
from sarum.cases.rules import telling as rules
from sarum.cases.rules import telling_words as words


def decided(decision=Decision.MANDATORY):
    return words.Decided(
        "HSAB-2026-004", "Adult A", decision, "As minuted", "Ask first", "It is clear", dt.date(2026, 3, 3)
    )


@pytest.mark.parametrize("decision", list(Decision))
def test_the_referrer_is_told_what_was_decided_when_and_why(decision):
    said = words.to_referrer(decided(decision), "Write to us if you do not agree.")
    assert "ratified its report on 3 March 2026" in said and words.DECIDED[decision] in said
    assert "The reasons are these. As minuted." in said and said.endswith("Write to us if you do not agree.")
    assert ("Why no more can be learnt: It is clear." in said) == (decision == Decision.NO_REVIEW)


def test_an_agency_is_thanked_for_a_return_that_it_sent():
    assert "Thank you for your agency’s return" in words.to_agency(decided(), True)
    assert "Thank you" not in words.to_agency(decided(), False)


def test_a_head_names_a_senior_lead():
    assert "Please name a senior lead" in words.to_head(decided()) and "section 44(5)" in words.to_head(decided())


def test_the_family_is_asked_as_was_planned_and_told_why_where_there_is_no_review():
    now, later = Involvement(part="NOW", key_worker="Joan Bell"), Involvement(part="LATER")
    assert "not to take part" in words.to_family(decided(), now) and "Joan Bell." in words.to_family(decided(), now)
    assert "at a time that is right for you" in words.to_family(decided(), later)
    said = words.to_family(decided(Decision.NO_REVIEW), now)
    assert "not to hold a Safeguarding Adults Review" in said and "As minuted." in said


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (ProcessKind.INQUEST, "what you would like us to send you"),
        (ProcessKind.CRIMINAL, "anybody to whom we should not speak"),
        (ProcessKind.REGULATOR, "what we should know or wait for"),
    ],
)
def test_another_body_is_asked_what_goes_first(kind, asked):
    process = ParallelProcess(kind=kind, process="Theirs", reference="I 12")
    assert asked in words.to_body(decided(), process) and "your reference I 12" in words.to_body(decided(), process)
    assert "you may ask us for it" in words.to_body(decided(Decision.NO_REVIEW), process)


def test_a_letter_is_sent_once_after_it_was_written_and_of_a_ratified_report():
    day, letter = dt.date(2026, 3, 3), DecisionLetter(to_name="Robin Tate")
    assert rules.why_not_sent(letter, day, day, day) == []
    assert "not ratified" in rules.why_not_sent(letter, day, None, day)[0]
    assert "today or a day before" in rules.why_not_sent(letter, day, day, dt.date(2026, 3, 2))[0]
    assert "was ratified on 3 March 2026" in rules.why_not_sent(letter, dt.date(2026, 3, 2), day, day)[0]
    letter.told_on = day
    assert "recorded already" in rules.why_not_sent(letter, day, day, day)[0]


@pytest.mark.parametrize(
    ("who", "to", "greeted"),
    [
        ("the adult's family", "Family of Adult A", "family of Adult A"), ("Her brother", "Family of Adult A", "family of Adult A"),
        ("Family", "Family of Adult A", "family of Adult A"), ("Keith Marsh", "Keith Marsh", "Keith Marsh"),
        ("Edie", "Edie", "Edie"), ("Theodora", "Theodora", "Theodora"),
    ],
)  # fmt: skip
def test_a_letter_to_the_family_greets_them_by_the_name_in_the_plan_or_as_the_family(who, to, greeted):
    assert rules.salutation(Involvement(who=who), "Adult A") == to and rules.dear(to) == greeted


@pytest.mark.parametrize(
    ("to", "kind", "greeted"),
    [
        ("The head of Wyvern Council", "AGENCY_HEAD", "Head of Wyvern Council"),
        ("the family of Adult A", "FAMILY", "family of Adult A"),
        ("Jane Smith, Wyvern Council", "REFERRER", "Jane Smith"), ("Wyvern Council", "REFERRER", "Wyvern Council"),
        (", Wyvern Council", "REFERRER", ", Wyvern Council"), ("Theodora", "FAMILY", "Theodora"),
        ("HM Coroner, Wyvern", "OTHER_BODY", "HM Coroner, Wyvern"), ("bell hooks", "FAMILY", "bell hooks"),
    ],
)  # fmt: skip
def test_a_letter_greets_whoever_it_is_for_and_not_their_address(to, kind, greeted):
    assert rules.dear(to, kind) == greeted


def test_two_of_a_family_who_are_alike_are_told_apart():
    march, may = (dt.datetime(2026, month, 3, tzinfo=dt.UTC) for month in (3, 5))
    family = [
        Involvement(who="The adult’s family", decision="Told by visit", recorded_at=march),
        Involvement(who="The adult’s family", decision="Invited", recorded_at=may),
        Involvement(who="The adult’s family", relationship="Son", decision="Told", recorded_at=may),
    ]
    assert rules.told_apart(family) == [
        "The adult’s family, as planned on 3 March 2026: Told by visit",
        "The adult’s family, as planned on 3 May 2026: Invited", "The adult’s family (Son)",
    ]  # fmt: skip


def test_the_letters_still_to_go_are_counted_as_they_are_listed():
    listed = [
        rules.ToWrite("a", "A", rules.PaperKind.AGENCY, line=rules.ToTell("a", "A")),
        rules.ToWrite("head-1", "The head of A", rules.PaperKind.AGENCY_HEAD),
        rules.ToWrite("b", "B", rules.PaperKind.FAMILY, line=rules.ToTell("b", "B", not_told_because="It is unsafe")),
    ]
    assert rules.in_words(listed, dt.date(2026, 3, 3)) == "2 of the 3 below have still to be told, by 3 March 2026."
    assert rules.in_words(listed[2:], dt.date(2026, 3, 3)).startswith("Everybody below")
