"""The Board as it was, and the referral as it came."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sarum.board.models import Board, Person
from sarum.board.operations import register
from sarum.board.rules.actor import PUBLIC, SETUP
from sarum.cases.models import Case, Referral
from sarum.cases.operations import referral as operations
from sarum.cases.walk import people
from sarum.cases.walk.answers import answers_of
from sarum.cases.walk.walking import Walk
from sarum.kit import working_days

SOURCE = "board.json"
YEAR = dt.timedelta(days=366)


def set_up(walk: Walk) -> None:
    """Put the Board's name, agencies, people and offices in the register, as far as they are not there."""
    board, day = walk.folder.board, walk.folder.days()[0]
    since = min(day, timezone.localdate()) - YEAR
    name_board(walk, day)
    for name in board.statutory_partners:
        known = walk.known.agency_named(name)
        if known is None:
            walk.act(day, SETUP, register.add_agency, SOURCE, name=name, is_statutory_partner=True)
        elif not known.is_statutory_partner:
            walk.tell(f"{known} is in the register and is not a statutory partner there; it stays as it is")
    for agency in board.agencies:
        if walk.known.agency_named(agency.name) is None:
            walk.act(day, SETUP, register.add_agency, SOURCE, name=agency.name, email=agency.email)
    for place, held in enumerate(board.offices):
        source = f"{SOURCE}: offices[{place}]"
        person = known_or_added(walk, held.name, held.agency, held.email, held.job_title, day, source)
        from_on, until_on = held.from_on or since, held.until_on
        if until_on is None or from_on <= until_on:
            walk.give_office(person, held.office, from_on, day, SETUP, source, until_on=until_on, is_deputy=held.deputy)
    for place, one in enumerate(board.people):
        known_or_added(walk, one.name, one.agency, one.email, one.job_title, day, f"{SOURCE}: people[{place}]")


def name_board(walk: Walk, day: dt.date) -> None:
    """Give the Board its name and prefix, where it has no case yet."""
    said, board = walk.folder.board, Board.objects.get(pk=1)
    if (board.name, board.reference_prefix) == (said.name, said.reference_prefix):
        return
    if Case.objects.exists():
        walk.tell(f"This database belongs to {board}, which keeps its name and references; board.json says {said.name}")
        return
    walk.act(
        day, SETUP, register.change_board, SOURCE, board=board, name=said.name, reference_prefix=said.reference_prefix,
        email=board.email, phone=board.phone, area=board.area, urgent_help=board.urgent_help,
    )  # fmt: skip


def known_or_added(walk: Walk, name: str, agency: str, email: str, title: str, day: dt.date, source: str) -> Person:
    """Somebody of the Board's own file: found by name, else put in the register."""
    of = None
    if agency.casefold() not in people.NO_AGENCY:
        of = walk.known.agency_named(agency) or walk.act(day, SETUP, register.add_agency, source, name=agency)
    if found := walk.known.person_named(name, of):
        return found
    address = "" if walk.known.with_address(email) else email
    return walk.act(day, SETUP, register.add_person, source, name=name, email=address, job_title=title, agency=of)


def carry(walk: Walk) -> None:
    """Take the referral in, on the day it arrived, from whoever sent it; and acknowledge it."""
    form, source = walk.folder.referral, "referral.json"
    by: Any = referrer(walk, form.date_received)
    answers = answers_of(form, walk.folder.held["referral.json"], walk.known)
    referral: Referral = walk.act(form.date_received, by, operations.receive_referral, source, answers=answers)
    walk.follow(referral.case)
    if walk.folder.verification is None and not walk.has_later("referral"):
        return
    walk.act(
        acknowledged_on(walk), walk.officer(form.date_received), operations.acknowledge_referral, source, case=walk.case
    )


def referrer(walk: Walk, day: dt.date) -> object:
    """The referrer's own entry in the register, where they gave an agency and a name; else somebody without an account."""
    said = walk.folder.referral.referrer
    if not said.name or not said.agency:
        return PUBLIC
    return walk.person(said.name, day, "referral.json: referrer", agency=said.agency, email=said.email, title=said.role)


def acknowledged_on(walk: Walk) -> dt.date:
    """The working day after the referral came, or the day of the first meeting where that is sooner."""
    received = walk.folder.referral.date_received
    next_day = working_days.after(received, 1).on
    verification = walk.folder.verification
    return min(next_day, max(received, verification.meetings[0].held_on)) if verification else next_day
