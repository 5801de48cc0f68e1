"""A meeting's day, an advisory decision, a paused clock, letters and challenges, through the pages."""

import datetime as dt
import io

import pytest
from django.utils import timezone
from docx import Document
from icalendar import Calendar

from sarum.board.models import Board, Event
from sarum.cases.models import Challenge, DecisionLetter, Step, Verification
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import verification as operations
from sarum.cases.queries import diary
from tests import build
from tests.operations.test_dates import proposed
from tests.operations.test_quorum import inquorate
from tests.operations.test_verification import AT, attend, decide, heard, involved, met, received
from tests.pages.steps import answered, as_, day, opened, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(people):
    return received(people)


@pytest.fixture
def decision(case, people):
    return decide(heard(case, people), people)


def later_meeting(case, people):
    """A meeting still to come, with a link."""
    starts_at = timezone.now() + dt.timedelta(days=3)
    who = [people[one] for one in ("council", "police", "nhs", "chair")]
    given = {"starts_at": starts_at, "people": who, "link": "https://meet.example.org/1"}
    return operations.arrange_verification(case=case, **given, by=people["officer"], at=timezone.now())


def work(people, who):
    return [line.text for line in diary.work_of(people[who])]


def test_the_link_is_for_those_asked_and_who_arranged_it(case, people):
    meeting = later_meeting(case, people)
    for who, is_shown in (
        ("council", True),
        ("officer", True),
        ("second_officer", False),
        ("independent_chair", False),
    ):
        assert ("meet.example.org" in words(opened(who, "meeting", case, meeting.pk))) is is_shown, who


def test_a_meeting_goes_into_ones_calendar_without_a_fact_of_the_case(case, people):
    meeting = later_meeting(case, people)
    page = opened("council", "meeting_calendar", case, meeting.pk)
    (event,) = Calendar.from_ical(page.content).walk("VEVENT")
    assert (
        page["Content-Type"].startswith("text/calendar")
        and event["summary"] == f"{case.reference}: verification meeting"
    )
    assert b"Marsh" not in page.content and b"meet.example.org" not in page.content
    assert opened("stranger", "meeting_calendar", case, meeting.pk).status_code == 404


def test_dates_are_proposed_answered_and_picked(case, people):
    meeting = proposed(case, people)
    first, second = meeting.dates.all()
    line = next(one for one in diary.work_of(people["council"]) if one.text == "Say on which dates you can come")
    assert line.due_on == timezone.localdate(first.starts_at)
    assert "Say when you can come" in words(opened("council", "meeting", case, meeting.pk))
    said = {f"date_{first.pk}": "yes", f"date_{second.pk}": "no"}
    assert answered("council", "answer_dates", case, meeting.pk, **said | {f"date_{second.pk}": ""}).status_code == 422
    assert answered("council", "answer_dates", case, meeting.pk, **said).status_code == 302
    page = words(opened("officer", "pick_date", case, meeting.pk))
    assert "Wyvern Council cannot come: what is decided may then be only advisory." in page
    assert "10am" in page and "AM" not in page
    assert str(meeting) == "Verification meeting, date still open"
    assert "Say on which dates you can come" not in work(people, "council")
    assert "Pick the date of the meeting" in work(people, "officer")
    assert "Colin Shaw" in words(opened("officer", "pick_date", case, meeting.pk))
    assert opened("council", "pick_date", case, meeting.pk).status_code == 403
    assert answered("officer", "pick_date", case, meeting.pk, date=second.pk).status_code == 302
    meeting.refresh_from_db()
    assert meeting.is_settled and meeting.starts_at == second.starts_at


def test_other_dates_are_typed_whole_or_not_at_all(case, people):
    first = {"people": [people["chair"].pk], "where": "Virtual", "time": "10am", **day("day", 2027, 3, 1)}
    page = answered("officer", "arrange_verification", case, **first, **day("day_second", 2027, 3, 2))
    assert page.status_code == 422 and "both the day and the time" in words(page)
    whole = {**first, **day("day_second", 2027, 3, 2), "time_second": "2pm"}
    assert answered("officer", "arrange_verification", case, **whole).status_code == 302
    assert case.meetings.get().dates.count() == 2


