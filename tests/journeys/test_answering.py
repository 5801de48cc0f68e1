"""A first-time author, on a telephone, without an account: from the letter to the return, whose people she then names."""

import re

from django.core import mail
from django.utils import timezone

from sarum.board.jobs import deliver_notices
from sarum.board.models import Agency
from sarum.cases.models import Step
from sarum.cases.operations import scoping
from tests import build, cast
from tests.journeys.people_at_work import AtWork, Worker

TELEPHONE = {"width": 320, "height": 640}
NADIA = "nadia.holm@example.org"


def posted(address: str, subject: str) -> str:
    """The newest letter to somebody under this subject."""
    deliver_notices.run()
    return next(letter.body for letter in reversed(mail.outbox) if letter.to == [address] and subject in letter.subject)


def comes(author: Worker, address: str) -> Worker:
    """Open what the letter says, give what it says, and enter the code."""
    letter = posted(address, "scoping return")
    there, reference = re.search(r"open https?://[^/]+(\S+) and give the reference (\S+) and", letter).groups()
    author.at(there).answers({"The reference of the case": reference, "Your email address": address})
    author.presses("Send me a code").reads("If these belong together, we have sent a code")
    author.answers({"The code": "1"}).presses("Continue").is_refused("The code has 8 digits")
    code = re.search(r"[0-9]{8}", posted(address, "Your code"))[0]
    return author.answers({"The code": code}).presses("Continue")


def is_narrow(worker: Worker) -> bool:
    return worker.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_first_time_author_comes_from_the_letter_to_the_return_and_names_its_people(at_work, with_script):
    the: AtWork = at_work(with_script=with_script, viewport=TELEPHONE)
    case, care = build.case_at(Step.SCOPING), Agency.objects.get(name=cast.CARE)
    scoping.send_requests(case=case, agencies=[care], by=the.people["officer"], at=timezone.now())
    lead = comes(the.visitor, the.people["lead"].email)
    lead.reads("Scoping return: Orchard Home Care", "What is asked of you", "Who answers").does_not_read("Sign out")
    assert is_narrow(lead)
    lead.opens("Name somebody else who writes or endorses it")
    assert is_narrow(lead)
    lead.answers({"What is their name?": "Nadia Holm", "What is their job?": "Care Manager"})
    lead.answers({"What is their email address?": NADIA, "What do they do?": "They write the return"})
    lead.answers({"Are they a deputy for somebody who does this?": "Yes"}).presses("Name them")
    lead.reads("Named. A letter tells them how to come.", "Nadia Holm, Care Manager", "Writes, as deputy", "Leon Garth")

    nadia = comes(the.anybody(), NADIA)
    nadia.reads("Scoping return: Orchard Home Care", "By a code, without an account")
    nadia.opens("Start the return").reads("Write the return of Orchard Home Care")

    lead.opens("End the part of Nadia Holm").answers({"Why does their part end?": "has moved"}).presses(
        "End their part"
    )
    lead.reads("Their part has ended.").does_not_read("Nadia")
    nadia.at(f"/cases/{case.reference}/read-return/{case.requests.get().answer.pk}/").reads("Sign in")
    lead.goes_to("cases:leave_answer").reads("What you have saved is kept").presses("Leave").reads("You have left.")
