"""A meeting about a case minuted while it goes on: by keyboard, with the connection cut once, until its minutes stand."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Error, expect

from sarum.cases.models import Action, AgendaItem, Meeting, Step
from sarum.cases.operations import meeting as operations
from sarum.cases.operations import rapid_review
from tests import build, cast
from tests.journeys.test_small_screens import TELEPHONE, WIDER

SAID, SAVE = "What is said?", "Save and go to the next item"
BEFORE, CUT, LOST = "She was found on the Tuesday.", " Nobody had called.", " The key did not turn."
NO_CONNECTION = "There is no connection. What you typed stays here"


@pytest.fixture
def begun():
    """A Rapid Review to which everybody who was asked has come."""
    case = build.case_at(Step.RAPID_REVIEW)
    meeting = case.meetings.get(kind="RAPID_REVIEW")
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - dt.timedelta(hours=1))
    present = {seat.person_id: {"is_present": True, "has_authority": True} for seat in meeting.attendance.all()}
    by = {"by": cast.people()["officer"], "at": timezone.now()}
    operations.record_attendance(meeting=meeting, present=present, **by)
    rapid_review.answer_safety(rapid_review=case.rapid_review, is_action_needed=False, answer="Nobody needs it.", **by)
    return Meeting.objects.get(pk=meeting.pk)


def item(meeting, heading="FACTS"):
    return AgendaItem.objects.get(of_case=meeting, heading=heading)


def status(officer, said):
    expect(officer.page.locator(".app-saved").first).to_contain_text(said, timeout=15_000)


def types(officer, words):
    """At the end of what is written, as somebody does who never leaves the keyboard."""
    box = officer.page.get_by_label(SAID)
    box.focus()
    officer.page.keyboard.press("Control+End")
    officer.page.keyboard.type(words)


def test_what_is_typed_while_the_connection_is_cut_is_kept_and_sent_when_it_is_back(at_work, begun):
    the = at_work()
    officer = the.officer.goes_to("cases:meeting", begun.case.reference, begun.pk)
    officer.opens("Build the agenda").presses("Build the agenda").opens("Minute it: The facts")
    writing, network = officer.address, officer.page.context
    officer.page.on("dialog", lambda asks: asks.accept())
    types(officer, BEFORE)
    officer.page.keyboard.press("Tab")
    status(officer, "Saved at")
    assert item(begun).discussion == BEFORE

    network.set_offline(True)
    types(officer, CUT)
    officer.page.keyboard.press("Tab")
    status(officer, NO_CONNECTION)
    officer.page.get_by_role("button", name=SAVE).press("Enter")  # the page stays, and so does what was typed
    assert officer.address == writing and officer.page.get_by_label(SAID).input_value() == BEFORE + CUT
    assert item(begun).discussion == BEFORE
    network.set_offline(False)
    status(officer, "Saved at")
    assert item(begun).discussion == BEFORE + CUT

    network.set_offline(True)
    types(officer, LOST)
    officer.unfolds("Write down a decision").answers({"What is decided?": "The period begins in May."})
    officer.page.get_by_role("button", name="Keep the decision").press("Enter")
    assert officer.address == writing
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        officer.page.goto(officer.watch.address + writing)  # the page itself is lost
    network.set_offline(False)
    officer.at(writing).finds({SAID: BEFORE + CUT + LOST, "What is decided?": "The period begins in May."})
    officer.presses("Keep the decision").reads("The decision is kept.", "The period begins in May.")
    assert item(begun).discussion == BEFORE + CUT + LOST
    officer.finds({"What is decided?": ""})
    assert item(begun).decisions.count() == 1


def test_a_meeting_is_minuted_by_keyboard_ended_checked_and_read(at_work, begun):
    the = at_work()
    officer = the.officer.goes_to("cases:meeting", begun.case.reference, begun.pk)
    officer.opens("Build the agenda").presses("Build the agenda").opens("Minute it: Immediate safety")
    officer.reads("Answer for immediate safety (opens in a new tab)")
    types(officer, "Her brother lives there too.")
    officer.unfolds("Write down an action").answers(
        {"What will be done?": "Visit her brother", "Who does it?": "Colin Shaw", "What should come of it?": "He is safe",
         "By when?": timezone.localdate() + dt.timedelta(days=1)}
    )  # fmt: skip
    officer.presses("Give it to them").reads("The action is among their work from now.", "Visit her brother")
    action = Action.objects.get(case=begun.case, text="Visit her brother")
    officer.finds({SAID: "Her brother lives there too."}).reads(f"Action {action.number}, Colin Shaw")
    the.council.goes_to("cases:home").reads("Visit her brother")
    officer.unfolds("Write down a decision").answers({"What is decided?": "She goes home."})
    officer.page.get_by_role("button", name=SAVE).press("Enter")  # what is typed beside it is not left without a word
    officer.reads("You typed this and have not sent it")
    officer.page.wait_for_timeout(1100)  # for as long a button takes no second press, which may be a slip
    officer.page.get_by_role("button", name=SAVE).focus()
    with officer.page.expect_navigation():
        officer.page.keyboard.press("Enter")
    officer.reads("Early learning that can be shared at once")
    officer.goes_to("cases:meeting", begun.case.reference, begun.pk).opens("End the meeting").presses("End the meeting")
    chair = the.chair.takes_up("Check the minutes of the Rapid Review meeting").reads("Her brother lives there too.")
    chair.presses("They are right").reads("Minutes checked", "Digest")
    council = the.council.goes_to("cases:meeting_minutes", begun.case.reference, begun.pk)
    council.reads("Checked by Carys Holt", "Visit her brother")


def test_nothing_of_it_scrolls_sideways_on_a_small_telephone(at_work, begun):
    the = at_work(viewport=TELEPHONE)
    officer = the.officer.goes_to("cases:meeting", begun.case.reference, begun.pk)
    officer.opens("Build the agenda").presses("Build the agenda")
    here = (begun.case.reference, begun.pk)
    pages = [
        ("meeting", here),
        ("minute_item", (item(begun).pk,)),
        ("meeting_minutes", here),
        ("add_meeting_item", here),
    ]
    for name, address in pages:
        officer.goes_to(f"cases:{name}", *address)
        for summary in officer.page.locator("main summary").all():
            summary.click()
        assert officer.page.evaluate(WIDER) == [], name
    the.council.goes_to("cases:answer_invitation", *here)
    assert the.council.page.evaluate(WIDER) == []
