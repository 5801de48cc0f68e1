"""Reading meetings: which there are, who was asked and came, what each agency thinks, and whether they can decide."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices, settings
from sarum.cases.models import Attendance, Capacity, Case, Conflict, Meeting, Place, RapidReview, Verification, View
from sarum.cases.queries import access, sitting
from sarum.cases.queries.access import AT_MEETINGS, Reader
from sarum.cases.rules import meeting as rules

FOR_THE_BOARD = {*CHAIRS, *TEAM, Office.INDEPENDENT_CHAIR}


def meetings_of(reader: Reader, case: Case) -> QuerySet[Meeting]:
    """The meetings about a case, the latest first, each with who was asked and what it decided."""
    found = Meeting.objects.filter(case__in=access.cases_for(reader), case=case)
    being_minuted = Meeting.objects.filter(pk=OuterRef("pk"), items__minuted_at__isnull=False)
    found = found.annotate(is_being_minuted=Exists(being_minuted))
    seats = Prefetch("attendance", Attendance.objects.select_related("person", "agency"))
    found = found.select_related("verification__decided_by", "rapid_review", "case", "arranged_by")
    return found.prefetch_related(seats, "views__agency").order_by("-starts_at", "-pk")


def meeting_by(reader: Reader, reference: str, pk: int) -> Meeting | None:
    found = Meeting.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    found = found.select_related(
        "case",
        "minuted_by",
        "arranged_by",
        "checked_by",
        "sent_back_by",
        "approved_in",
        "approved_in_group",
        "verification__decided_by",
        "rapid_review__decided_by",
    )
    return found.first()


def calendar_of(reader: Reader, meeting: Meeting, at: dt.datetime, *, attendee: str = "", is_off: bool = False) -> str:
    """A meeting for one person's calendar: the reference, the kind and the time, and nothing else of the case."""
    return sitting.entry(
        reader, meeting, meeting.attendance.filter(person=reader.pk).first(), at, attendee=attendee, is_off=is_off,
        uid=f"{meeting.case.reference}-meeting-{meeting.pk}", summary=f"{meeting.case.reference}: {rules.kind_of(meeting)}",
        description="Sign in to Sarum for the place and the papers.",
    )  # fmt: skip


def is_asked(reader: Reader, meeting: Meeting) -> bool:
    return meeting.attendance.filter(person=reader.pk).exists()


def own_seat(reader: Reader, meeting: Meeting) -> Attendance | None:
    """One's own seat at a meeting, with what one answered."""
    return seats_of(reader, meeting).filter(person=reader.pk).first()


def is_link_shown(reader: Reader, meeting: Meeting) -> bool:
    """The link to join is for those asked, and for whoever arranged the meeting."""
    return bool(meeting.link) and (meeting.arranged_by_id == reader.pk or is_asked(reader, meeting))


def seats_of(reader: Reader, meeting: Meeting) -> QuerySet[Attendance]:
    """Everybody asked to a meeting."""
    return in_sight(reader, meeting.attendance.all()).select_related("person__agency", "agency", "deputy_for")


def views_of(reader: Reader, meeting: Meeting) -> QuerySet[View]:
    """What each agency thinks, in the order it was said; before they are open, only one's own and one's agency's."""
    found = in_sight(reader, meeting.views.all()).select_related("agency", "person")
    if are_views_open(reader, meeting):
        return found
    return found.filter(Q(agency=reader.agency_id or 0) | Q(person=reader.pk))


def are_views_open(reader: Reader, meeting: Meeting) -> bool:
    """Whether anybody but their own agency may read the views yet."""
    partners = {agency.pk for agency in settings.statutory_partners()}
    is_in = bool(partners) and partners <= set(meeting.views.values_list("agency", flat=True))
    return rules.are_views_open(meeting, is_in, timezone.now())


def who_answered(reader: Reader, meeting: Meeting) -> list[str]:
    """The agencies that have given a view, without what it is."""
    given = in_sight(reader, meeting.views.all())
    return list(Agency.objects.filter(pk__in=given.values("agency")).values_list("name", flat=True))


def in_sight(reader: Reader, rows: QuerySet) -> QuerySet:
    return rows.filter(meeting__case__in=access.cases_for(reader))


def is_for_the_board(reader: Reader, at: dt.datetime) -> bool:
    """Whether somebody works for the Board, and so writes down what others say."""
    return bool(offices.offices_of(reader, timezone.localdate(at)) & FOR_THE_BOARD)


def writes_for_others(reader: Reader, meeting: Meeting, at: dt.datetime) -> bool:
    """Whether somebody writes down what other agencies think: the team at any time, a chair once the meeting has begun."""
    held = offices.offices_of(reader, timezone.localdate(at))
    return bool(held & {*TEAM}) or (meeting.starts_at <= at and bool(held & FOR_THE_BOARD))


def has_decided(reader: Reader, meeting: Meeting) -> bool:
    """Whether a decision rests on this meeting."""
    decided = RapidReview.objects.filter(meeting=meeting).exclude(decision="")
    return Verification.objects.filter(meeting=meeting).exists() or decided.exists()


def why_not_quorate(reader: Reader, meeting: Meeting, *, without_partners: bool = False) -> list[str]:
    """Why this meeting cannot decide, from who came to it; of the chair alone, where the partners are asked for elsewhere."""
    present = list(meeting.attendance.filter(is_present=True).select_related("agency", "person"))
    conflicted = conflicted_on(reader, meeting)
    came = [person for person in chairs_on(reader, meeting) if any(seat.person == person for seat in present)]
    heard = {seat.agency for seat in present if seat.person_id not in conflicted}
    absent = [] if without_partners else [one for one in settings.statutory_partners() if one not in heard]
    return why_unrepresented(reader, meeting, absent) + rules.why_not_chaired(
        meeting, any(person.pk not in conflicted for person in came), [person.name for person in came]
    )


