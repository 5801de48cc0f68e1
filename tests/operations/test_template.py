"""Drafting the Board's template and issuing it; whoever was asked before keeps the questions as they were."""

import pytest
from django.utils import timezone

from sarum.board.models import Agency, Event
from sarum.cases.models import ScopingRequest, ScopingReturn, ScopingTemplate, Step
from sarum.cases.operations import scoping, template, writing
from sarum.cases.rules import returns as return_rules
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import build, cast
from tests.returns import Way

pytestmark = pytest.mark.django_db
KINDS = (
    {"label": "What did you learn from it?", "kind": "LONG", "is_analysis": True},
    {"label": "Who led it?", "kind": "TEXT"},
    {"label": "Was it reported?", "kind": "YES_NO"},
    {"label": "On which day?", "kind": "DAY"},
    {"label": "How bad was it?", "kind": "CHOICE", "options": ["Not bad", "Bad"]},
)


@pytest.fixture
def people():
    return cast.people()


def do(act, who="manager", **given):
    return act(by=cast.people()[who], at=timezone.now(), **given)


def ask(draft, slug, name="", **asked):
    asked = {"hint": "", "options": [], "stage": "SCOPING", "rows": 4, "is_analysis": False, **asked}
    do(template.write_question, template=draft, slug=slug, name=name, asked=asked)


def begun():
    return do(template.begin_template)


def issued(draft, changed="We want to know more."):
    do(template.issue_template, template=draft, changed=changed)
    draft.refresh_from_db()
    return draft


def sections_of(draft):
    draft.refresh_from_db()
    return {one["slug"]: one for one in draft.sections}


def names(draft, slug):
    return [one["name"] for one in sections_of(draft)[slug]["questions"]]


def with_everything():
    """A draft with a section of its own, and in it a question of each kind."""
    draft = begun()
    do(template.write_section, template=draft, slug="", title="Self-neglect", intro="Only if it was known.")
    for asked in KINDS:
        ask(draft, "self-neglect", **asked)
    return draft


def test_the_business_manager_adds_words_moves_removes_and_issues(people):
    draft = with_everything()
    assert names(draft, "self-neglect") == [
        "q_what_did_you_learn_from_it", "q_who_led_it", "q_was_it_reported", "q_on_which_day", "q_how_bad_was_it",
    ]  # fmt: skip
    do(template.move_in_template, template=draft, slug="self-neglect", name="q_how_bad_was_it", by_one=-1)
    do(template.move_in_template, template=draft, slug="self-neglect", by_one=-1)
    do(template.remove_question, template=draft, slug="self-neglect", name="q_who_led_it")
    ask(draft, "self-neglect", "q_was_it_reported", label="Was it reported, and to whom?", kind="TEXT")
    assert names(draft, "self-neglect")[1:] == ["q_was_it_reported", "q_how_bad_was_it", "q_on_which_day"]
    assert list(sections_of(draft))[-2] == "self-neglect"
    made = issued(draft)
    assert (made.number, made.issued_by, made.changed) == (2, people["manager"], "We want to know more.")
    assert (
        Event.objects.select_related("words").order_by("number").last().words.sentence
        == "issued version 2 of the scoping template: We want to know more."
    )


def test_an_agency_asked_before_keeps_its_questions_word_for_word_and_one_asked_after_has_the_new(people):
    way = Way()
    before = way.written()
    words, digest = return_rules.words_of(before), before.digest
    draft = with_everything()
    ask(draft, "summary", "summary", label="What did you do?", kind="LONG")
    issued(draft)
    trust = Agency.objects.get(name=cast.TRUST)
    way.do(scoping.send_requests, "officer", case=way.case, agencies=[trust])
    assert (return_rules.words_of(way.answer), way.answer.digest) == (words, digest)
    after = ScopingReturn.objects.get(request__agency=trust, request__case=way.case)
    asked = {row["question"] for one in return_rules.words_of(after) for row in one["rows"]}
    assert {"What did you do?", "How bad was it?"} <= asked and "What was your involvement?" not in asked
    way.do(
        writing.write_return,
        "lead",
        part="answers",
        answers={"q_how_bad_was_it": "O2"},
        number=None,
        scoping_return=way.answer,
    )
    assert "How bad was it?" not in {row["question"] for row in return_rules.words_of(way.answer)[1]["rows"]}


