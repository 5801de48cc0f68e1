"""What should change: amended, agreed, tracked, done, shown and verified; and escalated where it does not move."""

import datetime as dt

from tests.cast import CARE, HOMES, PARTNERS
from tests.journeys.people_at_work import AtWork
from tests.journeys.thread.beginning import SAVE, TODAY

LATER = TODAY + dt.timedelta(days=60)
UPDATE = "Save this update"
ONE, TWO = "Tell every other service before care stops.", "One number to ring when nobody answers the door."


def a_partner_asks_for_an_amendment(the: AtWork, case: str) -> None:
    the.council.opens_case(case).opens("Recommendations", "Ask for the report to be amended").answers(
        {
            "What should change?": "Under “Good practice”, name her brother's calls.",
            "Why?": "They were the only warning.",
        }
    ).presses("Ask for the amendment").reads("The amendment has been asked for.", "To be decided")
    the.chair.opens_case(case).opens("Recommendations", "Decide on this amendment").reads("They were the only warning.")
    the.chair.answers(
        {"Do you approve this amendment?": "Yes", "Does it change the decision, or the grounds of the decision?": "No"}
    )
    the.chair.presses("Decide").reads("The amendment has been decided.", "Approved, not yet in the report")
    officer = the.officer.goes_to("cases:recommendations", case).opens("Put it into the report")
    officer.presses("Save as a new version").is_refused("Nothing has changed in the report")
    officer.writes("Good practice", "Her brother's calls: the only warning.").presses("Save as a new version")
    officer.reads("The amendment is in the report", "Approved, in the report")


def recommendations_are_agreed(the: AtWork, case: str) -> None:
    """One for a single agency, one for two together; the group's Chair agrees both, and how the learning is cascaded."""
    made = ((ONE, [CARE], "No"), (TWO, [CARE, HOMES], "Yes"))
    for text, agencies, together in made:
        the.officer.goes_to("cases:recommend", case).answers(
            {
                "What should change?": text,
                "Which agencies is it for?": agencies,
                "Do they carry it out together?": together,
            }
        ).presses(SAVE).reads("The recommendation has been made.")
    the.officer.reads("Before the tracker is opened", "No recommendation has been agreed", "has not been chosen")
    chair = the.chair.goes_to("cases:recommendations", case).opens("Agree recommendations")
    chair.answers(
        {"Which recommendations does the JCR group agree?": ["R1", "R2"],
         "Where did the group agree them?": "Outside a meeting, by each statutory partner",
         **{f"If outside a meeting: how did {name} agree?": "By email, today." for name in PARTNERS}}
    )  # fmt: skip
    chair.presses("Agree these recommendations").reads("The recommendations have been agreed.").opens(
        "Choose how the learning is cascaded"
    )
    chair.answers(
        {"How will the learning be identified and cascaded?": ["7-minute briefing", "Webinar"], "Who leads it?": "Olive Fenn",
         "Why does this suit the case?": "Front-line staff need it in few words.",
         "Where did the group agree this?": "At the Rapid Review meeting"}
    ).presses(SAVE).reads("The method has been chosen.")  # fmt: skip


def every_recommendation_is_on_the_tracker(the: AtWork, case: str) -> None:
    officer = the.officer.goes_to("cases:recommendations", case).opens("Open the action tracker")
    officer.presses("Open the tracker").reads("The tracker is open.", "R1 has no action")
    given = (("R1", "Change the form for stopping care", "Amir Stone"), ("R2", "Set up the number", "Owen Pugh"))
    for number, text, owner in given:
        officer.opens(f"Add one for {number}").answers(
            {"What will be done?": text, "Who owns it?": owner, "When is it due?": LATER, "What should come of it?": "She is safe."}
        ).presses(SAVE).reads("The action is on the tracker.", text)  # fmt: skip


def a_claim_without_evidence_is_rejected(the: AtWork, case: str) -> None:
    """Its owner says that it is done; nothing shows it, so somebody outside sends it back; with evidence it is verified."""
    owner = the.author.takes_up("Action 1: Change the form for stopping care", "Update it")
    claim = {"How does it stand?": "The form is changed.", "Is it complete?": "Yes, it is complete"}
    owner.answers(claim).presses(UPDATE).reads("The update has been kept.")
    verifier = the.second_officer.takes_up("Verify action 1", "Verify it").reads("There is none.")
    verifier.answers({"Does the evidence show that the action is complete?": "Yes"}).presses("Record this judgement")
    verifier.is_refused("evidence").answers(
        {"Does the evidence show that the action is complete?": "No", "Your reasons": "Nothing shows it yet."}
    ).presses("Record this judgement").reads("Your judgement has been kept.")
    owner.takes_up("Action 1: Change the form for stopping care").reads("Nothing shows it yet.")
    owner.opens("Give evidence").answers(
        {"What kind of evidence is it?": "Audit or dip sample", "What is it called, and where is it kept?": "Audit of 20 files",
         "What does it show?": "20 of 20 asked."}
    ).presses("Give this evidence").opens("Update it").answers(claim).presses(UPDATE)  # fmt: skip
    verifier.takes_up("Verify action 1", "Verify it").reads("Audit of 20 files").answers(
        {"Does the evidence show that the action is complete?": "Yes"}
    ).presses("Record this judgement").reads("By Omar Reid")


def another_is_escalated(the: AtWork, case: str) -> None:
    """It slips, so the Safeguarding Partners are asked, and answer; then it is done and verified like any other."""
    owner = the.owner.takes_up("Action 2: Set up the number", "Update it")
    slips = {"If the date has to move, to when?": LATER + dt.timedelta(days=30)}
    owner.answers({"How does it stand?": "No money.", "Is it complete?": "No", **slips}).presses(UPDATE)
    owner.is_refused("Say why the date moves").answers({"Why does the date move?": "No money."}).presses(UPDATE)
    officer = the.officer.goes_to("cases:tracker", case).opens("Action 2", "Escalate it to the Safeguarding Partners")
    officer.reads("Who is told", "Colin Shaw").answers(
        {
            "Why is it escalated?": "Nobody pays.",
            "What is being done meanwhile to keep people safe?": "The team answers.",
        }
    ).presses("Escalate it").reads("The action has been escalated.")
    partner = the.council.opens_case(case).opens("Actions", "Action 2", "Record the answer to the escalation")
    partner.reads("Nobody pays.").answers({"What did the Safeguarding Partners do?": "The council pays."})
    partner.presses("Record the answer").reads("The answer has been recorded.")
    owner.opens("Give evidence").answers(
        {"What kind of evidence is it?": "Data", "What is it called, and where is it kept?": "Calls in a month",
         "What does it show?": "41 calls"}
    ).presses("Give this evidence").opens("Update it")  # fmt: skip
    owner.answers({"How does it stand?": "It rings.", "Is it complete?": "Yes"}).presses(UPDATE)
    officer.goes_to("cases:action_log").reads("Set up the number").opens(f"{case}, action 2", "Verify it")
    officer.answers({"Does the evidence show that the action is complete?": "Yes"}).presses("Record this judgement")
    officer.reads("By Olive Fenn")


def the_stage_is_closed(the: AtWork, case: str) -> None:
    officer = the.officer.goes_to("cases:tracker", case).opens("Close the Rapid Review stage")
    officer.presses("Close the Rapid Review stage").reads(
        "The Rapid Review stage is closed.", "Determine the manner of the review"
    )
