"""How a review was commissioned, for those who may see the case."""

import datetime as dt

import pytest

from sarum.board.models import Office
from sarum.cases.queries import commissioning as queries
from tests import ratified

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.mark.parametrize("who", ["stranger", "barred", "owner", "lead", "police"])
def test_who_is_not_on_the_case_finds_no_commission(people, who):
    case = ratified.case_at_review()
    found = queries.commission_of(people[who], case)
    assert (found.pk, found.version) == (None, 0) and queries.standing_of(people[who], found) is None


def test_the_standing_tells_each_hand_and_those_on_earlier_words(people):
    case = ratified.case_at_review()
    case.commission.days = 40
    case.commission.save()
    standing = queries.standing_of(people["chair"], queries.commission_of(people["chair"], case))
    assert [hand for _, hand in standing.hands] == [None] * 3 and len(standing.earlier) == 3
    assert len(standing.short_digest) == 12


def test_past_six_months_is_counted_in_working_days(people):
    case = ratified.case_at_review()
    case.commission.six_months_on = dt.date(2026, 11, 19)
    case.commission.save()
    assert queries.standing_of(people["chair"], queries.commission_of(people["chair"], case)).days_past >= 2


@pytest.mark.parametrize(
    ("who", "office"),
    [("chair", Office.JCR_CHAIR), ("vice_chair", Office.JCR_VICE_CHAIR), ("deputy_manager", Office.BUSINESS_MANAGER),
     ("independent_chair", Office.INDEPENDENT_CHAIR), ("officer", None)],
)  # fmt: skip
def test_each_agrees_in_their_own_office(people, who, office):
    assert queries.office_of_hand(people[who], ratified.DAY) == office


def test_a_reviewer_is_chosen_from_outside(people):
    case = ratified.case_at_commissioning()
    found = set(queries.reviewers_to_choose(people["officer"], case))
    assert people["reviewer"] in found and not found & {
        people["owner"],
        people["lead"],
        people["chair"],
        people["member"],
    }
