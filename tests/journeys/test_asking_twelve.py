"""An officer asks twelve agencies: in how many clicks, on how many pages, and in how many seconds of a robot's."""

import time

import pytest

from sarum.board.models import Agency, Holding, Notice, Office, Person
from sarum.cases.models import KnownAgency, Step
from tests import build


def twelve_named(case):
    """Twelve agencies of the register that the referral names, each with somebody who can answer."""
    case.known_agencies.all().delete()
    for number in range(1, 13):
        agency = Agency.objects.create(name=f"Practice {number:02}")
        lead = Person.objects.create(name=f"Lead {number}", email=f"lead{number}@practice.example", agency=agency)
        Holding.objects.create(person=lead, office=Office.SAFEGUARDING_LEAD, from_on="2020-01-01")
        KnownAgency.objects.create(case=case, name=agency.name, agency=agency, nature="GP", named_by="the referrer")


@pytest.mark.parametrize("screen", [{}, {"viewport": {"width": 320, "height": 640}}], ids=["wide", "320 px"])
def test_twelve_agencies_are_asked_in_three_presses(at_work, with_script, screen):
    case = build.case_at(Step.SCOPING)
    twelve_named(case)
    the = at_work(with_script=with_script, **screen)
    began = time.monotonic()
    officer = the.officer.opens_case(case.reference).opens("Send scoping requests")
    officer.reads("Named in the case: 12", "Practice 01", "Practice 12")
    assert officer.page.locator('[value="ASK"]:checked').count() == 12
    assert sum_of(officer) == "Agenciesyouask:12.Setasidewithareason:0.Decidedlater:3."
    officer.answers({"I have checked that each agency is told only what it needs": True}).presses("Send the requests")
    took = time.monotonic() - began
    officer.reads("The requests have been sent.", "0 of 12 returned.")
    assert case.requests.count() == 12 and Notice.objects.filter(about=case.reference).count() >= 12
    assert took < 60  # two pages, three presses, no key; the rest of two minutes is for looking


def test_one_is_left_out_with_a_reason_and_one_decided_later(at_work, with_script):
    case = build.case_at(Step.SCOPING)
    twelve_named(case)
    officer = at_work(with_script=with_script).officer.goes_to("cases:send_requests", case.reference)
    assert not officer.page.get_by_label("Why is Practice 03 not asked?").is_visible()
    officer.answers({"Is Practice 03 asked?": "Do not ask", "Is Practice 04 asked?": "Decide later"})
    assert sum_of(officer) == "Agenciesyouask:10.Setasidewithareason:1.Decidedlater:4."
    assert not officer.page.get_by_text("What is Practice 03 told?").is_visible()
    officer.answers({"I have checked that each agency is told only what it needs": True}).presses("Send the requests")
    officer.is_refused("Say why Practice 03 is not asked")
    officer.answers({"Why is Practice 03 not asked?": "It closed in 2019."}).presses("Send the requests")
    officer.reads("0 of 10 returned.", "Practice 04", "It closed in 2019.")


def test_the_grid_is_sorted_narrowed_and_taken_away(at_work, with_script):
    case = build.case_at(Step.SCOPING, done=True)
    officer = at_work(with_script=with_script).officer.goes_to("cases:returns", case.reference)
    officer.opens("Sent: sort by this").reads("Do next", "Next chase")
    assert officer.page.locator('[aria-sort="ascending"]').inner_text().startswith("Sent")
    officer.answers({"Which returns": "Assured"}).presses("Show these returns").reads("Show all")
    with officer.page.expect_download() as taken:
        officer.page.get_by_role("link", name="Excel").click()
    assert taken.value.suggested_filename.endswith("-returns.xlsx")
    officer.opens("How quickly and how well each agency answers").reads("The whole Board, all years")


def sum_of(worker):
    """What stands at the foot of the page, as a screen reader is given it: counted by the style, so that it needs no script."""
    asking = worker.page.context.new_cdp_session(worker.page)
    nodes = asking.send("Accessibility.getFullAXTree")["nodes"]
    said = [str(node["name"]["value"]) for node in nodes if node["role"]["value"] == "InlineTextBox" and "name" in node]
    words = "".join("".join(said).split())  # how lines break is the screen's affair
    return words[words.index("Agenciesyouask") :][: len("Agenciesyouask:10.Setasidewithareason:0.Decidedlater:3.")]
