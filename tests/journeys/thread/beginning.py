"""From the first question of a referral to the decision to find out more."""

import datetime as dt

from django.utils import timezone

from sarum.cases.models import Living
from sarum.cases.rules.referral import ELEMENT_WORDS, condition_for
from tests.cast import BOARD_NHS, CARE, COUNCIL, POLICE, TRUST
from tests.journeys.people_at_work import AtWork, Worker

SAVE, LIST = "Save and continue", "Save and go to the list of parts"
TODAY = timezone.localdate()


def past_the_screen(referrer: Worker) -> Worker:
    """What is asked first: about an adult, in the Board's area."""
    return referrer.answers({"How old was the person when it happened?": "18 or over"}).presses(SAVE).presses(SAVE)


def a_case_is_referred(the: AtWork) -> str:
    """By somebody without an account, in the middle of their work. Gives the reference on the receipt."""
    referrer = the.visitor.goes_to("cases:home").reads("You do not need an account").opens("Refer a case")
    referrer.presses("Start").is_refused("Select yes or no: is anybody at risk now?")
    referrer.answers({"Is anybody at risk of abuse or neglect now?": "No"}).presses("Start")
    past_the_screen(referrer).reads("Fill in what is needed").opens("Check and send").reads(
        "The Board cannot act without this"
    )
    referrer.opens("Back", "Who is referring").answers(
        {"Are you referring as:": "Somebody who works for an agency", "Your name": "Robin Tate"}
    ).presses(SAVE)
    referrer.answers({"Your role": "Nurse", "Your agency": TRUST, "Email address": "robin@example.org"}).presses(SAVE)
    referrer.presses(LIST)
    why = {"Why are you referring this case?": "The case may meet"}
    referrer.opens("Why you are referring").answers(why).presses(SAVE)
    the_adult_is_described(referrer)
    referrer.opens("What happened").answers(
        {"What happened?": "Her care stopped in April and nobody told the others. She was found on 17 May.", "From when?": "April"}
    ).presses(SAVE)  # fmt: skip
    kinds = {"What kinds of abuse or neglect are known or suspected?": ["Neglect and acts of omission"]}
    referrer.answers(kinds).presses(SAVE)
    referrer.opens("Other people who matter").answers(
        {"Name": "Nils Lindqvist", "Who are they to the adult?": "Brother", "Why do they matter here?": "Next of kin"}
    ).presses(SAVE).opens("Continue")
    referrer.opens("Agencies you know were involved").answers({"Name of the agency": CARE}).presses(SAVE)
    referrer.opens("Add another agency").answers({"Name of the agency": TRUST}).presses(SAVE).opens("Continue")
    referrer.reads("Everything that the Board needs is here").opens("Check and send").reads("Vera Lindqvist", CARE)
    referrer.presses("Send the referral").is_refused("Select the box to say that this is true")
    referrer.answers({"This is true as far as I know. More may follow": True}).presses("Send the referral")
    referrer.reads("Referral sent", "What happens next", "acknowledges your referral by")
    return referrer.page.locator(".govuk-panel__body").inner_text().strip().removesuffix("-R1")


def the_adult_is_described(referrer: Worker) -> None:
    """Who she was, how she died, what she needed, and the four questions of the Care Act."""
    referrer.opens("The adult or adults").answers(
        {"Full name": "Vera Lindqvist", "What they like or liked to be called": "Vee", "Date of birth": dt.date(1941, 3, 9),
         "Is the adult alive?": "No, they have died"}
    ).presses(SAVE)  # fmt: skip
    referrer.answers({"Date of death": dt.date(2025, 5, 19)}).presses(SAVE)
    referrer.answers({"Address at the time": "3 Almond Court, Wyvern", "NHS number": "999 123 4569"}).presses(SAVE)
    referrer.answers({"First language": "Swedish"}).presses(SAVE)
    referrer.answers({"What are or were their needs for care and support?": "Help with washing"}).presses(SAVE)
    referrer.presses(SAVE)
    referrer.opens("Continue", "The test in the Care Act", "Answer Vera Lindqvist")
    for legend in (*ELEMENT_WORDS.values(), condition_for(Living.DIED)):
        referrer.answers({"Your answer": "Met", "Your reasons": "As it is told above."}, about=legend)
    referrer.answers({"If it is met, is the abuse or neglect known or suspected?": "Suspected"}).presses(SAVE)


