"""Adult A: the pack is handed out, the Rapid Review meets and is minuted, and its report is ratified and followed up."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sarum.board.models import Agency, Person
from sarum.board.queries import settings
from sarum.cases.models import Action, AgendaItem, Case, Element, Outcome, Step
from sarum.cases.rules.sign_off import CHECKS
from sarum.cases.walk import carrying
from sarum.cases.walk.folder import read_folder
from tests import build, cast
from tests.journeys.people_at_work import Worker
from tests.journeys.thread.beginning import SAVE, who_came
from tests.journeys.thread.report import DECIDES, FORWARD, HERE

WHO = {
    "officer": "Oonagh Keely", "manager": "Rosalind Ames", "chair": "Superintendent Meredith Fane",
    "independent_chair": "Dame Ottoline Fry", "council": "Bronwen Tilley", "nhs": "Gwilym Astley",
    "police": "DCI Rhodri Kemp",
}  # fmt: skip
LATE = "Applecote Care at Home Ltd"
SAID, KEPT = "What is said?", "Save and go to the next item"
DECIDE = "What do you decide?"
DECIDED = {
    "What is decided?": "A mandatory review.",
    "Who does not agree, and why?": "Nobody; the police would narrow it.",
}


class Board:
    """The people of adult A's Board, each at a browser of their own, and the case with its returns in."""

    def __init__(self, the, case: Case) -> None:
        self.case, self.reference = case, case.reference
        for who, name in WHO.items():
            setattr(self, who, Worker(the.watch, Person.objects.get(name=name)))


@pytest.fixture
def board(at_work):
    today = timezone.localdate()
    folder = read_folder(build.EXAMPLES / "adult-a", starting=today - dt.timedelta(weeks=12))
    walk, _ = carrying.carry(folder, until=Step.SCOPING, done=True, before=today)
    the = at_work()
    Agency.objects.filter(name__in=cast.PARTNERS).update(is_statutory_partner=False)  # the cast is of another Board
    return Board(the, Case.objects.get(pk=walk.case.pk))


def test_from_the_pack_to_what_should_change(board):
    the_pack_is_released_and_the_meeting_convened(board)
    those_who_are_asked_answer_and_the_agenda_is_issued(board)
    it_is_minuted_while_the_network_fails_once(board)
    the_record_is_made_and_the_chair_decides(board)
    the_meeting_ends_and_its_minutes_are_checked(board)
    the_report_is_drafted_and_written(board)
    three_hands_ratify_it(board)
    people_are_told(board)
    the_group_agrees_what_should_change(board)


def the_pack_is_released_and_the_meeting_convened(board):
    officer = board.officer.goes_to("cases:returns", board.reference).opens("Release the pack")
    officer.answers({"What should its readers know?": f"{LATE} has not answered well."})
    officer.presses("Release the pack").reads("has been released.")
    officer.goes_to("cases:returns", board.reference).opens("Convene the Rapid Review").answers(
        {"On what day?": timezone.localdate(), "At what time?": "11:58pm",
         f"Why does the Rapid Review not wait for {LATE}?": "It was sent back twice; its lead comes to the meeting."}
    )  # fmt: skip
    officer.presses("Convene it and tell everybody").reads("The Rapid Review has been convened.", LATE)
    board.meeting = board.case.meetings.get(kind="RAPID_REVIEW")


def at_meeting(worker, board):
    return worker.goes_to("cases:meeting", board.reference, board.meeting.pk)


