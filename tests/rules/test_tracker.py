"""What makes an action an action, and what makes it complete; no database."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Person
from sarum.cases.models import Action, Escalation, Progress, Recommendation
from sarum.cases.rules import tracker as rules

TODAY = dt.date(2026, 11, 23)
HOMES = Agency(pk=1, name="Kestrel Homes")
OWNER = Person(pk=5, name="Owen", agency_id=1)
OFFICER = Person(pk=6, name="Olive", agency_id=2)


def action(**changes):
    return Action(
        **{"number": 1, "agency": HOMES, "owner": OWNER, "due_on": TODAY, "progress": Progress.CLAIMED, **changes}
    )


def test_a_complete_action_is_left_as_it_is():
    assert rules.why_not_updatable(action()) == []
    assert "is complete" in rules.why_not_updatable(action(progress=Progress.COMPLETE))[0]


@pytest.mark.parametrize(
    ("new_due_on", "reason", "claims", "why"),
    [
        (None, "", False, ""),
        (None, "", True, ""),
        (TODAY, "Rota", False, ""),
        (TODAY, "", False, "Say why the date moves."),
        (TODAY, "Rota", True, "needs no new date"),
        (TODAY - dt.timedelta(days=1), "Rota", False, "has passed already"),
    ],
)
def test_a_date_moves_forward_for_a_reason(new_due_on, reason, claims, why):
    reasons = rules.why_not_slipping(new_due_on, reason, claims, TODAY)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


@given(
    agency=st.sampled_from([None, 1, 2]),
    owners=st.sampled_from([None, 1, 2]),
    by=st.sampled_from([None, 1, 2, 3]),
    pk=st.integers(1, 6),
)
def test_nobody_of_the_owning_agency_ever_verifies(agency, owners, by, pk):
    one = action(agency=Agency(pk=agency, name="X"), owner=Person(pk=5, agency_id=owners))
    reasons = rules.why_not_verified_by(one, Person(pk=pk, agency_id=by), None, in_one_team=False)
    is_inside = pk == 5 or (by is not None and by in {agency, owners})
    assert bool(reasons) == is_inside


def test_who_recorded_the_claim_does_not_verify_it():
    assert rules.why_not_verified_by(action(), OFFICER, 5, in_one_team=False) == []
    assert "You recorded" in rules.why_not_verified_by(action(), OFFICER, OFFICER.pk, in_one_team=False)[0]


def test_the_partnership_teams_own_action_goes_to_the_chair():
    assert (
        "JCR Chair or Vice-Chair verifies it" in rules.why_not_verified_by(action(), OFFICER, None, in_one_team=True)[0]
    )


@pytest.mark.parametrize(
    ("progress", "evidence", "is_accepted", "reasons", "count"),
    [
        (Progress.CLAIMED, 1, True, "", 0),
        (Progress.CLAIMED, 0, True, "", 1),
        (Progress.CLAIMED, 0, False, "No log.", 0),
        (Progress.CLAIMED, 1, False, " ", 1),
        (Progress.OPEN, 0, True, "", 2),
    ],
)
def test_nothing_is_complete_without_a_claim_and_evidence(progress, evidence, is_accepted, reasons, count):
    assert len(rules.why_not_verified(action(progress=progress), evidence, is_accepted, reasons)) == count


LATE = TODAY - dt.timedelta(days=1)


@given(late=st.integers(0, 60), slips=st.integers(0, 4), rejected=st.integers(0, 2), due=st.sampled_from([LATE, TODAY]))
def test_escalation_is_proposed_where_an_overdue_action_does_not_progress(late, slips, rejected, due):
    reasons = rules.why_escalate(action(due_on=due), TODAY, late, slips, rejected)
    expected = (late > 20) + (slips >= 2) + bool(rejected) if due < TODAY else 0
    assert len(reasons) == expected


def test_a_complete_action_is_never_escalated():
    assert rules.why_escalate(action(due_on=LATE, progress=Progress.COMPLETE), TODAY, 99, 9, 9) == []


def test_an_escalation_says_why_and_what_is_done_meanwhile_and_happens_once():
    assert rules.why_not_escalated("Stuck.", "Visits.", 0) == []
    assert len(rules.why_not_escalated("", "", 0)) == 2
    assert "already" in rules.why_not_escalated("Stuck.", "Visits.", 1)[0]


def test_an_escalation_is_answered_once():
    assert rules.why_not_answered(Escalation()) == []
    assert rules.why_not_answered(Escalation(answered_at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC)))


def test_each_agreed_recommendation_is_on_the_tracker():
    first, second = Recommendation(pk=1, number="R1"), Recommendation(pk=2, number="R2")
    assert rules.why_untracked([first, second], {1}) == [
        "R2 has no action. Add one with an owner, a date and an expected outcome."
    ]
