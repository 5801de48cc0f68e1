"""What a return says, word for word, and what an agency does on it next."""

import datetime as dt

import pytest

from sarum.board.models import Agency, Person
from sarum.cases.models import Case, Endorsement, ScopingRequest, ScopingReturn, ScopingTemplate, Standing
from sarum.cases.rules import returns as rules
from sarum.cases.rules import template

DUE = dt.date(2026, 11, 23)
ENDORSED = Endorsement()


TEMPLATE = ScopingTemplate(pk=1, number=1, sections=template.STANDARD)


def answer(standing=Standing.STARTED, answers=None, stage="SCOPING", **more):
    request = ScopingRequest(
        agency=Agency(pk=1, name="Orchard Home Care"), case=Case(reference="WY-2026-001"), due_on=DUE, template=TEMPLATE,
        stage=stage,
    )  # fmt: skip
    answers = {"answers": {"summary": "We visited."}} if answers is None else answers
    return ScopingReturn(request=request, standing=standing, answers=answers, **more)


def ready(**said):
    return answer(senior_officer_name="Selina Frost", senior_officer_told_on=DUE, **said)


def shown(scoping_return):
    return {row["question"]: row["answer"] for one in rules.words_of(scoping_return) for row in one["rows"]}


def test_the_words_shown_are_questions_and_answers():
    said = {
        "involvement": {"kind": "INVOLVED", "period_from": "2025-06-01"}, "answers": {"why": "Nobody asked."},
        "restrictions": {"restrictions": "Not to family."},
    }  # fmt: skip
    found = shown(answer(answers=said))
    assert found["When did your involvement begin?"] == "1 June 2025"
    assert found["What made it hard, and what made it easy?"] == "Nobody asked."
    assert found["Must anything here not be shared further, and why?"] == "Not to family."
    assert found["What was your involvement?"] == ""


def test_a_nil_return_is_asked_only_what_it_can_answer():
    found = shown(answer(answers={"involvement": {"kind": "NIL", "records_searched": "All of them"}}))
    assert found["Which records did you search, and under which names?"] == "All of them"
    assert "What was your involvement?" not in found and "Is anybody’s safety at risk now?" in found


def test_scoping_asks_less_than_a_commissioned_review():
    asked = "Answer each of the key lines of enquiry in the terms of reference"
    assert asked not in shown(answer()) and asked in shown(answer(stage="REVIEW"))


EVERY = [
    (part.kept_in, one.name, bool(part.one))
    for part in rules.form_of(answer(stage="REVIEW")).parts.values()
    for _, one in part.every_question()
    if one.kind in ("TEXT", "LONG")
]


@pytest.mark.parametrize(("part", "name", "is_list"), EVERY)
def test_nothing_is_endorsed_that_is_not_shown(part, name, is_list):
    said = {name: "a word of its own"}
    answers = {part: [said] if is_list else said}
    if name == "at_risk":
        answers[part]["is_anyone_at_risk_now"] = True
    assert "a word of its own" in shown(answer(stage="REVIEW", answers=answers)).values()


def test_differences_name_the_question_and_of_a_list_the_entry():
    form = rules.form_of(answer())
    before = {"answers": {"summary": "One."}, "others": [{"name": "The lunch club"}]}
    after = {"answers": {"summary": "Two."}, "others": [{"name": "The lunch club", "why": "Every Tuesday"}]}
    assert rules.differences(form, before, after) == [
        ("What was your involvement?", "One.", "Two."),
        ("The lunch club: How were they involved?", "", "Every Tuesday"),
    ]
    assert rules.differences(form, after, after) == []


def test_key_events_are_sorted_by_the_first_day_their_words_may_mean():
    said = [{"on": "2021-03-03", "event": "a"}, {"about_when": "early March 2021", "event": "b"},
            {"about_when": "some time", "event": "c"}, {"about_when": "3 to 5 March 2021", "event": "d"}]  # fmt: skip
    found = rules.events_of(answer(answers={"events": said}))
    assert [one["day"] for one in found] == [dt.date(2021, 3, 3), dt.date(2021, 3, 1), None, dt.date(2021, 3, 3)]


def test_the_next_thing_to_do_follows_the_order_of_the_work():
    assert rules.next_act(answer(Standing.ASKED, {}), None, False) == "write_return"
    assert rules.next_act(answer(), None, False) == "inform_senior_officer"
    assert rules.next_act(ready(), None, False) == "name_respondent"
    assert rules.next_act(ready(), None, True) == ""
    assert rules.next_act(ready(), ENDORSED, True) == "send_return"
    assert rules.next_act(ready(standing=Standing.SENT_BACK), ENDORSED, True, is_untouched=True) == "write_return"
    assert rules.next_act(ready(standing=Standing.RETURNED), None, True) == ""


def test_nobody_waits_for_whoever_wrote_it_to_endorse():
    senior, other = Person(pk=1, name="Selina Frost"), Person(pk=2, name="Chloe Banks")
    assert rules.endorsing(None, [senior], []) == "Waits for Selina Frost"
    assert rules.endorsing(None, [senior], [senior]) == "Selina Frost wrote in it: name somebody who did not"
    assert rules.endorsing(None, [senior, other], [senior]) == "Waits for Chloe Banks"
    assert rules.endorsing(None, [], []) == "Nobody is named"
