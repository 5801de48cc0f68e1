"""A nurse who is interrupted twice, comes back in another browser, sends what she has, and adds to it later."""

import re

from django.contrib.sessions.models import Session
from django.core import mail

from sarum.board.jobs import deliver_notices
from sarum.cases.models import Addition, Referral, ReferralDraft
from tests.journeys.people_at_work import AtWork, Worker
from tests.journeys.thread.beginning import LIST, SAVE, past_the_screen

EMAIL = "nurse@example.org"
LATER = "Save and come back later"
WORDS = "Her care stopped in April and nobody told the others."


def posted(subject: str) -> str:
    deliver_notices.run()
    return next(letter.body for letter in reversed(mail.outbox) if letter.subject.startswith(subject))


def begins(nurse: Worker) -> Worker:
    nurse.goes_to("cases:refer").answers({"Is anybody at risk of abuse or neglect now?": "No"}).presses("Start")
    return past_the_screen(nurse)


def comes_back(nurse: Worker, reference: str) -> Worker:
    nurse.goes_to("cases:refer").opens("Come back to a referral")
    nurse.answers({"Your reference": reference, "Your email address": EMAIL}).presses("Send me a code")
    nurse.reads("a code is on its way").answers({"The code": "1"}).presses("Continue").is_refused(
        "The code has 8 digits"
    )
    code = re.search(r"[0-9]{8}", posted("Your code"))[0]
    return nurse.answers({"The code": code}).presses("Continue")


def test_a_nurse_who_is_interrupted_twice_comes_back_elsewhere_and_adds_later(at_work, with_script):
    the: AtWork = at_work(with_script=with_script)
    nurse = begins(the.visitor)
    nurse.opens("Who is referring").answers(
        {"Are you referring as:": "Somebody who works for an agency", "Your name": "Robin Tate"}
    ).presses(SAVE).answers({"Email address": EMAIL}).presses(LATER)
    nurse.finds({"Your email address": EMAIL}).presses("Save and send me the reference").reads("Saved. Your reference")
    reference = re.search(r"\b\S{4}-\S{4}\b", posted("Your reference"))[0]
    nurse.reads(reference)

    ward = comes_back(the.anybody(), reference)  # another browser, where another referral is being written too
    ward.reads("Your referral", reference).opens("The adult or adults").answers(
        {"Full name": "Vera Lindqvist"}
    ).presses(LATER)

    home = begins(the.anybody())
    comes_back(home, reference).opens("What happened").answers({"What happened?": WORDS}).presses(LIST)
    home.opens("Check and send").reads("Vera Lindqvist", WORDS, "Robin Tate")
    nurse.goes_to("cases:referral_parts", ReferralDraft.objects.get(email=EMAIL).pk).reads(
        "Everything that the Board needs"
    )
    home.answers({"This is true as far as I know. More may follow": True}).presses("Send the referral").reads(
        "Referral sent"
    )
    assert home.page.request.get(f"{the.watch.address}{home.address}../receipt.pdf").body().startswith(b"%PDF-")

    number = Referral.objects.get().number
    later = comes_back(the.anybody(), number).reads("Your referral", "Received", "Nothing yet").does_not_read("Vera")
    later.opens("Add to your referral").answers({"What do you want to add?": "Her brother had written."})
    later.presses("Send to the Partnership Team").reads("Your addition has been sent.", f"{number}-A1")
    assert Addition.objects.get().words == "Her brother had written." and Referral.objects.get().outline == WORDS


def test_what_was_typed_is_saved_by_itself_and_survives_a_session_that_is_killed(at_work):
    nurse = begins(at_work().visitor).opens("What happened")
    nurse.page.get_by_label("What happened?").press_sequentially(WORDS[:20])
    nurse.page.get_by_label("What happened?").blur()
    nurse.page.get_by_text("Saved at").wait_for()
    Session.objects.all().delete()
    nurse.page.get_by_label("What happened?").press_sequentially(WORDS[20:])  # while typing, without leaving the field
    nurse.page.wait_for_function("words => document.querySelector('textarea').value == words", arg=WORDS)
    for _ in range(100):
        nurse.page.wait_for_timeout(100)
        if ReferralDraft.objects.get().answers.get("what_happened", {}).get("outline") == WORDS:
            break
    assert ReferralDraft.objects.get().answers["what_happened"]["outline"] == WORDS
    nurse.page.reload()
    nurse.finds({"What happened?": WORDS})


def test_a_failure_is_told_and_tried_again_and_the_button_saves_all_the_same(at_work):
    nurse = begins(at_work().visitor).opens("What happened")
    is_down = {"now": True}
    nurse.page.route(
        "**/what-happened/**",
        lambda route: route.abort() if is_down["now"] and route.request.method == "POST" else route.continue_(),
    )
    nurse.page.get_by_label("What happened?").fill(WORDS)
    nurse.page.get_by_label("What happened?").blur()
    nurse.page.get_by_text("Not saved: we will keep trying").wait_for()
    is_down["now"] = False
    nurse.page.get_by_text("Saved at").wait_for()
    nurse.page.get_by_label("From when?").fill("April")
    nurse.presses(SAVE)
    kept = ReferralDraft.objects.get().answers["what_happened"]
    assert (kept["outline"], kept["date_from"]) == (WORDS, "April")


def test_two_windows_are_told_of_each_other_while_they_write(at_work):
    the = at_work()
    nurse = begins(the.visitor).opens("What happened")
    here, first = nurse.address, nurse.page
    nurse.page = first.context.new_page()
    nurse.at(here).answers({"What happened?": "The second window."})
    nurse.page.get_by_label("What happened?").blur()
    nurse.page.get_by_text("Saved at").wait_for()
    nurse.page = first
    nurse.answers({"What happened?": WORDS})
    nurse.page.get_by_label("What happened?").blur()
    nurse.page.get_by_text("Not saved: this page was changed somewhere else").wait_for()
    nurse.presses(SAVE).is_refused("Somebody else changed this").reads("The second window.", WORDS)
    nurse.presses(SAVE)
    assert ReferralDraft.objects.get().answers["what_happened"]["outline"] == WORDS
