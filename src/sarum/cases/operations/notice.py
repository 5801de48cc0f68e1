"""How the letters about a case lead each person to what they are about, and what an officer does about one that has not
gone out."""

import datetime as dt

from django.conf import settings

from sarum.board.models import Notice, Person
from sarum.board.operations import notice as outbox
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.board.rules import notice as outbox_rules
from sarum.cases.models import Capacity, ScopingRequest
from sarum.cases.operations.access import operation
from sarum.cases.queries import notice as queries
from sarum.cases.rules import notice as rules
from sarum.kit.refusal import NotAllowed, Refused, refuse


def way_in(person: Person, reference: str, what: str) -> str:
    """How this person comes to what a letter is about: “Sign in to …”, or where they are sent a code."""
    return rules.way_in(person.has_usable_password(), reference, what, place())


def place() -> str:
    """The address of the page where somebody without an account comes; it says nothing of what they come to."""
    return settings.SITE_ADDRESS.rstrip("/") + "/answer/"


def letters(
    request: ScopingRequest, subject: str, body: str, once: str | None = None, *, to_do: str = "",
    to: Capacity = Capacity.RESPONDENT, thread: str = "",
) -> list[Letter]:  # fmt: skip
    """The same letter to each who answers for an agency, or endorses; `to_do` is what for, and each is told how they come to
    do it."""
    case = request.case
    seats = case.places.filter(agency=request.agency, capacity=to, until_on=None, person__is_active=True)
    people = [seat.person for seat in seats.select_related("person")]
    if to == Capacity.RESPONDENT and not people:
        people = offices.leads_of(request.agency, offices.today())
    words = {person: f"{body} {way_in(person, case.reference, to_do)}" if to_do else body for person in people}
    return [Letter(p, subject, words[p], f"{once}:{p.pk}" if once else None, thread=thread) for p in people]


@operation
def post_again(*, notice: Notice, by: Person, at: dt.datetime) -> Done:
    """Have a letter tried again now, at the address that the register has today."""
    if queries.letter_by(by, notice.pk) is None:
        raise NotAllowed("This letter is about a case that you may not see. Ask the Business Manager.")
    refuse(outbox_rules.why_not_posted_again(notice, at))
    outbox.release(notice)
    to = notice.to or "somebody outside the register"
    return Done(f"had the letter “{notice.subject}” to {to} posted again", notice, notice.about)


@operation
def post_given_up(*, by: Person, at: dt.datetime) -> Done:
    """Have every letter that was given up tried again, as after a week without mail."""
    letters = queries.given_up_for(by, at)
    if not letters:
        raise Refused("No letter that was given up is still of use. Look at the outbox again.")
    for notice in letters:
        outbox.release(notice)
    return Done(f"had letters that were given up posted again: {len(letters)}")
