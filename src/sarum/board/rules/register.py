"""What the Board's registers may hold: agencies, people, the offices they hold, and the Board's own settings."""

import datetime as dt
import re
from collections.abc import Iterable

from sarum.board.models.office import AGENCY_OFFICES, Holding, Office
from sarum.board.models.person import Person

NEEDS_AGENCY = {*AGENCY_OFFICES, Office.STATUTORY_PARTNER}
APPOINTING = {Office.BUSINESS_MANAGER, Office.SYSTEM_ADMINISTRATOR}
LONGEST_TIMESCALE = 400


def why_not_named(name: str, what: str, is_taken: bool) -> list[str]:
    """A register holds each agency once, under a name."""
    if not name.strip():
        return [f"Give the {what} a name."]
    return [f"There is an {what} called {name.strip()} already. Change that one, or give another name."] * is_taken


def why_not_address(email: str, owner: Person | None) -> list[str]:
    """An e-mail address is one person's: it is what they sign in with."""
    return [f"{email} belongs to {owner} already. Each person signs in with an address of their own."] if owner else []


def why_not_readdressed(before: str | None, after: str | None, held: set[str], appoints: bool) -> list[str]:
    """Whoever has somebody's address can become them, so an office-holder's is changed by those who appoint."""
    if before and before != after and held and not appoints:
        return ["They hold an office, so the Business Manager or a system administrator changes their address."]
    return []


def why_not_moved(is_self: bool, before: object, after: object, appoints: bool) -> list[str]:
    """Nobody moves themselves to another agency: who verifies and judges rests on it."""
    if is_self and before != after and not appoints:
        return ["Nobody changes their own agency. Ask the Business Manager or a system administrator."]
    return []


def why_not_appointed(
    person: Person, office: str, from_on: dt.date, until_on: dt.date | None, held: Iterable[Holding], is_self: bool
) -> list[str]:
    """An office is held once at a time, by somebody of an agency where it speaks for one, and by nobody's own hand."""
    words = Office(office).label
    reasons = ["Nobody appoints themselves. Ask somebody else who may appoint."] if is_self else []
    reasons += why_not_in_order(from_on, until_on)
    if not person.is_active:
        reasons.append(f"{person} has left. Once they have accepted a new invitation, they can be given an office.")
    if office in NEEDS_AGENCY and person.agency_id is None:
        reasons.append(f"{person} has no agency, and a {words[0].lower()}{words[1:]} speaks for one. Give one first.")
    if any(holding.office == office and overlaps(holding, from_on, until_on) for holding in held):
        reasons.append(f"{person} holds this office in that time already: {words}.")
    return reasons


def overlaps(holding: Holding, from_on: dt.date, until_on: dt.date | None) -> bool:
    begins_before_its_end = holding.until_on is None or from_on <= holding.until_on
    return begins_before_its_end and (until_on is None or holding.from_on <= until_on)


def why_not_in_order(from_on: dt.date, until_on: dt.date | None) -> list[str]:
    return ["The office ends before it begins. Check the two dates."] if until_on and until_on < from_on else []


def why_not_ended(holding: Holding, until_on: dt.date) -> list[str]:
    if holding.until_on and holding.until_on <= until_on:
        return [f"This office has ended already, on {holding.until_on:%-d %B %Y}."]
    return why_not_in_order(holding.from_on, until_on)


def why_not_last(person: Person, appointing: Iterable[Holding], ended: Iterable[Holding]) -> list[str]:
    """Somebody must be left who can appoint people, once some offices have ended."""
    ended_pks = {holding.pk for holding in ended}
    if not any(holding.office in APPOINTING for holding in ended):
        return []
    if any(holding.pk not in ended_pks for holding in appointing):
        return []
    return [
        f"Nobody else could then appoint people: {person} is the only Business Manager or System administrator who can "
        "sign in. Appoint another first."
    ]


def why_not_prefix(prefix: str) -> list[str]:
    """What stands before the year in a case's reference, and in web addresses."""
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9]{1,11}", prefix.strip()):
        return []
    return ["Give 2 to 12 letters and figures, the first a letter, such as HSAB."]


def why_not_timescale(working_days: int | None) -> list[str]:
    if working_days is None or 1 <= working_days <= LONGEST_TIMESCALE:
        return []
    return [f"Give a number of working days from 1 to {LONGEST_TIMESCALE}."]