def those_who_are_asked_answer_and_the_agenda_is_issued(board):
    for partner in (board.council, board.nhs, board.police):
        at_meeting(partner, board).opens("Say whether you come").answers(
            {"Do you come?": "I come", "Can you agree actions for your organisation?": "Yes"}
        ).presses("Send your answer").reads("Your answer has been recorded.")
    at_meeting(board.officer, board).opens("Build the agenda").presses("Build the agenda")
    board.officer.opens("Put the agenda to both chairs").presses("Ask them").reads("Both chairs are asked.")
    at_meeting(board.chair, board).opens("Say what you think of the agenda")
    board.chair.answers({"What do you think of it?": "Take the night first."}).presses("Send")
    at_meeting(board.officer, board).reads("Take the night first.").opens("Issue the agenda")
    board.officer.answers({"Why is it issued before both chairs have said something?": "The meeting is today."})
    board.officer.presses("Issue it").reads("The agenda is issued")
    at_meeting(board.police, board).reads("whether to undertake a review")


def item(board, heading):
    return AgendaItem.objects.get(of_case=board.meeting, heading=heading)


def status(worker, said):
    expect(worker.page.locator(".app-saved").first).to_contain_text(said, timeout=15_000)


def it_is_minuted_while_the_network_fails_once(board):
    officer = at_meeting(board.officer, board).opens("Record who came")
    who_came(officer)
    officer.opens("Minute it: The facts")
    said, network = officer.page.get_by_label(SAID), officer.page.context
    said.fill("The discharge was on 19 November.")
    said.blur()
    status(officer, "Saved at")
    network.set_offline(True)
    said.press("End")
    officer.page.keyboard.type(" The fire visit was on 12 May.")
    said.blur()
    status(officer, "There is no connection. What you typed stays here")
    network.set_offline(False)
    status(officer, "Saved at")
    assert item(board, "FACTS").discussion == "The discharge was on 19 November. The fire visit was on 12 May."
    officer.presses(KEPT).unfolds("Write down an action").answers(
        {"What will be done?": "Confirm that non-engagement discharges stay paused", "Who does it?": "Philippa Strand",
         "What should come of it?": "Nobody is left without a visit", "By when?": timezone.localdate() + dt.timedelta(days=5)}
    )  # fmt: skip
    officer.presses("Give it to them").reads("The action is among their work from now.")
    assert Action.objects.filter(case=board.case, owner__name="Philippa Strand").count() == 1
    officer.goes_to("cases:minute_item", item(board, "DECISION").pk).reads("for their safety has not been answered")


def the_record_is_made_and_the_chair_decides(board):
    chair = board.chair.goes_to("cases:decide_rapid_review", board.reference)
    chair.reads("Whether anybody needs immediate action for their safety has not been answered")
    chair.goes_to("cases:answer_safety", board.reference).answers(
        {"Does anybody need immediate action for their safety?": "Yes",
         "Who was considered, and what is being done or why is nothing needed?": "Others visited by the same service."}
    ).presses(SAVE).reads("The answer has been recorded.")  # fmt: skip
    entry = board.case.chronology.first()
    officer = board.officer.goes_to("cases:record_fact", board.reference, entries=entry.pk).answers(
        {"What is the fact?": "Three services closed within five weeks.", "How certain is it?": "Certain"}
    )
    officer.presses("Record this fact").reads("Three services closed within five weeks.")
    officer.goes_to("cases:record_facts", board.reference).answers(
        {"How did agencies work together, and what could be improved?": "Each believed that another was still there."}
    ).presses(SAVE)
    for partner, view in ((board.council, "A review"), (board.nhs, "A review"), (board.police, "A narrower review")):
        at_meeting(partner, board).opens("Give an agency’s view").answers(
            {"What does the agency think should be done?": view, "On what grounds?": "What we know."}
        ).presses(SAVE).reads("The view has been recorded.")
    chair.goes_to("cases:rapid_review", board.reference)
    for element in Element:
        met = {"Is it met?": "Met", "On what grounds?": "As the returns say."}
        chair.opens("Decide one element of the criteria").reads(element.label)
        if element == Element.CONDITION:
            met["If it is met: is the abuse or neglect known or suspected?"] = "Suspected"
        chair.answers(met).presses("Decide this element").reads("The element has been decided.")
    chair.opens("Decide whether to undertake a Safeguarding Adults Review")
    chair.answers(
        {"What is decided?": "Safeguarding Adults Review: mandatory", "On what grounds?": "Every element is met.",
         "Which agencies disagree with this decision?": ["West Mercia Police"]}
    ).presses("Record this decision").reads("The decision has been recorded.", "West Mercia Police")  # fmt: skip


