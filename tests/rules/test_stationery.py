"""A template is taken only where every field of it can be filled, and the refusal names what is wrong and what may be used."""

import datetime as dt

import pytest

from sarum.cases.models import PaperKind
from sarum.cases.rules import stationery as rules

K = PaperKind


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"fields": ["to", "content"]}, ""),
        (
            {"fields": ["adult_name", "content"]},
            "agency: there is no field {{ adult_name }}. These can be used: {{ board }}",
        ),
        ({"fields": ["to"], "places": 0}, "no place for the document itself"),
        ({"fields": ["content"], "places": 2}, "Write {{ content }} once"),
        ({"broken": "{{ to }"}, "The field {{ to } cannot be filled in"),
        ({"is_broken": True}, "nothing that begins with {%"),
        ({"is_fetching": True}, "fetches something from elsewhere"),
        ({"fields": ["to", "content"], "lines": ["DEAR {{to}},"]}, "Write Dear {{ dear }} in place of Dear {{ to }}"),
        ({"fields": ["to", "dear", "content"], "lines": ["{{ to }}", "Dear {{ dear }},"]}, ""),
        ({"has_marks": True}, "comments or tracked changes"),
    ],
)
def test_what_is_wrong_with_a_template_is_said_in_words(found, reason):
    reasons = rules.why_not_template([K.AGENCY], "docx", **found)
    assert (reason in " ".join(reasons)) if reason else reasons == []


def test_a_template_is_a_word_file_for_something():
    assert "Choose what is to be written" in rules.why_not_template([], "docx")[0]
    assert "is a Word document" in rules.why_not_template([K.REPORT], "pdf")[0]


def test_a_field_of_one_kind_is_strange_to_another():
    fields = ["to", "content"]
    assert rules.why_not_template([K.AGENCY], "docx", fields) == []
    assert (
        "Rapid Review report: there is no field {{ to }}"
        in rules.why_not_template([K.AGENCY, K.REPORT], "docx", fields)[0]
    )


@pytest.mark.parametrize("kind", list(K))
def test_sarums_own_template_of_a_kind_holds_no_field_that_the_kind_lacks(kind):
    named = {part.split("}}")[0].strip() for line in rules.own_lines(kind) for part in line.split("{{")[1:]}
    assert named <= set(rules.FIELDS[kind]) and "content" in named


def test_a_letter_fills_every_field_of_its_kind_and_reads_the_same_without_a_template():
    written = rules.letter(
        board="The Board", contact="01432", on=dt.date(2021, 3, 3), to="Robin Tate", dear="Robin Tate", subject="Case 1",
        words="One.\n\nTwo.", signed="Joan, for the Board", reference="HSAB-2021-001",
    )  # fmt: skip
    assert {*written.fields, "content"} == set(rules.FIELDS[K.REFERRER]) and written.fields["day"] == "3 March 2021"
    assert [block.words for block in written.content.blocks] == ["One.", "Two."]
    assert [block.words for block in written.whole.blocks] == [
        "The Board", "01432", "3 March 2021", "Robin Tate", "Dear Robin Tate,", "One.", "Two.", "Yours sincerely,",
        "Joan, for the Board",
    ]  # fmt: skip


def test_what_is_in_force_is_not_put_in_force_again_and_only_what_was_left_is_gone_back_to():
    assert rules.why_not_used("a", "b") == [] and rules.why_not_used("a", "") == []
    assert "in force already" in rules.why_not_used("a", "a")[0] and "no file" in rules.why_not_used("", "a")[0]
    assert rules.why_not_gone_back("a") == [] and rules.why_not_gone_back("")


def test_what_is_in_a_template_of_the_boards_own_is_printed_from_word_but_the_report():
    assert all(rules.is_printed_from_word(kind, "a", True) for kind in (K.AGENCY, K.MINUTES, K.AGENDA))
    assert not rules.is_printed_from_word(K.AGENCY, "", True) and not rules.is_printed_from_word(K.AGENCY, "a", False)
    assert not rules.is_printed_from_word(K.REPORT, "a", True)


def test_a_picture_without_alternative_text_is_refused_by_its_name():
    (reason,) = rules.why_not_template([K.AGENCY], "docx", ["content"], unseen=["Picture 1"])
    assert "what this picture shows: Picture 1" in reason and "alternative text" in reason
