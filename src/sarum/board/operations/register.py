"""The Board's registers: its agencies, its people, who holds which office, and what it has set for itself."""

import copy
import datetime as dt

from django.utils import timezone

from sarum.board.models import Agency, Board, Closure, Holding, Office, Person, Term, Timescale
from sarum.board.operations.access import operation
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.invitation import address_changed
from sarum.board.queries import offices
from sarum.board.queries import register as queries
from sarum.board.rules import access, duties, terms
from sarum.board.rules import register as rules
from sarum.board.rules.actor import SETUP
from sarum.kit.refusal import Refused, refuse

APPOINTING = set(access.ACTS["appoint"].who)


@operation
def add_agency(
    *, name: str, is_statutory_partner: bool = False, email: str = "", phone: str = "", address: str = "",
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Add an agency to the register."""
    name = name.strip()
    refuse(rules.why_not_named(name, "agency", Agency.objects.filter(name__iexact=name).exists()), field="name")
    made = Agency.objects.create(
        name=name, is_statutory_partner=is_statutory_partner, email=email, phone=phone, address=address
    )
    partner = ", a statutory partner" if is_statutory_partner else ""
    return Done(f"added {made}{partner} to the register of agencies", made)


@operation
def change_agency(
    *, agency: Agency, name: str, is_statutory_partner: bool, email: str = "", phone: str = "", address: str = "",
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Change what the register says of an agency."""
    name, before, was = name.strip(), agency.name, agency.is_statutory_partner
    is_taken = Agency.objects.filter(name__iexact=name).exclude(pk=agency.pk).exists()
    refuse(rules.why_not_named(name, "agency", is_taken), field="name")
    agency.name, agency.is_statutory_partner = name, is_statutory_partner
    agency.email, agency.phone, agency.address = email, phone, address
    agency.save()
    turned = (
        ""
        if was == is_statutory_partner
        else f"; it is {'now' if is_statutory_partner else 'no longer'} a statutory partner"
    )
    return Done(f"changed {before} in the register of agencies{turned}", agency)


def owner_of(email: str, but: Person | None = None) -> Person | None:
    """Who has an e-mail address already, other than one person."""
    owners = Person.objects.filter(email__iexact=email) if email else Person.objects.none()
    return (owners.exclude(pk=but.pk) if but else owners).first()


def enter_person(*, name: str, email: str, job_title: str, agency: Agency | None, phone: str = "") -> Person:
    """Put somebody in the register as part of another act; without an account, and without an office."""
    made = Person(name=name.strip(), email=email or None, job_title=job_title, agency=agency, phone=phone)
    made.set_unusable_password()
    made.save()
    return made


@operation
def add_person(
    *, name: str, email: str = "", job_title: str = "", agency: Agency | None = None, phone: str = "",
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Add a person to the register. They can sign in once they have been invited."""
    email = (email or "").strip().lower()
    if not name.strip():
        raise Refused("Give the person's name.", field="name")
    refuse(rules.why_not_address(email, owner_of(email)), field="email")
    made = enter_person(name=name, email=email, job_title=job_title, agency=agency, phone=phone)
    return Done(f"added {made}{f' of {agency}' if agency else ''} to the register of people", made)


@operation
def change_person(
    *, person: Person, name: str, email: str = "", job_title: str = "", agency: Agency | None = None, phone: str = "",
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Change what the register says of a person. A new address takes the place of the old one for signing in too."""
    email = (email or "").strip().lower()
    if not name.strip():
        raise Refused("Give the person's name.", field="name")
    refuse(rules.why_not_address(email, owner_of(email, but=person)), field="email")
    day = timezone.localdate(at)
    held = offices.offices_of(person, day)
    appoints = by == SETUP or bool(offices.offices_of(by, day) & APPOINTING)
    before = copy.copy(person)
    refuse(rules.why_not_readdressed(before.email, email or None, held, appoints), field="email")
    refuse(rules.why_not_moved(person == by, before.agency, agency, appoints), field="agency")
    person.name, person.email, person.job_title = name.strip(), email or None, job_title
    person.agency, person.phone = agency, phone
    moved = before.email != person.email
    if moved and before.email:  # whoever reads the new address is invited to it: the old password is not theirs
        person.set_unusable_password()
    person.save()
    tell = address_changed(person, before, at) if moved else []
    return Done(f"changed {before} in the register of people{', and their address' * moved}", person, tell=tell)


@operation
def appoint(
    *, person: Person, office: str, from_on: dt.date, until_on: dt.date | None = None, is_deputy: bool = False,
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Appoint a person to an office, or as its deputy, from a day on, and until a day where it is known."""
    held = person.holdings.all()
    refuse(rules.why_not_appointed(person, office, from_on, until_on, held, is_self=person == by))
    made = Holding.objects.create(
        person=person, office=Office(office), from_on=from_on, until_on=until_on, is_deputy=is_deputy
    )
    until = f" until {until_on:%-d %B %Y}" if until_on else ""
    return Done(f"appointed {person} as {made} from {from_on:%-d %B %Y}{until}", made)


@operation
def end_office(*, holding: Holding, until_on: dt.date, by: Actor, at: dt.datetime) -> Done:
    """End somebody's office: the day given is the last on which they hold it."""
    refuse(rules.why_not_ended(holding, until_on), field="until_on")
    afterwards = queries.who_appoints(until_on + dt.timedelta(days=1))
    refuse(rules.why_not_last(holding.person, afterwards, [holding]))
    holding.until_on = until_on
    holding.save()
    return Done(f"ended the office of {holding.person} as {holding} on {until_on:%-d %B %Y}", holding)


@operation
def change_board(
    *, board: Board, name: str, reference_prefix: str, email: str = "", phone: str = "", area: str = "",
    urgent_help: str = "", may_verify_in_writing: bool = False, letter_ending: str = "", tells_family: str = "",
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Change what the Board says of itself. References already given stay as they are."""
    if not name.strip():
        raise Refused("Give the Board's name.", field="name")
    refuse(rules.why_not_prefix(reference_prefix), field="reference_prefix")
    board.name, board.reference_prefix = name.strip(), reference_prefix.strip().upper()
    board.email, board.phone, board.area = email, phone, area
    board.urgent_help = urgent_help.strip() or board.urgent_help
    board.may_verify_in_writing = bool(may_verify_in_writing)
    board.letter_ending = letter_ending.strip() or board.letter_ending
    board.tells_family = tells_family or board.tells_family
    board.save()
    return Done(f"changed the Board's details: {board}, {board.reference_prefix}", board)


@operation
def set_timescale(*, duty: str, working_days: int | None, by: Actor, at: dt.datetime) -> Done:
    """Give a duty the Board's own number of working days; none goes back to the procedure's."""
    refuse([*duties.why_not_known(duty), *rules.why_not_timescale(working_days)], field="working_days")
    words = f"the time to {duties.DUTIES[duty].words}"
    if working_days is None:
        Timescale.objects.filter(duty=duty).delete()
        return Done(f"set {words} back to the procedure's {counted(duties.DAYS[duty])}")
    made, _ = Timescale.objects.update_or_create(duty=duty, defaults={"working_days": working_days})
    return Done(f"set {words} to {counted(working_days)}", made)


def counted(working_days: int) -> str:
    return f"{working_days} working day{'s' * (working_days != 1)}"


@operation
def add_closure(*, on: dt.date, reason: str, by: Actor, at: dt.datetime) -> Done:
    """Add a day on which the Board's office is shut; no duty counts it."""
    if not reason.strip():
        raise Refused("Say why the office is shut.", field="reason")
    if Closure.objects.filter(on=on).exists():
        raise Refused(f"{on:%-d %B %Y} is in the list already.", field="on")
    made = Closure.objects.create(on=on, reason=reason.strip())
    return Done(f"added a day on which the office is shut: {made}", made)


@operation
def remove_closure(*, closure: Closure, by: Actor, at: dt.datetime) -> Done:
    """Take a day out of the list of days on which the office is shut. Due dates worked out already stay."""
    words = str(closure)
    closure.delete()
    return Done(f"removed a day on which the office was to be shut: {words}")


@operation
def set_term(*, word: str, shown_as: str, by: Actor, at: dt.datetime) -> Done:
    """Choose what the Board calls a thing on screen; nothing goes back to its first name."""
    word, shown_as = word.strip(), shown_as.strip()
    refuse(terms.why_not_known(word))
    if not shown_as or shown_as == word:
        Term.objects.filter(word=word).delete()
        return Done(f"went back to the name “{word}”")
    made, _ = Term.objects.update_or_create(word=word, defaults={"shown_as": shown_as})
    return Done(f"chose to show “{word}” as “{shown_as}”", made)