def test_somebody_else_is_asked_to_a_meeting(case, people):
    meeting = later_meeting(case, people)
    assert "Choose who else is asked" in words(answered("officer", "ask_to_meeting", case, meeting.pk))
    assert answered("officer", "ask_to_meeting", case, meeting.pk, person=people["member"].pk).status_code == 302
    assert meeting.attendance.filter(person=people["member"]).exists()
    assert opened("council", "ask_to_meeting", case, meeting.pk).status_code == 403


def test_a_meeting_is_moved_and_cancelled_with_a_reason(case, people):
    meeting = later_meeting(case, people)
    there = {**day("day", 2027, 3, 1), "time": "2pm", "where": "Virtual"}
    assert answered("officer", "rearrange_meeting", case, meeting.pk, **there).status_code == 422
    assert answered("officer", "rearrange_meeting", case, meeting.pk, **there, because="Ill").status_code == 302
    meeting.refresh_from_db()
    assert timezone.localtime(meeting.starts_at).date() == dt.date(2027, 3, 1)
    assert opened("council", "cancel_meeting", case, meeting.pk).status_code == 403
    assert answered("officer", "cancel_meeting", case, meeting.pk, because="Two are ill").status_code == 302
    assert "was cancelled" in words(opened("council", "meeting", case, meeting.pk))
    assert "Cancelled" in words(opened("officer", "meetings", case))


def test_before_the_meeting_a_partner_gives_its_view_and_the_others_do_not_read_it(case, people):
    meeting = later_meeting(case, people)
    assert "Give your agency’s view on the referral" in work(people, "council")
    said = {"agency": people["council"].agency.pk, "view": "A round table would do", "grounds": "It is known already"}
    assert answered("council", "give_view", case, meeting.pk, **said).status_code == 302
    assert "Give your agency’s view on the referral" not in work(people, "council")
    assert "A round table would do" in words(opened("council", "meeting", case, meeting.pk))
    for who in ("officer", "chair", "police", "nhs", "independent_chair"):
        page = words(opened(who, "meeting", case, meeting.pk))
        assert "A round table would do" not in page and "It is known already" not in page, who
        assert "Given so far: Wyvern Council" in page and "No view has been recorded" not in page, who
    page = words(opened("chair", "decide_verification", case, meeting.pk))
    assert "Given so far: Wyvern Council" in page and "No view has been recorded" not in page
    assert "Who came is recorded then." in page and "nobody</li>" not in page and "Record the decision" not in page
    for act in ("history", "overview", "decide_verification"):
        ids = [meeting.pk] if act == "decide_verification" else []
        assert "A round table would do" not in words(opened("chair", act, case, *ids)), act


def test_an_advisory_decision_is_called_so_and_says_whom_it_waits_for(case, people):
    meeting = inquorate(case, people)
    page = words(opened("chair", "decide_verification", case, meeting.pk))
    assert "Wyvern Council was not there, so this decision is advisory" in page
    assert "does not decide whether the criteria in section 44 are met" in page
    assert (
        answered("chair", "decide_verification", case, meeting.pk, next_step="SCOPING", reasons="It may").status_code
        == 302
    )
    decision = Verification.objects.get()
    for who, act, ids in (
        ("officer", "decision", [decision.pk]),
        ("nhs", "meeting", [meeting.pk]),
        ("officer", "overview", []),
    ):
        assert "waits until Wyvern Council" in words(opened(who, act, case, *ids)), act
    assert "Confirm it, or not" not in words(opened("nhs", "decision", case, decision.pk))
    assert "Confirm it, or not" in words(opened("council", "decision", case, decision.pk))
    line = next(one for one in diary.work_of(people["council"]) if one.text.startswith("Confirm the advisory"))
    assert line.due_on == line.case.due_on
    said = {"is_confirmed": "yes", "grounds": "We agree"}
    assert "An advisory decision waits for Wyvern Council" in work(people, "officer")
    assert "What did they write?" in words(opened("officer", "confirm_decision", case, decision.pk))
    assert answered("nhs", "confirm_decision", case, decision.pk, **said).status_code == 422
    assert answered("council", "confirm_decision", case, decision.pk, **said).status_code == 302
    case.refresh_from_db()
    assert case.step == Step.SCOPING
    assert "confirmed the decision in writing" in words(opened("officer", "decision", case, decision.pk))


