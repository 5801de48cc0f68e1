"""Who answers for an agency without an account, for how long; and whom an agency may name itself."""

import datetime as dt

from sarum.board.models.agency import Agency
from sarum.board.models.person import Person
from sarum.cases.models.access import Capacity, Place
from sarum.cases.models.answering import AnswerCode
from sarum.cases.rules.scoping import DEPUTY

NOT_HERE = (
    "Somebody with this address cannot be named here. Check the address. If it is right, ask the Partnership Team to name "
    "them."
)


def comes_by_code(person: Person, email: str) -> bool:
    """Whether somebody comes by codes that are sent to an address: it is still theirs, they have not left, and they have
    no account."""
    return person.is_active and not person.has_usable_password() and (person.email or "").lower() == email.lower()


def is_answering(code: AnswerCode, at: dt.datetime, longest: dt.timedelta) -> bool:
    """Whether a browser still answers by a code that was entered in it."""
    is_used = code.used_at is not None and code.voided_at is None and at - code.used_at < longest
    return is_used and comes_by_code(code.person, code.email)


def part_in(place: Place) -> str:
    """What somebody does on a return, as the page says it."""
    said = "Writes" if place.capacity == Capacity.RESPONDENT else "Endorses"
    return said + DEPUTY if place.because.endswith(DEPUTY) else said


def way_of(person: Person) -> str:
    """How somebody comes to a return, as the page says it."""
    if not person.is_active:
        return "Has left"
    if person.has_usable_password():
        return "Signs in"
    return "By a code, without an account" if person.email else "Cannot come yet: the register has no address"


def why_not_introduced(person: Person | None, agency: Agency, is_shut_out: bool) -> list[str]:
    """Why whoever has an address cannot be named by the agency itself; the words tell nothing of who it is, or why."""
    if person is None or (person.agency_id == agency.pk and person.is_active and not is_shut_out):
        return []
    return [NOT_HERE]


def needs_address(person: Person) -> bool:
    """Whether somebody cannot come to a return because the register has no address for them."""
    return person.is_active and not person.has_usable_password() and not person.email


def why_not_addressed(person: Person, held: set[str]) -> list[str]:
    """Whoever has somebody's address can become them, so an agency gives none to who holds an office of the Board."""
    return [f"{person} holds an office. Ask the Partnership Team to enter their address."] if held else []


def why_not_withdrawn(place: Place, leads: bool, others: int) -> list[str]:
    """Why somebody's part in a return cannot be ended: somebody has to go on answering, the agency's lead above all."""
    if place.until_on:
        return [f"The part of {place.person} has ended already."]
    if place.capacity != Capacity.RESPONDENT:
        return []
    if leads:
        return [f"{place.person} leads for {place.agency}, and goes on answering for it. Ask the Partnership Team."]
    return [] if others else [f"Nobody else answers for {place.agency}. Name somebody else first."]
