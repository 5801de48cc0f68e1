"""Somebody who has never done it brings everything that seven agencies sent, sees what was understood, and settles the rest."""

from pathlib import Path

import pytest

from sarum.cases.models import ChronologyEntry, ChronologyProblem, Step
from tests import build
from tests.journeys.test_small_screens import TELEPHONE, WIDER

FILES = sorted((Path(__file__).parents[2] / "examples" / "adult-a" / "chronologies").iterdir())
DESK = {"width": 1200, "height": 900}


def is_no_wider(worker):
    wider = worker.page.evaluate(WIDER)
    assert not wider, (worker.where, wider)
    return worker


@pytest.mark.parametrize(
    ("screen", "with_script"),
    [(DESK, True), (TELEPHONE, True), (TELEPHONE, False)],
    ids=["at a desk", "on a telephone", "on a telephone without script"],
)
def test_a_first_time_officer_brings_seven_files_and_has_one_chronology(at_work, with_script, screen):
    the = at_work(with_script=with_script, viewport=screen)
    case = build.case_at(Step.SCOPING)
    officer = the.officer.goes_to("cases:chronology_sources", case.reference).reads("Nothing is in the chronology yet")
    is_no_wider(officer).opens("Bring agencies’ chronologies").presses("Read them")
    is_no_wider(officer).is_refused("Choose at least one file, or paste a table.")
    officer.page.locator("input[type=file]").set_input_files([str(file) for file in FILES])
    officer.presses("Read them").reads("Take in ASC chronology", "44 entries", "“12 Nov” has no year")
    is_no_wider(officer).opens("Say what its headings mean").reads("“What happened”", "For example:")
    is_no_wider(officer).presses("Read it again").reads("It has been read again. This is what was understood now.")
    officer.answers({"Accept every suggestion": True}).presses("Take it in")
    officer.reads("Take in HWFRS").answers({"Another date": "May 2021"}, about="Table 1, row 13").presses("Take it in")
    officer.reads("Take in Quarry Meadow", "was not taken for a chronology")
    officer.answers({"Another date": "31 April 2021"}, about="Table 2, row 21").presses("Take it in")
    is_no_wider(officer).is_refused("There is no 31 April 2021")
    officer.answers({"Another date": "30 April 2021"}, about="Table 2, row 21").presses("Take it in")
    for name in ("WVT_ET_chron", "West Mercia Police", "applecote", "three_brooks"):
        officer.reads(f"Take in {name}")
        is_no_wider(officer)
        if name in ("WVT_ET_chron", "applecote"):
            officer.answers({"Accept every suggestion": True})
        officer.presses("Take it in")
    officer.goes_to("cases:chronology_sources", case.reference).reads("In the chronology", "West Mercia Police.csv")
    assert ChronologyEntry.objects.filter(case=case, place__isnull=False).count() == 317
    left = ChronologyProblem.objects.filter(settled_at=None).count()
    is_no_wider(officer).opens(f"What is not certain ({left} open)")
    while left:
        is_no_wider(officer).page.locator("a", has_text="Settle it").first.click()
        officer.page.wait_for_url("**/settle-chronology-problem/**")
        is_no_wider(officer.arrived()).answers({"What is right?": "Leave it as it stands"}).presses("Settle it")
        left -= 1
    officer.reads("Everything that could not be read for certain is settled.")
    officer.goes_to("cases:pseudonyms", case.reference).reads("Vera Lindqvist", "These look like names")
    is_no_wider(officer).opens("Add somebody")
    is_no_wider(officer).answers({"How do the records name this person?": "Keith Tranter"}).presses("Add")
    officer.is_refused("Say what they are called")
    officer.answers({"What are they called where names are not shown?": "Son"}).presses("Add").reads(
        "They are in the key."
    )
