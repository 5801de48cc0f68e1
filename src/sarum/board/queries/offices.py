"""Who holds which office on a day."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.models.office import TEAM
from sarum.board.rules.actor import Outsider
from sarum.kit.memory import remembered


def held_on(day: dt.date) -> QuerySet[Holding]:
    """The holdings in force on a day, holders before deputies."""
    return (
        Holding.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), from_on__lte=day)
        .select_related("person__agency")
        .order_by("office", "is_deputy", "pk")
    )


@remembered
def offices_of(person: Person | Outsider, day: dt.date) -> set[str]:
    """The offices a person holds on a day, as holder or deputy."""
    if isinstance(person, Outsider) or not person.is_active:
        return set()
    return set(held_on(day).filter(person=person).values_list("office", flat=True))


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
