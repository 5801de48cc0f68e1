"""The first decision on a case: whether to find out more, at a meeting that may take it."""

import datetime as dt

import pytest

from sarum.board.models import Event, Notice
from sarum.cases.models import Alternative, Place, Step, Verification
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import involvement
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import referral as referrals
from sarum.cases.operations import verification as operations
from sarum.kit.refusal import NotAllowed, Refused
from tests import cast

pytestmark = pytest.mark.django_db
AT = dt.datetime(2025, 3, 3, 10, tzinfo=dt.UTC)
ANSWERS = {
    "safety": {"is_anyone_at_risk_now": False},
    "referrer": {"name": "Robin Tate", "agency": cast.TRUST, "email": "robin.tate@example.org"},
    "adults": [{"name": "Edna Marsh", "living": "DIED"}],
    "what_happened": {"outline": "She was found on the floor."},
}
ASKED = ("council", "police", "nhs", "chair", "vice_chair")


@pytest.fixture
def case(people):
    return received(people)


def received(people, acknowledged=True):
    """A case as it stands when its referral has come."""
    referral = referrals.receive_referral(answers=ANSWERS, by=people["referrer"], at=AT)
    if acknowledged:
        referrals.acknowledge_referral(case=referral.case, by=people["officer"], at=AT)
    referral.case.refresh_from_db()
    return referral.case


def met(case, people, asked=ASKED):
    """A verification meeting, arranged."""
    who = [people[one] for one in asked]
    return operations.arrange_verification(case=case, starts_at=AT, people=who, by=people["officer"], at=AT)


def attend(meeting, people, away=()):
    present = {people[who].pk: {"is_present": who not in away, "has_authority": True} for who in ASKED}
    return meetings.record_attendance(meeting=meeting, present=present, by=people["officer"], at=AT)


def speak(meeting, people, who, view="Scoping and a Rapid Review", grounds="Three services closed at once"):
    said = {"agency": people[who].agency, "person": people[who], "view": view, "grounds": grounds}
    return meetings.give_view(meeting=meeting, **said, by=people["officer"], at=AT)


def involved(case, people):
    """Somebody is told and takes part, as there must be before the first decision."""
    said = {"who": "The son", "decision": "Told by telephone"}
    return involvement.record_involvement(case=case, **said, by=people["officer"], at=AT)


def heard(case, people):
    """A meeting at which everybody was there and each partner has said what it thinks."""
    involved(case, people)
    meeting = met(case, people)
    attend(meeting, people)
    for who, view in (("council", "Scoping"), ("nhs", "Scoping"), ("police", "A round table would do")):
        speak(meeting, people, who, view)
    return meeting


def decide(meeting, people, by="chair", **given):
    given = {"next_step": "SCOPING", "reasons": "The referral may meet the criteria"} | given
    return operations.decide_verification(meeting=meeting, **given, by=people[by], at=AT)


def why(refused):
    return " ".join(refused.value.reasons)


def test_arranging_asks_people_seats_them_and_moves_the_case(case, people):
    meeting = met(case, people)
    case.refresh_from_db()
    assert case.step == Step.VERIFICATION
    assert meeting.attendance.count() == 5
    assert Place.objects.filter(case=case, capacity="INVITED").count() == 5
    assert (
        Event.objects.latest("number").words.sentence
        == "arranged a verification meeting on 3 March 2025 and asked 5 people"
    )


def test_a_second_meeting_leaves_the_case_where_it_is(case, people):
    met(case, people)
    case.refresh_from_db()
    met(case, people)
    case.refresh_from_db()
    assert (case.step, case.meetings.count()) == (Step.VERIFICATION, 2)


def test_an_unacknowledged_referral_is_acknowledged_first(people):
    with pytest.raises(Refused) as refused:
        met(received(people, acknowledged=False), people)
    assert "has not been acknowledged" in why(refused)


def test_a_meeting_asks_somebody(case, people):
    with pytest.raises(Refused) as refused:
        met(case, people, asked=())
    assert refused.value.field == "people"


def test_nobody_is_asked_who_must_not_see_the_case(case, people):
    Place.objects.create(case=case, person=people["council"], capacity="BARRED", because="related", from_on=AT.date())
    with pytest.raises(Refused) as refused:
        met(case, people)
    assert "Colin Shaw must not see this case" in why(refused)
    assert not case.meetings.exists()


def test_a_heard_meeting_decides_with_reasons_and_the_team_is_told(case, people):
    Notice.objects.all().delete()
    decision = decide(heard(case, people), people)
    case.refresh_from_db()
    assert (case.step, decision.decided_by) == (Step.SCOPING, people["chair"])
    said = Event.objects.latest("number").words.sentence
    assert said == "decided: scoping and Rapid Review, because the referral may meet the criteria"
    letters = Notice.objects.filter(subject__contains="has decided")
    assert people["officer"] in [letter.to for letter in letters] and not any(
        "Marsh" in letter.body for letter in letters
    )


