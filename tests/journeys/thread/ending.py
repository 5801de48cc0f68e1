"""Learning reaches the people who need it, the public reads the review, and practice is shown to have changed."""

from sarum.cases.models.review import CONTENTS
from tests.cast import CARE, HOMES
from tests.journeys.people_at_work import AtWork
from tests.journeys.thread.beginning import TODAY

OVERVIEW = next(iter(CONTENTS.values()))
PUBLISH = "Publish it now"
READ = "I have read this text as a stranger would, and nobody in the case can be recognised in it"
NAMES = ("Vera", "Lindqvist", "Vee", "Nils", "Almond Court")


def the_learning_is_planned_shared_and_passed_on(the: AtWork, case: str) -> None:
    officer = the.officer.opens_case(case).opens("Learning", "Write the learning plan").answers(
        {"What is to be learnt?": "Ask who is left.", "Who needs it?": "Front-line staff",
         "How and when will it reach them?": "A briefing",
         "How will the Board know that it did?": "A dip sample", "Who leads it?": "Olive Fenn",
         "Which agencies is the plan for?": [CARE, HOMES]}
    ).presses("Save the plan").reads("Not shared yet")  # fmt: skip
    officer.opens("Share the plan with the agencies").presses("Share the plan").reads("The plan has been shared")
    officer.opens("Prepare a learning tool").answers(
        {"What kind of tool is it?": "7-minute briefing", "What is it called?": "Ask who is left",
         "What does it say?": "Before you stop, ask."}
    ).presses("Save the tool").reads("Being prepared")  # fmt: skip
    lead = the.lead.takes_up("Share the learning in your agency").reads("Ask who is left.", "No tool is ready yet")
    lead.opens("Confirm that your agency shared it").answers(
        {"How was the learning shared?": "Team meetings", "When?": TODAY, "How many people did it reach?": "twenty"}
    ).presses("Confirm").is_refused("must be a whole number")
    lead.answers({"How many people did it reach?": "22"}).presses("Confirm").reads("Thank you.")
    officer.goes_to("cases:learning", case).reads("1 of 2 agencies").opens("Go on to publication")
    officer.presses("Go on to publication").reads("The case is at publication.")


def the_text_is_planned_and_names_nobody(the: AtWork, case: str) -> None:
    """The text begins with the review as it was accepted; a name that slips in is found."""
    officer = the.officer.opens("Plan the publication").answers(
        {"Who leads with the media?": "Martha Bell", "Who is told, when and by whom?": "Partners first.",
         "How is the adult or the family told first?": "Her brother reads it a week before."}
    ).presses("Save the plan").opens("Write the text")  # fmt: skip
    officer.answers({OVERVIEW: "Mrs Lindqvist was left alone."}).presses("Save the text")
    officer.reads("Still in the text: Lindqvist. Take them out.")
    officer.opens("Change the text").answers({OVERVIEW: "An older woman was left alone."}).presses("Save the text")
    officer.does_not_read("Still in the text")


def it_is_not_published_before_a_tool_is_ready(the: AtWork, case: str) -> None:
    """The Independent Chair decides on the exact text; publishing is refused until there is something to learn with."""
    deciding = the.independent_chair.opens_case(case).opens("Publication", "Decide whether to publish")
    deciding.reads("An older woman was left alone.").presses("Decide").is_refused(
        "Select yes or no", "Give your reasons"
    )
    deciding.answers({"Is this text to be published?": "Yes", "Your reasons": "Others can learn from it."})
    deciding.presses("Decide").reads("Your decision has been recorded.", "To be published")
    officer = the.officer.goes_to("cases:publish", case).answers({READ: True}).presses(PUBLISH)
    officer.is_refused("No learning tool is ready.")
    officer.goes_to("cases:learning", case).opens("Mark it as ready: Ask who is left").presses("It is ready")
    officer.reads("The tool is ready for the agencies.")
    officer.goes_to("cases:publication", case).opens("Read it once more and publish it")
    officer.answers({READ: True}).presses(PUBLISH).reads("The review is published.")


def anybody_reads_it_and_nobody_is_named(the: AtWork, case: str) -> None:
    public = the.anybody().takes_up("Published reviews", "Safeguarding Adults Review: Adult A")
    public.reads("An older woman was left alone.", "Before you stop, ask.").does_not_read(*NAMES, case)


def practice_is_shown_to_have_changed(the: AtWork, case: str) -> None:
    """Each agency shows what changed; somebody outside it judges what it came to; the group hears of it."""
    made = (("lead", CARE, "R1"), ("housing_lead", HOMES, "R2"))
    for who, agency, number in made:
        shown = getattr(the, who).goes_to("cases:show_improvement", case)
        shown.answers({"For which recommendation?": number, "What changed in practice?": f"{agency} asks."})
        shown.answers({"How is it known?": "20 of 20 files"}).presses("Show this improvement").reads(
            "The improvement has been recorded."
        )
        judge = the.second_officer.opens_case(case).opens("What changed", f"Judge what it came to: {number}, {agency}")
        judge.answers({"What did it come to?": "Practice has changed", "What does this rest on?": "I saw the audit."})
        judge.presses("Record this judgement").reads("Your judgement has been recorded.")
    officer = the.officer.opens_case(case).opens("What changed").reads("The impact has not been reported")
    officer.opens("Report the impact to the JCR group").answers(
        {"What changed, and what did not?": "Services ask who is left.", "At which JCR meeting was it reported?": TODAY}
    ).presses("Record the report").reads("The report to the JCR group has been recorded.")


def the_case_is_closed(the: AtWork, case: str) -> None:
    chair = the.chair.opens_case(case).opens("What changed").reads("2 of 2 recommendations").opens("Close the case")
    chair.presses("Close the case").is_refused("Say why the case is closed")
    chair.answers({"Why is the case closed?": "Practice has changed."}).presses("Close the case").reads(
        "The case is closed.", "Nothing more is asked of anybody."
    )
    the.officer.goes_to("cases:home").does_not_read(case).opens_case(case).opens("The whole history")
    the.officer.reads("Carys Holt", "closed the case: Practice has changed.")
