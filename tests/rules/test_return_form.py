"""The return as a form: what is drawn into Word is read back the same, and what is not asked is named and left out."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sarum.board.models import Agency
from sarum.cases.models import Case, ScopingRequest, ScopingReturn, ScopingTemplate, Standing
from sarum.cases.rules import returns as rules
from sarum.cases.rules import template
from sarum.cases.rules.form import reading
from sarum.cases.rules.form.questions import Kind
from sarum.cases.rules.form.telling import put
from sarum.cases.rules.form.word import WordForm
from sarum.kit.word_tables import tables_in
from tests.rules.test_form import TODAY, answer_to

OWN = {"slug": "own", "title": "Our own", "intro": "", "questions": [
    {"name": "kind", "label": "Was it followed?", "kind": "CHOICE", "options": ["Yes", "Yes, in part", "Not followed"],
     "stage": "SCOPING"},
    {"name": "events", "label": "On which day?", "kind": "DAY", "stage": "SCOPING"},
    {"name": "others", "label": "Who said so?", "kind": "TEXT", "stage": "SCOPING"},
]}  # fmt: skip
SECTIONS = [*template.STANDARD, OWN]
FORM = template.form_of(SECTIONS, "SCOPING")
ON_PAPER = WordForm(
    FORM,
    "Return",
    ((0, "Return"), (None, "Asked:\nWho?")),
    number="WY-2026-001-R01",
    due_on=dt.date(2026, 3, 2),
)


def said_in(data, part):
    """Some of the answers of a part, or of one entry of it."""
    said = {}
    for _, one in part.every_question():
        if one.kind != Kind.FILE and data.draw(st.booleans()):
            put(said, one, data.draw(answer_to(one)))
    return said


def answers_drawn(data):
    answers = {}
    for part in FORM.parts.values():
        if part.kept_in in FORM.off_paper:
            continue
        if part.one:
            entries = [said_in(data, part) for _ in range(data.draw(st.integers(0, 7)))]
            answers[part.kept_in] = [one for one in entries if one]
        else:
            answers.setdefault(part.kept_in, {}).update(said_in(data, part))
    return {kept_in: said for kept_in, said in answers.items() if said}


@given(st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_whatever_was_answered_comes_back_from_word_the_same(data):
    answers = answers_drawn(data)
    found = tables_in(ON_PAPER.drawn(answers))
    numbered = [
        one for one in found["outside"] if one.startswith("Number of this form: WY-2026-001-R01. Due by 2 March 2026.")
    ]
    outside = [one for one in found["outside"] if one not in numbered]
    read = reading.placed(FORM, found["tables"], outside, ON_PAPER.outside_words(), TODAY)
    assert (read.answers, read.faults, len(numbered)) == (answers, [], 1)


def test_a_question_of_the_board_may_bear_the_name_of_a_part_that_every_return_has():
    said = {"answers": {"kind": "O2", "events": "2025-04-02", "others": "Ann"}, "involvement": {"kind": "INVOLVED"},
            "events": [{"event": "Care stopped"}]}  # fmt: skip
    found = tables_in(ON_PAPER.drawn(said))
    assert reading.placed(FORM, found["tables"], (), set(), TODAY).answers == said
    words = {row["question"]: row["answer"] for one in FORM.as_asked(said) for row in one["rows"]}
    assert words["Was it followed?"] == "Yes, in part" and words["Who said so?"] == "Ann"
    assert words["Was your agency involved with the adult?"] == "Yes, we were involved"


def a_return(answers):
    request = ScopingRequest(
        agency=Agency(pk=1, name="Orchard Home Care"), case=Case(reference="WY-2026-001"), stage="SCOPING",
        template=ScopingTemplate(pk=1, number=1, sections=SECTIONS),
    )  # fmt: skip
    return ScopingReturn(request=request, standing=Standing.STARTED, answers=answers)


def test_what_is_not_asked_is_named_and_left_out_unless_it_stands_already():
    now = {"answers": {"summary": "We visited."}, "events": [{"event": "She fell"}]}
    brought = {
        "involvement": {"kind": "NIL", "searched_by": "Ann"}, "safety": {"is_anyone_at_risk_now": False, "at_risk": "Her"},
        "answers": {"summary": "We visited.", "why": "Nobody asked."}, "events": [{"event": "She fell"}, {"event": "Again"}],
    }  # fmt: skip
    kept, faults = rules.placeable(a_return(now), brought)
    assert kept == {"involvement": {"kind": "NIL", "searched_by": "Ann"}, "safety": brought["safety"]}
    assert faults == [
        "“What made it hard, and what made it easy?” was answered, but it is not asked of a nil return: “Nobody asked.”",
        "Again: “What happened?” was answered, but it is not asked of a nil return: “Again”",
    ]
    assert brought["answers"]["why"] == "Nobody asked."


def test_two_entries_of_one_name_are_both_told():
    before = {"events": [{"event": "Visit", "time": "2pm"}, {"event": "Visit", "time": "3pm"}]}
    after = {"events": [{"event": "Visit", "time": "2pm"}, {"event": "Visit", "time": "4pm"}]}
    assert rules.differences(FORM, before, after) == [("Visit: At what time? (2)", "3pm", "4pm")]
    gone = rules.differences(FORM, before, {"events": before["events"][:1]})
    assert ("Visit: At what time? (2)", "3pm", "") in gone
