"""What follows a verification: a paused clock, a case that goes elsewhere, a decision superseded, people told, a challenge."""

import datetime as dt

import pytest

from sarum.board.models import Event, Notice
from sarum.cases.models import Recommendation, Step, Verification
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import challenge as challenges
from sarum.cases.operations import letter as letters
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import pause as pauses
from sarum.cases.operations import recommendations
from sarum.cases.operations import verification as operations
from sarum.cases.queries import challenge as challenge_queries
from sarum.cases.queries import letter as letter_queries
from sarum.cases.queries import pause as pause_queries
from sarum.cases.queries import verification as queries
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast
from tests.operations.test_verification import AT, decide, heard, received, why

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
ELSEWHERE = {
    "next_step": "ELSEWHERE",
    "process": "A DARDR",
    "to_whom": "The Community Safety Partnership",
    "told_on": AT.date(),
}


@pytest.fixture
def case(people):
    return received(people)


def by(people, who="officer", at=AT):
    return {"by": people[who], "at": at}


def test_more_information_pauses_the_clock_and_the_date_moves_and_says_why(case, people):
    decide(heard(case, people), people, next_step="MORE_INFORMATION", reasons="The GP’s notes are missing.")
    case.refresh_from_db()
    pause, due_on = case.pauses.get(), case.due_on
    assert (case.step, pause.reason, pause.started_on) == (Step.VERIFICATION, "The GP’s notes are missing.", AT.date())
    later = AT + 7 * DAY
    pauses.end_pause(pause=pause, ended_on=later.date(), ended_because="They came.", **by(people, at=later))
    case.refresh_from_db()
    assert case.due_on == due_on + 7 * DAY  # five working days, and the weekend
    assert (
        "moved on by 5 working days because the clock was paused from 3 March 2025 to 10 March 2025" in case.due_because
    )
    assert pause_queries.days_paused(people["officer"], case) == 5


def test_after_a_pause_the_next_meeting_decides_and_the_earlier_decision_is_superseded(case, people):
    first = decide(heard(case, people), people, next_step="MORE_INFORMATION")
    case.refresh_from_db()
    second = decide(heard(case, people), people)
    case.refresh_from_db()
    assert (case.step, second.supersedes) == (Step.SCOPING, first)
    assert not case.pauses.filter(ended_on=None).exists()
    assert queries.standing_decision(people["officer"], case) == second


def test_the_team_pauses_the_clock_itself_once_at_a_time(case, people):
    given = {"reason": "The coroner’s file", "started_on": AT.date()}
    pauses.pause_clock(case=case, **given, **by(people))
    for wrong, said in (({}, "has been paused since"), ({"started_on": AT.date() + DAY}, "in the future")):
        with pytest.raises(Refused) as refused:
            pauses.pause_clock(case=case, **given | wrong, **by(people))
        assert said in why(refused)
    pause = case.pauses.get()
    with pytest.raises(Refused) as refused:
        pauses.end_pause(pause=pause, ended_on=AT.date() - DAY, **by(people))
    assert "cannot have ended before" in why(refused)


@pytest.mark.parametrize("who", ["council", "independent_chair", "stranger"])
def test_only_the_team_and_the_chairs_pause_the_clock(case, people, who):
    with pytest.raises(NotAllowed):
        pauses.pause_clock(case=case, reason="x", started_on=AT.date(), **by(people, who))


@pytest.mark.parametrize(("is_waiting", "step"), [(True, Step.VERIFICATION), (False, Step.CLOSED)])
def test_a_case_referred_elsewhere_waits_or_closes(case, people, is_waiting, step):
    decision = decide(heard(case, people), people, **ELSEWHERE, is_waiting=is_waiting)
    case.refresh_from_db()
    assert (case.step, decision.elsewhere.process, case.pauses.count()) == (step, "A DARDR", int(is_waiting))


def test_a_case_referred_elsewhere_says_all_that_is_needed_to_find_it(case, people):
    with pytest.raises(Refused) as refused:
        decide(heard(case, people), people, next_step="ELSEWHERE")
    assert len(refused.value.reasons) == 4


def test_an_advisory_alternative_is_not_there_until_it_stands(case, people):
    decision = decide(heard(case, people), people, next_step="ALTERNATIVE", **alternative_of(people))
    assert decision.alternative.get_sort_display() == "Round table"