def the_meeting_ends_and_its_minutes_are_checked(board):
    board.officer.goes_to("cases:minute_item", item(board, "DECISION").pk).unfolds("Write down a decision").answers(
        DECIDED
    )
    board.officer.presses("Keep the decision").reads("The decision is kept.")
    at_meeting(board.officer, board).opens("End the meeting").presses("End the meeting")
    chair = board.chair.takes_up("Check the minutes of the Rapid Review meeting").reads("The fire visit was on 12 May.")
    chair.presses("They are right").reads("Minutes checked", "Digest")


def the_report_is_drafted_and_written(board):
    officer = board.officer.goes_to("cases:rapid_review", board.reference).opens("Draft the report")
    officer.presses("Draft the report").reads("Three services closed within five weeks.", "West Mercia Police")
    officer.opens("Write a new version").opens("Good practice").writes(HERE, "The neighbours rang twice.")
    officer.presses("Save and go to the report").answers({"What is new in this version?": "Good practice"})
    officer.presses(FORWARD).reads("The new version has been put forward.", "The neighbours rang twice.")


def three_hands_ratify_it(board):
    passed = {DECIDE: "Pass it to the JCR Chair", **dict.fromkeys(CHECKS.values(), "Yes")}
    for worker, line, answers in (
        (board.manager, "Quality-assure the report, version 2", passed),
        (board.chair, "Sign the report, version 2", {DECIDE: "Sign it"}),
        (board.independent_chair, "Ratify the report, version 2", {DECIDE: "Ratify it"}),
    ):
        worker.takes_up(line).reads("These are the exact words", "The neighbours rang twice.")
        worker.answers(answers).presses(DECIDES).reads("Your decision has been recorded.")
    board.independent_chair.reads("Ratified and locked")
    version = board.case.report.latest
    hands = list(version.sign_offs.values_list("outcome", "digest"))
    assert hands == [(outcome, version.digest) for outcome in (Outcome.PASSED, Outcome.SIGNED, Outcome.RATIFIED)]


def people_are_told(board):
    officer = board.officer.takes_up("Tell people what the ratified report decides")
    officer.opens("Record who was told").answers(
        {"Who was told?": ["The referrer"], "How were they told?": "Secure email"}
    )
    officer.presses("Record it").reads("It has been recorded.", "have still to be told")


def the_group_agrees_what_should_change(board):
    officer = board.officer.goes_to("cases:recommend", board.reference).answers(
        {"What should change?": "Tell every other service before care stops.",
         "Which agencies is it for?": [LATE, "Three Brooks Homes"], "Do they carry it out together?": "Yes"}
    ).presses(SAVE).reads("The recommendation has been made.")  # fmt: skip
    officer.reads("No recommendation has been agreed", "has not been chosen")
    chair = board.chair.goes_to("cases:agree_recommendations", board.reference)
    chair.answers(
        {"Which recommendations does the JCR group agree?": ["R1"],
         "Where did the group agree them?": "Outside a meeting, by each statutory partner",
         **{f"If outside a meeting: how did {one} agree?": "By email, today." for one in settings.statutory_partners()}}
    )  # fmt: skip
    chair.presses("Agree these recommendations").opens("Choose how the learning is cascaded").answers(
        {"How will the learning be identified and cascaded?": ["7-minute briefing"], "Who leads it?": "Oonagh Keely",
         "Why does this suit the case?": "Front-line staff need it in few words.",
         "Where did the group agree this?": "At the Rapid Review meeting"}
    ).presses(SAVE).reads("The method has been chosen.")  # fmt: skip
    board.officer.goes_to("cases:recommendations", board.reference).opens("Open the action tracker")
    board.officer.presses("Open the tracker").reads("The tracker is open.")
