"""Recommendations as each reader may see them, and for whom somebody speaks."""

import pytest

from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import Draft, Source
from sarum.cases.queries import recommendations as queries
from tests import cast, ratified

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]
NOBODY = ["stranger", "barred", "owner", "lead", "administrator", "leaver", "gone"]


@pytest.fixture
def case():
    return ratified.case_agreed()


@pytest.mark.parametrize("who", [*NOBODY, None])
def test_who_is_not_on_the_case_reads_nothing(case, who):
    reader = cast.people()[who] if who else PUBLIC
    assert not queries.recommendations_of(reader, case).exists() and not queries.amendments_of(reader, case).exists()
    assert queries.learning_method_of(reader, case).pk is None and queries.report_to_amend(reader, case) is None
    assert queries.amendment_by(reader, case.reference, 1) is None


def test_the_agreed_and_those_to_agree_are_told_apart(case):
    member = cast.people()["member"]
    waiting = ratified.recommend(case, "R3", cast.HOMES)
    assert list(queries.recommendations_to_agree(member, case)) == [waiting]
    assert [one.number for one in queries.agreed_recommendations_of(member, case)] == ["R1", "R2"]


@pytest.mark.parametrize(
    ("who", "count"),
    [
        ("officer", len(cast.AGENCIES)),
        ("manager", len(cast.AGENCIES)),
        ("member", 1),
        ("chair", 1),
        ("independent_chair", 0),
    ],
)
def test_somebody_speaks_for_their_own_agency_and_the_team_for_any(case, who, count):
    assert queries.agencies_spoken_for(cast.people()[who]).count() == count
    assert not queries.agencies_spoken_for(PUBLIC).exists()


def test_a_recommendation_comes_from_the_review_once_that_is_accepted(case):
    officer = cast.people()["officer"]
    assert queries.source_for(officer, case) == Source.RAPID_REVIEW
    later = ratified.case_at_learning(reference="WY-2026-002")
    assert Draft.objects.filter(case=later).exists() and queries.source_for(officer, later) == Source.REVIEW