def alternative_of(people):
    return {"alternative": "Round table", "owner": people["officer"], "due_on": AT.date()}


def supersede(decision, people, who="chair", **given):
    said = {
        "next_step": "SCOPING",
        "reasons": "It may meet the criteria",
        "superseding_because": "The GP wrote.",
    } | given
    return operations.supersede_verification(verification=decision, **said, **by(people, who))


@pytest.mark.parametrize(
    ("first", "there"),
    [
        ({"next_step": "NOT_PROGRESSED"}, Step.CLOSED),
        ({"next_step": "ALTERNATIVE"}, Step.ALTERNATIVE),
        ({"next_step": "MORE_INFORMATION"}, Step.VERIFICATION),
    ],
)
def test_a_decision_is_superseded_by_a_new_one_and_stays_to_be_read(case, people, first, there):
    more = alternative_of(people) if first["next_step"] == "ALTERNATIVE" else {}
    earlier = decide(heard(case, people), people, **first, **more)
    case.refresh_from_db()
    assert case.step == there
    later = supersede(earlier, people)
    case.refresh_from_db()
    earlier.refresh_from_db()
    assert (case.step, case.closing_reason, case.closed_at) == (Step.SCOPING, "", None)
    assert (later.supersedes, earlier.reasons) == (earlier, "The referral may meet the criteria")
    assert later.at_meeting == earlier.meeting
    assert list(queries.decisions_of(people["officer"], case)) == [later, earlier]


def test_a_decision_is_superseded_once_with_a_reason_by_a_chair_who_was_there(case, people):
    earlier = decide(heard(case, people), people, next_step="NOT_PROGRESSED")
    with pytest.raises(Refused) as refused:
        supersede(earlier, people, superseding_because=" ")
    assert "Say why the earlier decision no longer stands" in why(refused)
    with pytest.raises(NotAllowed):
        supersede(earlier, people, "officer")
    supersede(earlier, people, next_step="NOT_PROGRESSED")
    with pytest.raises(Refused) as refused:
        supersede(earlier, people)
    assert "superseded this one already" in why(refused)


def test_what_a_rapid_review_rests_on_stays(people):
    case = build.case_at(Step.RAPID_REVIEW)
    with pytest.raises(NotAllowed):
        supersede(Verification.objects.get(case=case), people)


def test_an_alternative_action_teaches_and_its_learning_is_taken_up(case, people):
    decision = decide(heard(case, people), people, next_step="ALTERNATIVE", **alternative_of(people))
    done = {"outcome": "Five actions", "learning": "Nobody rang back", "goes_to": "RECOMMENDATIONS"}
    made = {"text": "Ring back", "agencies": [people["council"].agency], "is_multi_agency": False}
    alternatives.conclude_alternative(alternative=decision.alternative, **done, **by(people))
    case.refresh_from_db()
    assert case.step == Step.RECOMMENDATIONS
    decision.alternative.refresh_from_db()
    recommendations.recommend(case=case, **made, alternative=decision.alternative, **by(people))
    one = Recommendation.objects.get()
    assert (one.source, one.alternative) == ("ALTERNATIVE", decision.alternative)
    other = build.case_at(Step.RECOMMENDATIONS)
    with pytest.raises(Refused):
        recommendations.recommend(case=other, **made, alternative=decision.alternative, **by(people))


def write(decision, people, **given):
    said = {"to_name": "Robin Tate", "words": "It was decided to find out more."} | given
    return letters.write_letter(verification=decision, **said, **by(people))


def test_the_referrer_is_told_in_words_the_team_has_checked_and_how_and_when_is_kept(case, people):
    decision = decide(heard(case, people), people)
    assert decision in letter_queries.untold(people["officer"])
    begun = letter_queries.begun(people["officer"], decision)
    assert case.reference in begun and "Marsh" not in begun and "may meet the criteria" not in begun
    letter = write(decision, people)
    assert decision in letter_queries.untold(people["officer"])  # written is not told
    letters.tell_referrer(letter=letter, told_how="POST", told_on=AT.date(), **by(people))
    assert decision not in letter_queries.untold(people["officer"])
    assert Event.objects.latest("number").words.sentence == "told the referrer what was decided, post, on 3 March 2025"
    with pytest.raises(Refused):
        letters.tell_referrer(letter=letter, told_how="POST", told_on=AT.date(), **by(people))


