"""More time, refusals, pauses and letters, on the pages of the agency, the team and the Chairs."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from sarum.board.models import Event, Notice
from sarum.cases.models import Climb, Extension, LadderStep, ReturnChase, Rung, ScopingRequest, Standing
from sarum.cases.operations import ladder, pause, scoping
from sarum.cases.rules import ladder as rules
from sarum.kit import working_days
from tests.pages.steps import answered, as_, day, opened, words
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    made = Way()
    made.asked()
    return made


@pytest.fixture
def late(way):
    ScopingRequest.objects.update(due_on=timezone.localdate() - working_days.DAY)
    return way


def later(way):
    return working_days.after(way.answer.request.due_on, 5).on


def ask(way, who="author"):
    on = later(way)
    return answered(
        who, "ask_extension", way.case, way.answer.pk, **day("until_on", on.year, on.month, on.day), why="Away"
    )


def letter(way, rung=Rung.CHIEF):
    return way.do(ladder.propose_rung, "officer", rung=rung)


def test_more_time_is_asked_for_and_granted_and_both_sides_see_it(way):
    assert "Ask for more time" in words(opened("author", "read_return", way.case, way.answer.pk))
    assert ask(way).status_code == 302
    asked_for = Extension.objects.get()
    assert "More time asked for" in words(opened("senior", "read_return", way.case, way.answer.pk))
    grid = words(opened("officer", "returns", way.case))
    assert "Orchard Home Care asks for more time" in grid and "Grant or refuse it" in grid
    assert "Orchard Home Care asks for more time" in words(as_("officer").get(reverse("cases:home")))
    assert "Away" in words(opened("officer", "answer_extension", way.case, asked_for.pk))
    answered("officer", "answer_extension", way.case, asked_for.pk, is_granted="yes", reason="Agreed")
    for who, act, *ids in (("author", "read_return", way.answer.pk), ("officer", "returns")):
        assert "Extended from" in words(opened(who, act, way.case, *ids))


def test_a_lead_without_a_place_on_the_return_asks_and_goes_back_to_their_work(way):
    way.case.places.filter(person=way.people["lead"]).delete()
    assert ask(way, "lead").url == reverse("cases:home")


def test_a_day_on_which_nobody_works_is_refused_on_the_page(way):
    shown = answered("author", "ask_extension", way.case, way.answer.pk, **day("until_on", 2099, 12, 26), why="Away")
    assert shown.status_code == 422
    assert "is not a working day. The next one is Monday 28 December 2099." in words(shown)


def test_a_refusal_and_its_grounds_are_read_on_both_sides_and_taken_back(way):
    page = opened("author", "refuse_request", way.case, way.answer.pk)
    assert "section 45" in words(page)
    answered("author", "refuse_request", way.case, way.answer.pk, is_part="no", grounds="Legal privilege")
    assert way.answer.standing == Standing.DECLINED
    for who in ("author", "senior", "officer"):
        assert "Legal privilege" in words(opened(who, "read_return", way.case, way.answer.pk))
    assert "Take the refusal back" in words(opened("author", "read_return", way.case, way.answer.pk))
    assert "A letter about Orchard Home Care waits to be sent" in words(opened("chair", "returns", way.case))
    back = answered("author", "withdraw_refusal", way.case, way.answer.pk)
    assert back.url.endswith(f"/write-return/{way.answer.pk}/")


def test_while_the_clock_stands_still_both_sides_are_told_that_they_can_go_on(way):
    way.do(pause.pause_clock, "officer", case=way.case, reason="The inquest.", started_on=timezone.localdate())
    for who, act, *ids in (("author", "read_return", way.answer.pk), ("officer", "returns")):
        shown = words(opened(who, act, way.case, *ids))
        assert "The clock has stood still since" in shown and "The inquest." in shown
        assert "You can go on writing and send your return meanwhile." in shown
    assert "clock paused" in words(as_("author").get(reverse("cases:home")))


def test_a_chase_says_how_with_whom_and_what_was_said(way):
    given = {"how": "TELEPHONE", "with_whom": "Leon Garth", "what": "It comes on Thursday", "with_letter": "no"}
    Notice.objects.all().delete()
    assert answered("officer", "chase_return", way.case, way.answer.pk, **given).status_code == 302
    assert ReturnChase.objects.get().with_whom == "Leon Garth"
    assert not Notice.objects.exists()
    said = "By telephone, with Leon Garth: It comes on Thursday"
    assert said in words(opened("officer", "returns", way.case))
    assert "It comes on Thursday" not in words(
        opened("author", "read_return", way.case, way.answer.pk)
    )  # the team's own note


def test_a_letter_is_read_changed_sent_and_answered_by_whose_it_is(late):
    way, climb = late, letter(late)
    assert "Send the letter about the return of Orchard Home Care" in words(
        as_("independent_chair").get(reverse("cases:home"))
    )
    shown = words(opened("officer", "rung", way.case, climb.pk))
    assert "This letter is for the Independent Chair to send or to set aside." in shown
    assert "Section 45 of the Care Act 2014" in shown and "Check it and send it" not in shown
    assert "Check it and send it" in words(opened("independent_chair", "rung", way.case, climb.pk))
    given = {"to_name": "Chloe Banks", "subject": climb.subject, "body": "Vera Lindqvist"}
    wrong = answered("independent_chair", "send_rung", way.case, climb.pk, **given)
    assert wrong.status_code == 422 and "Take “Vera Lindqvist” out of the letter" in words(wrong)
    answered("independent_chair", "send_rung", way.case, climb.pk, **{**given, "body": "Please send it."})
    answered("officer", "record_rung_response", way.case, climb.pk, response_how="POST", response="It comes on Monday")
    log = words(opened("officer", "returns", way.case))
    assert "letter sent to Chloe Banks" in log and "answered. It comes on Monday" in log
    theirs = words(opened("author", "read_return", way.case, way.answer.pk))
    assert "letter sent to Chloe Banks" in theirs and "It comes on Monday" not in theirs


def test_an_agency_does_not_see_a_letter_that_only_waits(late):
    letter(late)
    assert "letter written" not in words(opened("author", "read_return", late.case, late.answer.pk))
    assert "letter written" in words(opened("officer", "read_return", late.case, late.answer.pk))


def test_a_letter_to_nobody_says_that_it_has_to_be_posted(late):
    climb = letter(late)
    climb.to.clear()
    assert "have it posted by hand" in words(opened("independent_chair", "rung", late.case, climb.pk))


def test_a_letter_is_set_aside_on_its_page(late):
    climb = letter(late, Rung.MEMBER)
    answered("officer", "dismiss_rung", late.case, climb.pk, because="It comes on Thursday")
    assert "It comes on Thursday" in words(opened("officer", "rung", late.case, climb.pk))


def test_a_letter_is_written_by_hand_from_the_return(late):
    made = answered("officer", "propose_rung", late.case, late.answer.pk, rung="CHAIR")
    assert made.url.endswith(f"/rung/{Climb.objects.get().pk}/")


def test_a_letter_becomes_a_word_file_and_a_pdf(late):
    climb = letter(late)
    content = opened("officer", "rung_word", late.case, climb.pk).content
    lines = [line.text for line in Document(io.BytesIO(content)).paragraphs]
    assert any("Chloe Banks" in line for line in lines) and any("section 45" in line for line in lines)
    assert opened("officer", "rung_pdf", late.case, climb.pk).content.startswith(b"%PDF")


def test_the_business_manager_sets_the_ladder_and_the_words_on_the_pages_follow(way):
    path = reverse("cases:set_ladder")
    assert "Change when agencies are reminded" in words(as_("manager").get(reverse("board:settings")))
    assert "Change when agencies are reminded" not in words(as_("officer").get(reverse("board:settings")))
    typed = {code: abs(days) for code, days in rules.DEFAULT.items()}
    assert 'value="5"' in words(as_("manager").get(path))
    saved = as_("manager").post(path, {**typed, "REMINDER_1": 7, "REMINDER_5": "", "LEAD": ""})
    assert saved.status_code == 302
    assert dict(LadderStep.objects.values_list("code", "days")) == {"REMINDER_1": -7, "REMINDER_5": None, "LEAD": None}
    shown = words(opened("officer", "returns", way.case))
    assert (
        "The clock reminds each agency 7 days and 1 day before its return is due, and 1 day and 3 days after" in shown
    )
    assert "safeguarding lead, with" not in shown
    wrong = as_("manager").post(path, {**typed, "CHAIR": 2})
    assert wrong.status_code == 422 and "must come later than" in words(wrong)


def test_whether_requests_went_out_on_time_is_said_on_the_case_and_for_all(way):
    assert "sent on time" in words(opened("officer", "returns", way.case))
    shown = words(as_("chair").get(reverse("cases:scoping_on_time")))
    assert way.case.reference in shown and "within 2 working days" in shown
    assert Event.objects.filter(act="scoping_on_time").exists()
    assert as_("author").get(reverse("cases:scoping_on_time")).status_code == 403


def test_an_agency_found_later_is_counted_from_the_day_it_was_named(way):
    way.sent(others=[{"name": "Kestrel Homes"}])
    homes = way.people["housing_lead"].agency
    way.do(scoping.add_late_agency, "officer", case=way.case, agency=homes, through="the return of Orchard Home Care")
    assert way.case.known_agencies.get(name="Kestrel Homes").named_at is not None
    shown = words(opened("officer", "returns", way.case))
    assert "1 of 1 sent on time" in shown or "1 of 2 sent on time" in shown


def test_a_refusal_is_read_from_your_work_and_its_page_says_who_writes_then(way):
    assert "the JCR Chair is asked to write" in words(opened("author", "refuse_request", way.case, way.answer.pk))
    way.do(ladder.refuse_request, "author", is_part=False, grounds="Another law forbids it")
    assert "Read why Orchard Home Care refuses" in words(as_("officer").get(reverse("cases:home")))


def test_a_letter_that_was_set_aside_shows_why_it_is_not_sent_and_no_form(late):
    climb = letter(late)
    ladder.dismiss_rung(climb=climb, because="They rang", by=late.people["independent_chair"], at=timezone.now())
    page = opened("independent_chair", "send_rung", late.case, climb.pk)
    assert "You cannot send this letter" in words(page) and "They rang" in words(page)
    assert "<textarea" not in page.content.decode()


def test_a_letter_to_nobody_is_recorded_as_posted(late):
    climb = letter(late, Rung.MEMBER)
    climb.to.clear()
    page = words(opened("officer", "send_rung", late.case, climb.pk))
    assert "Record that it was posted" in page and "no member of the Joint Case Review group" in page
    assert "Set it aside" in page


def test_the_page_of_the_returns_offers_only_what_the_step_allows(way):
    assert "Convene the Rapid Review" in words(opened("officer", "returns", way.case))
    way.case.step = "REVIEW"
    way.case.save()
    page = words(opened("officer", "returns", way.case))
    assert "Convene the Rapid Review" not in page


def test_a_chase_says_whether_a_reminder_went_and_to_whom(late):
    said = {"how": "TELEPHONE", "what": "It comes on Thursday"}
    for with_letter, told in (("yes", "A reminder goes by e-mail to"), ("no", "No reminder was sent")):
        browser = as_("officer")
        address = reverse("cases:chase_return", args=[late.case.reference, late.answer.pk])
        page = words(browser.post(address, {**said, "with_letter": with_letter}, follow=True))
        assert told in page
    assert "Select whether they are sent a reminder" in words(
        answered("officer", "chase_return", late.case, late.answer.pk)
    )
