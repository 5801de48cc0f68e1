"""What was typed is kept: through a double click, a session that ends, a colleague who saved first, and the back button."""

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction

from sarum.cases.models import Case, Conflict, Recommendation, Step
from tests import build
from tests.cast import CARE
from tests.journeys.people_at_work import PASSWORD
from tests.journeys.thread import scoping
from tests.journeys.thread.beginning import SAVE

WORDS = "She had asked us twice not to stop, and nobody wrote down why we did."


@pytest.fixture
def being_written(at_work):
    """The return of an agency that two people write; gives the cast and its address."""
    the = at_work()
    case = build.case_at(Step.SCOPING).reference
    scoping.two_agencies_are_asked(the, case)
    scoping.an_agency_names_who_answers(the, case)
    the.author.takes_up(f"{scoping.THEIR_RETURN} {CARE}", "Start the return", scoping.DID)
    return the, the.author.address


@pytest.fixture
def recommending(at_work):
    """A recommendation all written and ready to be sent, with scripts or without; gives the officer who wrote it."""

    def write(**options):
        case = build.case_at(Step.RECOMMENDATIONS)
        officer = at_work(**options).officer.goes_to("cases:recommend", case.reference)
        return officer.answers(
            {"What should change?": WORDS, "Which agencies is it for?": [CARE], "Do they carry it out together?": "No"}
        )

    return write


def test_a_double_click_is_one_click(recommending):
    officer, sent = recommending(), []
    officer.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    officer.page.get_by_role("button", name=SAVE).dblclick()
    officer.page.wait_for_url("**/recommendations/")
    assert len(sent) == Recommendation.objects.filter(text=WORDS).count() == 1


def test_a_second_click_on_a_slow_answer_makes_no_second_record(recommending):
    officer = recommending(with_script=False)
    button = officer.page.get_by_role("button", name=SAVE)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    with transaction.atomic():
        Case.objects.select_for_update().get()  # nobody can write meanwhile, so the answer is slow to come
        for _ in range(2):
            with officer.page.expect_request(lambda request: request.method == "POST"):
                officer.page.mouse.click(box["x"] + 20, box["y"] + 20)
    officer.page.wait_for_url("**/recommendations/")
    officer.reads(WORDS)
    assert Recommendation.objects.filter(text=WORDS).count() == 1


def test_what_was_typed_outlives_the_session(being_written):
    the, writing = being_written
    author = the.author.has_a_password().answers({scoping.SUMMARY: WORDS})
    Session.objects.all().delete()
    author.presses(SAVE).reads("You were signed out. Nothing you typed is lost", WORDS)
    with author.page.context.expect_page() as opened:
        author.page.get_by_role("link", name="Sign in (opens in a new tab)").click()
    kept, author.page = author.page, opened.value
    author.answers({"Email": author.person.email, "Password": PASSWORD}).presses("Sign in")
    author.page = kept
    author.presses("Send what I typed").reads("press the button once more", WORDS).presses("Send what I typed")
    author.at(writing).finds({scoping.SUMMARY: WORDS})


def test_the_later_of_two_sees_both_texts(being_written):
    the, writing = being_written
    lead = the.lead.at(writing).answers({scoping.SUMMARY: WORDS})
    the.author.answers({scoping.SUMMARY: "We stopped on 2 April."}).presses(SAVE)
    lead.presses(SAVE).is_refused(
        "Somebody else changed this while you were writing", "What you typed", "What they saved"
    )
    lead.reads(WORDS, "We stopped on 2 April.").finds({scoping.SUMMARY: WORDS})
    the.author.at(writing).finds({scoping.SUMMARY: "We stopped on 2 April."})
    lead.presses(SAVE).at(writing).finds({scoping.SUMMARY: WORDS})


def test_the_back_button_after_a_refusal_leads_to_the_question(at_work):
    the = at_work()
    case = build.case_at(Step.RECOMMENDATIONS)
    officer = the.officer.goes_to("cases:declare_conflict", case.reference).answers({"How is it handled?": WORDS})
    officer.presses(SAVE).is_refused("Say what the conflict of interest is").finds({"How is it handled?": WORDS})
    officer.response = officer.page.go_back()
    officer.arrived().reads("Declare a conflict of interest").does_not_read("There is a problem")
    officer.answers(
        {
            "What is it?": "My sister works there.",
            "How is it handled?": WORDS,
            "Must they not decide or sign on this case?": "No",
        }
    ).presses(SAVE).reads("The conflict of interest has been recorded.", WORDS)
    officer.page.go_back()
    assert Conflict.objects.filter(case=case, handled=WORDS).count() == 1


def test_the_back_button_after_a_refusal_that_was_put_right_leads_to_the_question_too(at_work):
    the = at_work()
    case = build.case_at(Step.RECOMMENDATIONS)
    officer = the.officer.goes_to("cases:declare_conflict", case.reference).answers({"How is it handled?": WORDS})
    officer.presses(SAVE).is_refused("Say what the conflict of interest is")
    rest = {"What is it?": "My sister works there.", "Must they not decide or sign on this case?": "No"}
    officer.answers(rest).presses(SAVE).reads("The conflict of interest has been recorded.")
    officer.response = officer.page.go_back()
    officer.arrived().reads("Declare a conflict of interest").does_not_read("There is a problem")
    assert Conflict.objects.filter(case=case, handled=WORDS).count() == 1
