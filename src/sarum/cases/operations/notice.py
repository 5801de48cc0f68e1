"""How the letters about a case lead each person to what they are about."""

from django.conf import settings

from sarum.board.models import Person
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Capacity, ScopingRequest
from sarum.cases.rules import notice as rules


def way_in(person: Person, reference: str, what: str) -> str:
    """How this person comes to what a letter is about: “Sign in to …”, or where they are sent a code."""
    return rules.way_in(person.has_usable_password(), reference, what, place())


def place() -> str:
    """The address of the page where somebody without an account comes; it says nothing of what they come to."""
    return settings.SITE_ADDRESS.rstrip("/") + "/answer/"


def letters(
    request: ScopingRequest, subject: str, body: str, once: str | None = None, *, to_do: str = "",
    to: Capacity = Capacity.RESPONDENT,
) -> list[Letter]:  # fmt: skip
    """The same letter to each who answers for an agency, or endorses; `to_do` is what for, and each is told how they come to
    do it."""
    case = request.case
    seats = case.places.filter(agency=request.agency, capacity=to, until_on=None, person__is_active=True)
    people = [seat.person for seat in seats.select_related("person")]
    if to == Capacity.RESPONDENT and not people:
        people = offices.leads_of(request.agency, offices.today())
    words = {person: f"{body} {way_in(person, case.reference, to_do)}" if to_do else body for person in people}
    return [Letter(p, subject, words[p], f"{once}:{p.pk}" if once else None) for p in people]
