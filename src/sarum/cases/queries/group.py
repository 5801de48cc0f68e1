"""Meetings of the Joint Case Review group: which there are, who was asked and comes, and whether it can decide."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices, settings
from sarum.cases.models import Case, Conflict, GroupMeeting, GroupSeat, Meeting, Sensitivity
from sarum.cases.queries import sitting
from sarum.cases.queries.access import AT_MEETINGS, Reader, barred_from, cases_for
from sarum.cases.rules import group as rules
from sarum.kit import working_days

FOR_THE_GROUP = {*TEAM, *CHAIRS, Office.INDEPENDENT_CHAIR}


def is_for_the_group(reader: Reader) -> bool:
    """Whether somebody sees every meeting of the group by their office."""
    return bool(offices.offices_of(reader, timezone.localdate()) & FOR_THE_GROUP)


def is_of_the_team(reader: Reader) -> bool:
    return bool(offices.offices_of(reader, timezone.localdate()) & {*TEAM})


def group_meetings(reader: Reader) -> QuerySet[GroupMeeting]:
    """The meetings that somebody may see: all for the Board's offices; for a member of the group those to which they were
    asked; and for anybody else who was asked, one that is neither over nor cancelled, until its day has passed."""
    found = GroupMeeting.objects.select_related(
        "arranged_by", "minuted_by", "checked_by", "sent_back_by", "approved_in"
    )
    if not is_for_the_group(reader):
        found = found.filter(seats__person=reader.pk)
        if not offices.offices_of(reader, timezone.localdate()) & {*AT_MEETINGS}:
            today = timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time()))
            found = found.filter(ended_at=None, cancelled_at=None, starts_at__gte=today)
    return found.order_by("-starts_at", "-pk")


def group_meeting_by(reader: Reader, pk: int) -> GroupMeeting | None:
    return group_meetings(reader).filter(pk=pk).first()


def seats_of(reader: Reader, meeting: GroupMeeting) -> QuerySet[GroupSeat]:
    """Everybody asked to a meeting, as far as somebody may see it: a guest sees who else comes for the same case. For which
    case somebody comes is for those who may see it (`sees_case`)."""
    found = all_seats(reader, meeting)
    if only := only_case(reader, meeting):
        found = found.filter(Q(for_case=only) | Q(person=reader.pk))
    theirs = cases_for(reader).filter(pk=OuterRef("for_case"))
    return found.annotate(sees_case=Exists(theirs)).select_related("person__agency", "agency", "for_case", "deputy_for")


def all_seats(reader: Reader, meeting: GroupMeeting) -> QuerySet[GroupSeat]:
    return GroupSeat.objects.filter(meeting=meeting, meeting__in=group_meetings(reader).values("pk"))


def readers_afterwards(reader: Reader) -> set[int]:
    """Who reads a meeting of the group once it is over or called off: those who belong to the group, or work for it."""
    return {one.pk for one in offices.holders((*AT_MEETINGS, Office.INDEPENDENT_CHAIR), timezone.localdate())}


def own_seat(reader: Reader, meeting: GroupMeeting) -> GroupSeat | None:
    return all_seats(reader, meeting).filter(person=reader.pk).first()


def only_case(reader: Reader, meeting: GroupMeeting) -> int | None:
    """The one case for which somebody is a guest of a meeting; nothing for those who are asked to all of it."""
    own = own_seat(reader, meeting)
    return own.for_case_id if own and not is_for_the_group(reader) else None


def hidden_from(reader: Reader) -> Q:
    """The items of any meeting that somebody must not see: of cases from which they are barred, or that are highly
    restricted and not theirs to see."""
    restricted = Case.objects.filter(sensitivity=Sensitivity.HIGHLY_RESTRICTED)
    others = restricted.exclude(pk__in=cases_for(reader).values("pk"))
    return Q(case__in=barred_from(reader).values("case")) | Q(case__in=others.values("pk"))


def kept_from(reader: Reader, meeting: GroupMeeting) -> Q:
    """The items of a meeting that somebody must not see; and, for whoever was asked for one case, everything else."""
    hidden = hidden_from(reader)
    if only := only_case(reader, meeting):
        return hidden | ~Q(case=only) | Q(case=None)
    return hidden


def chairs(reader: Reader) -> list[Person]:
    """The JCR Chair and the Vice-Chair."""
    return list(offices.holders(CHAIRS, timezone.localdate()))


def chairs_by_name(reader: Reader) -> list[tuple[int, str]]:
    return [(person.pk, str(person)) for person in chairs(reader)]


def people_to_ask(reader: Reader) -> QuerySet[Person]:
    """Everybody who may be asked to a meeting of the group, by name."""
    return Person.objects.filter(is_active=True).select_related("agency").order_by("name")


def not_asked(reader: Reader, meeting: GroupMeeting) -> QuerySet[Person]:
    """Everybody who can still be asked."""
    return people_to_ask(reader).exclude(pk__in=meeting.seats.values("person"))


def people_asked(reader: Reader, meeting: GroupMeeting) -> QuerySet[Person]:
    """Everybody who is asked to a meeting that somebody may see."""
    return Person.objects.filter(pk__in=seats_of(reader, meeting).values("person")).select_related("agency")


def deputies_for(reader: Reader) -> QuerySet[Person]:
    """Who can go in somebody's place: the others of their organisation."""
    if isinstance(reader, Person) and reader.agency_id:
        return people_to_ask(reader).filter(agency=reader.agency_id).exclude(pk=reader.pk)
    return Person.objects.none()


def issue_by(reader: Reader, meeting: GroupMeeting | Meeting) -> working_days.DueDate:
    """The day by which an agenda is issued, and how it was worked out."""
    return working_days.before(timezone.localdate(meeting.starts_at), rules.DAYS_BEFORE, settings.closures())


def usual_people(reader: Reader) -> list[Person]:
    """Those who are always asked: the group's members, its chairs and the team."""
    return list(dict.fromkeys(offices.holders(AT_MEETINGS, timezone.localdate())))


def conflicted_on(reader: Reader, case: Case | None) -> set[int]:
    """Who must not decide on a case."""
    return set(Conflict.objects.filter(case=case, is_barring=True).values_list("person", flat=True)) if case else set()


def why_not_quorate(reader: Reader, meeting: GroupMeeting, case: Case | None = None) -> list[str]:
    """Why the group cannot decide with those who are there now, on this case."""
    partners = settings.statutory_partners()
    of_the_day = offices.holders(CHAIRS, timezone.localdate(meeting.starts_at))
    return rules.why_not_quorate(
        meeting.seats.all(), partners, {person.pk for person in of_the_day}, conflicted_on(reader, case)
    )


def calendar_of(
    reader: Reader, meeting: GroupMeeting, at: dt.datetime, *, attendee: str = "", is_off: bool = False
) -> str:
    """A meeting for one person's calendar, with nothing of any case."""
    return sitting.entry(
        reader, meeting, meeting.seats.filter(person=reader.pk).first(), at, attendee=attendee, is_off=is_off,
        uid=f"group-meeting-{meeting.number}", summary="Joint Case Review group",
        description="Sign in to Sarum for the agenda, the place and the papers.",
    )  # fmt: skip
