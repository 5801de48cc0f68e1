"""The procedure is one table, and the table makes sense."""

from itertools import product

import pytest

from sarum.board.models.office import Office
from sarum.cases.models.case import Step
from sarum.cases.rules import access, minutes, procedure

ACTS = sorted({act for row in procedure.ROWS for act in row.acts} | set(procedure.THROUGHOUT))


def test_every_step_has_one_row_in_the_order_of_the_guidance():
    assert [row.step for row in procedure.ROWS] == list(Step)


@pytest.mark.parametrize("step", [step for step in Step if step != Step.REFERRAL])
def test_every_step_has_a_way_in(step):
    assert [row.step for row in procedure.ROWS if step in row.leads_to]


@pytest.mark.parametrize("row", [row for row in procedure.ROWS if row.step != Step.CLOSED], ids=lambda row: row.step)
def test_every_open_step_has_a_way_out_a_pen_a_gate_and_its_sentence_in_the_guidance(row):
    assert row.leads_to and row.pen in Office and row.duty and row.gate and row.guidance and row.days and row.acts


def test_from_every_step_a_case_can_come_to_its_end():
    reaches_end = {Step.CLOSED}
    for _ in procedure.ROWS:
        reaches_end |= {row.step for row in procedure.ROWS if set(row.leads_to) & reaches_end}
    assert reaches_end == set(Step)


def test_whoever_holds_the_pen_may_do_something_at_their_step():
    for row in procedure.ROWS:
        if row.step != Step.CLOSED:
            assert any(row.pen in access.ACTS[act].who for act in row.acts), row.step


def test_every_act_of_the_procedure_has_a_row_in_the_table_of_access():
    assert [act for act in ACTS if act not in access.ACTS] == []


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_for_exactly_the_steps_offices_and_relations_of_its_rows(act):
    """Every step × every office × every relation: the two tables together, and nothing besides them, decide."""
    hats = [*Office.values, *access.RELATIONS, "ANYONE", "SIGNED_IN", "CLOCK"]
    for step, hat in product(Step, hats):
        in_time = step in procedure.STEPS and (
            act in procedure.STEPS[step].acts or step in procedure.THROUGHOUT.get(act, ())
        )
        refused = access.why_not(act, {hat}) + procedure.why_not_now(act, step)
        assert (refused == []) == (in_time and hat in access.ACTS[act].who), (step, hat, refused)


def test_of_a_closed_case_only_who_may_see_it_what_came_and_the_answering_for_its_verification_are_left():
    left = {act for act in ACTS if not procedure.why_not_now(act, Step.CLOSED)}
    assert left == {*procedure.ALWAYS, *minutes.DEEDS, "supersede_verification", *procedure.TOLD}


def test_a_case_moves_only_where_the_table_leads():
    for here, there in product(Step, Step):
        allowed = there in procedure.STEPS[here].leads_to
        assert (procedure.why_not_move(here, there) == []) == allowed


def test_a_refusal_names_the_step_it_belongs_to():
    assert procedure.why_not_now("ratify_report", Step.SCOPING) == [
        "The case is at “Scoping”, and this belongs to “Report and sign-off”."
    ]


def test_a_closed_case_shows_only_the_steps_it_took():
    taken = [Step.REFERRAL, Step.VERIFICATION, Step.ALTERNATIVE]
    assert procedure.path(taken, Step.CLOSED) == [*((step, "done") for step in taken), (Step.CLOSED, "here")]
    assert (Step.SCOPING, "ahead") in procedure.path(taken[:1], Step.VERIFICATION)