def the_team_acknowledges_it(the: AtWork, case: str) -> None:
    """The officer signs in as people do, finds it among their work, and tells the referrer."""
    officer = the.officer.signs_in().reads("Needs you now")
    officer.opens("Acknowledge the referral and arrange a verification meeting.").reads("What happens next")
    officer.opens("Acknowledge the referral").reads("Robin Tate").answers({"How is the referrer told?": "By telephone"})
    officer.presses("The referrer has been told").reads("The referral has been acknowledged.")
    officer.opens("Read the referral").reads("Vera Lindqvist", "Condition 1 (died)", "Neglect and acts of omission")


def a_meeting_without_a_partner_decides_nothing(the: AtWork, case: str) -> None:
    """The NHS did not come, so the chair is told why nothing can be decided."""
    meeting = a_meeting_is_arranged(the, case, "11:58pm")
    the.officer.opens("Record who came")
    who_came(the.officer, absent=("Ines Duarte", "Victor Amadi"))
    the.officer.reads("This meeting cannot decide yet", f"{BOARD_NHS} was not represented at the verification meeting")
    the.chair.signs_in().at(meeting).opens("Decide the next steps")
    the.chair.reads("This cannot be decided yet", f"{BOARD_NHS} was not represented", "Meet again")


def a_second_meeting_hears_everybody_and_decides(the: AtWork, case: str) -> None:
    """All three partners are there and say what they think; one of them differs, and the chair gives reasons."""
    meeting = a_meeting_is_arranged(the, case, "11:59pm")
    the.officer.opens("Record who came")
    who_came(the.officer)
    the_family_is_involved(the, case)
    for_scoping = dict.fromkeys(("council", "nhs"), "Scoping and a Rapid Review")
    partners_give_views(the, meeting, {**for_scoping, "police": "A round table instead"})
    the.chair.at(meeting).reads("This meeting can decide").opens("Decide the next steps").presses("Record the decision")
    the.chair.is_refused("Select the next steps").answers(
        {"What are the next steps?": "Scoping and Rapid Review", "For what reasons?": "The criteria may be met."}
    ).presses("Record the decision").reads(
        "Verification decision: Scoping and Rapid Review", "The criteria may be met."
    )


def the_family_is_involved(the: AtWork, case: str) -> None:
    """Her brother, whom the referral names, is told; without a person or a reason nothing could be decided."""
    officer = the.officer.opens_case(case).reads("Nobody is involved, and no reason is given").opens("Involvement")
    officer.opens("Record how somebody is involved").reads("The referral names: Nils Lindqvist").answers(
        {"Who is it?": "Nils Lindqvist", "How are they told, and how do they take part?": "By telephone, after 6pm."}
    ).presses(SAVE).reads("It has been recorded.", "Nils Lindqvist", "By telephone, after 6pm.")


def a_meeting_is_arranged(the: AtWork, case: str, time: str) -> str:
    """With the statutory partners and the chairs, who stand ticked. Gives the address of the meeting."""
    officer = the.officer.opens_case(case).opens("Arrange the verification meeting")
    officer.answers({"Which day?": TODAY, "What time?": time}).presses("Arrange the meeting and invite them")
    officer.reads("The meeting has been arranged.", "Carys Holt", COUNCIL, POLICE)
    return officer.address


def who_came(officer: Worker, absent: tuple[str, ...] = (), without_authority: tuple[str, ...] = ()) -> None:
    """Everybody asked came and can agree actions for their organisation, but for these."""
    asked = {one["legends"][1] for one in officer.questions() if one["legends"][:1] == ["Did they come?"]}
    for person in sorted(asked):
        came = not person.startswith(absent) if absent else True
        said = {"Did they come?": "Came" if came else "Sent apologies"}
        if came:
            can = not (without_authority and person.startswith(without_authority))
            said["Can they agree actions for their organisation?"] = "Yes" if can else "No"
        officer.answers(said, about=person)
    officer.presses(SAVE).reads("The attendance has been recorded.")


def the_referrer_is_told(the: AtWork, case: str) -> None:
    """In a letter that the team checks first; that it was done goes on record."""
    officer = the.officer.takes_up("Tell the referrer what was decided").opens("Write a letter")
    officer.presses("Keep the letter").opens("Record that they were told")
    officer.answers({"How were they told?": "Post", "When?": TODAY}).presses(SAVE)
    officer.goes_to("cases:home").does_not_read("Tell the referrer")


def partners_give_views(the: AtWork, meeting: str, views: dict[str, str]) -> None:
    """Each statutory partner says for itself what should be done, and why."""
    for who, view in views.items():
        partner = getattr(the, who).at(meeting).opens("Give an agency’s view")
        partner.answers({"What does the agency think should be done?": view, "On what grounds?": "What we know."})
        partner.presses(SAVE).reads("The view has been recorded.", view)
