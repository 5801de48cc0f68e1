"""The report's editor, in a real browser: by keyboard, as it will look, saved as it is typed, and without a script too."""

import re

import pytest
from django.utils import timezone

from sarum.cases.models import Step
from sarum.cases.operations import composing
from tests import build, cast
from tests.journeys.thread.report import HERE

SAVE = "Save and go to the report"


@pytest.fixture
def case():
    return build.case_at(Step.SIGN_OFF)


def section(case, name="facts"):
    return case.report.sections.get(section=name)


def at_section(worker, case, name="facts"):
    return worker.goes_to("cases:write_report_section", case.reference, section(case, name).pk)


def test_words_are_written_as_they_will_look_by_keyboard_alone(at_work, case):
    officer = at_section(at_work().officer, case, "next_steps")
    page, editor = officer.page, officer.page.get_by_role("textbox", name=HERE)
    editor.fill("")
    officer.reads("0 words of about 250")
    page.keyboard.type("She was ")
    page.keyboard.press("Control+b")
    page.keyboard.type("found")
    page.keyboard.press("Control+b")
    page.keyboard.type(" on 17 May.")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Bullets"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.keyboard.press("Tab")
    page.keyboard.type("one *star* <b>")
    officer.presses(SAVE)
    assert section(case, "next_steps").words == "She was **found** on 17 May.\n\n- one \\*star\\* <b>"


def test_something_is_cited_from_the_toolbar(at_work, case):
    answer = case.requests.first().answer
    officer = at_section(at_work().officer, case, "next_steps")
    officer.page.get_by_role("textbox", name=HERE).fill("As is said in")
    officer.page.get_by_label("Cite a fact, an entry or a return").select_option(f"return:{answer.pk}")
    officer.page.get_by_role("button", name="Put it in").click()
    officer.presses(SAVE)
    assert section(case, "next_steps").words == f"As is said in [return of {answer.agency}](return:{answer.pk})"


def test_what_is_typed_is_saved_by_itself_and_a_page_only_opened_changes_nothing(at_work, case):
    before = section(case)
    officer = at_section(at_work().officer, case)
    officer.page.wait_for_timeout(300)
    with officer.page.expect_response(lambda one: one.request.method == "POST"):
        officer.page.get_by_role("textbox", name=HERE).press("End")
        officer.page.keyboard.type(" More.")
    officer.page.get_by_text(re.compile("Saved at")).wait_for()
    after = section(case)
    assert before.words and after.words.replace(" More.", "") == before.words


def test_two_in_one_section_see_both_texts(at_work, case):
    the = at_work()
    officer = at_section(the.officer, case)
    composing.write_report_section(
        section=section(case), words="Theirs.", by=cast.people()["second_officer"], at=timezone.now()
    )
    officer.page.get_by_role("textbox", name=HERE).fill("Mine.")
    officer.presses(SAVE).is_refused("Somebody else changed this while you were writing", "Theirs.", "Mine.")
    officer.presses(SAVE).reads("The section has been saved.")
    assert section(case).words == "Mine." and section(case).turns.count() == 2


def test_without_a_script_the_marks_are_typed_by_hand(at_work, case):
    officer = at_section(at_work(with_script=False).officer, case)
    officer.reads("Write **two stars** around strong words", "What you can cite").answers({HERE: "She **died**."})
    officer.presses(SAVE)
    assert section(case).words == "She **died**."


def test_the_editor_fits_a_small_telephone(at_work, case):
    officer = at_section(at_work(viewport={"width": 320, "height": 640}).officer, case)
    assert officer.page.evaluate("document.documentElement.scrollWidth") <= 320
    officer.goes_to("cases:write_report", case.reference)
    assert officer.page.evaluate("document.documentElement.scrollWidth") <= 320
