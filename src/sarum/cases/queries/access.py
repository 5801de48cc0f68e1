"""The one door for reads: who somebody is to a case, and which cases they may see."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices
from sarum.board.rules.access import ANYONE, SIGNED_IN
from sarum.board.rules.actor import CLOCK, Outsider
from sarum.cases.models import Capacity, Case, Conflict, Place, Sensitivity
from sarum.cases.rules import access as rules
from sarum.cases.rules import procedure
from sarum.kit.memory import remembered
from sarum.kit.refusal import NotAllowed

LEADING = {Office.JCR_MEMBER, Office.STATUTORY_PARTNER, Office.SAFEGUARDING_LEAD, Office.CHIEF_OFFICER}
AT_MEETINGS = (*CHAIRS, Office.STATUTORY_PARTNER, Office.JCR_MEMBER, *TEAM)
Reader = Person | Outsider


def open_places(day: dt.date) -> Q:
    """The places that are somebody's on a day; one that came with belonging to the group ends when they leave it."""
    members = offices.held_on(day).filter(office__in=AT_MEETINGS).values("person")
    lasts = Q(until_on__isnull=True) | Q(until_on__gt=day)
    return Q(from_on__lte=day) & lasts & (Q(while_of_group=False) | Q(person__in=members))


def belongs(reader: Reader) -> bool:
    """Whether somebody meets with the Joint Case Review group, or reads its minutes, by their office."""
    return bool(offices.offices_of(reader, timezone.localdate()) & {*AT_MEETINGS, Office.INDEPENDENT_CHAIR})


def hats_of(reader: Reader, at: dt.datetime, subject: Model | None = None) -> set[str]:
    """Everything that somebody is at one moment: their offices, and their relations to the case of `subject`.

    A person who is barred from a case is nobody to it, whatever their office. Whoever comes by a code wears no office,
    and nothing but their part in the return that it opens.
    """
    if reader == CLOCK:
        return {"CLOCK"}
    if isinstance(reader, Outsider) or not reader.is_active:
        return {ANYONE}
    hats = hats_on(reader, timezone.localdate(at), subject)
    return hats & rules.WORN_BY_CODE if reader.by_code_at else hats


@remembered
def hats_on(reader: Person, day: dt.date, subject: Model | None) -> set[str]:
    """What somebody with an account is on one day."""
    held = offices.offices_of(reader, day)
    hats = {ANYONE, SIGNED_IN} | held
    case = getattr(subject, "case", None)
    if case is None:
        return hats
    places = list(Place.objects.filter(open_places(day), case=case, person=reader))
    if any(place.capacity == Capacity.BARRED for place in places):
        return {ANYONE, SIGNED_IN}
    agency_id = getattr(subject, "agency_id", None) or getattr(getattr(subject, "agency", None), "pk", None)
    hats |= {place.capacity for place in places if place.agency_id is None or place.agency_id == agency_id}
    if owns(reader, subject, case):
        hats.add(rules.OWNER)
    if getattr(subject, "finder_id", None) == reader.pk:
        hats.add(rules.FINDER)
    if held & LEADING and reader.agency_id and (agency_id or reader.agency_id) == reader.agency_id:
        hats |= {rules.AGENCY_LEAD} if leads_on(reader, case, agency_id) else set()
    if case.sensitivity == Sensitivity.HIGHLY_RESTRICTED:
        return rules.hats_on_highly_restricted(hats, case.taken_by_id == reader.pk)
    return hats


def owns(reader: Person, subject: Model | None, case: Case) -> bool:
    """Whether an action is somebody's own; or, asked of a whole case, whether any of its actions is."""
    if subject == case:
        return case.actions.filter(owner=reader).exists()
    return getattr(subject, "owner_id", None) == reader.pk