def test_an_agency_is_told_too_and_the_referrer_still_waits(case, people):
    decision = decide(heard(case, people), people)
    letter = write(decision, people, agency=people["council"].agency, to_name="")
    assert letter.to_name == cast.COUNCIL
    letters.tell_referrer(letter=letter, told_how="EMAIL", told_on=AT.date(), **by(people))
    assert decision in letter_queries.untold(people["officer"])


@pytest.mark.parametrize("who", ["chair", "council", "stranger"])
def test_only_the_team_writes_letters(case, people, who):
    decision = decide(heard(case, people), people)
    with pytest.raises(NotAllowed):
        letters.write_letter(verification=decision, to_name="x", words="y", **by(people, who))


def challenged(decision, people, **given):
    said = {"by_whom": "FAMILY", "name": "Her son", "grounds": "Nobody asked me", "received_on": AT.date()} | given
    matter = f"VERIFICATION-{decision.pk}"
    return challenges.record_challenge(case=decision.case, matter=matter, **said, **by(people))


def test_a_challenge_is_answered_by_somebody_else_and_told_on(case, people):
    decision = decide(heard(case, people), people, next_step="NOT_PROGRESSED")
    Notice.objects.all().delete()
    challenge = challenged(decision, people)
    told = {letter.to for letter in Notice.objects.all()}
    assert people["vice_chair"] in told and people["chair"] not in told
    assert not any("son" in letter.body for letter in Notice.objects.all())
    with pytest.raises(Refused) as refused:
        challenges.answer_challenge(challenge=challenge, outcome="UPHELD", reasons="True", **by(people, "chair"))
    assert "somebody else answers" in why(refused)
    with pytest.raises(NotAllowed):
        challenges.answer_challenge(challenge=challenge, outcome="UPHELD", reasons="True", **by(people))
    assert list(challenge_queries.unanswered(people["vice_chair"])) == [challenge]
    challenges.answer_challenge(challenge=challenge, outcome="UPHELD", reasons="True", **by(people, "vice_chair"))
    assert list(challenge_queries.answered(people["officer"])) == [challenge]
    challenges.tell_challenger(challenge=challenge, told_how="TELEPHONE", told_on=AT.date(), **by(people))
    supersede(decision, people)
    case.refresh_from_db()
    assert case.step == Step.SCOPING


def test_who_has_a_conflict_is_not_asked_to_answer_and_who_may_not_see_is_refused(case, people):
    decision = decide(heard(case, people), people)
    declared = {"conflict": "Is her nephew", "is_barring": True, **by(people)}
    meetings.declare_conflict(case=case, person=people["manager"], **declared)
    Notice.objects.all().delete()
    challenge = challenged(decision, people)
    assert people["manager"] not in {letter.to for letter in Notice.objects.all()}
    assert challenge_queries.to_answer(people["manager"]) == challenge_queries.to_answer(people["chair"]) == []
    assert challenge_queries.to_answer(people["independent_chair"]) == [challenge]
    with pytest.raises(NotAllowed):
        challenge_queries.deciders_of(people["stranger"], challenge)


def test_a_challenge_has_its_day_and_how_it_was_worked_out(case, people):
    challenge = challenged(decide(heard(case, people), people), people)
    assert (
        challenge.due_on == dt.date(2025, 3, 31)
        and "20 working days after Monday 3 March 2025" in challenge.due_because
    )


def test_whoever_took_the_superseded_decision_does_not_answer_either(case, people):
    first = decide(heard(case, people), people, next_step="NOT_PROGRESSED")
    later = supersede(first, people, "vice_chair", next_step="NOT_PROGRESSED", acting_because="She is away")
    challenge = challenged(later, people)
    for who in ("chair", "vice_chair"):
        with pytest.raises(Refused):
            challenges.answer_challenge(challenge=challenge, outcome="UPHELD", reasons="x", **by(people, who))
    assert challenges.answer_challenge(
        challenge=challenge, outcome="UPHELD", reasons="x", **by(people, "independent_chair")
    )