@pytest.mark.parametrize("absent", ["council", "nhs", "police"])
def test_a_statutory_partner_missing_makes_it_inquorate(case, people, absent):
    meeting = met(case, people)
    also_of_that_agency = {"nhs": "vice_chair", "police": "chair"}.get(absent)
    attend(meeting, people, away=[absent, also_of_that_agency])
    by = "vice_chair" if absent == "police" else "chair"
    with pytest.raises(Refused) as refused:
        decide(meeting, people, by=by)
    assert f"{people[absent].agency} was not represented" in why(refused)
    assert not Verification.objects.exists()


def test_without_a_chair_it_does_not_decide(case, people):
    meeting = met(case, people)
    attend(meeting, people, away=["chair", "vice_chair"])
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "Neither the JCR Chair nor the Vice-Chair" in why(refused)


def test_every_partner_is_heard_first_with_its_grounds(case, people):
    involved(case, people)
    meeting = met(case, people)
    attend(meeting, people)
    for who in ("council", "police"):
        speak(meeting, people, who, grounds="" if who == "police" else "A death")
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "Wyvern Integrated Care Board's view has not been recorded" in why(refused)
    assert "Wyvern Police's view has no grounds" in why(refused)
    for who in ("police", "nhs"):
        speak(meeting, people, who)
    assert decide(meeting, people)


def test_a_meeting_not_yet_held_does_not_decide(case, people):
    with pytest.raises(Refused) as refused:
        decide(met(case, people), people)
    assert "Record the attendance first" in why(refused)


def test_the_chair_who_was_there_decides(case, people):
    involved(case, people)
    meeting = met(case, people)
    attend(meeting, people, away=["chair"])
    for who in ("council", "police", "nhs"):
        speak(meeting, people, who)
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "You were not at this meeting" in why(refused)
    assert decide(meeting, people, by="vice_chair")


def test_a_chair_with_a_barring_conflict_neither_decides_nor_makes_it_quorate(case, people):
    meeting = met(case, people)
    attend(meeting, people, away=["vice_chair"])
    for who in ("council", "police", "nhs"):
        speak(meeting, people, who)
    meetings.declare_conflict(
        case=case, person=people["chair"], conflict="Her force attended", is_barring=True, by=people["chair"], at=AT
    )
    with pytest.raises(NotAllowed) as refused:
        decide(meeting, people)
    assert "because of a conflict of interest (Her force attended)" in why(refused)
    with pytest.raises(Refused) as refused:
        decide(meeting, people, by="vice_chair")
    assert "Carys Holt must not decide because of a conflict of interest" in why(refused)


def test_a_conflict_that_does_not_bar_is_declared_and_no_more(case, people):
    meeting = heard(case, people)
    meetings.declare_conflict(
        case=case, person=people["chair"], conflict="Her force attended", by=people["chair"], at=AT
    )
    assert decide(meeting, people)


def test_a_decision_has_reasons(case, people):
    with pytest.raises(Refused) as refused:
        decide(heard(case, people), people, reasons=" ")
    assert "Give the reasons" in why(refused)


def test_a_meeting_decides_once(case, people):
    meeting = heard(case, people)
    decide(meeting, people, next_step="MORE_INFORMATION")
    case.refresh_from_db()
    assert (case.step, case.pauses.count()) == (Step.VERIFICATION, 1)
    met(case, people)
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "This meeting has decided" in why(refused)


def test_not_progressed_closes_the_case_with_the_reasons(case, people):
    decide(heard(case, people), people, next_step="NOT_PROGRESSED", reasons="No adult with needs")
    case.refresh_from_db()
    assert (case.step, case.closing_reason) == (Step.CLOSED, "No adult with needs")


def test_an_alternative_action_is_followed_to_its_outcome(case, people):
    meeting = heard(case, people)
    with pytest.raises(Refused) as refused:
        decide(meeting, people, next_step="ALTERNATIVE")
    assert len(refused.value.reasons) == 3
    given = {"alternative": "Round table", "owner": people["officer"], "due_on": AT.date()}
    alternative = decide(meeting, people, next_step="ALTERNATIVE", **given).alternative
    by = {"by": people["officer"], "at": AT}
    with pytest.raises(Refused):
        alternatives.conclude_alternative(alternative=alternative, outcome="", goes_to="CLOSED", **by)
    alternatives.conclude_alternative(alternative=alternative, outcome="Agreed five actions", goes_to="CLOSED", **by)
    case.refresh_from_db()
    assert (case.step, case.closing_reason) == (Step.CLOSED, "Round table: Agreed five actions")
    with pytest.raises(NotAllowed):
        alternatives.conclude_alternative(
            alternative=Alternative.objects.get(), outcome="Again", goes_to="SCOPING", **by
        )


@pytest.mark.parametrize("who", ["officer", "council", "independent_chair", "stranger"])
def test_only_a_chair_decides(case, people, who):
    with pytest.raises(NotAllowed):
        decide(heard(case, people), people, by=who)
