"""The Partnership Team's side of scoping in a browser: the pack, the template, more time, mail that is down, the grid."""

import csv

import pytest
from django.utils import timezone

from sarum.board.jobs import deliver_notices
from sarum.board.models import Agency, Notice
from sarum.cases.models import Capacity, Extension, LadderStep, Pack, ScopingRequest, ScopingReturn, ScopingTemplate
from sarum.cases.operations import scoping, template
from sarum.cases.rules import access
from sarum.kit import working_days
from tests.cast import CARE, TRUST
from tests.journeys.thread.scoping import LATER, THEIR_RETURN
from tests.operations.test_pack import convene
from tests.operations.test_template import ask, begun, do, issued
from tests.returns import Way

PDF = b"%PDF-"
NEW, ASKED = "Self-neglect", "How was self-neglect met?"
DOWN, UP = "tests.board.test_notices.Unreachable", "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def way():
    return Way()


def working_day(begin, number):
    """The working day that is so many after another, or before it."""
    day = begin
    for _ in range(abs(number)):
        day += working_days.DAY if number > 0 else -working_days.DAY
        while not working_days.is_working_day(day):
            day += working_days.DAY if number > 0 else -working_days.DAY
    return day


def written(day):
    return f"{day:%-d %B %Y}"


def taken(worker, link):
    """What a link brings down, and under which name."""
    with worker.page.expect_download() as going:
        worker.page.get_by_role("link", name=link, exact=True).click()
    return going.value.suggested_filename, going.value.path().read_bytes()


def test_a_pack_is_released_read_and_taken_away_and_the_team_sees_by_whom(at_work, with_script, way):
    way.accepted(events=[{"on": "2025-01-03", "event": "We found the heating off"}])
    convene(way, "member", "council")
    the, case = at_work(with_script=with_script), way.case.reference
    member, council = the.people["member"].name, the.people["council"].name
    officer = the.officer.goes_to("cases:returns", case).reads("No pack for the Rapid Review has been released")
    officer.opens("Release the pack").reads(f"The return of {CARE}, endorsed by", "2 people asked to the Rapid Review")
    officer.answers({"What should its readers know?": "Read the heating first."}).presses("Release the pack")
    officer.reads("has been released.", "We found the heating off", "Read the heating first.", access.LIMIT)
    assert not_yet(officer) == [council, member]

    reader = the.member.takes_up("Read the pack for the Rapid Review on").reads("We found the heating off")
    reader.reads(f"You read it as {member}").does_not_read("Who has opened it")
    name, content = taken(reader, "Take it as a PDF")
    assert name.endswith(".pdf") and content.startswith(PDF)
    reader.goes_to("cases:home").does_not_read("Read the pack for the Rapid Review")

    officer.goes_to("cases:returns", case).opens("Read the pack for the Rapid Review")
    assert not_yet(officer) == [council]
    officer.goes_to("cases:returns", case).opens(f"{CARE}: read its return", "send this return back for work")
    officer.answers({"What needs work, on the whole?": "Say what you did about the heating."}).presses("Send it back")
    reader.goes_to("cases:pack", case, Pack.objects.get().pk)
    reader.reads("Since this pack was released", f"The return of {CARE} was sent back.", "We found the heating off")


def not_yet(officer):
    """Who has not opened the pack, as its page lists them."""
    rows = officer.page.locator('section[aria-labelledby="readers"] .govuk-summary-list__row')
    return [row.locator("dt").inner_text() for row in rows.filter(has_text="Not yet").all()]


def test_the_business_manager_drafts_a_section_and_a_question_moves_it_and_issues_the_version(at_work, with_script):
    the = at_work(with_script=with_script)
    manager = the.manager.goes_to("board:settings").opens("See the scoping template", "Draft a new version")
    manager.presses("Begin the draft").reads("Version 2 is being drafted").opens("Add a section").presses("Save")
    manager.is_refused("Give the section a title").answers({"What is this section called?": NEW}).presses("Save")
    manager.opens(f"Add a question to “{NEW}”").answers({"What is asked?": ASKED}).presses("Save")
    manager.opens(f"Move the section {NEW}").answers({"Where to?": "One up"}).presses("Move").reads(ASKED)
    assert [one["title"] for one in ScopingTemplate.objects.get(issued_at=None).sections][-2] == NEW
    manager.opens("Issue this version").answers({"What has changed, and why?": "Three reviews in a row met it."})
    manager.presses("Issue it").reads("Version 2 is in force.", "Three reviews in a row met it.")


