"""What stands between a case and the public, for those who may see the case."""

import pytest

from sarum.cases.operations import publication as operations
from sarum.cases.queries import publication as queries
from tests import ratified
from tests.ratified import AT, plan_publication, write_publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


def done(reader, case):
    return [check.is_done for check in queries.checks_of(reader, case, queries.plan_of(reader, case))]


@pytest.mark.parametrize("who", ["stranger", "barred", "owner", "lead", "police"])
def test_who_is_not_on_the_case_finds_nothing(people, who):
    case = ratified.case_ready_to_publish()
    operations.publish(case=case, by=people["officer"], at=AT)
    assert queries.plan_of(people[who], case).pk is None and queries.names_in(people[who], case) == []
    assert queries.decisions_of(people[who], case) == [] and queries.shelf_of(people[who], case) == ""


def test_each_check_is_done_in_its_turn(people):
    case, chair = ratified.case_at_publication(), people["independent_chair"]
    assert done(chair, case) == [False] * 5
    plan = plan_publication(case)
    write_publication(plan, overview="Edna was cold.")
    assert done(chair, case) == [True, True, False, False, False]
    write_publication(plan, overview="She was cold.")
    ratified.ready_tool(case)
    operations.decide_publication(case=case, is_to_be_published=True, reasons="wanted", by=chair, at=AT)
    assert done(chair, case) == [True] * 5
    write_publication(plan, overview="She was very cold.")
    checks = queries.checks_of(chair, case, queries.plan_of(chair, case))
    assert not checks[-1].is_done and "The text has changed since the decision" in checks[-1].more


def test_the_names_are_those_of_the_adult_and_the_people_around(people):
    case = ratified.case_ratified()
    assert set(queries.names_in(people["officer"], case)) == {"Edna Marsh", "Edie", "Keith Marsh"}
    assert queries.names_left_in(people["officer"], case, ["Edie rang", "Keith"]) == ["Edie", "Keith"]


def test_the_text_begins_from_the_accepted_review_until_it_is_written(people):
    case, officer = ratified.case_at_publication(), people["officer"]
    plan = plan_publication(case)
    assert queries.text_to_start_from(officer, plan)["title"] == "Adult A"
    plan = write_publication(plan, title="Ours", overview="x")
    assert queries.text_to_start_from(officer, plan) == {"title": "Ours", "overview": "x"}
    assert [text for _, text in queries.parts_of(officer, plan)] == ["x"]
