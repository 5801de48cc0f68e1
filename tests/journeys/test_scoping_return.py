"""An agency's return in a browser: from the letter to the receipt on a telephone, by two at once, in Word, late, and refused."""

import datetime as dt
import time
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document as Word

from sarum.board.models import Agency
from sarum.cases.jobs import chase_scoping, climb_ladder
from sarum.cases.models import ScopingRequest, Step
from sarum.cases.operations import scoping as operations
from sarum.kit import working_days
from tests import build
from tests.cast import CARE, HOMES
from tests.journeys.people_at_work import AtWork
from tests.journeys.test_answering import TELEPHONE, comes, posted
from tests.journeys.test_small_screens import WIDER
from tests.journeys.thread.beginning import SAVE, TODAY
from tests.journeys.thread.scoping import (
    DID,
    DONE,
    ENDORSE,
    ENDORSED,
    INVOLVED,
    INVOLVEMENT,
    LATER,
    SAFETY,
    SEARCHED,
    SUMMARY,
    THEIR_RETURN,
    WHY,
    adds,
    writes,
)  # fmt: skip
from tests.returns import Way

MORNING = next(
    at
    for at in (timezone.now() + number * working_days.DAY for number in range(10))
    if working_days.is_working_day(timezone.localdate(at))
)  # the clock does nothing on other days
SEEMA = "seema.rao@example.org"
ABOUT = "If you do not know the day, or it lasted: when, as your record has it?"
HARD = "What made it hard, and what made it easy?"


@pytest.fixture
def way():
    return Way()


def test_a_first_time_author_answers_on_a_telephone_and_a_senior_officer_without_an_account_endorses(
    at_work, with_script, record_property
):
    the: AtWork = at_work(with_script=with_script, viewport=TELEPHONE)
    case, care, began = build.case_at(Step.SCOPING), Agency.objects.get(name=CARE), time.monotonic()
    operations.send_requests(case=case, agencies=[care], by=the.people["officer"], at=timezone.now())
    lead, pages = the.visitor, []
    lead.page.on(
        "response", lambda one: pages.append(one) if one.request.is_navigation_request() and one.status == 200 else None
    )

    def fits():
        assert lead.page.evaluate(WIDER) == [], lead.where
        return lead

    comes(lead, the.people["lead"].email)
    fits().opens("Start the return")
    fits().opens(INVOLVEMENT).answers({INVOLVED: "Yes, we were involved"}).presses(SAVE)
    fits().answers({SEARCHED: "Care notes, as Lindqvist and Lindquist", "Who searched?": "Leon Garth"}).presses(SAVE)
    fits().answers({"When did your involvement begin?": dt.date(2024, 10, 1)}).presses(SAVE)
    fits().answers({SUMMARY: "We visited twice a day from October until April."}).presses(SAVE)
    fits().answers({"What could have been better, and why was it not?": "Nobody asked who else was going in."}).presses(
        SAVE
    )
    fits().answers({"What has your agency learnt, and what has it done about it already?": "To ask."}).presses(SAVE)
    fits().answers({"Did the duty of candour apply?": "No"}).presses(SAVE)
    fits().reads("None yet").opens("Add one")
    fits().answers({"When was it?": dt.date(2025, 4, 2), "What happened?": "Her care was stopped"}).presses(SAVE)
    fits().opens("Add another").answers({ABOUT: "Late in April 2025"})
    lead.answers({"What happened?": "Nobody went in"}).presses(SAVE)
    fits().reads("Her care was stopped", "Nobody went in").opens("Go back to the parts of the return")
    writes(fits(), SAFETY, {"Is anybody’s safety at risk now?": "No"})
    adds(lead, "Others to ask", {"Which agency, or who?": "The lunch club", "How were they involved?": "Every Tuesday"})
    adds(
        lead,
        "What your agency will do",
        {"What will your agency do?": "Tell the GP when care stops", "Who is responsible for it?": "Me"},
    )
    writes(
        fits(),
        "What must not be shared",
        {"Must anything here not be shared further, and why?": "The neighbour’s name."},
    )
    fits().reads("2 given", "1 given", "Answered").opens(DONE)
    fits().opens("Record who was informed").answers(
        {"Who was informed?": "Seema Rao", "What is their role?": "Director"}
    )
    lead.answers({"When were they informed?": TODAY}).presses(SAVE)
    fits().opens("Name them by name and address").answers(
        {"What is their name?": "Seema Rao", "What is their job?": "Director"}
    )
    lead.answers({"What is their email address?": SEEMA, "What do they do?": "They endorse it"})
    lead.answers({"Are they a deputy for somebody who does this?": "No"}).presses("Name them")
    fits().reads("Seema Rao is asked by e-mail to endorse")

    seema = comes(the.anybody(), SEEMA)
    seema.opens("Read and endorse").reads("We visited twice a day", "Her care was stopped", "The lunch club")
    assert seema.page.evaluate(WIDER) == []
    seema.answers(ENDORSED).presses(ENDORSE).reads("You have endorsed this return.").does_not_read("Start the return")

    lead.at(lead.address)
    fits().opens("Check and send")
    fits().reads("Seema Rao endorsed these exact words").presses("Send the return")
    fits().reads("The return has been sent to the Partnership Team.", f"{case.reference}-R01")
    kept = lead.page.request.get(f"{the.watch.address}{lead.address.replace('return-receipt', 'return-receipt-pdf')}")
    assert kept.body().startswith(b"%PDF-")
    assert "names somebody else to ask" in posted(the.people["officer"].email, "a scoping return has arrived")
    assert len(pages) <= 38, "more pages than a first-time author has met so far, from the letter to the receipt"
    record_property("seconds", round(time.monotonic() - began))


