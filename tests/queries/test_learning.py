"""The learning plan: the whole for those on the case, the shared part for the agencies' leads."""

import pytest

from sarum.cases.models import Decision
from sarum.cases.operations import learning as operations
from sarum.cases.queries import learning as queries
from tests import cast, ratified
from tests.ratified import AT, DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_shared(decision=Decision.NO_REVIEW)


@pytest.mark.parametrize("who", ["stranger", "barred", "outsider_lead", "police", "gone"])
def test_who_is_neither_on_the_case_nor_leads_in_it_finds_nothing(case, people, who):
    assert queries.case_led(people[who], case.reference) is None and queries.shared_plan_of(people[who], case) is None
    assert queries.plan_of(people[who], case).pk is None and not queries.ready_tools_of(people[who], case).exists()


def test_a_lead_reads_the_shared_plan_and_ready_tools_and_not_the_rest(case, people):
    ratified.ready_tool(case)
    lead = people["lead"]
    assert queries.case_led(lead, case.reference) == case and queries.shared_plan_of(lead, case) is not None
    assert queries.ready_tools_of(lead, case).count() == 1 and not queries.tools_of(lead, case).exists()
    assert queries.plan_of(lead, case).pk is None and queries.tool_by(lead, case.reference, 1) is None


def test_an_unshared_plan_is_nobodys_but_the_cases(people):
    case = ratified.case_at_learning(decision=Decision.NO_REVIEW)
    ratified.plan_learning(case)
    assert queries.shared_plan_of(people["lead"], case) is None and queries.plan_of(people["member"], case).pk


def test_coverage_counts_agencies_and_people(case, people):
    for number in (4, 10):
        operations.confirm_cascade(case=case, how="Teams", held_on=DAY, people=number, by=people["lead"], at=AT)
    reach = {
        one.agency.name: one.people
        for one in queries.coverage_of(people["chair"], case, queries.plan_of(people["chair"], case))
    }
    assert reach == {cast.HOMES: 0, cast.CARE: 14}
    assert queries.own_cascades_of(people["lead"], case).count() == 2
    assert not queries.own_cascades_of(people["housing_lead"], case).exists()


def test_there_is_a_review_to_publish_or_there_is_not(case, people):
    assert not queries.has_review(people["officer"], case)
    assert queries.why_not_go_on(people["officer"], case) == []