def leads_on(reader: Person, case: Case, agency_id: int | None) -> bool:
    """Whether somebody who leads for an agency leads for it on this case: the agency was asked, or has an action."""
    return (
        agency_id == reader.agency_id
        or case.requests.filter(agency=reader.agency_id).exists()
        or case.actions.filter(agency=reader.agency_id).exists()
        or case.recommendations.filter(agencies=reader.agency_id).exists()
        or Case.objects.filter(pk=case.pk, learning_plan__agencies=reader.agency_id).exists()
    )


def authorise(act: str, *, by: Reader, at: dt.datetime, subject: Model | None) -> str:
    """The office in which somebody does an act; refused where they may not, or where the case is not at that step."""
    hats = hats_of(by, at, subject)
    if reasons := rules.why_not(act, hats):
        raise NotAllowed(*reasons)
    case = getattr(subject, "case", None)
    if case is not None and (reasons := procedure.why_not_now(act, case.step)):
        raise NotAllowed(*reasons, next="Open the case to see what happens next.")
    if reasons := why_conflicted(by, act, case):
        raise NotAllowed(*reasons)
    return office_words(act, hats, by, timezone.localdate(at))


def why_conflicted(reader: Reader, act: str, case: Case | None) -> list[str]:
    """Why a conflict of interest keeps somebody from deciding or signing this; nothing is asked of other acts."""
    return rules.why_conflicted(act, conflicts_barring(reader, case)) if case else []


def conflicts_barring(reader: Reader, case: Case) -> QuerySet[Conflict, str]:
    """The conflicts of interest for which somebody must not decide or sign on a case."""
    barring = Conflict.objects.filter(case=case, person=reader.pk, is_barring=True)
    return barring.values_list("conflict", flat=True)


def conflicts_declared(reader: Reader, act: str, case: Case) -> list[Conflict]:
    """What somebody who decides or signs on a case declared on it and may decide in spite of, to be reminded of there."""
    if not rules.is_deciding(act) or isinstance(reader, Outsider):
        return []
    return list(Conflict.objects.filter(case=case, case__in=cases_for(reader), person=reader.pk, is_barring=False))


def office_words(act: str, hats: set[str], by: Reader, day: dt.date) -> str:
    """The first office or relation in which the table lets them, and for whom they act where it was handed over."""
    worn = next(hat for hat in rules.ACTS[act].who if hat in hats)
    if worn in (ANYONE, SIGNED_IN, "CLOCK"):
        return ""
    return offices.said(by, worn, day) if worn in Office.values else rules.AS[worn]


def may(reader: Reader, act: str, subject: Model | None = None) -> bool:
    """Whether a page or a button is for this reader now, step and all."""
    case = getattr(subject, "case", None)
    if case is not None and procedure.why_not_now(act, case.step):
        return False
    return not (rules.why_not(act, hats_of(reader, timezone.now(), subject)) or why_conflicted(reader, act, case))


def barred_from(reader: Reader) -> QuerySet[Place]:
    """The places that keep somebody from a case, whatever else they are to it."""
    return Place.objects.filter(open_places(timezone.localdate()), person=reader.pk, capacity=Capacity.BARRED)


def cases_for(reader: Reader) -> QuerySet[Case]:
    """The cases somebody may see: every case for the Board's own offices (the highly restricted for fewer of them), else
    those on which they have a place."""
    if isinstance(reader, Outsider) or not getattr(reader, "is_active", False):
        return Case.objects.none()
    day = timezone.localdate()
    mine = Place.objects.filter(open_places(day), person=reader)
    visible = Case.objects.exclude(pk__in=mine.filter(capacity=Capacity.BARRED).values("case"))
    held = offices.offices_of(reader, day)
    if held & rules.ON_HIGHLY_RESTRICTED:
        return visible
    on = Q(pk__in=mine.filter(capacity__in=[Capacity.INVITED, Capacity.REVIEWER]).values("case"))
    if held & rules.ON_EVERY_CASE:
        return visible.filter(on | Q(taken_by=reader) | ~Q(sensitivity=Sensitivity.HIGHLY_RESTRICTED))
    return visible.filter(on)


