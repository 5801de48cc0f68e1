"""A verification that is inquorate, one whose chair must not decide, and one whose clock is paused; read by axe as they go."""

import datetime as dt

from django.utils import timezone

from sarum.cases.models import Case, Step
from tests import build
from tests.cast import COUNCIL

QUESTION, REASONS = "What are the next steps?", "For what reasons?"


def heard():
    """A case whose verification meeting was held and heard, and has not decided."""
    case = build.case_at(Step.VERIFICATION, done=True)
    return case, case.meetings.last()


def test_an_inquorate_verification_advises_is_confirmed_in_writing_and_goes_on(at_work):
    the, (case, meeting) = at_work(), heard()
    meeting.attendance.filter(agency__name=COUNCIL).update(is_present=False)
    chair = the.chair.goes_to("cases:meeting", case.reference, meeting.pk).reads("This meeting cannot decide yet")
    chair.opens("Record an advisory decision").reads(f"{COUNCIL} was not there, so this decision is advisory")
    chair.answers({QUESTION: "Scoping and Rapid Review", REASONS: "It may meet the criteria."})
    chair.presses("Record the advisory decision").reads(f"waits until {COUNCIL}, which was not there, confirms it")
    the.officer.opens_case(case.reference).reads("Verification", f"waits until {COUNCIL}")
    council = the.council.takes_up("Confirm the advisory decision, or not")
    council.reads("does not decide whether the criteria in section 44 are met", "It may meet the criteria.")
    council.presses("Send").is_refused("Give your grounds")
    council.answers({"Does your organisation confirm this decision?": "Yes, we confirm it"})
    council.answers({"On what grounds?": "We would have said the same."}).presses("Send")
    council.reads("The answer has been recorded", "confirmed the decision in writing")
    assert Case.objects.get(pk=case.pk).step == Step.SCOPING


def test_a_conflicted_chair_does_not_decide_and_the_vice_chair_does_with_the_reason(at_work):
    the, (case, meeting) = at_work(), heard()
    there = the.officer.goes_to("cases:record_attendance", case.reference, meeting.pk)
    there.answers({"Who?": "Victor Amadi"}).presses("Save and continue").reads("The attendance has been recorded")
    chair = the.chair.goes_to("cases:declare_conflict", case.reference)
    chair.answers(
        {"What is it?": "Her force attended the address.", "Must they not decide or sign on this case?": "Yes"}
    )
    chair.presses("Save and continue").goes_to("cases:decide_verification", case.reference, meeting.pk)
    chair.is_refused("because of a conflict of interest (Her force attended the address.)")
    vice_chair = the.vice_chair.goes_to("cases:decide_verification", case.reference, meeting.pk)
    vice_chair.answers({QUESTION: "Scoping and Rapid Review", REASONS: "It may meet the criteria."})
    vice_chair.presses("Record the decision")
    vice_chair.reads(
        "In place of the JCR Chair: Carys Holt declared a conflict of interest", "Her force attended the address."
    )


def test_a_paused_clock_moves_the_date_and_says_why(at_work):
    the, (case, meeting) = at_work(), heard()
    chair = the.chair.goes_to("cases:decide_verification", case.reference, meeting.pk)
    chair.answers({QUESTION: "More information is needed first", REASONS: "The GP’s notes are missing."})
    chair.presses("Record the decision")
    officer = the.officer.opens_case(case.reference).reads("The clock is paused since", "The GP’s notes are missing.")
    officer.reads("Work and chasing can go on meanwhile")
    case.pauses.update(started_on=timezone.localdate() - dt.timedelta(days=14))
    officer.takes_up("Ask for what the case waits for, and end the pause")
    officer.answers({"On what day did it end?": timezone.localdate(), "What came of it?": "The surgery sent them."})
    officer.presses("End the pause").reads("because the clock was paused from")
    officer.takes_up("Arrange the next verification meeting").reads("Arrange the verification meeting")
