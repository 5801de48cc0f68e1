"""The Board's template: what every version needs, what a question needs, and when each is asked."""

import copy

import pytest

from sarum.cases.models import Step
from sarum.cases.rules import template as rules
from sarum.kit.refusal import Refused

ASKED = {"label": "Who?", "hint": "", "kind": "TEXT", "stage": "SCOPING"}


def standard():
    return copy.deepcopy(rules.STANDARD)


def names_at(stage, sections=None):
    return {
        one.name
        for part in rules.form_of(sections or rules.STANDARD, stage).parts.values()
        if part.kept_in == rules.KEPT_IN
        for _, one in part.every_question()
    }


def test_the_template_that_sarum_brings_could_be_issued_and_asks_everything_once():
    assert rules.why_not_issuable(rules.STANDARD, None, "The first") == []
    names = [one["name"] for one in rules.questions_in(rules.STANDARD)]
    assert len(names) == len(set(names))
    slugs = [one["slug"] for one in rules.STANDARD]
    assert len(slugs) == len(set(slugs))


def test_a_commissioned_review_asks_all_and_scoping_less():
    assert names_at("SCOPING") < names_at("REVIEW")
    assert "key_lines" in names_at("REVIEW") - names_at("SCOPING")
    assert "s-in-depth" not in rules.form_of(rules.STANDARD, "SCOPING").parts


@pytest.mark.parametrize(("step", "stage"), [(Step.SCOPING, "SCOPING"), (Step.RAPID_REVIEW, "SCOPING"),
                                             (Step.COMMISSIONING, "REVIEW"), (Step.REVIEW, "REVIEW")])  # fmt: skip
def test_the_stage_follows_from_the_step(step, stage):
    assert rules.stage_at(step) == stage


def test_a_section_named_like_a_part_that_every_return_has_is_another_part():
    sections = [
        *standard(),
        {"slug": "events", "title": "Key events", "intro": "", "questions": [{"name": "events", **ASKED}]},
    ]
    parts = rules.form_of(sections, "SCOPING").parts
    assert parts["events"].one == "key event" and parts["s-events"].kept_in == "answers"
    assert "events" in names_at("SCOPING", sections)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda found: found[0]["questions"].pop(0), "about the agency’s involvement must stay"),
        (lambda found: found[0]["questions"][0].update(stage="REVIEW"), "about the agency’s involvement must stay"),
        (lambda found: [one.update(is_analysis=False) for one in rules.questions_in(found)], "must ask why"),
        (lambda found: found.append({"slug": "x", "title": "Extra", "questions": []}), "“Extra” has no question"),
        (lambda found: None, "Nothing has been changed"),
    ],
)
def test_a_version_is_not_issued_without_what_every_return_needs(change, why):
    sections = standard()
    change(sections)
    reasons = rules.why_not_issuable(sections, rules.STANDARD, "Because")
    assert any(why in one for one in reasons)


def test_a_version_says_what_changed():
    sections = standard()
    sections[0]["title"] = "Other"
    assert rules.why_not_issuable(sections, rules.STANDARD, " ") == [
        "Say what has changed and why, for whoever reads an older return."
    ]
    assert rules.why_not_issuable(sections, rules.STANDARD, "The title") == []


def test_a_question_has_words_and_one_of_several_has_answers_to_choose_from():
    assert rules.why_not_a_question({**ASKED, "label": " "}) == ["Write the question."]
    assert "at least two" in rules.why_not_a_question({**ASKED, "kind": "CHOICE", "options": ["Yes"]})[0]
    assert rules.why_not_a_question({**ASKED, "kind": "CHOICE", "options": ["Yes", "No"]}) == []


def test_the_question_about_involvement_stays_and_may_be_worded_otherwise():
    stays = {**ASKED, "kind": "LONG"}
    assert rules.why_kept("summary", stays) == [] and rules.why_kept("why", None) == []
    for asked in (None, {**stays, "stage": "REVIEW"}, {**stays, "kind": "YES_NO"}):
        assert "Every return needs this question" in rules.why_kept("summary", asked)[0]


def test_a_new_name_is_one_that_no_question_has_had():
    assert rules.new_name("Who, and when?", set(), "q_") == "q_who_and_when"
    assert rules.new_name("Who, and when?", {"q_who_and_when", "q_who_and_when_2"}, "q_") == "q_who_and_when_3"
    assert rules.new_name("???", set(), "q_") == "q_question"


def test_what_is_gone_is_said_to_be_gone():
    with pytest.raises(Refused, match="section is no longer in the draft"):
        rules.section_in(rules.STANDARD, "nothing")
    with pytest.raises(Refused, match="question is no longer in the draft"):
        rules.question_in(rules.STANDARD[0], "nothing")
    assert rules.asked_in(rules.STANDARD, "nothing", "x") == {} == rules.asked_in(rules.STANDARD, "")


@pytest.mark.parametrize(("place", "by", "after"), [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 1, "abc")])
def test_a_row_moves_as_far_as_there_is_room(place, by, after):
    assert "".join(rules.moved("abc", place, by)) == after
