"""The referral form in a browser: somebody of the family on a small telephone, and an officer with a Word form."""

import datetime as dt

from sarum.board.models import Board
from sarum.cases.models import Document, Referral
from sarum.cases.pages.referral import word_form
from tests.journeys.test_small_screens import TELEPHONE, WIDER
from tests.journeys.thread.beginning import LIST, SAVE

DECLARED = {"This is true as far as I know. More may follow": True}


def test_somebody_of_the_family_refers_on_a_small_telephone_without_scripts(at_work):
    """The shortest honest referral, and how many pages it meets."""
    daughter, pages = at_work(with_script=False, viewport=TELEPHONE).visitor, []
    daughter.page.on("response", lambda one: pages.append(one) if one.request.is_navigation_request() else None)

    def fits():
        assert daughter.page.evaluate(WIDER) == [], daughter.where
        return daughter

    daughter.goes_to("cases:refer")
    fits().answers({"Is anybody at risk of abuse or neglect now?": "No"}).presses("Start")
    fits().answers({"How old was the person when it happened?": "18 or over"}).presses(SAVE)
    fits().answers({"Did it happen in Wyvern, or did the adult live there?": "I am not sure"}).presses(SAVE)
    fits().opens("Who is referring").answers(
        {"Are you referring as:": "A family member or friend", "Your name": "Nina Marsh"}
    )
    daughter.presses(SAVE)
    fits().does_not_read("Your agency", "safeguarding lead").answers(
        {"How do you know the adult?": "Her daughter", "Telephone number": "01632 960 001"}
    ).presses(SAVE)
    fits().opens("The adult or adults").answers(
        {"Full name": "Edna Marsh", "Is the adult alive?": "No, they have died"}
    )
    daughter.presses(LIST)
    fits().opens("What happened").answers({"What happened?": "Nobody came after her care was stopped."}).presses(LIST)
    fits().reads("Everything that the Board needs is here").opens("Check and send")
    fits().reads("Edna Marsh", "Nobody came").answers(DECLARED).presses("Send the referral")
    fits().reads("Referral sent", "What happens next")
    assert (Referral.objects.get().referrer_name, Referral.objects.get().referrer_role) == (
        "Nina Marsh",
        "Her daughter",
    )
    assert len([one for one in pages if one.status == 200]) == 13


def test_an_officer_enters_a_word_referral_sees_what_could_not_be_placed_corrects_it_and_sends_it(at_work):
    officer = at_work().officer
    said = {
        "safety": {"is_anyone_at_risk_now": False}, "referrer": {"name": "Robin Tate", "agency": "Kestrel Homes"},
        "adults": [{"name": "Edna Marsh", "living": "DIED"}], "what_happened": {"outline": "She was found on the floor."},
        "screen": {"in_area": "YES"},
    }  # fmt: skip
    filled = word_form.word_form(Board.objects.get(pk=1)).drawn({**said, "reason": {"reason": "because I must"}})
    officer.goes_to("cases:refer").opens("Enter a referral that came another way").answers(
        {"How did it come?": "As a Word form", "From whom did it come?": "Kestrel Homes",
         "On what day was it received?": dt.date(2025, 3, 3)}
    )  # fmt: skip
    officer.page.locator("#id_filled").set_input_files(
        {"name": "referral.docx", "mimeType": "application/octet-stream", "buffer": filled}
    )
    officer.presses("Go on to the referral").reads("What could not be placed", "because I must", "Edna Marsh")
    officer.opens("Go on to the parts of the referral", "Why you are referring")
    officer.answers({"Why are you referring this case?": "There may be learning"}).presses(SAVE)
    officer.opens("Check and send").answers(DECLARED).presses("Send the referral").reads("Referral sent")
    referral = Referral.objects.get()
    assert (referral.reason, referral.came_on, referral.entered_by.name) == (
        "LEARNING",
        dt.date(2025, 3, 3),
        "Olive Fenn",
    )
    assert Document.objects.get().about == "The referral as it came"