def test_only_an_agency_that_is_asked_afterwards_meets_the_new_question(at_work, with_script, way):
    way.asked()
    the, draft = at_work(with_script=with_script), begun()
    do(template.write_section, template=draft, slug="", title=NEW)
    ask(draft, "self-neglect", label=ASKED, kind="LONG")
    issued(draft)
    way.do(scoping.send_requests, "officer", case=way.case, agencies=[Agency.objects.get(name=TRUST)])
    after = ScopingReturn.objects.get(request__case=way.case, request__agency__name=TRUST)
    member = {"person": way.people["member"], "capacity": Capacity.RESPONDENT}
    way.do(scoping.name_respondent, "officer", scoping_return=after, **member)
    the.author.takes_up(f"{THEIR_RETURN} {CARE}", "Start the return").does_not_read(NEW)
    asked = the.member.takes_up(f"{THEIR_RETURN} {TRUST}", "Start the return").opens(NEW)
    asked.answers({ASKED: "By a nurse who knew her."}).presses(LATER).reads(NEW)
    after.refresh_from_db()
    assert "By a nurse who knew her." in after.answers["answers"].values()


def test_the_business_manager_sets_the_ladder_and_the_returns_say_so(at_work, with_script, way):
    way.asked()
    the = at_work(with_script=with_script)
    manager = the.manager.goes_to("board:settings").opens("Change when agencies are reminded")
    first = "Reminder 1: how many working days before the return is due?"
    manager.answers({first: "soon"}).presses("Save").is_refused("There is a problem")
    manager.finds({first: "soon"}).answers({first: "7"}).presses("Save").reads("The days have been changed.")
    assert LadderStep.objects.get(code="REMINDER_1").days == -7
    the.officer.goes_to("cases:returns", way.case.reference).reads("The clock reminds each agency 7 days")


def test_more_time_is_asked_for_and_another_day_granted_and_the_clock_stands_still_for_a_while(
    at_work, with_script, way
):
    was = way.asked().request.due_on
    wanted, granted = working_day(was, 10), working_day(was, 5)
    the, case = at_work(with_script=with_script), way.case.reference
    author = the.author.takes_up(f"{THEIR_RETURN} {CARE}").opens("Ask for more time").presses("Ask for more time")
    author.is_refused("Say why your agency needs more time").answers(
        {"Until when do you need more time?": wanted, "Why do you need it?": "The archive is being moved."}
    ).presses("Ask for more time").reads(f"More time asked for, until {written(wanted)}", "archive is being moved")
    officer = the.officer.takes_up(f"{CARE} asks for more time").reads("The archive is being moved.", "Asked for until")
    officer.answers({"Is more time granted?": "Yes", "Why?": "The meeting is the week after."})
    officer.answers({"Until when, if not until the day that they asked for?": granted}).presses("Send the answer")
    for one in (officer.reads("The agency has been told."), author.at(author.address)):
        one.reads(f"Extended from {written(was)} to {written(granted)}")
    author.reads("The meeting is the week after.")

    today = timezone.localdate()
    long_ago = timezone.now() - 30 * working_days.DAY  # only days after a request, or after more time, move what is due
    ScopingRequest.objects.update(sent_at=long_ago), Extension.objects.update(decided_at=long_ago)
    began = working_day(today, -2)
    officer.goes_to("cases:returns", case).opens("pause the clock")
    officer.answers({"What does the case wait for?": "The inquest.", "Since when?": began})
    officer.presses("Pause the clock").goes_to("cases:returns", case)
    for one in (officer, author.at(author.address)):
        one.reads("The clock has stood still since", "The inquest.", "You can go on writing")
    officer.opens("End the pause").answers({"What came of it?": "It is over."}).presses("End the pause")
    now = way.answer.request.due_on
    assert now == working_day(granted, working_days.between(began, today)) > granted
    author.at(author.address).reads(written(now)).does_not_read("has stood still since")
    officer.goes_to("cases:returns", case).reads(f"Due {now.day} {now:%b} {now:%Y}").does_not_read(
        "has stood still since"
    )