def is_shut_out(reader: Person, case: Case | None) -> bool:
    """Whether somebody must not even hear that something happens on a case: barred from it, or kept out as it is highly
    restricted and they are only an officer of the team."""
    if case is None:
        return False
    day = timezone.localdate()
    places = set(Place.objects.filter(open_places(day), case=case, person=reader).values_list("capacity", flat=True))
    if Capacity.BARRED in places or case.sensitivity != Sensitivity.HIGHLY_RESTRICTED:
        return Capacity.BARRED in places
    held = offices.offices_of(reader, day)
    is_mere_officer = Office.PARTNERSHIP_OFFICER in held and not held & rules.ON_HIGHLY_RESTRICTED
    return is_mere_officer and not places and case.taken_by_id != reader.pk


@remembered
def may_see(reader: Reader, case: Case) -> bool:
    """Whether somebody may see the whole of a case."""
    return cases_for(reader).filter(pk=case.pk).exists()


def places_on(reader: Reader, case: Case) -> QuerySet[Place]:
    """Everybody with a place on a case, why, and whether it has ended; for those who may see it."""
    found = Place.objects.filter(case__in=cases_for(reader).filter(pk=case.pk))
    return found.annotate(has_ended=Q(until_on__lte=timezone.localdate())).select_related(
        "person__agency", "agency", "given_by"
    )


def place_by(reader: Reader, reference: str, pk: int) -> Place | None:
    return (
        Place.objects.filter(case__in=cases_for(reader).filter(reference=reference), pk=pk)
        .select_related("case", "person")
        .first()
    )


@dataclass(frozen=True)
class CaseReader:
    """Somebody who may see the whole of a case: by an office since a day, or by a place on it."""

    person: Person
    office: str
    since: dt.date


def readers_of(reader: Reader, case: Case) -> list[CaseReader]:
    """Everybody who may see a case today, each once; the barred left out."""
    day = timezone.localdate()
    places = list(places_on(reader, case).filter(open_places(day)))
    barred = {place.person_id for place in places if place.capacity == Capacity.BARRED}
    readers: dict[int, CaseReader] = {}
    is_high = case.sensitivity == Sensitivity.HIGHLY_RESTRICTED
    let_in = Q(office__in=rules.ON_HIGHLY_RESTRICTED if is_high else rules.ON_EVERY_CASE)
    if is_high:
        let_in |= Q(office__in=rules.ON_EVERY_CASE, person=case.taken_by_id)
    for holding in offices.held_on(day).filter(let_in, person__is_active=True):
        readers.setdefault(holding.person_id, CaseReader(holding.person, str(holding), holding.from_on))
    for place in places:
        if place.capacity in (Capacity.INVITED, Capacity.REVIEWER):
            readers.setdefault(place.person_id, CaseReader(place.person, "", place.from_on))
    return [one for pk, one in readers.items() if pk not in barred]


def cases_led(reader: Reader) -> QuerySet[Case]:
    """The cases somebody may see, and those in which they lead for their own agency."""
    if isinstance(reader, Outsider) or not reader.agency_id:
        return cases_for(reader)
    day = timezone.localdate()
    if not offices.offices_of(reader, day) & LEADING:
        return cases_for(reader)
    barred = Place.objects.filter(open_places(day), person=reader, capacity=Capacity.BARRED)
    of_agency = (
        Q(requests__agency=reader.agency_id)
        | Q(actions__agency=reader.agency_id)
        | Q(recommendations__agencies=reader.agency_id)
        | Q(learning_plan__agencies=reader.agency_id)
    )
    return (
        Case.objects.filter(Q(pk__in=cases_for(reader).values("pk")) | of_agency)
        .exclude(pk__in=barred.values("case"))
        .distinct()
    )