def test_the_chair_is_sent_to_the_last_meeting_and_never_to_one_before_a_decision(case, people):
    decide_it = "Decide the next steps on the referral"
    meeting = inquorate(case, people)
    later = met(case, people)
    later.starts_at += dt.timedelta(hours=1)
    later.save()
    assert decide_it not in work(people, "chair")
    decide(meeting, people, as_advisory=True)
    attend(later, people)
    assert [line.pk for line in diary.work_of(people["chair"]) if line.text == decide_it] == [later.pk]


def test_while_an_advisory_decision_waits_the_chair_reads_for_whom(case, people):
    met(case, people)
    decision = decide(inquorate(case, people), people, as_advisory=True)
    assert "Decide the next steps on the referral" not in work(people, "chair")
    (line,) = diary.waiting_of(people["chair"])
    assert (line.text, line.pk) == ("Wyvern Council, to confirm the advisory decision", decision.pk)


def test_an_alternative_action_is_seen_through_from_the_overview_by_the_day_that_was_set(case, people):
    due_on = timezone.localdate() + dt.timedelta(days=30)
    given = {"alternative": "Audit", "owner": people["council"], "due_on": due_on}
    decide(heard(case, people), people, next_step="ALTERNATIVE", **given)
    case.refresh_from_db()
    assert case.due_on == due_on
    page = words(opened("officer", "overview", case))
    assert (
        "Record what came of it" in page and "Chase Colin Shaw" in page and "Colin Shaw, Wyvern Council: Audit" in page
    )


def test_dissent_stands_beside_the_decision(case, people, decision):
    page = words(opened("nhs", "decision", case, decision.pk))
    assert "A round table would do" in page and "Scoping and Rapid Review" in page


def test_a_paused_clock_is_said_and_ended_and_the_date_says_why(case, people):
    decide(heard(case, people), people, next_step="MORE_INFORMATION", reasons="The GP’s notes are missing.")
    page = words(opened("officer", "overview", case))
    assert "The clock is paused since" in page and "Work and chasing can go on meanwhile" in page
    assert "clock paused" in words(as_("officer").get("/")).lower()
    pause = case.pauses.get()
    wrong = answered("officer", "end_pause", case, pause.pk, **day("ended_on", 2025, 3, 1))
    assert wrong.status_code == 422 and "cannot have ended before" in words(wrong)
    assert opened("council", "end_pause", case, pause.pk).status_code == 403
    assert answered("officer", "end_pause", case, pause.pk, **day("ended_on", 2025, 3, 10)).status_code == 302
    assert "moved on by 5 working days because the clock was paused" in words(opened("officer", "overview", case))
    assert "Arrange the next verification meeting" in work(people, "officer")
    assert "In all, 5 working days" in words(opened("officer", "meetings", case))


def test_the_clock_is_paused_by_hand(case, people):
    assert "Pause the clock" in words(opened("officer", "overview", case))
    today = timezone.localdate()
    given = {"reason": "The coroner’s file", **day("started_on", today.year, today.month, today.day)}
    assert answered("officer", "pause_clock", case, **given).status_code == 302
    again = answered("officer", "pause_clock", case, **given)
    assert again.status_code == 422 and "End that pause first" in words(again)