def test_an_issued_version_never_changes(people):
    made = issued(with_everything())
    kept = made.sections
    for act, given in (
        (template.write_section, {"slug": "", "title": "More"}),
        (template.write_question, {"slug": "summary", "asked": {"label": "Who?", "kind": "TEXT", "stage": "SCOPING"}}),
        (template.remove_question, {"slug": "self-neglect", "name": "q_who_led_it"}),
        (template.remove_section, {"slug": "self-neglect"}),
        (template.move_in_template, {"slug": "self-neglect", "by_one": -1}),
        (template.issue_template, {"changed": "Again"}),
        (template.drop_template, {}),
    ):
        with pytest.raises(Refused, match="has been issued and stays as it is"):
            do(act, template=made, **given)
    made.refresh_from_db()
    assert made.sections == kept


def test_one_version_is_drafted_at_a_time_and_a_draft_may_be_thrown_away(people):
    draft = begun()
    with pytest.raises(Refused, match="is being drafted already"):
        begun()
    do(template.drop_template, template=draft)
    assert not ScopingTemplate.objects.filter(issued_at=None).exists()
    assert begun().number == 2


def test_what_cannot_be_written_is_refused_and_says_why(people):
    draft = begun()
    with pytest.raises(Refused, match="Give the section a title"):
        do(template.write_section, template=draft, slug="", title=" ")
    with pytest.raises(Refused, match="Write the question"):
        ask(draft, "summary", label="", kind="TEXT")
    with pytest.raises(Refused, match="at least two answers"):
        ask(draft, "summary", label="Which?", kind="CHOICE", options=["One"])
    with pytest.raises(Refused, match="Every return needs this question"):
        ask(draft, "summary", "summary", label="Were you involved?", kind="YES_NO")
    with pytest.raises(Refused, match="Every return needs this question"):
        do(template.remove_question, template=draft, slug="summary", name="summary")
    with pytest.raises(Refused, match="still has questions"):
        do(template.remove_section, template=draft, slug="summary")
    with pytest.raises(Refused, match="no longer in the draft"):
        do(template.remove_section, template=draft, slug="nothing")
    with pytest.raises(Refused, match="Nothing has been changed"):
        issued(draft)


def test_a_question_of_a_name_that_was_used_before_has_another(people):
    draft = with_everything()
    do(template.remove_question, template=draft, slug="self-neglect", name="q_who_led_it")
    issued(draft)
    again = begun()
    ask(again, "self-neglect", label="Who led it?", kind="TEXT")
    ask(again, "self-neglect", label="On which day?", kind="DAY")
    assert names(again, "self-neglect")[-2:] == ["q_who_led_it", "q_on_which_day_2"]


def test_two_who_change_a_draft_at_once_are_told(people):
    draft = begun()
    do(template.write_section, template=draft, slug="", title="One", version=draft.version)
    with pytest.raises(Stale):
        do(template.write_section, template=draft, slug="", title="Two", version=1)


@pytest.mark.parametrize("who", ["officer", "chair", "independent_chair", "author", "stranger", "administrator"])
def test_nobody_else_changes_the_template(people, who):
    draft = begun()
    with pytest.raises(NotAllowed):
        do(template.issue_template, who, template=draft, changed="Mine")
    with pytest.raises(NotAllowed):
        do(template.begin_template, who)


def test_a_commissioned_review_asks_again_and_more(people):
    case = build.case_at(Step.REVIEW)
    care = Agency.objects.get(name=cast.CARE)
    before = case.requests.count()
    do(scoping.send_requests, "officer", case=case, agencies=[care], questions="What does your audit show?")
    request = ScopingRequest.objects.get(case=case, stage="REVIEW")
    assert (request.number, request.reference) == (before + 1, f"{case.reference}-R{before + 1:02}")
    asked = {row["question"] for one in return_rules.words_of(request.answer) for row in one["rows"]}
    assert "Answer each of the key lines of enquiry in the terms of reference" in asked
    do(writing.write_return, "lead", scoping_return=request.answer, part="answers", answers={"key_lines": "1. As above"},
       number=None)  # fmt: skip
    with pytest.raises(Refused, match="has been asked already"):
        do(scoping.send_requests, "officer", case=case, agencies=[care])
