"""The report: drafted from the record, and passed, signed and ratified by three hands on the exact same words."""

from sarum.cases.rules.sign_off import CHECKS
from tests.cast import POLICE
from tests.journeys.people_at_work import AtWork, Worker

FORWARD, HERE = "Put it forward as a new version", "What the report says here"
DECIDES = "Record your decision"


def it_is_drafted_from_the_record_and_written_on(the: AtWork, case: str) -> None:
    officer = the.officer.goes_to("cases:rapid_review", case).opens("Draft the report")
    officer.reads("drafted from what is on record").presses("Draft the report").reads(
        "The report has been drafted.", "Summary of the facts and context"
    )
    a_new_version_is_written(officer, "Shorter")


def a_new_version_is_written(officer: Worker, why: str) -> None:
    officer.opens("Write a new version").presses(FORWARD).is_refused("Say what is new in this version")
    officer.opens("Next steps").writes(HERE, f"{why}: the review is commissioned.").presses("Save and go to the report")
    officer.reads("The section has been saved.", "Changed").answers({"What is new in this version?": why})
    officer.presses(FORWARD).reads("The new version has been put forward.", f"{why}: the review is commissioned.")


def the_business_manager_returns_it_and_passes_it(the: AtWork, case: str) -> None:
    """Returned with what needs work, so a third version is written; that one is passed."""
    manager = the.manager.signs_in().opens("Quality-assure the report, version 2").reads("These are the exact words")
    manager.answers({"What do you decide?": "Return it for work"}).presses(DECIDES).is_refused("Say what needs work")
    manager.answers({"Comments": "Say what is missing."}).presses(DECIDES)
    manager.reads("returned version 2 for work", "Say what is missing.")
    the.officer.goes_to("cases:report", case).reads("returned version 2 for work")
    a_new_version_is_written(the.officer, "What is missing is said")
    the.officer.opens("What changed since version 2").reads("[added:")
    manager.takes_up("Quality-assure the report, version 3").answers(
        {"What do you decide?": "Pass it to the JCR Chair"}
    )
    manager.presses(DECIDES).is_refused("Facts: select yes or no, or return the report")
    manager.answers(dict.fromkeys(CHECKS.values(), "Yes")).presses(DECIDES).reads("signed by the JCR Chair")


def the_vice_chair_signs_for_the_chair_and_says_why(the: AtWork, case: str) -> None:
    vice_chair = the.vice_chair.takes_up("Sign the report, version 3")
    vice_chair.answers({"What do you decide?": "Sign it"}).presses(DECIDES).is_refused("Say why the Vice-Chair signs")
    vice_chair.answers({"Why does the Vice-Chair sign?": f"The Chair's own force, {POLICE}, was called."})
    vice_chair.presses(DECIDES).reads("ratified by the Independent Chair")


def the_independent_chair_ratifies_it(the: AtWork, case: str) -> None:
    ratifying = the.independent_chair.signs_in().opens("Ratify the report, version 3")
    ratifying.reads("these exact words are locked").answers({"What do you decide?": "Ratify it"}).presses(
        DECIDES
    ).reads("Ratified and locked")
    the.officer.goes_to("cases:report", case).reads("Ratified and locked").does_not_read("Write a new version")
