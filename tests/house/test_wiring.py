"""What hangs together by name does; and each check notices when something hangs loose."""

import pytest

from sarum.board.rules import access as board
from sarum.cases.rules import access as cases
from sarum.cases.rules import procedure
from tests.house import laws, wiring

PACKAGES, STEPS = ["cases", "board", "kit"], ["tracker", "scoping", "case"]
VIEWS = (
    "from sarum.cases.operations import scoping as operations\n\n\ndef chase(request):\n    operations.chase_return()\n"
)


@pytest.mark.parametrize(("acts", "of_cases"), [(cases.ACTS, True), (board.ACTS, False)], ids=["cases", "the rest"])
def test_every_act_has_a_page_or_is_done_by_one(acts, of_cases):
    pages = {name.rpartition(":")[2] for name in wiring.url_names() if name.startswith("cases:") is of_cases}
    assert wiring.acts_without_a_page(acts, pages, wiring.operations_that_pages_call(laws.product())) == []


def test_an_act_without_a_page_is_noticed():
    called = wiring.operations_that_pages_call({"sarum/cases/pages/scoping/views.py": VIEWS})
    assert called == {"chase_return"}
    assert wiring.acts_without_a_page(["overview", "chase_return", "dream"], {"overview"}, called) == ["dream"]


def test_every_template_is_used():
    named = laws.product() | wiring.python_of_others()
    assert wiring.unused_templates(wiring.templates(), named, wiring.templates_of_others()) == []


def test_a_template_that_nobody_shows_is_noticed():
    ours = {
        "base.html": "",
        "404.html": '{% extends "base.html" %}',
        "account/login.html": "",
        "cases/pages/case/overview.html": "",
        "cases/pages/case/forgotten.html": "",
        "cases/pages/referral/part_adult.html": "",
    }
    views = {"sarum/cases/pages/case/views.py": 'show("case/overview.html")\nshow(f"referral/part_{part}.html")'}
    assert wiring.unused_templates(ours, views, {"account/login.html"}) == ["cases/pages/case/forgotten.html"]


def test_every_key_follows_the_order_of_imports():
    packages, steps = wiring.layers(0), wiring.layers(2)
    assert wiring.keys_against_the_order(wiring.foreign_keys(), packages, steps) == []


@pytest.mark.parametrize(
    ("here", "there", "breaches"),
    [
        ("sarum.cases.models.scoping", "sarum.cases.models.case", 0),
        ("sarum.cases.models.scoping", "sarum.cases.models.scoping", 0),
        ("sarum.cases.models.scoping", "sarum.board.models.person", 0),
        ("sarum.cases.models.scoping", "sarum.cases.models.tracker", 1),
        ("sarum.board.models.person", "sarum.cases.models.case", 1),
    ],
)
def test_a_key_against_the_order_is_noticed(here, there, breaches):
    found = wiring.keys_against_the_order([("x.X.y", here, there)], PACKAGES, STEPS)
    assert len(found) == breaches


def test_the_keys_are_all_looked_at():
    assert {"cases.Adult.case", "cases.LearningPlan.agencies", "board.EventWords.event"} <= {
        key[0] for key in wiring.foreign_keys()
    }


def test_every_operation_of_a_case_has_its_row_and_its_step():
    operations = wiring.case_operations(laws.product())
    named = {act for row in procedure.ROWS for act in row.acts} | set(procedure.THROUGHOUT)
    steps = {act: procedure.steps_of(act) for act in named}
    assert wiring.acts_outside_the_procedure(operations, cases.ACTS, steps) == []


@pytest.mark.parametrize(
    ("operations", "acts", "steps"),
    [
        ({"send_requests": True}, [], {"send_requests": ["SCOPING"]}),
        ({"send_requests": True}, ["send_requests"], {}),
        ({}, ["send_requests"], {"send_requests": ["SCOPING"]}),
    ],
    ids=["no row", "no step", "no operation"],
)
def test_an_operation_outside_the_tables_is_noticed(operations, acts, steps):
    assert len(wiring.acts_outside_the_procedure(operations, acts, steps)) == 1
    assert wiring.acts_outside_the_procedure({"receive_referral": False}, ["receive_referral"], {}) == []


def test_operations_are_found_with_what_they_are_done_to():
    text = """
@operation
def send_requests(*, case: Case, by: Person, at: dt.datetime) -> Done:
    ...

@operation
def save_referral_part(*, draft: ReferralDraft, by: Person, at: dt.datetime) -> Done:
    ...

def ask(case: Case) -> None:
    ...
"""
    found = wiring.case_operations({"sarum/cases/operations/scoping.py": text})
    assert found == {"send_requests": True, "save_referral_part": False}
