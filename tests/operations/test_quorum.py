"""Who must be there: an advisory decision until the absent confirm it; a chair who must not; views that stay one's own."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Board, Event, Notice
from sarum.cases.models import Step
from sarum.cases.operations import confirmation
from sarum.cases.operations import meeting as meetings
from sarum.cases.queries import meeting as meeting_queries
from sarum.cases.queries import verification as queries
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast
from tests.operations.test_verification import AT, attend, decide, heard, involved, met, received, speak, why

pytestmark = pytest.mark.django_db
READERS = ("officer", "manager", "chair", "vice_chair", "independent_chair", "council", "police", "nhs")


@pytest.fixture
def case(people):
    return received(people)


def inquorate(case, people, away=("council",)):
    """A meeting without some statutory partners, at which the others have said what they think."""
    involved(case, people)
    meeting = met(case, people)
    agencies = {people[who].agency for who in away}
    gone = [who for who in ("council", "police", "nhs", "chair", "vice_chair") if people[who].agency in agencies]
    attend(meeting, people, away=gone)
    for who in ("council", "police", "nhs"):
        if who not in away:
            speak(meeting, people, who)
    return meeting


def confirm(decision, people, who="council", **given):
    said = {"is_confirmed": True, "grounds": "We would have said the same"} | given
    return confirmation.confirm_decision(verification=decision, **said, by=people[who], at=AT)


def test_an_inquorate_meeting_advises_and_the_case_waits_for_exactly_who_was_not_there(case, people):
    decision = decide(inquorate(case, people), people, as_advisory=True)
    case.refresh_from_db()
    assert (case.step, decision.is_advisory, decision.stands_at) == (Step.VERIFICATION, True, None)
    assert queries.why_not_standing(people["officer"], decision) == [
        "The advisory decision waits until Wyvern Council, which was not there, confirms it in writing."
    ]
    assert queries.standing_decision(people["officer"], case) is None
    asked = Notice.objects.filter(subject__contains="an advisory decision waits for you")
    assert [letter.to for letter in asked] == [people["council"]]


def test_it_stands_once_the_absent_partner_has_confirmed_it(case, people):
    decision = decide(inquorate(case, people), people, as_advisory=True)
    confirm(decision, people)
    case.refresh_from_db()
    decision.refresh_from_db()
    assert (case.step, decision.stands_at) == (Step.SCOPING, AT)
    assert "so that it stands: We would have said the same" in Event.objects.latest("number").words.sentence


def test_two_who_were_not_there_are_both_waited_for(case, people):
    decision = decide(inquorate(case, people, away=("council", "nhs")), people, as_advisory=True)
    confirm(decision, people, "nhs")
    case.refresh_from_db()
    assert case.step == Step.VERIFICATION
    confirm(decision, people)
    case.refresh_from_db()
    assert case.step == Step.SCOPING


def test_one_who_does_not_confirm_it_keeps_it_advisory_until_they_meet_again(case, people):
    decision = decide(inquorate(case, people), people, as_advisory=True)
    confirm(decision, people, is_confirmed=False, grounds="We hold records nobody has seen.")
    case.refresh_from_db()
    assert case.step == Step.VERIFICATION
    assert "Meet again with every statutory partner" in queries.why_not_standing(people["officer"], decision)[0]
    again = decide(heard(case, people), people)
    case.refresh_from_db()
    assert (case.step, again.supersedes) == (Step.SCOPING, decision)


@pytest.mark.parametrize(
    ("who", "refusal"), [("nhs", Refused), ("officer", Refused), ("chair", Refused), ("owner", NotAllowed)]
)
def test_nobody_else_confirms_it(case, people, who, refusal):
    decision = decide(inquorate(case, people), people, as_advisory=True)
    with pytest.raises(refusal):
        confirm(decision, people, who)


def test_it_is_confirmed_once_with_grounds(case, people):
    decision = decide(inquorate(case, people, away=("council", "nhs")), people, as_advisory=True)
    with pytest.raises(Refused) as refused:
        confirm(decision, people, grounds=" ")
    assert "Give your grounds" in why(refused)
    confirm(decision, people)
    with pytest.raises(Refused):
        confirm(decision, people)


def test_a_partner_with_a_barring_conflict_does_not_confirm(case, people):
    decision = decide(inquorate(case, people), people, as_advisory=True)
    meetings.declare_conflict(
        case=case, person=people["council"], conflict="Knew her", is_barring=True, by=people["council"], at=AT
    )
    with pytest.raises(NotAllowed):
        confirm(decision, people)


def test_without_a_chair_there_is_not_even_an_advisory_decision(case, people):
    meeting = met(case, people)
    attend(meeting, people, away=("council", "chair", "vice_chair"))
    with pytest.raises(Refused) as refused:
        decide(meeting, people, as_advisory=True)
    assert "Neither the JCR Chair nor the Vice-Chair" in why(refused)


def test_a_quorate_meeting_decides_whatever_it_is_called(case, people):
    assert decide(heard(case, people), people, as_advisory=True).stands_at == AT


def test_the_vice_chair_stands_in_for_a_conflicted_chair_and_the_reason_is_kept(case, people):
    meeting = heard(case, people)
    meetings.declare_conflict(
        case=case, person=people["chair"], conflict="Her force attended", is_barring=True, by=people["chair"], at=AT
    )
    with pytest.raises(NotAllowed):
        decide(meeting, people)
    decision = decide(meeting, people, by="vice_chair")
    assert decision.acting_because == "Carys Holt declared a conflict of interest: Her force attended"
    assert decision.acting_because in Event.objects.latest("number").words.sentence


def test_the_vice_chair_says_why_where_nothing_on_record_does(case, people):
    meeting = heard(case, people)
    with pytest.raises(Refused) as refused:
        decide(meeting, people, by="vice_chair")
    assert refused.value.field == "acting_because"
    assert (
        decide(meeting, people, by="vice_chair", acting_because="She left at three").acting_because
        == "She left at three"
    )


def before(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT - dt.timedelta(hours=2))


@pytest.mark.parametrize("reader", READERS)
def test_before_the_meeting_each_reads_only_their_own_agencys_view(case, people, monkeypatch, reader):
    before(monkeypatch)
    meeting = met(case, people)
    speak(meeting, people, "council", "Scoping")
    speak(meeting, people, "police", "A round table")
    seen = {view.agency for view in meeting_queries.views_of(people[reader], meeting)}
    assert seen == {people[reader].agency} & {people["council"].agency, people["police"].agency}
    assert set(meeting_queries.who_answered(people[reader], meeting)) == {cast.COUNCIL, cast.POLICE}
    assert not any("round table" in words for words in Event.objects.values_list("words__sentence", flat=True))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("opened_by", ["all in", "begun", "held"])
def test_views_open_to_every_reader_once_all_are_in_or_the_meeting_has_begun(
    case, people, monkeypatch, reader, opened_by
):
    if opened_by != "begun":
        before(monkeypatch)
    meeting = met(case, people)
    for who in ("council", "police", "nhs") if opened_by == "all in" else ("council",):
        speak(meeting, people, who)
    if opened_by == "held":
        meeting.held_at = AT
        meeting.save()
    assert {view.agency for view in meeting_queries.views_of(people[reader], meeting)} >= {people["council"].agency}


@pytest.mark.parametrize("who", ["stranger", "lead", "barred"])
def test_those_who_may_not_see_the_case_read_no_view(case, people, who):
    build.bar(case, people["barred"], people["officer"])
    assert not meeting_queries.views_of(people[who], heard(case, people)).exists()


def test_without_the_boards_setting_there_is_no_deciding_without_meeting(case, people):
    meeting = met(case, people)
    for who in ("council", "police", "nhs"):
        speak(meeting, people, who)
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "Record the attendance first" in why(refused)


def test_with_the_boards_setting_it_is_decided_in_writing_once_every_view_is_in(case, people):
    Board.objects.update(may_verify_in_writing=True)
    involved(case, people)
    meeting = met(case, people)
    for who in ("council", "police"):
        speak(meeting, people, who)
    with pytest.raises(Refused) as refused:
        decide(meeting, people)
    assert "Wyvern Integrated Care Board's view has not been recorded" in why(refused)
    speak(meeting, people, "nhs")
    decision = decide(meeting, people)
    case.refresh_from_db()
    assert (decision.is_in_writing, decision.is_advisory, case.step) == (True, False, Step.SCOPING)


def test_with_the_boards_setting_a_view_in_writing_stands_for_one_who_did_not_come(case, people):
    Board.objects.update(may_verify_in_writing=True)
    meeting = inquorate(case, people)
    speak(meeting, people, "council")
    assert decide(meeting, people).stands_at == AT


def test_whom_it_waits_for_stays_when_the_boards_setting_changes(case, people):
    meeting = inquorate(case, people)
    speak(meeting, people, "council")
    decision = decide(meeting, people, as_advisory=True)
    Board.objects.update(may_verify_in_writing=True)
    assert queries.awaited(people["officer"], decision) == [people["council"].agency]
    assert confirm(decision, people).stands_at == AT


def test_more_information_may_be_asked_for_before_anybody_is_involved(case, people):
    meeting = met(case, people)
    attend(meeting, people)
    for who in ("council", "police", "nhs"):
        speak(meeting, people, who)
    with pytest.raises(Refused, match="Nobody is involved"):
        decide(meeting, people)
    assert decide(meeting, people, next_step="MORE_INFORMATION").next_step == "MORE_INFORMATION"


def test_where_an_agency_has_no_representative_its_people_in_the_jcr_group_confirm(case, people):
    people["nhs"].holdings.update(until_on=dt.date(2025, 1, 1))
    decision = decide(inquorate(case, people, away=("nhs",)), people, as_advisory=True)
    asked = Notice.objects.filter(subject__contains="an advisory decision waits for you")
    assert [letter.to for letter in asked] == [people["vice_chair"]]
    confirm(decision, people, "vice_chair")
    case.refresh_from_db()
    assert case.step == Step.SCOPING


def test_the_team_records_what_an_absent_partner_wrote_with_who_said_it_and_how_it_came(case, people):
    decision = decide(inquorate(case, people, away=("nhs",)), people, as_advisory=True)
    wrote = {"who": "officer", "person": people["nhs"], "how": "by letter of 3 March"}
    for given in ({"how": " "}, {"grounds": " "}, {"person": None}, {"person": people["council"]}, {"who": "chair"}):
        with pytest.raises(Refused):
            confirm(decision, people, **wrote | given)
    confirm(decision, people, **wrote)
    said = decision.confirmations.get()
    assert (said.person, said.how) == (people["nhs"], "by letter of 3 March")
    assert "(said by Ines Duarte, by letter of 3 March)" in Event.objects.latest("number").words.sentence
