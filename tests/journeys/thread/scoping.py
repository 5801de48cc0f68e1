"""Every agency is asked, answers under a senior officer's hand, and is quality-assured; one is found late, one never answers."""

from typing import Any

from tests.cast import CARE, HOMES, TRUST
from tests.journeys.people_at_work import AtWork, Worker
from tests.journeys.thread.beginning import SAVE, TODAY

THEIR_RETURN = "Finish the scoping return of"  # as it stands in the work of whoever answers for an agency
INVOLVEMENT, DID, WHY, SAFETY = (
    "Your involvement",
    "What you did and knew",
    "Why it went as it did",
    "Anybody’s safety now",
)
INVOLVED = "Was your agency involved with the adult?"
SEARCHED = "Which records did you search, and under which names?"
SUMMARY = "What was your involvement?"
LATER, DONE = "Save and come back later", "I have finished writing for now"
ENDORSE = "Endorse these words"
JUDGED = {
    "Does it say why, and not only what?": "Yes", "Does it name everybody else who should be asked?": "Yes",
    "Is it fair to those who were there, and to the adult, and without needless names?": "Yes",
}  # fmt: skip
ENDORSED = {"Your statement": "I have read this return. It is a fair account of our part."}


def two_agencies_are_asked(the: AtWork, case: str) -> None:
    officer = the.officer.opens_case(case).opens("Send scoping requests").reads("Care Act 2014, section 45")
    officer.answers({f"Is {one} asked?": "Ask" for one in (CARE, TRUST)})
    officer.unfolds("ask all of them something else")
    officer.answers({"What else are all of them asked?": "When did you last see her?"}).presses("Send the requests")
    officer.is_refused("Check what each agency is told, then select the box")
    officer.answers({"I have checked that each agency is told only what it needs": True}).presses("Send the requests")
    officer.reads("The requests have been sent.", "0 of 2 returned", CARE, TRUST)


def an_agency_names_who_answers(the: AtWork, case: str) -> None:
    """The lead names a writer and two senior officers, one of whom will turn out to be the writer."""
    named = (
        ("Amir Stone", "They write the return"),
        ("Amir Stone", "They endorse it"),
        ("Selina Frost", "They endorse it"),
    )
    lead = the.lead.takes_up(f"{THEIR_RETURN} {CARE}").reads("Vera Lindqvist", "When did you last see her?")
    for person, does in named:
        lead.opens("Name somebody else to write it with you").answers({"Who?": person, "What do they do?": does})
        lead.presses(SAVE).reads("Named.")


def writes(worker: Worker, part: str, *pages: dict[str, Any]) -> Worker:
    """Write a part of a return, page by page, from the list of its parts and back to it."""
    worker.opens(part)
    for answers in pages[:-1]:
        worker.answers(answers).presses(SAVE)
    return worker.answers(pages[-1]).presses(LATER)


def adds(worker: Worker, part: str, *entries: dict[str, Any]) -> Worker:
    """Add entries to a list of a return, from the list of its parts and back to it."""
    worker.opens(part)
    for number, answers in enumerate(entries):
        worker.opens("Add another" if number else "Add one").answers(answers).presses(SAVE)
    return worker.opens("Go back to the parts of the return")


def informs(worker: Worker, name: str, role: str) -> Worker:
    told = {"Who was informed?": name, "What is their role?": role, "When were they informed?": TODAY}
    return worker.opens("Record that a senior officer was informed").answers(told).presses(SAVE)


def its_return_is_written_endorsed_and_changed(the: AtWork) -> None:
    """Nobody endorses their own; a change takes the endorsement away; the new words are endorsed and sent."""
    author = the.author.signs_in().opens(f"{THEIR_RETURN} {CARE}", "Start the return")
    writes(author, INVOLVEMENT, {INVOLVED: "Yes, we were involved"}, {SEARCHED: "Care notes, as Lindqvist"},
           {"When did your involvement begin?": TODAY})  # fmt: skip
    writes(author, DID, {SUMMARY: "We visited her every day until 2 April, when we stopped."})
    writes(author, SAFETY, {"Is anybody’s safety at risk now?": "No"})
    author.opens(DONE).reads("Tell a senior officer of your agency").opens("Check and send")
    author.reads("It cannot be sent yet").opens("Record which senior officer was informed")
    told = {"Who was informed?": "Selina Frost", "What is their role?": "Director", "When were they informed?": TODAY}
    author.answers(told).presses(SAVE)
    endorsing = author.address.replace("read-return", "endorse-return")
    author.at(endorsing).reads("You cannot endorse this return", "nobody endorses their own")
    senior = the.senior.takes_up(f"{THEIR_RETURN} {CARE}", "Read and endorse").reads("These are the exact words")
    senior.presses(ENDORSE).is_refused("Say in your own words that you endorse this return")
    senior.answers(ENDORSED).presses(ENDORSE).reads("You have endorsed this return.", "stands for these exact words")
    author.at(endorsing.replace("endorse-return", "write-return")).reads("has endorsed the words as they stand")
    writes(author, DID, {SUMMARY: "We visited her daily until 2 April."}).opens(DONE).reads("no longer stands")
    senior.at(endorsing).answers(ENDORSED).presses(ENDORSE).reads("You have endorsed this return.")
    author.at(endorsing.replace("endorse-return", "send-return")).reads("Selina Frost endorsed these exact words")
    author.presses("Send the return").reads(
        "The return has been sent to the Partnership Team.", "Number of your return"
    )


