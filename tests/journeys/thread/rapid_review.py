"""The Rapid Review: who came, safety first, the criteria element by element, and a decision that the Act allows."""

from sarum.cases.models import Element
from tests.journeys.people_at_work import AtWork
from tests.journeys.thread.beginning import SAVE, partners_give_views, who_came

DECIDE = "Decide whether to undertake a Safeguarding Adults Review"


def who_came_is_recorded_with_their_authority(the: AtWork, case: str) -> str:
    """Somebody who cannot agree actions for their organisation is recorded as such. Gives the address of the meeting."""
    officer = the.officer.opens_case(case).opens("Meetings", "Rapid Review meeting", "Record who came")
    who_came(officer, without_authority=("Leon Garth",))
    officer.reads("This meeting cannot decide yet", "Leon GarthSafeguarding lead, Orchard Home CareNot givenNo Came")
    return officer.address


def nothing_is_decided_before_safety_is_answered(the: AtWork, case: str) -> None:
    the.chair.goes_to("cases:decide_rapid_review", case).reads(
        "It cannot be decided yet", "Whether anybody needs immediate action for their safety has not been answered"
    ).opens("Back to the Rapid Review", "Answer for immediate safety").presses(SAVE).is_refused("Select yes or no")
    the.chair.answers(
        {"Does anybody need immediate action for their safety?": "No",
         "Who was considered, and what is being done or why is nothing needed?": "She lived alone. Others are visited."}
    ).presses(SAVE).reads("The answer has been recorded.", "No immediate action is needed")  # fmt: skip


def the_facts_and_views_are_put_on_record(the: AtWork, case: str, meeting: str) -> None:
    the.officer.goes_to("cases:rapid_review", case).opens("Record a fact").answers(
        {"What is the fact?": "Care stopped on 2 April.", "How certain is it?": "Certain",
         "Where else is it known from?": "The provider's lead, at the meeting"}
    ).presses("Record this fact").reads("The fact has been recorded.", "Care stopped on 2 April.")  # fmt: skip
    the.officer.opens("Record the context and analysis").answers(
        {"In what context do the facts stand?": "She lived alone and was found on 17 May.",
         "How did agencies work together, and what could be improved?": "Each thought another was still going in.",
         "What was good practice?": "Her brother's calls were written down.",
         "What should a review cover, and how?": "How services decide to stop."}
    ).presses(SAVE).reads("The context and analysis have been saved.")  # fmt: skip
    the.officer.opens("Record early learning that was shared").answers(
        {"What is worth knowing at once?": "Before you stop, ask who is left.", "Who has been told?": "Every member"}
    ).presses(SAVE).reads("Before you stop, ask who is left.")
    partners_give_views(the, meeting, dict.fromkeys(("council", "nhs", "police"), "A review is needed"))


def each_element_is_decided_on_its_grounds(the: AtWork, case: str) -> None:
    the.chair.goes_to("cases:rapid_review", case)
    for element in Element:
        the.chair.opens("Decide one element of the criteria").reads(element.label, "The referrer: met")
        met = {"Is it met?": "Met", "On what grounds?": "As the referral and the returns say."}
        if element == Element.CONDITION:
            the.chair.answers(met).presses("Decide this element").is_refused("is known or suspected")
            met = {"If it is met: is the abuse or neglect known or suspected?": "Suspected"}
        the.chair.answers(met).presses("Decide this element").reads("The element has been decided.")
    the.chair.reads("every element is met")


def no_review_is_refused_where_every_element_is_met(the: AtWork, case: str) -> None:
    """The Act leaves no choice: the refusal says so, keeps what was typed, and the mandatory review is decided."""
    grounds = {"On what grounds?": "All elements are met; the death may have resulted from neglect."}
    the.chair.opens(DECIDE).answers(
        {"What is decided?": "No Safeguarding Adults Review", **grounds,
         "If there is no review: what has been learnt?": "To ask.", "If there is no review: why is no more to be learnt?": "Clear."}
    ).presses("Record this decision")  # fmt: skip
    the.chair.is_refused("Every element is met for Adult A, so the Board must arrange a review").finds(grounds)
    the.chair.answers({"What is decided?": "Safeguarding Adults Review: mandatory"}).presses("Record this decision")
    the.chair.reads("The decision has been recorded.", "Safeguarding Adults Review: mandatory")


def the_minutes_are_written(the: AtWork, meeting: str) -> None:
    """They begin with what is on record already."""
    the.officer.at(meeting).opens("Write the minutes").presses(SAVE).reads("The minutes have been kept.", "Minuted by")
