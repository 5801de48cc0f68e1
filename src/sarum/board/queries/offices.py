"""Who holds which office on a day."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.models.office import TEAM
from sarum.board.rules.actor import Outsider
from sarum.kit.memory import remembered


def held_on(day: dt.date) -> QuerySet[Holding]:
    """The holdings in force on a day, holders before deputies; what was handed over ends with what it came from,
    and cover for a vacant post with the vacancy."""
    theirs = Q(acts_for=None) | Q(acts_for__until_on=None) | Q(acts_for__until_on__gte=day)
    held = Q(until_on__isnull=True) | Q(until_on__gte=day), Q(from_on__lte=day)
    own = Holding.objects.filter(*held, office=OuterRef("office"), because="", person__is_active=True)
    return (
        Holding.objects.filter(*held, theirs)
        .exclude(~Q(because=""), Exists(own), acts_for=None)
        .select_related("person__agency", "acts_for__person")
        .order_by("office", "is_deputy", "pk")
    )


@remembered
def offices_of(person: Person | Outsider, day: dt.date) -> set[str]:
    """The offices a person holds on a day, as holder or deputy."""
    if isinstance(person, Outsider) or not person.is_active:
        return set()
    return {one.office for one in held_by(person, day)}


@remembered
def held_by(person: Person, day: dt.date) -> list[Holding]:
    """What one person holds on a day, once asked for a page."""
    return list(held_on(day).filter(person=person))


def acting(person: Person | Outsider, office: str, day: dt.date) -> str:
    """For whom and why somebody acts in an office that they hold only because it was handed over, or stands vacant."""
    if isinstance(person, Outsider):
        return ""
    held = [one for one in held_by(person, day) if one.office == office]
    return held[0].acting_words if held and all(one.because for one in held) else ""


def said(person: Person | Outsider, office: str, day: dt.date) -> str:
    """The office in which somebody acts, as the history says it: with whom they act for, and why."""
    words = acting(person, office, day)
    return f"{Office(office).label} ({words})"[:200] if words else str(Office(office).label)


def is_vacant(office: str, day: dt.date) -> bool:
    """Whether nobody holds an office in their own right on a day: no holder, and no deputy."""
    return not held_on(day).filter(office=office, because="", person__is_active=True).exists()


def holders(offices: Iterable[str], day: dt.date) -> list[Person]:
    """Everybody in these offices on a day who has not left, each once."""
    return list(
        dict.fromkeys(
            holding.person for holding in held_on(day).filter(office__in=list(offices), person__is_active=True)
        )
    )


def team(day: dt.date) -> list[Person]:
    """The Partnership Team and its Business Manager."""
    return holders(TEAM, day)


def leads_of(agency: Agency, day: dt.date) -> list[Person]:
    """Whoever an agency's letters go to: its safeguarding leads, or else its JCR members and representatives."""
    of_agency = held_on(day).filter(person__agency=agency, person__is_active=True)
    leads = [holding.person for holding in of_agency.filter(office=Office.SAFEGUARDING_LEAD)]
    others = of_agency.filter(office__in=[Office.JCR_MEMBER, Office.STATUTORY_PARTNER])
    return list(dict.fromkeys(leads or [holding.person for holding in others]))


def today() -> dt.date:
    return timezone.localdate()


def own_holdings(reader: Person | Outsider, day: dt.date) -> QuerySet[Holding]:
    """The offices a reader holds on a day."""
    return held_on(day).filter(person=reader.pk)


def people_for(reader: Person | Outsider) -> QuerySet[Person]:
    """Everybody of the register whom somebody signed in may choose from."""
    return Person.objects.filter(is_active=reader.pk is not None).select_related("agency")