def the_team_sends_it_back_and_then_accepts_it(the: AtWork, case: str) -> None:
    """It describes and does not analyse, so it goes back; put right and endorsed again, it is accepted, and names a third."""
    officer = the.officer.takes_up(f"Quality-assure the return of {CARE}")
    officer.reads("It describes and does not analyse").opens("Send it back for work").presses("Send it back")
    officer.is_refused("Say what needs work").answers({f"About “{WHY}”": "Say why nobody told the others."})
    officer.presses("Send it back").reads("has been sent back", "1 being put right")
    author = the.author.takes_up(f"{THEIR_RETURN} {CARE}").reads("Say why nobody told the others.")
    author.opens("Go on with the return").reads("Say why nobody told the others.")
    writes(author, WHY, {"What made it hard, and what made it easy?": "The form asks nobody to tell the others."})
    adds(
        author, "Others to ask", {"Which agency, or who?": HOMES, "How were they involved?": "Her landlord held a key"}
    )
    the.senior.takes_up(f"{THEIR_RETURN} {CARE}", "Read and endorse").answers(ENDORSED).presses(ENDORSE)
    author.opens(DONE, "Check and send").presses("Send the return")
    officer.takes_up(f"Quality-assure the return of {CARE}").reads("stands for these exact words")
    officer.opens("Accept this return").reads("from a first look at what is there")
    officer.answers({**JUDGED, "Is every question answered, or does it say why not?": "No"}).presses(
        "Accept the return"
    )
    officer.is_refused("Say what is weak and why you accept it all the same")
    officer.answers({"What do you want to say about it?": "Enough for the Rapid Review."}).presses("Accept the return")
    officer.reads(f"The return of {CARE} has been accepted.", "Named as involved, and not yet asked", HOMES)


def an_agency_found_later_has_nothing_to_return(the: AtWork, case: str) -> None:
    """It is asked on a clock of its own, and sends a nil return with what it searched, endorsed like any other."""
    asking, through = the.officer.opens("Ask an agency found later"), f"Through the return of {CARE}"
    asking.answers({"Which agency?": HOMES}).presses("Send the request").is_refused("Say how this agency was found")
    asking.answers({"How was it found?": through}).presses("Send the request").reads(f"Found later: {through}")
    lead = the.housing_lead.takes_up(f"{THEIR_RETURN} {HOMES}", "Name the senior officer who endorses it")
    lead.answers({"Who?": "Owen Pugh"}).presses(SAVE).opens("Start the return")
    writes(lead, INVOLVEMENT, {INVOLVED: "No: we searched"}, {"Who searched?": "Hal Lewis"}).does_not_read(DID)
    lead.opens(DONE)
    informs(lead, "Owen Pugh", "Head of Homes").opens("Check and send")
    lead.reads("It cannot be sent yet", "Say which records were searched").opens("Go on with the return")
    lead.opens(INVOLVEMENT).presses(SAVE).answers({SEARCHED: "Tenancies and repairs, as Lindqvist"}).presses(LATER)
    writes(lead, SAFETY, {"Is anybody’s safety at risk now?": "No"})
    the.owner.takes_up(f"{THEIR_RETURN} {HOMES}", "Read and endorse").answers(ENDORSED).presses(ENDORSE)
    lead.opens(DONE, "Check and send").presses("Send the return")
    the.officer.takes_up(f"Quality-assure the return of {HOMES}", "Accept this return").answers(
        {**JUDGED, "I have asked the agency, and Owen Pugh is its senior officer": True}
    ).presses("Accept the return")
    the.officer.reads("Nil return", "2 of 3 returned")


def the_rapid_review_does_not_wait_for_the_third(the: AtWork, case: str) -> None:
    """The hospital trust was chased and has not answered: the reason for going on without it is kept."""
    officer = the.officer.opens(f"{TRUST}: read its return", f"Record that you chased {TRUST}").answers(
        {"How did you chase?": "By telephone", "What was said?": "The lead is on leave",
         "Send them a reminder by e-mail as well?": "Yes"}
    ).presses("Record this").reads("The chase has been recorded.")  # fmt: skip
    officer.opens("Convene the Rapid Review").answers({"On what day?": TODAY, "At what time?": "4pm"})
    officer.presses("Convene it and tell everybody").is_refused(f"Say why the Rapid Review does not wait for {TRUST}")
    officer.answers({f"Why does the Rapid Review not wait for {TRUST}?": "Its lead is away; the risk is now."})
    officer.presses("Convene it and tell everybody")
    officer.reads("The Rapid Review has been convened.", "Its lead is away; the risk is now.")