def test_a_letter_is_checked_downloaded_and_told(case, people, decision):
    assert "Tell the referrer what was decided" in work(people, "officer")
    page = words(opened("officer", "write_letter", case, decision.pk))
    assert case.reference in page and "Somebody who did not take it will answer you" in page
    typed = "It was decided <b>to find out</b> {{ more }}.\n\nYours"
    sent = {"to_name": "Robin Tate", "words": typed}
    assert answered("officer", "write_letter", case, decision.pk, **sent).status_code == 302
    letter = DecisionLetter.objects.get()
    said = [p.text for p in Document(io.BytesIO(opened("officer", "letter_word", case, letter.pk).content)).paragraphs]
    assert "It was decided <b>to find out</b> {{ more }}." in said and "Robin Tate" in said
    assert opened("officer", "letter_pdf", case, letter.pk).content.startswith(b"%PDF")
    assert "Download it as Word" in words(opened("officer", "letter", case, letter.pk))
    for who, status in (("council", 403), ("stranger", 404)):
        for act in ("letter", "letter_word", "letter_pdf", "tell_referrer"):
            assert opened(who, act, case, letter.pk).status_code == status, (who, act)
    told = {"told_how": "POST", **day("told_on", 2025, 3, 4)}
    assert answered("officer", "tell_referrer", case, letter.pk, **told).status_code == 302
    assert "Tell the referrer what was decided" not in work(people, "officer")
    assert "told on 4 March 2025, post" in words(opened("officer", "decision", case, decision.pk))
    assert Event.objects.filter(act="letter_word", about=case.reference).exists()


def test_a_challenge_is_recorded_and_answered_by_somebody_else(case, people, decision):
    given = {"by_whom": "FAMILY", "name": "Her son", "grounds": "Nobody asked me", **day("received_on", 2025, 3, 5)}
    given |= {"matter": f"VERIFICATION-{decision.pk}"}
    assert answered("officer", "record_challenge", case, **given).status_code == 302
    challenge = Challenge.objects.get()
    assert "Answer the challenge to the verification decision" in work(people, "vice_chair")
    assert "Answer the challenge to the verification decision" not in work(people, "chair")
    assert "somebody else answers" in words(opened("chair", "challenge", case, challenge.pk))
    page = opened("chair", "answer_challenge", case, challenge.pk)
    assert "somebody else answers" in words(page) and "form" not in page.context
    declared = {"conflict": "Is his cousin", "is_barring": True, "by": people["officer"], "at": AT}
    meetings.declare_conflict(case=case, person=people["manager"], **declared)
    assert "Answer the challenge to the verification decision" not in work(people, "manager")
    assert "conflict of interest" in words(opened("manager", "challenge", case, challenge.pk))
    assert "conflict of interest" in words(opened("manager", "answer_challenge", case, challenge.pk))
    said = {"outcome": "UPHELD", "reasons": "He was not asked"}
    assert answered("chair", "answer_challenge", case, challenge.pk, **said).status_code == 422
    assert opened("officer", "answer_challenge", case, challenge.pk).status_code == 403
    assert opened("council", "challenge", case, challenge.pk).status_code == 403
    assert answered("vice_chair", "answer_challenge", case, challenge.pk, **said).status_code == 302
    assert "Tell the challenger the answer" in work(people, "officer")
    today = timezone.localdate()
    told = {"told_how": "TELEPHONE", **day("told_on", today.year, today.month, today.day)}
    assert answered("officer", "tell_challenger", case, challenge.pk, **told).status_code == 302
    assert "Decide otherwise" in words(opened("chair", "challenge", case, challenge.pk))


def test_a_decision_is_superseded_and_the_earlier_one_stays_to_be_read(case, people):
    earlier = decide(heard(case, people), people, next_step="NOT_PROGRESSED")
    given = {"superseding_because": "The GP wrote.", "next_step": "SCOPING", "reasons": "It may meet the criteria"}
    assert (
        answered("chair", "supersede_verification", case, earlier.pk, **given | {"superseding_because": ""}).status_code
        == 422
    )
    assert answered("chair", "supersede_verification", case, earlier.pk, **given).status_code == 302
    case.refresh_from_db()
    assert case.step == Step.SCOPING
    page = words(opened("officer", "decision", case, earlier.pk))
    assert "Superseded" in page and "The GP wrote." in page and "The decision that stands" in page
    letter = words(opened("officer", "write_letter", case, Verification.objects.latest("pk").pk))
    assert "We decided on 3 March 2025. That decision has been taken again on" in letter
    assert "verification meeting considered" not in letter
    assert opened("officer", "supersede_verification", case, earlier.pk).status_code == 403


