"""The Board's registers, as those who keep them read them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Closure, Holding, Invitation, Office, Person
from sarum.board.queries import offices, settings
from sarum.board.rules import cover, duties, invitation, terms
from sarum.board.rules import register as rules
from sarum.board.rules.actor import Outsider

Reader = Person | Outsider


@dataclass(frozen=True)
class AgencyLine:
    """One agency with the people who speak for it today."""

    agency: Agency
    leads: list[Holding]
    chiefs: list[Holding]


def agencies(reader: Reader) -> QuerySet[Agency]:
    return Agency.objects.all()


def agency_lines(reader: Reader) -> list[AgencyLine]:
    """Every agency, with its safeguarding lead and its chief officer."""
    today = timezone.localdate()
    speaking = offices.held_on(today).filter(
        office__in=[Office.SAFEGUARDING_LEAD, Office.CHIEF_OFFICER], person__is_active=True
    )
    of: dict[tuple[int | None, str], list[Holding]] = {}
    for holding in speaking:
        of.setdefault((holding.person.agency_id, holding.office), []).append(holding)
    return [
        AgencyLine(
            agency, of.get((agency.pk, Office.SAFEGUARDING_LEAD), []), of.get((agency.pk, Office.CHIEF_OFFICER), [])
        )
        for agency in agencies(reader)
    ]


def agency_line(reader: Reader, pk: int) -> AgencyLine | None:
    return next((line for line in agency_lines(reader) if line.agency.pk == pk), None)


def people(reader: Reader) -> QuerySet[Person]:
    return Person.objects.select_related("agency")


def people_found(reader: Reader, *, words: str = "", agency: str = "", gone: bool = False) -> QuerySet[Person]:
    """People by a part of their name, address or agency's name; those who have left only when asked for."""
    today = timezone.localdate()
    found = people(reader).prefetch_related(Prefetch("holdings", offices.held_on(today), to_attr="offices_today"))
    if not gone:
        found = found.filter(is_active=True)
    if agency:
        found = found.filter(agency_id=agency)
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Q(agency__name__icontains=word))
    return found


def person_by(reader: Reader, pk: int) -> Person | None:
    return people(reader).filter(pk=pk).first()


def holdings_of(reader: Reader, person: Person) -> QuerySet[Holding]:
    """Every office somebody holds, held or will hold, the latest first."""
    return person.holdings.select_related("acts_for__person").order_by("-from_on", "-pk")


def open_holdings_of(reader: Reader, person: Person) -> QuerySet[Holding]:
    """The offices that end when somebody leaves today."""
    today = timezone.localdate()
    return person.holdings.filter(Q(until_on__isnull=True) | Q(until_on__gt=today))


def holding_by(reader: Reader, pk: int, holding_pk: int) -> Holding | None:
    return Holding.objects.select_related("person").filter(person_id=pk, pk=holding_pk).first()


def why_not_theirs_to_hand_over(reader: Reader, holding: Holding) -> list[str]:
    """Why this office is not for this reader to hand over; empty where it is their own, or they appoint."""
    may_appoint = bool(offices.offices_of(reader, timezone.localdate()) & rules.APPOINTING)
    return cover.why_not_theirs_to_hand_over(holding.person == reader, may_appoint, is_self=False)


def people_to_act(reader: Reader, holding: Holding) -> QuerySet[Person]:
    """Those to whom an office could be handed over: of the same agency where it speaks for one."""
    others = people(reader).filter(is_active=True).exclude(pk__in=[holding.person_id, reader.pk or 0])
    return others.filter(agency=holding.agency) if holding.office in rules.NEEDS_AGENCY else others


def partners(reader: Reader) -> QuerySet[Agency]:
    """The statutory partners, each of which agrees who covers a vacant post."""
    return agencies(reader).filter(is_statutory_partner=True)


def last_invitation(reader: Reader, person: Person) -> Invitation | None:
    """The latest link sent to somebody, unless a later one, a new address or leaving has made it void."""
    return person.invitations.filter(voided_at__isnull=True).first()


def open_invitation(token: str, at: dt.datetime) -> Invitation | None:
    """The invitation that a link opens now; unknown, used and expired links open none, and nothing tells them apart.

    The token is looked up by its digest, so how long the look takes says nothing of any token there is.
    """
    found = Invitation.objects.select_related("person").filter(digest=invitation.digest_of(token)).first()
    return found if found is not None and invitation.is_open(found, at) else None


def who_appoints(day: dt.date) -> QuerySet[Holding]:
    """The offices by which somebody can appoint people on a day."""
    return offices.held_on(day).filter(office__in=rules.APPOINTING, person__is_active=True)


@dataclass(frozen=True)
class TimescaleLine:
    """One duty with the procedure's working days and the Board's own, where it has set any."""

    duty: duties.Duty
    own: int | None


def timescales(reader: Reader) -> list[TimescaleLine]:
    own = settings.timescales()
    return [TimescaleLine(duty, own.get(duty.code)) for duty in duties.ALL]


def closures(reader: Reader) -> QuerySet[Closure]:
    """The days on which the office is shut, from this year on."""
    return Closure.objects.filter(on__year__gte=timezone.localdate().year)


def closure_by(reader: Reader, pk: int) -> Closure | None:
    return Closure.objects.filter(pk=pk).first()


def names(reader: Reader) -> list[tuple[str, str]]:
    """Each page whose name can be changed, with the name the Board shows."""
    shown = settings.terms()
    return [(word, shown.get(word, word)) for word in terms.WORDS]
