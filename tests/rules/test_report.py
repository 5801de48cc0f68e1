"""What the report must say, and what changed from one version to another."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Report
from sarum.cases.rules import report as rules

texts = st.text(alphabet="ab \n.", max_size=60)
FULL = {"facts": "She died.", "criteria": "Met.", "decision": "A review."}


def test_a_ratified_report_is_locked():
    assert rules.why_not_writable(Report()) == []
    assert "locked" in rules.why_not_writable(Report(ratified_at=dt.datetime.now(dt.UTC)))[0]


def test_a_report_says_the_facts_the_criteria_and_the_decision():
    assert rules.why_incomplete(FULL, False) == []
    assert "Summary of the facts" in rules.why_incomplete({**FULL, "facts": " "}, False)[0]


def test_where_there_is_no_review_the_learning_is_needed():
    assert "no more can be learnt" in rules.why_incomplete(FULL, True)[0]
    assert rules.why_incomplete({**FULL, "no_review": "Ask each other."}, True) == []


def test_what_is_shown_is_everything_that_is_signed_and_what_is_empty_says_so_in_its_place():
    shown = rules.words_of({"facts": "She died.", "about": "Case 1", "analysis": " ", "an old heading": "Kept."})
    assert [heading for heading, _ in shown] == [*rules.SECTIONS.values(), "an old heading"]
    assert dict(shown) == {
        **dict.fromkeys(rules.SECTIONS.values(), "Nothing is recorded."), "About this review": "Case 1",
        "Summary of the facts and context": "She died.", "an old heading": "Kept.",
    }  # fmt: skip


def test_only_sections_that_differ_are_shown():
    changed = rules.changes({"facts": "She died.", "about": "Case 1"}, {"facts": "She has died.", "about": "Case 1"})
    assert changed == [
        (
            "Summary of the facts and context",
            [rules.Piece("same", "She "), rules.Piece("added", "has "), rules.Piece("same", "died.")],
        )
    ]


def test_a_section_that_came_or_went_is_shown_whole():
    assert rules.changes({}, {"facts": "New."})[0][1] == [rules.Piece("added", "New.")]
    assert rules.changes({"facts": "Old."}, {})[0][1] == [rules.Piece("removed", "Old.")]


def test_a_word_that_was_put_for_another_is_shown_as_both():
    pieces = rules.pieces("The death was caused by neglect.", "The death resulted from neglect.")
    assert pieces == [
        rules.Piece("same", "The death "),
        rules.Piece("removed", "was caused by "),
        rules.Piece("added", "resulted from "),
        rules.Piece("same", "neglect."),
    ]


def test_a_comparison_is_in_plain_words_and_says_where_marks_changed():
    older = {"facts": "See [return of X](return:39), **bold**."}
    assert rules.changes(older, {"facts": "See [return of X](return:39), bold."})[0][1] == [
        rules.Piece("same", "See return of X, bold."), rules.Piece("marks", rules.ONLY_MARKS),
    ]  # fmt: skip
    assert rules.changes(older, {"facts": "See [return of X](return:40), **bold**."})[0][1][-1].kind == "marks"
    assert rules.changes(older, {"facts": "See [return of X](return:40), **bolder**."})[0][1] == [
        rules.Piece("same", "See return of X, "), rules.Piece("removed", "bold."), rules.Piece("added", "bolder."),
        rules.Piece("marks", rules.MARKS_TOO),
    ]  # fmt: skip
    assert "marks" not in {piece.kind for piece in rules.changes(older, {"facts": older["facts"] + " So."})[0][1]}


@given(older=texts, newer=texts)
def test_the_pieces_give_back_both_texts(older, newer):
    pieces = rules.pieces(older, newer)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == older
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == newer


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert {piece.kind for piece in rules.pieces(text, text)} <= {"same"}
    assert rules.changes({"facts": text}, {"facts": text}) == []


def test_marks_part_no_name_and_make_no_section_full():
    assert rules.plain_words({"facts": "Edna **Marsh**, see [fact 1](fact:1)."}) == ["Edna Marsh, see fact 1."]
    assert len(rules.why_incomplete({"facts": "###", "criteria": "- ", "decision": "No."}, is_no_review=False)) == 2


def test_only_the_criteria_are_printed_as_tables():
    said = "What we saw\nMonday: she rang\nTuesday: nobody rang back"
    assert [type(one).__name__ for one in rules.blocks_of(rules.SECTIONS["criteria"], said)] == ["Table"]
    assert "Table" not in {type(one).__name__ for one in rules.blocks_of(rules.SECTIONS["facts"], said)}
