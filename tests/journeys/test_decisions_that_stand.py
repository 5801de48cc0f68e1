"""What a Board's signature has to survive: a return for work, a conflict, a change to the decision, a vacant post."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Holding, Office
from sarum.cases.models import Case, Outcome, Step
from sarum.cases.rules.sign_off import CHECKS
from tests import build
from tests.journeys.thread.report import DECIDES, a_new_version_is_written

DECIDE = "What do you decide?"
CHECKED = {**dict.fromkeys(CHECKS.values(), "Yes"), DECIDE: "Pass it to the JCR Chair"}
STAND_IN = "Why does the Vice-Chair sign?"


@pytest.fixture
def drafted(at_work):
    """The people, and a case whose report is drafted."""
    return at_work(), build.case_at(Step.SIGN_OFF).reference


def decides(worker, line: str, answers: dict[str, str]):
    return worker.takes_up(line).reads("These are the exact words").answers(answers).presses(DECIDES)


def outcomes(case: str) -> list[str]:
    report = Case.objects.get(reference=case).report
    return [hand.outcome for version in report.versions.all() for hand in version.sign_offs.all()]


def test_a_returned_report_is_written_again_and_every_hand_signs_afresh(drafted):
    the, case = drafted
    decides(the.manager, "Quality-assure the report, version 1", CHECKED)
    chair = the.chair.takes_up("Sign the report, version 1").answers({DECIDE: "Return it for work"}).presses(DECIDES)
    chair.is_refused("Say what needs work").answers({"Comments": "Say who was asked and did not answer."})
    chair.presses(DECIDES).reads("returned version 1 for work", "Say who was asked and did not answer.")
    the.independent_chair.goes_to("cases:ratify_report", case).reads("This is not for your hand now")
    a_new_version_is_written(the.officer.goes_to("cases:report", case), "Who did not answer")
    the.chair.goes_to("cases:sign_report", case).reads("This is not for your hand now")
    decides(the.manager, "Quality-assure the report, version 2", CHECKED)
    decides(the.chair, "Sign the report, version 2", {DECIDE: "Sign it"})
    decides(the.independent_chair, "Ratify the report, version 2", {DECIDE: "Ratify it"}).reads("Ratified and locked")
    assert outcomes(case) == [Outcome.PASSED, Outcome.RETURNED, Outcome.PASSED, Outcome.SIGNED, Outcome.RATIFIED]


def test_a_conflicted_chair_does_not_sign_and_the_vice_chair_does_with_the_reason(drafted):
    the, case = drafted
    decides(the.manager, "Quality-assure the report, version 1", CHECKED)
    chair = the.chair.goes_to("cases:declare_conflict", case).answers(
        {"What is it?": "Her force attended the address.", "Must they not decide or sign on this case?": "Yes"}
    )
    chair.presses("Save and continue").goes_to("cases:sign_report", case)
    chair.is_refused("because of a conflict of interest (Her force attended the address.)")
    the.officer.goes_to("cases:report", case).reads("That is Victor Amadi.").does_not_read("That is Carys Holt")
    vice_chair = the.vice_chair.takes_up("Sign the report, version 1").answers({DECIDE: "Sign it"}).presses(DECIDES)
    vice_chair.is_refused("Say why the Vice-Chair signs").answers({STAND_IN: "The Chair has a conflict of interest."})
    vice_chair.presses(DECIDES).reads("Acting because: The Chair has a conflict of interest.")
    decides(the.independent_chair, "Ratify the report, version 1", {DECIDE: "Ratify it"}).reads("Ratified and locked")


def test_an_amendment_that_touches_the_decision_reopens_ratification(at_work):
    the, case = at_work(), build.case_at(Step.RECOMMENDATIONS).reference
    before = Case.objects.get(reference=case).report.latest
    council = the.council.goes_to("cases:ask_amendment", case).answers(
        {"What should change?": "The grounds leave out neglect by others.", "Why?": "Two returns say so."}
    )
    council.presses("Ask for the amendment")
    the.chair.goes_to("cases:recommendations", case).opens("Decide on this amendment").answers(
        {"Do you approve this amendment?": "Yes", "Does it change the decision, or the grounds of the decision?": "Yes"}
    ).presses("Decide").reads("Approved, signed off again")
    the.officer.opens_case(case).reads("Report and sign-off")
    officer = the.officer.goes_to("cases:report", case).does_not_read("Ratified and locked")
    a_new_version_is_written(officer, "Neglect by others is said")
    number = before.number + 1
    decides(the.manager, f"Quality-assure the report, version {number}", CHECKED)
    the.vice_chair.takes_up(f"Sign the report, version {number}")
    the.vice_chair.answers({DECIDE: "Sign it", STAND_IN: "The Chair is away."}).presses(DECIDES)
    decides(the.independent_chair, f"Ratify the report, version {number}", {DECIDE: "Ratify it"})
    the.officer.goes_to("cases:report", case).reads("Ratified and locked").opens(f"Read version {before.number}")
    the.officer.reads("This is an earlier version", before.short_digest)
    the.officer.goes_to("cases:recommendations", case).reads("Approved, signed off again")
    before.refresh_from_db()
    assert before.sign_offs.filter(outcome=Outcome.RATIFIED, digest=before.digest).exists()


def test_a_vacant_independent_chair_is_covered_as_the_partners_agreed(drafted):
    the, case = drafted
    decides(the.manager, "Quality-assure the report, version 1", CHECKED)
    decides(the.chair, "Sign the report, version 1", {DECIDE: "Sign it"})
    today = timezone.localdate()
    yesterday = today - dt.timedelta(days=1)
    Holding.objects.filter(office=Office.INDEPENDENT_CHAIR).update(from_on=yesterday, until_on=yesterday)
    the.officer.goes_to("cases:report", case).reads("Nobody can do it today")
    cover = the.reviewer.person
    manager = the.manager.goes_to("board:person", cover.pk).opens(
        f"Appoint {cover} as cover for the Independent Chair, whose post is vacant"
    )
    days = {"First day": today, "Last day": today + dt.timedelta(days=60)}
    manager.answers({**days, "Why is the post vacant?": "Iris Calder retired."}).presses("Appoint the cover")
    manager.is_refused("Select each partner that has agreed")
    agreed = [str(one) for one in (the.council.person.agency, the.nhs.person.agency, the.police.person.agency)]
    manager.answers({"Which statutory partners have agreed to this cover?": agreed}).presses("Appoint the cover")
    ratified = decides(the.reviewer, "Ratify the report, version 1", {DECIDE: "Ratify it"})
    ratified.reads("Ratified and locked", "Iris Calder retired")