def test_while_mail_is_down_the_team_sees_what_has_not_gone_out_and_why_and_sends_it_when_mail_is_back(
    at_work, with_script, way, settings
):
    deliver_notices.run()
    settings.EMAIL_BACKEND = DOWN
    way.asked()
    the, lead, case = at_work(with_script=with_script), way.people["lead"], way.case.reference
    written_now = Notice.objects.filter(sent_at=None, ending="").count()
    officer = the.officer.goes_to("cases:outbox").reads("It goes out with the next post", lead.name)
    assert deliver_notices.run() == f"0 of {written_now} sent"
    officer.at(officer.address).reads("Tried, and waiting", "After 1 try: the mail server could not be reached")
    officer.does_not_read("Vera").goes_to("cases:messages", case).answers({"State": "Tried, and waiting"})
    officer.presses("Show these letters").reads("Tried, and waiting", lead.name, "connection refused")

    Notice.objects.filter(sent_at=None, ending="").update(ending="GIVEN_UP", ended_at=timezone.now())  # five days later
    officer.goes_to("cases:home").reads("were given up in the last two weeks").goes_to("cases:outbox")
    officer.reads("Given up", f"Try all {written_now} letters")
    letter = Notice.objects.filter(to=lead, sent_at=None).last()
    officer.opens(f"Try again now: {letter.subject}, to {lead.name}").reads(lead.email, "could not be reached")
    settings.EMAIL_BACKEND = UP
    officer.presses("Try again now").reads("The letter is tried again within a minute or two.")
    assert deliver_notices.run() == "1 of 1 sent"
    officer.opens(f"Try all {written_now - 1} letters").presses("Try all of them again")
    assert deliver_notices.run() == f"{written_now - 1} of {written_now - 1} sent"
    officer.at(officer.address).reads("Every letter has gone out.").goes_to("cases:messages", case)
    officer.reads(lead.name, "Sent").does_not_read("Try again now")


def test_the_grid_is_sorted_narrowed_and_taken_away_and_the_figures_are_read_by_the_team_and_by_the_chair(
    at_work, with_script, way
):
    way.asked(agencies=[way.agency, Agency.objects.get(name=TRUST)])
    the, case = at_work(with_script=with_script), way.case.reference
    officer = the.officer.goes_to("cases:returns", case).opens("Agency ▲: sort by this")
    assert rows_of(officer) == sorted([CARE, TRUST], reverse=True)
    name, content = taken(officer, "CSV")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert name.startswith(case.lower()) and name.endswith(".csv") and rows[1][0] == access.LIMIT
    assert [row[1] for row in rows[4:]] == rows_of(officer)
    officer.answers({"Agency": "orchard"}).presses("Show these returns").reads("1 return of 2.")
    assert rows_of(officer) == [CARE]
    name, content = taken(officer, "Excel")
    assert name.endswith(".xlsx") and content.startswith(b"PK")
    officer.answers({"Agency": "nobody"}).presses("Show these returns").reads("No return is like that.")
    officer.opens("Show all").reads("2 agencies have been asked.")
    figures = "How quickly and how well each agency answers"
    officer.opens(figures).reads("The whole Board, all years", CARE).does_not_read("Small numbers")
    chair = the.chair.goes_to("cases:returns", case).opens(figures)
    chair.reads("Small numbers are kept to the Partnership Team", "The whole Board, all years", "Not shown")


def rows_of(worker):
    names = worker.page.locator("table.app-grid--wide tbody th > a")
    return [one.evaluate("link => link.firstChild.textContent").strip() for one in names.all()]