def conflicted_on(reader: Reader, meeting: Meeting) -> set[int]:
    """Whoever must not decide on the case of a meeting, because of a conflict of interest."""
    barring = Conflict.objects.filter(case=meeting.case_id, is_barring=True)
    return set(barring.values_list("person", flat=True))


def why_unrepresented(reader: Reader, meeting: Meeting, absent: Iterable[Agency]) -> list[str]:
    """The statutory partners for which nobody was there who may decide."""
    barred = meeting.attendance.filter(is_present=True, person__in=conflicted_on(reader, meeting)).select_related(
        "person"
    )
    return rules.why_unrepresented(meeting, absent, {seat.agency_id: seat.person.name for seat in barred})


def why_cannot_decide(reader: Reader, meeting: Meeting) -> list[str]:
    """Every reason a meeting cannot decide yet: attendance, quorum, the statutory partners' views."""
    if reasons := rules.why_not_on(meeting) or rules.why_not_held(meeting):
        return reasons
    partners = settings.statutory_partners()
    with_view = [view.agency for view in meeting.views.select_related("agency")]
    return [
        *rules.why_too_few_partners(partners),
        *why_not_quorate(reader, meeting),
        *rules.partners_without_view(partners, with_view),
    ]


def is_by_item(reader: Reader, meeting: Meeting) -> bool:
    """Whether minutes are written item by item."""
    return meeting.items.exclude(minuted_at=None).exists()


def chairs_on(reader: Reader, meeting: Meeting) -> list[Person]:
    """Who held the chair of the group, or its vice-chair, on the day of a meeting."""
    return offices.holders(CHAIRS, timezone.localdate(meeting.starts_at))


@dataclass(frozen=True)
class Needed:
    """Somebody without whom a meeting does not decide: who was there for them, and what they think."""

    who: str
    came: list[str]
    view: View | None = None
    has_answered: bool = False


def needed_at(reader: Reader, meeting: Meeting) -> list[Needed]:
    """Each statutory partner, and the chair: who came, and the view that counts."""
    here = [seat for seat in seats_of(reader, meeting) if seat.is_present]
    latest = {view.agency_id: view for view in views_of(reader, meeting)}
    chairs, answered = chairs_on(reader, meeting), who_answered(reader, meeting)
    partners = [
        Needed(
            agency.name,
            [seat.person.name for seat in here if seat.agency_id == agency.pk],
            latest.get(agency.pk),
            agency.name in answered,
        )
        for agency in Agency.objects.filter(is_statutory_partner=True)
    ]
    return [*partners, Needed("JCR Chair or Vice-Chair", [seat.person.name for seat in here if seat.person in chairs])]


def people_to_ask(reader: Reader, case: Case) -> QuerySet[Person]:
    """Those who come to the group's meetings by their office, and those on the case already; never the barred."""
    day = timezone.localdate()
    holding = offices.held_on(day).filter(person=OuterRef("pk"), office__in=AT_MEETINGS)
    on_case = Place.objects.filter(access.open_places(day), case=case, person=OuterRef("pk"))
    found = anybody(reader, case).filter(Exists(holding) | Exists(on_case.filter(capacity=Capacity.INVITED)))
    held = Holding.objects.filter(pk__in=offices.held_on(day).values("pk")).order_by("is_deputy", "pk")
    return found.prefetch_related(Prefetch("holdings", held, to_attr="held_today"))


def anybody(reader: Reader, case: Case) -> QuerySet[Person]:
    """Everybody of the register but those who must not see a case."""
    barred = Place.objects.filter(access.open_places(timezone.localdate()), case=case, capacity=Capacity.BARRED)
    return offices.people_for(reader).exclude(pk__in=barred.values("person"))


def not_asked(reader: Reader, meeting: Meeting) -> QuerySet[Person]:
    """Everybody who might have come to a meeting without being asked."""
    return anybody(reader, meeting.case).exclude(pk__in=meeting.attendance.values("person"))


def agencies_at(reader: Reader, meeting: Meeting) -> QuerySet[Agency]:
    """The agencies whose view may be given: the statutory partners and those asked, or else one's own."""
    if not writes_for_others(reader, meeting, timezone.now()):
        return Agency.objects.filter(people=reader.pk)
    asked = meeting.attendance.filter(agency__isnull=False).values("agency")
    return Agency.objects.filter(is_statutory_partner=True) | Agency.objects.filter(pk__in=asked)


def minute_takers(reader: Reader) -> QuerySet[Person]:
    """The Partnership Team, which minutes every meeting."""
    team: Iterable[Person] = offices.team(timezone.localdate())
    return offices.people_for(reader).filter(pk__in=[person.pk for person in team])


def people_asked(reader: Reader, meeting: Meeting) -> QuerySet[Person]:
    """Everybody asked to a meeting, for choosing who spoke; or only oneself, for somebody who does not work for the Board."""
    asked = offices.people_for(reader).filter(pk__in=meeting.attendance.values("person"))
    return asked if is_for_the_board(reader, timezone.now()) else asked.filter(pk__in=[reader.pk])


def people_with_conflicts(reader: Reader, case: Case) -> QuerySet[Person]:
    """Whose conflict of interest may be declared: anybody's by those who work for the Board, else one's own."""
    found = anybody(reader, case)
    return found if is_for_the_board(reader, timezone.now()) else found.filter(pk__in=[reader.pk])
