"""What changed, what it came to, and closing the case."""

import pytest
from django.urls import reverse

from sarum.cases.models import Case, Improvement, Step
from tests import cast, ratified
from tests.pages.steps import answered, day, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_at_assurance()


def shown(case, number="R1", agency=cast.HOMES, **changes):
    recommendation = case.recommendations.get(number=number)
    return {
        "recommendation": recommendation.pk, "agency": cast.agency(agency).pk, "what_changed": "Every closing asks.",
        "evidence": "20 of 20, from 0.", **changes,
    }  # fmt: skip


def test_the_page_says_what_the_case_still_owes(case):
    page = words(opened("officer", "assurance", case))
    for said in (
        "0 of 2 recommendations",
        "Action 1 is not complete",
        "R1 has no improvement judged",
        "has not been reported",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("who", "status"), [("member", 200), ("independent_chair", 200), ("owner", 404), ("lead", 404), ("barred", 404)]
)
def test_it_is_for_those_on_the_case(case, who, status):
    assert opened(who, "assurance", case).status_code == status


def test_an_owner_and_a_lead_show_what_changed_in_their_own_agency(case):
    page = words(opened("owner", "show_improvement", case))
    assert "Kestrel Homes" in page and "Orchard Home Care" not in page and "R2:" not in page
    assert answered("owner", "show_improvement", case, **shown(case)).url == reverse("cases:home")
    assert answered("lead", "show_improvement", case, **shown(case, "R2", cast.CARE)).status_code == 302
    assert {one.agency.name for one in Improvement.objects.all()} == {cast.HOMES, cast.CARE}
    other = answered("owner", "show_improvement", case, **shown(case, "R2", cast.CARE))
    assert other.status_code == 422 and Improvement.objects.count() == 2


def test_the_team_shows_it_for_any_agency_that_has_it_to_do(case):
    page = answered("officer", "show_improvement", case, **shown(case, "R1", cast.CARE))
    assert (
        page.status_code == 422 and "R1 is not for this agency" in words(page) and "Every closing asks." in words(page)
    )
    assert answered("officer", "show_improvement", case, **shown(case, "R2", cast.TRUST)).url == url("assurance", case)


@pytest.mark.parametrize("who", ["outsider_lead", "stranger", "barred"])
def test_nobody_else_finds_where_to_show_it(case, who):
    assert opened(who, "show_improvement", case).status_code == 404


def test_impact_is_judged_by_somebody_outside_the_agency(case):
    improvement = ratified.show_improvement(case)
    assert "To be judged" in words(opened("officer", "assurance", case))
    assert "20 of 20 in the audit" in words(opened("officer", "judge_impact", case, improvement.pk))
    assert (
        answered("officer", "judge_impact", case, improvement.pk, impact="PRACTICE_CHANGED", reasons="").status_code
        == 422
    )
    answered("officer", "judge_impact", case, improvement.pk, impact="PRACTICE_CHANGED", reasons="Seen the audit.")
    page = words(opened("member", "assurance", case))
    assert "1 of 2 recommendations" in page and "Seen the audit." in page
    assert opened("member", "judge_impact", case, improvement.pk).status_code == 403


def test_who_recorded_an_improvement_does_not_judge_it(case):
    improvement = ratified.show_improvement(case, by="officer")
    assert "You recorded this improvement" in words(opened("officer", "assurance", case))
    page = answered("officer", "judge_impact", case, improvement.pk, impact="PRACTICE_CHANGED", reasons="Mine.")
    assert page.status_code == 422 and "somebody else judges its impact" in words(page) and "Mine." in words(page)
    assert (
        answered("second_officer", "judge_impact", case, improvement.pk, impact="NO_EVIDENCE", reasons="x").status_code
        == 302
    )
    assert "Not shown yet to have changed practice" in words(opened("officer", "assurance", case))


def test_the_impact_is_reported_to_the_jcr_group_after_its_meeting(case):
    page = words(opened("officer", "report_impact", case))
    assert "0 of 1 action complete" in page and "no improvement shown" in page
    future = answered("officer", "report_impact", case, summary="It changed.", **day("reported_on", 2099, 1, 1))
    assert future.status_code == 422 and "It changed." in words(future)
    answered("officer", "report_impact", case, summary="It changed.", **day("reported_on", 2026, 11, 3))
    assert "3 November 2026" in words(opened("chair", "assurance", case))


def test_a_case_that_owes_something_is_closed_by_exception_only(case):
    page = words(opened("chair", "close_case", case))
    assert "Close the case by exception" in page and "Action 2 is not complete" in page
    bare = answered("chair", "close_case", case, reason="The agency has gone.")
    assert bare.status_code == 422 and "The agency has gone." in words(bare)
    answered("chair", "close_case", case, reason="The agency has gone.", is_exception="on")
    closed = Case.objects.get()
    assert (closed.step, closed.closing_reason) == (Step.CLOSED, "The agency has gone.")


def test_a_case_whose_learning_changed_practice_is_closed(db):
    case = ratified.case_proven()
    assert "2 of 2 recommendations" in words(opened("chair", "assurance", case))
    page = opened("chair", "close_case", case)
    assert "is shown to have changed practice" in words(page) and "is_exception" not in page.context["form"].fields
    assert answered("chair", "close_case", case, reason="Proven.").url == url("overview", case)
    assert "Every closing asks." in words(opened("officer", "assurance", case))
    assert opened("chair", "close_case", case).status_code == 409


def test_only_a_chair_closes_a_case(case):
    for who in ("officer", "manager", "independent_chair", "member"):
        assert opened(who, "close_case", case).status_code == 403
