"""What changed, for those who may see it; and who may show it."""

import pytest

from sarum.board.rules.actor import PUBLIC
from sarum.cases.operations import assurance as operations
from sarum.cases.queries import assurance as queries
from tests import cast, ratified
from tests.ratified import AT, show_improvement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_assurance()


def judge(improvement, impact, by="officer"):
    operations.judge_impact(improvement=improvement, impact=impact, reasons="x", by=cast.people()[by], at=AT)


@pytest.mark.parametrize(
    ("who", "finds"),
    [("officer", True), ("member", True), ("owner", True), ("lead", True), ("chief", True),
     ("barred", False), ("stranger", False), ("outsider_lead", False), ("author", False)],
)  # fmt: skip
def test_who_may_show_an_improvement_finds_the_case(case, people, who, finds):
    assert (queries.case_to_improve(people[who], case.reference) is not None) == finds
    assert queries.case_to_improve(PUBLIC, case.reference) is None


@pytest.mark.parametrize("who", ["stranger", "barred", "owner", "lead"])
def test_who_is_not_on_the_case_reads_no_improvement(case, people, who):
    made = show_improvement(case)
    assert (
        queries.lines_of(people[who], case) == []
        and queries.improvement_by(people[who], case.reference, made.pk) is None
    )


@pytest.mark.parametrize(("who", "numbers"), [("owner", ["R1"]), ("lead", ["R2"]), ("officer", ["R1", "R2"])])
def test_somebody_shows_what_is_their_agencys(case, people, who, numbers):
    assert [one.number for one in queries.recommendations_to_show_for(people[who], case)] == numbers


def test_the_last_judgement_says_whether_practice_changed(case, people):
    improvement = show_improvement(case)
    judge(improvement, "OUTCOME_IMPROVED")
    first = queries.lines_of(people["chair"], case)[0]
    assert first.is_proven and first.actions == 1 and first.complete == 0
    judge(improvement, "NO_EVIDENCE", by="second_officer")
    first = queries.lines_of(people["chair"], case)[0]
    assert not first.is_proven and len(first.shown[0].earlier) == 1


def test_what_is_owed_is_told_until_nothing_is(people):
    case = ratified.case_proven()
    assert queries.owed_by(people["chair"], case) == []
    show_improvement(case, "R1")
    assert queries.owed_by(people["chair"], case) == []
