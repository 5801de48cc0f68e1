"""What nobody goes round: a gate of the verification holds whichever way somebody comes to it."""

import datetime as dt

import pytest

from sarum.board.models import Board
from sarum.cases.models import Alternative, NextStep, Step
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import pause as pauses
from sarum.cases.operations import referral as referrals
from sarum.cases.queries import verification as queries
from sarum.cases.queries import work
from sarum.kit.refusal import Refused
from tests.operations.test_after_verification import alternative_of, supersede
from tests.operations.test_quorum import confirm, inquorate
from tests.operations.test_verification import AT, decide, heard, received, why

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)


@pytest.fixture
def case(people):
    return received(people)


def conflicted(case, person, people):
    said = {"person": person, "conflict": "Her force attended", "is_barring": True}
    return meetings.declare_conflict(case=case, **said, by=people["officer"], at=AT)


def test_a_superseding_decision_passes_verification_with_somebody_involved_too(case, people):
    earlier = decide(heard(case, people), people, next_step=NextStep.MORE_INFORMATION)
    case.involvement.all().delete()
    with pytest.raises(Refused) as refused:
        supersede(earlier, people)
    assert "Nobody is involved" in why(refused)


def test_what_an_absent_partner_confirmed_is_decided_otherwise_only_by_meeting_again(case, people):
    decision = decide(inquorate(case, people), people, as_advisory=True)
    confirm(decision, people)
    decision.refresh_from_db()
    with pytest.raises(Refused) as refused:
        supersede(decision, people)
    assert "Meet again" in why(refused)


def test_who_must_not_decide_does_not_make_a_partner_present(case, people):
    meeting = heard(case, people)
    conflicted(case, people["nhs"], people)
    conflicted(case, people["vice_chair"], people)
    assert queries.absent_partners(people["officer"], meeting) == [people["nhs"].agency]
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "who came for Wyvern Integrated Care Board, must not decide" in why(refused)


def test_fewer_than_three_statutory_partners_in_the_register_decide_nothing(case, people):
    meeting = heard(case, people)
    people["police"].agency.is_statutory_partner = False
    people["police"].agency.save()
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "The register has 2 statutory partners" in why(refused)


def test_in_writing_nobody_is_absent_and_the_vice_chair_says_why(case, people):
    Board.objects.update(may_verify_in_writing=True)
    meeting = heard(case, people)
    meeting.held_at = None
    meeting.save()
    with pytest.raises(Refused) as refused:
        decide(meeting, people, by="vice_chair")
    assert refused.value.field == "acting_because"


def test_an_advisory_decision_leaves_the_standing_one_until_it_stands(case, people):
    stands = decide(heard(case, people), people, next_step=NextStep.MORE_INFORMATION)
    advisory = decide(inquorate(case, people), people, as_advisory=True)
    stands.refresh_from_db()
    assert advisory.supersedes == stands and stands.successor is None
    assert queries.standing_decision(people["officer"], case) == stands
    confirm(advisory, people)
    stands = type(stands).objects.get(pk=stands.pk)
    assert stands.successor == advisory == queries.standing_decision(people["officer"], case)


def test_an_alternative_action_whose_decision_no_longer_stands_is_nobodys_work(case, people):
    first = decide(heard(case, people), people, next_step=NextStep.ALTERNATIVE, **alternative_of(people))
    supersede(first, people, next_step=NextStep.ALTERNATIVE, **alternative_of(people))
    old, new = Alternative.objects.all()
    assert [line.case for line in work.own_alternatives(people["officer"])] == [new.case]
    with pytest.raises(Refused) as refused:
        alternatives.conclude_alternative(
            alternative=old, outcome="Done", goes_to=Step.SCOPING, by=people["officer"], at=AT
        )
    assert "does not stand" in why(refused)
    assert list(Alternative.objects.in_hand()) == [new]


def test_acknowledging_does_not_forget_that_the_clock_was_paused(people):
    case = received(people, acknowledged=False)
    pauses.pause_clock(case=case, reason="Whose area it is", started_on=AT.date(), by=people["officer"], at=AT)
    later = AT + WEEK
    pauses.end_pause(pause=case.pauses.get(), ended_on=later.date(), by=people["officer"], at=later)
    case.refresh_from_db()
    referrals.acknowledge_referral(case=case, by=people["officer"], at=later)
    case.refresh_from_db()
    assert "moved on by 5 working days" in case.due_because