def test_an_alternative_action_is_chosen_by_its_kind_chased_and_taught(case, people):
    meeting = heard(case, people)
    given = {"next_step": "ALTERNATIVE", "reasons": "Quicker", "sort": "SUCCESS_REVIEW", "owner": people["council"].pk}
    due = day("due_on", 2027, 2, 1)
    assert answered("chair", "decide_verification", case, meeting.pk, **given, **due).status_code == 302
    alternative = case.alternatives.get()
    assert (alternative.kind, alternative.sort) == ("Success review", "SUCCESS_REVIEW")
    assert "See it through: Success review" in work(people, "council")
    chased = {"what": "Rang: it is on the agenda", "with_letter": "no"}
    assert answered("officer", "chase_alternative", case, alternative.pk, **chased).status_code == 302
    assert "it is on the agenda" in words(opened("officer", "meetings", case))
    assert opened("council", "chase_alternative", case, alternative.pk).status_code == 403
    alternatives.conclude_alternative(
        alternative=alternative,
        outcome="x",
        learning="Ring back",
        goes_to="RECOMMENDATIONS",
        by=people["officer"],
        at=AT,
    )
    assert "Does it take up what an alternative action taught?" in words(opened("officer", "recommend", case))
    made = {
        "text": "Ring back",
        "agencies": [people["council"].agency.pk],
        "is_multi_agency": "no",
        "source": "PARTNER",
    }
    assert answered("officer", "recommend", case, **made, alternative=alternative.pk).status_code == 302
    assert "Taken up as" in words(opened("officer", "meetings", case))


def test_a_referral_for_good_practice_suggests_the_success_review(case, people):
    meeting = heard(case, people)
    assert "A success review may be" not in words(opened("chair", "decide_verification", case, meeting.pk))
    case.referrals.update(reason="GOOD_PRACTICE")
    assert "A success review may be" in words(opened("chair", "decide_verification", case, meeting.pk))


def test_the_board_allows_verification_in_writing_in_its_settings(case, people):
    involved(case, people)
    meeting = met(case, people)
    assert "without meeting" not in words(opened("chair", "meeting", case, meeting.pk))
    Board.objects.update(may_verify_in_writing=True)
    for who in ("council", "police", "nhs"):
        said = {"agency": people[who].agency.pk, "view": "Scoping", "grounds": "A death"}
        assert answered(who, "give_view", case, meeting.pk, **said).status_code == 302
    assert "This can be decided in writing, without meeting" in words(opened("chair", "meeting", case, meeting.pk))


@pytest.mark.parametrize("who", ["stranger", "lead", "barred", "leaver"])
@pytest.mark.parametrize("act", ["decision", "confirm_decision", "supersede_verification", "write_letter"])
def test_a_decision_that_is_not_theirs_is_not_there(case, people, decision, who, act):
    build.bar(case, people["barred"], people["officer"])
    assert opened(who, act, case, decision.pk).status_code == opened(who, act, case, 99999).status_code == 404


def test_a_decision_of_another_case_is_not_found_under_this_one(case, people, decision):
    assert opened("officer", "decision", received(people), decision.pk).status_code == 404
    assert url("decision", case, decision.pk)


def test_a_cases_pages_appear_as_it_reaches_them():
    early, late = build.case_at(Step.VERIFICATION), build.case_at(Step.SCOPING)
    for case, is_there in ((early, False), (late, True)):
        assert (url("returns", case) in opened("officer", "overview", case).content.decode()) == is_there
    assert url("publication", late) not in opened("officer", "overview", late).content.decode()
    assert opened("officer", "publication", early).status_code == 200
