"""Assurance: improvements, what they came to, and closing."""

import datetime as dt

import pytest

from sarum.cases.models import Case, Step
from sarum.cases.operations import assurance as operations
from sarum.kit.refusal import NotAllowed
from tests import cast, ratified
from tests.operations.saying import refused, said
from tests.ratified import AT, DAY, show_improvement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_assurance()


def judge(improvement, by="officer", impact="PRACTICE_CHANGED", reasons="The audit."):
    return operations.judge_impact(improvement=improvement, impact=impact, reasons=reasons, by=cast.people()[by], at=AT)


def close(case, by="chair", reason="Proven.", **more):
    return operations.close_case(case=case, reason=reason, **more, by=cast.people()[by], at=AT)


def test_an_owner_shows_what_changed_in_their_agency(case):
    show_improvement(case)
    assert said() == "showed an improvement for R1 at Kestrel Homes"


def test_an_improvement_is_an_agencys_own_on_what_is_its_own(case):
    assert "your own agency only" in refused(lambda: show_improvement(case, "R2", cast.CARE, "owner"))
    assert "R1 is not for this agency" in refused(lambda: show_improvement(case, "R1", cast.CARE, "lead"))
    show_improvement(case, "R2", cast.TEAM, "officer")
    with pytest.raises(NotAllowed):
        show_improvement(case, by="outsider_lead")


def test_an_improvement_says_what_changed_for_an_agreed_recommendation_of_the_case(case, people):
    given = {
        "recommendation": case.recommendations.first(),
        "agency": cast.agency(cast.HOMES),
        "by": people["owner"],
        "at": AT,
    }
    assert "Say what changed" in refused(
        lambda: operations.show_improvement(case=case, what_changed=" ", evidence="x", **given)
    )
    proposed = ratified.recommend(case, "R9", cast.HOMES)
    given["recommendation"] = proposed
    assert "has been agreed" in refused(
        lambda: operations.show_improvement(case=case, what_changed="x", evidence="x", **given)
    )


def test_nobody_judges_their_own_agencys_improvement(case):
    own = show_improvement(case, "R2", cast.TEAM, "officer")
    assert "belongs to Wyvern Partnership Team" in refused(lambda: judge(own, by="second_officer"))
    judge(own, by="chair")
    recorded = show_improvement(case, "R1", cast.HOMES, "officer")
    assert "You recorded this improvement" in refused(lambda: judge(recorded))
    judge(recorded, by="second_officer")
    for by in ("owner", "member", "independent_chair"):
        with pytest.raises(NotAllowed):
            judge(recorded, by=by)


def test_the_owner_of_an_action_under_it_does_not_judge(case):
    theirs = show_improvement(case, "R2", cast.CARE, "lead")
    assert "You own an action under R2" in refused(lambda: judge(theirs, by="manager"))


def test_a_judgement_rests_on_something(case):
    improvement = show_improvement(case)
    assert "rests on" in refused(lambda: judge(improvement, reasons=""))
    judge(improvement, impact="NO_EVIDENCE")
    assert said() == "judged the impact of R1 at Kestrel Homes: no evidence of change"


def report(case, summary="It changed.", reported_on=DAY):
    return operations.report_impact(
        case=case, summary=summary, reported_on=reported_on, by=cast.people()["officer"], at=AT
    )


def test_the_impact_is_reported_after_the_meeting(case):
    assert "Say what changed" in refused(lambda: report(case, " "))
    assert "not been held yet" in refused(lambda: report(case, reported_on=dt.date(2026, 12, 1)))
    report(case)
    assert said() == "reported the impact to the JCR group of 2 November 2026"


def test_a_case_with_nothing_owed_closes(people):
    case = ratified.case_proven()
    assert "Say why the case is closed" in refused(lambda: close(case, reason=" "))
    close(case)
    assert said() == "closed the case: Proven."
    closed = Case.objects.get()
    assert (closed.step, closed.closing_reason) == (Step.CLOSED, "Proven.")


def test_learning_shared_is_not_yet_practice_changed(people):
    case = ratified.case_proven()
    judge(case.improvements.first(), impact="LEARNING_SHARED")
    assert refused(lambda: close(case)) == "R1 has no improvement judged to have changed practice."


def test_a_case_that_owes_something_closes_by_exception(case):
    why = refused(lambda: close(case))
    assert "Action 1 is not complete" in why and "has not been reported" in why
    close(case, reason="The agency has gone.", is_exception=True)
    assert said() == "closed the case, by exception: The agency has gone."


def test_a_recommendation_agreed_late_is_owed_an_action(people):
    case = ratified.case_proven()
    late = ratified.recommend(case, "R3", cast.HOMES)
    ratified.agree(case, [late])
    assert "R3 has no action" in refused(lambda: close(case))


def test_a_closed_case_stays_as_it_is(case):
    close(case, is_exception=True)
    with pytest.raises(NotAllowed):
        show_improvement(case)
