"""What is done alike at every meeting, of the group or about a case: answering, being taken off, and the place on a case."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Actor
from sarum.board.queries import offices
from sarum.cases.models import Attendance, Capacity, Case, ComesHow, GroupMeeting, GroupSeat, Meeting, Place
from sarum.cases.operations import access
from sarum.cases.queries import meeting as queries
from sarum.cases.rules import sitting as rules
from sarum.kit.refusal import refuse, refuse_at

SAID = {ComesHow.COMES: "comes to", ComesHow.DEPUTY: "sends {} to", ComesHow.APOLOGIES: "sends apologies to"}
AnySeat = GroupSeat | Attendance
DAY = dt.timedelta(days=1)


def keep_answer(
    seat: AnySeat, answer: str, has_authority: bool | None, statement: str, deputy: Person | None, at: dt.datetime
) -> tuple[str, Person | None]:
    """Keep what somebody answers to their invitation: what they do, in words, and the deputy whom they send."""
    refuse_at(rules.why_not_answered(answer, has_authority, deputy))
    sends, comes = deputy if answer == ComesHow.DEPUTY else None, answer == ComesHow.COMES
    if sends:
        is_of_same_agency = bool(sends.agency_id) and sends.agency_id == seat.person.agency_id
        case = seat.meeting.case if isinstance(seat, Attendance) else seat.for_case
        is_shut_out = case is not None and queries.access.is_shut_out(sends, case)
        refuse(rules.why_no_deputy(sends, sends == seat.person, is_of_same_agency, is_shut_out), field="deputy")
    seat.answer, seat.answered_at = answer, at
    seat.has_authority, seat.statement = (has_authority, statement) if comes else (None, "")
    seat.save()
    return SAID[ComesHow(answer)].format(sends), sends


def drop_deputies(
    seats: QuerySet[GroupSeat] | QuerySet[Attendance], of: Person, sends: Person | None, at: dt.datetime
) -> list[Person]:
    """Whoever was to go in somebody's place, has not answered, and is not sent any more."""
    waiting = seats.filter(deputy_for=of, answered_at=None).exclude(person=sends)
    return [drop(seat, at) for seat in waiting.select_related("person", "place")]


def drop(seat: AnySeat, at: dt.datetime) -> Person:
    """Take somebody off those who are asked, with the place on the case that came with it."""
    seat.delete()
    if seat.place:
        recount(seat.place, at)
    return seat.person


def ask_again(seats: Iterable[AnySeat]) -> str:
    """Everybody is asked anew for another time: what they answered for the earlier one goes, and is given in words."""
    asked = list(seats)
    said = rules.answers_in_words(asked)
    for seat in asked:
        seat.answer, seat.answered_at, seat.has_authority, seat.statement = "", None, None, ""
        if isinstance(seat, Attendance):
            seat.has_apologies = False
        seat.save()
    return said


def give_place(seat: AnySeat, case: Case, because: str, *, by: Actor, at: dt.datetime) -> None:
    """Let somebody who is asked see the case until the meeting's day has passed; those of the group see it for good."""
    today, person = timezone.localdate(at), seat.person
    is_member = is_of_the_group(person, today)
    until = None if is_member else last_day(seat.meeting) + DAY
    if until and until <= today:
        return
    has_one = queries.access.cases_for(person).filter(pk=case.pk).exists()
    place = access.seat(case, person, Capacity.INVITED, because, by=by, at=at, until=until, while_of_group=is_member)
    if not has_one or seats_with(place):
        seat.place = place
        seat.save()


def recount(place: Place, at: dt.datetime, *, expired_on: dt.date | None = None) -> bool:
    """A place that came with being asked lasts until the last day for which it is needed; gives whether it ended now.

    `expired_on` is the day on which it ended by itself, where the meeting for which it was given comes later after all.
    """
    today, seats = timezone.localdate(at), seats_with(place)
    if place.until_on and place.until_on <= today and place.until_on != expired_on:
        return False
    if place.while_of_group and seats and is_of_the_group(place.person, today):
        return False
    ahead = [last_day(one.meeting) for one in seats if not (one.meeting.ended_at or one.meeting.cancelled_at)]
    place.until_on = max(ahead) + DAY if ahead else today
    place.save()
    return not ahead


def seats_with(place: Place) -> list[AnySeat]:
    """Every seat with which a place came."""
    of_case = Attendance.objects.filter(place=place).select_related("meeting")
    return [*of_case, *GroupSeat.objects.filter(place=place).select_related("meeting")]


def last_day(meeting: GroupMeeting | Meeting) -> dt.date:
    """The day of a meeting; of the dates proposed the last, where it is not settled."""
    proposed = [] if isinstance(meeting, GroupMeeting) or meeting.is_settled else list(meeting.dates.all())
    return max(timezone.localdate(one.starts_at) for one in (meeting, *proposed))


def is_of_the_group(person: Person, day: dt.date) -> bool:
    return bool(offices.offices_of(person, day) & {*queries.access.AT_MEETINGS})


def recount_all(meeting: GroupMeeting | Meeting, at: dt.datetime, *, expired_on: dt.date | None = None) -> int:
    """See how long the places last that came with a meeting, now that it is over, called off or moved; how many ended."""
    seats: list[AnySeat] = list(
        meeting.seats.select_related("place__person")
        if isinstance(meeting, GroupMeeting)
        else meeting.attendance.select_related("place__person")
    )
    return sum(recount(seat.place, at, expired_on=expired_on) for seat in seats if seat.place)
