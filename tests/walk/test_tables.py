"""The procedure and the access table, as they are printed."""

import json
from io import StringIO

from django.core.management import call_command

from sarum.board.rules import access as board
from sarum.cases.models import Step
from sarum.cases.rules import access, procedure


def printed(*words):
    said = StringIO()
    call_command(*words, stdout=said)
    return said.getvalue()


def test_the_procedure_as_json_holds_every_step_and_where_it_leads():
    rows = json.loads(printed("procedure", "--json"))
    assert [row["step"] for row in rows] == list(Step)
    assert {act for row in rows for act in row["acts"]} <= set(access.ACTS)
    assert rows[1]["leads_to"] == ["SCOPING", "ALTERNATIVE", "CLOSED"]
    assert "update_action" in next(row for row in rows if row["step"] == "REVIEW")["acts"]


def test_the_procedure_in_words_says_who_holds_the_pen_and_why():
    said = printed("procedure")
    for row in procedure.ROWS:
        assert f"{row.step.label}\n  pen      {row.pen.label}" in said
        assert row.gate in said and row.guidance in said


def test_the_drawing_has_every_way_the_procedure_leads():
    said = printed("procedure", "--markdown")
    assert all(f"  {row.step} --> {there}" in said for row in procedure.ROWS for there in row.leads_to)


def test_the_access_table_names_every_act_once():
    lines = printed("access_table").splitlines()
    for act in [*access.ACTS.values(), *board.ACTS.values()]:
        assert sum(line.startswith(f"| {act.words} |") for line in lines) >= 1, act.name


def test_the_access_table_speaks_in_words():
    said = printed("access_table")
    assert "| Endorse a scoping return | The agency's senior officer | Scoping, Rapid Review, Review |" in said
    assert "TEAM" not in said and "JCR_CHAIR" not in said
