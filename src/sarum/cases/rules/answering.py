"""Who answers for an agency without an account, for how long; and whom an agency may name itself."""

import datetime as dt

from sarum.board.models.agency import Agency
from sarum.board.models.person import Person
from sarum.cases.models.access import Capacity, Place
from sarum.cases.models.answering import AnswerCode
from sarum.cases.rules.scoping import DEPUTY

MOST_NAMED = 20
NOT_HERE = (
    "Somebody with this address cannot be named here. Check the address. If it is right, ask the Partnership Team to name "
    "them."
)
WHO_WRITES = [
    (Capacity.RESPONDENT.value, "They write the return"),
    (Capacity.SENIOR_OFFICER.value, "They endorse it, as a senior officer who did not write it"),
]


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


def why_too_many_named(named_today: int) -> list[str]:
    """An agency names a few people a day: each is written to, and so is the team."""
    if named_today < MOST_NAMED:
        return []
    return [f"{MOST_NAMED} people have been named for this return today. Go on tomorrow, or ask the Partnership Team."]


def why_officer_unknown(endorser: Person, is_known: bool, named_by: Person | None) -> list[str]:
    """An author who names who endorses could name anybody: the team asks the agency before it relies on the signature."""
    if is_known or named_by is None:
        return []
    return [f"{named_by} wrote this return and named {endorser} to endorse it. Ask the agency whether {endorser} is its senior "
            "officer, and say that you have."]  # fmt: skip


def needs_address(person: Person) -> bool:
    """Whether somebody cannot come to a return because the register has no address for them."""
    return person.is_active and not person.has_usable_password() and not person.email


def why_not_addressed(person: Person, held: set[str]) -> list[str]:
    """Whoever has somebody's address can become them, so an agency gives none to who holds an office of the Board."""
    return [f"{person} holds an office. Ask the Partnership Team to enter their address."] if held else []


def why_not_withdrawn(place: Place, leads: bool, others: int, is_mere_author: bool) -> list[str]:
    """Why somebody's part in a return cannot be ended: somebody has to go on answering, the agency's lead above all."""
    if place.until_on:
        return [f"The part of {place.person} has ended already."]
    if place.capacity != Capacity.RESPONDENT:
        if is_mere_author:
            return [
                "Whoever writes a return does not end the part of who endorses it. Ask your agency’s safeguarding lead."
            ]
        return []
    if leads:
        return [f"{place.person} leads for {place.agency}, and goes on answering for it. Ask the Partnership Team."]
    return [] if others else [f"Nobody else answers for {place.agency}. Name somebody else first."]
