"""Who comes to a return by a code, and who stands for an agency on its return."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.models.office import TEAM
from sarum.board.queries import offices
from sarum.cases.models import AnswerCode, Capacity, Place, ScopingReturn
from sarum.cases.queries import access, returns, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import access as access_rules
from sarum.cases.rules import answering as rules


def found_under(reader: Reader, reference: str, email: str) -> tuple[Person, ScopingReturn] | None:
    """Whoever has this address and no account, and the return for which they answer or endorse in the case of this name."""
    person = Person.objects.filter(email__iexact=email.strip()).first() if email.strip() else None
    if person is None or not rules.comes_by_code(person, email.strip()):
        return None
    said = "".join(reference.split())
    answer = scoping.own_returns(person).filter(request__case__reference__iexact=said).order_by("-pk").first()
    return (person, answer) if answer else None


def code_sent(reader: Reader, pk: int) -> AnswerCode | None:
    """The code that was sent when somebody asked in this browser; no other browser can try it."""
    return AnswerCode.objects.filter(pk=pk).first()


def opened_by(reader: Reader, pk: int, at: dt.datetime) -> AnswerCode | None:
    """The code by which a browser answers now, if its person still may: it is asked again at every request."""
    found = AnswerCode.objects.select_related("person__agency", "scoping_return__request__case").filter(pk=pk).first()
    if found is None or not rules.is_answering(found, at, dt.timedelta(seconds=settings.SESSION_LONGEST)):
        return None
    if not scoping.own_returns(found.person).filter(pk=found.scoping_return_id).exists():
        return None
    found.person.by_code_at = found.used_at
    return found


def belongs_to(reader: Reader, subject: Model | None, answer: ScopingReturn) -> bool:
    """Whether a page is about this return, or about something of the same agency in the same case."""
    case, agency = getattr(subject, "case", None), getattr(subject, "agency", None)
    return case is not None and (case, agency) == (answer.case, answer.agency)


@dataclass(frozen=True)
class Part:
    """What one person does on a return, in words, and how they come to it."""

    place: Place
    words: str
    way: str
    is_lasting: bool
    needs_address: bool


def parts_on(reader: Reader, answer: ScopingReturn) -> list[Part]:
    """Everybody who writes or endorses a return today; `is_lasting`: somebody has to answer, so the agency cannot end it."""
    places, leading = returns.places_on(reader, answer), offices.leads_of(answer.agency, timezone.localdate())
    writing = [one.person for one in places if one.capacity == Capacity.RESPONDENT and one.person.is_active]
    is_mere_author = bool(places) and not may_end_officers(reader, places[0], timezone.now())

    def lasts(one: Place) -> bool:
        others = sum(person != one.person for person in writing)
        return bool(rules.why_not_withdrawn(one, one.person in leading, others, is_mere_author))

    return [
        Part(one, rules.part_in(one), rules.way_of(one.person), lasts(one), rules.needs_address(one.person))
        for one in places
    ]


def without_address(reader: Reader, answer: ScopingReturn, name: str) -> Person | None:
    """Whoever the register knows at an agency under this name, and who cannot come for want of an address."""
    found = Person.objects.filter(agency=answer.agency, name__iexact=" ".join(name.split())).order_by("pk")
    return next((person for person in found if rules.needs_address(person)), None)


def has_part(reader: Reader, answer: ScopingReturn, person: Person, capacity: str) -> bool:
    """Whether somebody does this on a return already."""
    return any((place.person, place.capacity) == (person, capacity) for place in returns.places_on(reader, answer))


def place_by(reader: Reader, reference: str, pk: int) -> Place | None:
    """Somebody's part in a return, for whoever may name who answers it."""
    place = (
        Place.objects.filter(access.open_places(timezone.localdate()), case__reference=reference, pk=pk)
        .filter(capacity__in=scoping.PARTS, agency__isnull=False)
        .select_related("case", "agency", "person")
        .first()
    )
    return place if place and return_of(reader, place) else None


def return_of(reader: Reader, place: Place) -> ScopingReturn | None:
    """The return in which somebody has a part."""
    answer = ScopingReturn.objects.filter(request__case=place.case_id, request__agency=place.agency_id).first()
    return returns.return_to_staff(reader, place.case.reference, answer.pk) if answer else None


def leads(reader: Reader, place: Place) -> bool:
    """Whether somebody leads for the agency for which they answer."""
    return place.agency is not None and place.person in offices.leads_of(place.agency, timezone.localdate())


def others_answering(reader: Reader, place: Place) -> int:
    """How many others answer for the same agency in the same case."""
    found = Place.objects.filter(access.open_places(timezone.localdate()), case=place.case_id, agency=place.agency_id)
    return found.filter(capacity=Capacity.RESPONDENT, person__is_active=True).exclude(person=place.person_id).count()


def may_end_officers(reader: Reader, place: Place, at: dt.datetime) -> bool:
    """Whether somebody may end the part of who endorses: the team may, and whoever leads for the agency."""
    return bool(access.hats_of(reader, at, place) & {access_rules.AGENCY_LEAD, *TEAM})


def author_who_named(reader: Reader, answer: ScopingReturn, endorser: Person) -> Person | None:
    """Who named the one who endorsed, where that was an author of the same words and the Board does not know the endorser by
    an account or an office."""
    if endorser.has_usable_password() or offices.offices_of(endorser, timezone.localdate()):
        return None
    seats = answer.case.places.filter(person=endorser, agency=answer.agency, capacity=Capacity.SENIOR_OFFICER)
    named = seats.filter(given_by__in=answer.authors.all()).select_related("given_by").order_by("-pk").first()
    return named.given_by if named else None