def test_two_authors_at_once_do_not_disturb_each_other_and_neither_loses_a_word(at_work, with_script, way):
    way.asked()
    the = at_work(with_script=with_script)
    for one in (the.author, the.lead):
        one.takes_up(f"{THEIR_RETURN} {CARE}", "Start the return")
    the.author.opens(DID).answers({SUMMARY: "The author’s words."})
    the.lead.opens(WHY).answers({HARD: "The lead’s reasons."}).presses(LATER)
    the.author.presses(LATER)
    assert way.answer.answers["answers"] == {"summary": "The author’s words.", "why": "The lead’s reasons."}
    the.lead.opens(DID).finds({SUMMARY: "The author’s words."})
    the.author.opens(DID).answers({SUMMARY: "The author’s second words."}).presses(LATER)
    the.lead.answers({SUMMARY: "The lead’s words."}).presses(SAVE).is_refused(
        "Somebody else changed this while you were writing"
    )
    the.lead.reads("The author’s second words.", "The lead’s words.").finds({SUMMARY: "The lead’s words."})
    the.author.opens(DONE, "Write the return").reads("Written at the same time as somebody else", "The lead’s words.")
    assert way.answer.summary == "The author’s second words."


def test_a_return_is_filled_in_with_word_and_what_it_could_not_place_is_read_before_it_is_used(
    at_work, with_script, way
):
    way.written()
    the = at_work(with_script=with_script)
    author = the.author.takes_up(f"{THEIR_RETURN} {CARE}", "Write the return")
    with author.page.expect_download() as going:
        author.page.get_by_role("link", name="Download it as a Word form").click()
    word = Word(going.value.path())
    for table in word.tables:
        for row in table.rows:
            if row.cells[-1].text == "answers.went_well":
                row.cells[1].text = "The carers stayed longer than they had to."
            if row.cells[-1].text == "answers.has_hr_matters":
                row.cells[1].text = "Ask me"
    word.add_paragraph("PS: please ring on Friday")
    file = BytesIO()
    word.save(file)
    author.opens("Bring a form filled in with Word").page.locator("#id_filled").set_input_files(
        {"name": "my return.docx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    )
    author.presses("Read the form").reads(
        "What could not be placed", "“Ask me” is not one of the answers", "PS: please ring"
    )
    author.reads("The carers stayed longer", "Nothing has been used yet")
    assert not way.answer.said("answers", "went_well")
    author.presses("Use these answers").reads(
        "The answers of the Word form are in the return.", "PS: please ring on Friday"
    )
    assert way.answer.said("answers", "went_well") == "The carers stayed longer than they had to."
    author.opens("Mark as dealt with: These words stand outside").presses("Yes, mark it as dealt with")
    author.does_not_read("PS: please ring")


def test_an_edit_voids_the_endorsement_both_are_told_and_it_is_endorsed_again(at_work, with_script, way):
    way.endorsed()
    the = at_work(with_script=with_script)
    author = the.author.takes_up(f"{THEIR_RETURN} {CARE}").opens("Write the return")
    author.reads("Selina Frost has endorsed the words as they stand. If you change them")
    writes(author, DID, {SUMMARY: "We visited until April."}).opens(DONE)
    author.reads(
        "Endorsements", "no longer stands", "edited after it was endorsed", "Selina Frost is asked by e-mail to endorse"
    )
    assert "no longer stands" in posted(the.people["senior"].email, "a return you endorsed has changed")
    senior = the.senior.takes_up(f"{THEIR_RETURN} {CARE}").reads("no longer stands").opens("Read and endorse")
    senior.reads("We visited until April.").answers(ENDORSED).presses(ENDORSE).reads("stands for these exact words")
    author.at(author.address).reads("The return is endorsed. Check it and send it.").opens("versions")
    author.reads("Version 1 beside version 2", "We visited until April.")


def test_an_agency_found_through_anothers_return_is_asked_on_its_own_clock_is_late_and_is_written_to(
    at_work, with_script, way, monkeypatch
):
    way.sent(others=[{"name": HOMES, "why": "Her landlord held a key"}])
    the = at_work(with_script=with_script)
    officer = the.officer.goes_to("cases:returns", way.case.reference)
    officer.reads("Named as involved, and not yet asked", HOMES, "Her landlord held a key").opens(
        "Ask an agency found later"
    )
    officer.answers({"Which agency?": HOMES, "How was it found?": f"Through the return of {CARE}"}).presses(
        "Send the request"
    )
    officer.reads(f"Found later: Through the return of {CARE}")
    request = ScopingRequest.objects.get(agency__name=HOMES)
    assert request.is_late_identified and request.due_on > timezone.localdate()
    with monkeypatch.context() as then:
        then.setattr(timezone, "now", lambda: MORNING)
        late(request, 3)
        assert chase_scoping.run() == "1 reminded"
        assert "was due by" in posted(the.people["housing_lead"].email, "reminder of your scoping return")
        late(request, 8)
        assert climb_ladder.run() == "1 written"
    officer.goes_to("cases:returns", way.case.reference).reads("late", f"A letter about {HOMES} waits to be sent")
    officer.opens(f"Read it: {HOMES}").reads("Waits to be sent", "by the clock")
    officer.opens("Check it and send it").presses("Send the letter").reads("The letter has been sent.")


def late(request, days):
    """Have the return due so many working days ago."""
    request.due_on, request.sent_at = timezone.localdate(), timezone.now() - 60 * working_days.DAY
    while working_days.between(request.due_on, timezone.localdate()) < days:
        request.due_on -= working_days.DAY
    request.save()


def test_a_refusal_goes_to_the_jcr_chair_with_its_grounds_and_is_taken_back(at_work, with_script, way):
    way.asked()
    the = at_work(with_script=with_script)
    author = the.author.takes_up(f"{THEIR_RETURN} {CARE}").opens("refuse the request, with your grounds")
    author.answers({"What does your agency refuse?": "All of it"}).presses("Refuse the request").is_refused(
        "Give your grounds"
    )
    author.answers({"On what grounds?": "Our lawyers say that condition 3 is not met."}).presses("Refuse the request")
    author.reads("The Partnership Team has been told.", "has refused this request", "Nothing, while the refusal stands")
    the.officer.goes_to("cases:returns", way.case.reference).opens(f"{CARE}: read its return")
    the.officer.reads("has refused this request", "condition 3 is not met")
    chair = the.chair.goes_to("cases:returns", way.case.reference).opens(f"Read it: {CARE}")
    chair.reads("will not supply it").opens("Check it and send it").presses("Send the letter").reads(
        "The letter has been sent."
    )
    author.at(author.address).opens("Take the refusal back and go on with the return")
    author.presses("Take it back").reads("The refusal has been taken back.").does_not_read("has refused this request")
    assert way.answer.standing == "ASKED"
