"""Who is told what, and who answers those who do not agree."""

import datetime as dt

from sarum.board.models import Person
from sarum.cases.models import Addendum, Challenge, DecisionLetter, NextStep
from sarum.cases.rules import challenge, letter

TODAY = dt.date(2026, 3, 2)
TOMORROW = TODAY + dt.timedelta(days=1)
NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


def test_a_letter_begins_in_the_boards_words_for_every_decision():
    for step in NextStep:
        said = letter.begun("HSAB-2026-004", step, TODAY)
        assert "Our reference is HSAB-2026-004." in said and "2 March 2026" in said
    assert "are met has not been decided" in letter.begun("HSAB-2026-004", "SCOPING", TODAY)


def test_a_letter_about_a_decision_taken_again_names_no_meeting_and_says_what_is_done_instead():
    for step in NextStep:
        said = letter.begun_again("HSAB-2026-004", step, TOMORROW, TODAY, True, "")
        assert (
            "We wrote to you about our decision of 2 March 2026. That decision has been taken again on 3 March" in said
        )
        assert "meeting" not in said and "instead:" not in said
    said = letter.begun_again("HSAB-2026-004", "ALTERNATIVE", TOMORROW, TODAY, False, "Round table")
    assert "We decided on 2 March 2026. That" in said and said.endswith("What is done instead: Round table.")


def test_a_letter_tells_somebody_something_that_stands():
    assert letter.why_not_written("Robin Tate", "It was decided.", True) == []
    assert len(letter.why_not_written(" ", "", True)) == 2
    assert "advisory" in letter.why_not_written("Robin Tate", "It was decided.", False)[0]


def test_that_somebody_was_told_is_recorded_once_and_afterwards():
    assert letter.why_not_told(DecisionLetter(to_name="Robin Tate"), TODAY, TODAY, TODAY) == []
    assert "once they have been told" in letter.why_not_told(DecisionLetter(), TOMORROW, TODAY, TODAY)[0]
    assert "recorded already" in letter.why_not_told(DecisionLetter(told_on=TODAY), TODAY, TODAY, TODAY)[0]
    assert letter.why_not_told(DecisionLetter(), TODAY, TOMORROW, TOMORROW) == [
        "The decision was taken on 3 March 2026. Enter that day or a later one."
    ]


def test_a_challenge_says_who_why_and_when():
    assert challenge.why_not_recorded("Her son", "Unfair", TODAY, TODAY, TODAY) == []
    assert "decision was taken on 3 March" in challenge.why_not_recorded("A", "B", TODAY, TOMORROW, TOMORROW)[0]
    assert challenge.why_not_recorded("Her son", "Rude", TODAY, None, TODAY) == []
    assert len(challenge.why_not_recorded("", " ", TOMORROW, TODAY, TODAY)) == 3


def test_nobody_answers_a_challenge_to_their_own_decision():
    chair, vice_chair = Person(pk=1), Person(pk=2)
    assert challenge.why_not_answered_by(vice_chair, [chair]) == []
    assert "somebody else answers" in challenge.why_not_answered_by(chair, [vice_chair, chair])[0]


def test_a_challenge_is_answered_once_with_reasons_and_told_afterwards():
    assert challenge.why_not_answered(Challenge(), "It was fair") == []
    assert challenge.why_not_answered(Challenge(), " ") == ["Give the reasons for this answer."]
    answered = Challenge(answered_at=NOW)
    assert "answered already" in challenge.why_not_answered(answered, "x")[0]
    assert challenge.why_not_told(answered, TODAY, TODAY, TODAY) == []
    assert "not been answered" in challenge.why_not_told(Challenge(), TODAY, None, TODAY)[0]
    assert "once they have been told" in challenge.why_not_told(answered, TOMORROW, TODAY, TODAY)[0]
    assert "already" in challenge.why_not_told(Challenge(answered_at=NOW, told_on=TODAY), TODAY, TODAY, TODAY)[0]
    assert "answered on 3 March 2026" in challenge.why_not_told(answered, TODAY, TOMORROW, TOMORROW)[0]


def test_a_challenge_is_settled_once_its_answer_was_told_or_it_is_said_what_stays_in_dispute():
    told = Challenge(answered_at=NOW, told_on=TODAY)
    assert challenge.why_not_settled(told, True, "") == challenge.why_not_settled(told, False, "The date") == []
    assert "what stays in dispute" in challenge.why_not_settled(told, False, " ")[0]
    assert "not been told" in challenge.why_not_settled(Challenge(answered_at=NOW), True, "")[0]
    assert "already" in challenge.why_not_settled(Challenge(told_on=TODAY, is_settled=True), True, "")[0]


def test_an_addendum_is_for_a_dispute_about_a_ratified_report():
    unsettled = Challenge(is_settled=False)
    assert challenge.why_not_addable(unsettled, True, None) == []
    assert challenge.why_not_addable(unsettled, True, Addendum()) == []
    assert "no ratified report" in challenge.why_not_addable(unsettled, False, None)[0]
    assert "agreed" in challenge.why_not_addable(unsettled, True, Addendum(agreed_at=NOW))[0]
    for settled in (True, None):
        assert "not settled" in challenge.why_not_addable(Challenge(is_settled=settled), True, None)[0]


def test_an_addendum_is_agreed_by_another_on_the_words_that_were_read():
    chair, written = Person(pk=1), Addendum(written_by_id=2, digest="abc")
    assert challenge.why_not_agreed(written, chair, True, "") == challenge.why_other_addendum(written, "abc") == []
    assert "written anew" in challenge.why_other_addendum(written, "old")[0]
    assert "what should change" in challenge.why_not_agreed(written, chair, False, " ")[0]
    assert "You wrote" in challenge.why_not_agreed(Addendum(written_by_id=1, digest="abc"), chair, True, "")[0]
    assert "sent back" in challenge.why_not_agreed(Addendum(sent_back_because="Shorter"), chair, True, "")[0]
    assert "already" in challenge.why_not_agreed(Addendum(agreed_at=NOW), chair, True, "")[0]


def test_an_addendum_begins_with_what_each_side_said():
    unsettled = Challenge(
        about="CRITERIA", by_whom="FAMILY", grounds="It was neglect", received_on=TODAY, answered_at=NOW,
        outcome="NOT_UPHELD", reasons="The test is met all the same", unsettled_because="Whether carers knew",
    )  # fmt: skip
    words = challenge.begun(unsettled)
    assert "the adult or their family challenged the decision under section 44 of the Care Act: It was neglect" in words
    assert "The test is met all the same" in words and words.endswith("Whether carers knew")
