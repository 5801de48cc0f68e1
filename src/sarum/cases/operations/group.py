"""Meetings of the Joint Case Review group: arranged, answered, moved and called off."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Case, GroupMeeting, GroupSeat
from sarum.cases.operations import access, sitting
from sarum.cases.operations.access import operation
from sarum.cases.queries import group as queries
from sarum.cases.rules import group as rules
from sarum.cases.rules import sitting as sitting_rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.time_of_day import said_time


@operation
def arrange_group_meeting(
    *, kind: str, starts_at: dt.datetime, where: str = "Virtual", link: str = "", lasts: int = 60,
    people: Iterable[Person], by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Arrange a meeting of the group, and ask people to it."""
    refuse(rules.why_not_arranged(starts_at, at), field="starts_on")
    last = GroupMeeting.objects.order_by("number").last()
    meeting = GroupMeeting.objects.create(
        number=last.number + 1 if last else 1, kind=kind, starts_at=starts_at, where=where, link=link, lasts=lasts, arranged_at=at,
        arranged_by=by,
    )  # fmt: skip
    asked = [seat(meeting, person, at).person for person in people]
    if not asked:
        raise Refused("Choose at least one person to ask.", field="people")
    return Done(
        f"arranged the {meeting} and asked {len(asked)} people", meeting,
        tell=[invitation(person, meeting, at) for person in asked],
    )  # fmt: skip


def seat(meeting: GroupMeeting, person: Person, at: dt.datetime, for_case: Case | None = None) -> GroupSeat:
    """One person's seat, in the office that they hold."""
    held = offices.held_on(timezone.localdate(at)).filter(person=person).first()
    role = str(held or person.job_title)[:200]
    return GroupSeat.objects.get_or_create(
        meeting=meeting, person=person, defaults={"agency": person.agency, "role": role, "for_case": for_case}
    )[0]


def thread_of(meeting: GroupMeeting) -> str:
    """What every letter about one meeting has in common: the latest says what holds."""
    return f"group-meeting:{meeting.pk}"


def invitation(person: Person, meeting: GroupMeeting, at: dt.datetime, *, what: str = "You are asked to the") -> Letter:
    when = timezone.localtime(meeting.starts_at)
    return Letter(
        person, f"Joint Case Review group: {when:%A %-d %B %Y}",
        f"{what} {meeting.get_kind_display().lower()} of the Joint Case Review group on {when:%A %-d %B %Y} at "
        f"{said_time(when)}. Sign in to say whether you come, and whether you can agree actions for your organisation.",
        calendar=queries.calendar_of(person, meeting, at, attendee=person.email or ""), thread=thread_of(meeting),
        useless_after=meeting.starts_at,
    )  # fmt: skip


@operation
def ask_to_group_meeting(
    *, meeting: GroupMeeting, person: Person, for_case: Case | None = None, by: Person, at: dt.datetime
) -> Done:
    """Ask somebody else; for one case only, they see that case and nothing else of the meeting, until it ends."""
    refuse(rules.why_over(meeting))
    if meeting.seats.filter(person=person).exists():
        raise Refused(f"{person} has been asked already.", field="person")
    if for_case and access.access.is_shut_out(person, for_case):
        raise Refused(f"{person} must not see {for_case}. Ask somebody else.", field="person")
    made = seat(meeting, person, at, for_case)
    if for_case:
        because = f"asked to the meeting of {meeting.starts_at:%-d %B %Y} for this case"
        sitting.give_place(made, for_case, because, by=by, at=at)
    said = f"asked {person} to the {meeting}{f', for {for_case} only' if for_case else ''}"
    return Done(said, meeting, tell=[invitation(person, meeting, at)])


@operation
def answer_group_invitation(
    *, meeting: GroupMeeting, answer: str, has_authority: bool | None = None, statement: str = "",
    deputy: Person | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Say whether one comes, sends a deputy or apologies; and whether one may agree actions for one's organisation."""
    refuse(rules.why_settled(meeting))
    own = meeting.seats.filter(person=by).first()
    if own is None:
        raise Refused("You have not been asked to this meeting.")
    said, sends = sitting.keep_answer(own, answer, has_authority, statement, deputy, at)
    letters = [taken_off(person, meeting, at) for person in sitting.drop_deputies(meeting.seats.all(), by, sends, at)]
    if sends:
        is_asked = meeting.seats.filter(person=sends).exists()
        theirs = seat(meeting, sends, at, own.for_case)
        theirs.deputy_for = theirs.deputy_for if is_asked else by
        theirs.save()
        if own.for_case:
            because = f"comes for {by} to the meeting of {meeting.starts_at:%-d %B %Y}"
            sitting.give_place(theirs, own.for_case, because, by=by, at=at)
        letters.append(invitation(sends, meeting, at, what=f"{by} asks you to go in their place to the"))
    return Done(f"{said} the {meeting}", meeting, tell=letters)


def taken_off(person: Person, meeting: GroupMeeting, at: dt.datetime) -> Letter:
    """What somebody is told who need not come: their calendar takes the meeting out."""
    when = f"{timezone.localtime(meeting.starts_at):%-d %B %Y}"
    return Letter(
        person, f"You need not come to the Joint Case Review group on {when}",
        f"You are no longer asked to the meeting of the Joint Case Review group on {when}.",
        calendar=queries.calendar_of(person, meeting, at, attendee=person.email or "", is_off=True),
        thread=thread_of(meeting), useless_after=meeting.starts_at,
    )  # fmt: skip


@operation
def take_off_group_meeting(*, meeting: GroupMeeting, person: Person, by: Person, at: dt.datetime) -> Done:
    """Take somebody off those asked before the meeting begins: their calendar is told, and a place on a case ends."""
    refuse(rules.why_over(meeting) or sitting_rules.why_not_taken_off(bool(meeting.begun_at)))
    own = meeting.seats.filter(person=person).select_related("person", "place").first()
    if own is None:
        raise Refused(f"{person} is not asked to this meeting.", field="person")
    sitting.drop(own, at)
    return Done(f"took {person} off those asked to the {meeting}", meeting, tell=[taken_off(person, meeting, at)])


@operation
def move_group_meeting(
    *, meeting: GroupMeeting, starts_at: dt.datetime, where: str = "", link: str = "", lasts: int | None = None,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Move a meeting to another time or place, and tell everybody; for another time they are asked anew."""
    refuse(rules.why_settled(meeting))
    refuse(rules.why_not_arranged(starts_at, at), field="starts_on")
    expired_on = sitting.last_day(meeting) + sitting.DAY
    seats = list(meeting.seats.select_related("person"))
    answered = sitting.ask_again(seats) if starts_at != meeting.starts_at else ""
    meeting.starts_at, meeting.sequence = starts_at, meeting.sequence + 1
    meeting.where, meeting.link, meeting.lasts = where or meeting.where, link or meeting.link, lasts or meeting.lasts
    meeting.save()
    sitting.recount_all(meeting, at, expired_on=expired_on)
    told = [invitation(one.person, meeting, at, what="It has moved: the") for one in seats]
    return Done(f"moved the {meeting}{answered}", meeting, tell=told)


@operation
def cancel_group_meeting(*, meeting: GroupMeeting, because: str, by: Person, at: dt.datetime) -> Done:
    """Call a meeting off, for a reason that those who were asked are told."""
    refuse(rules.why_not_cancelled(meeting, because), field="because")
    meeting.cancelled_at, meeting.cancelled_because, meeting.sequence = at, because, meeting.sequence + 1
    meeting.save()
    sitting.recount_all(meeting, at)
    people = [one.person for one in meeting.seats.select_related("person")]
    readers = queries.readers_afterwards(by)
    told = [
        Letter(
            person, f"Cancelled: Joint Case Review group, {meeting.starts_at:%-d %B %Y}",
            "The meeting of the Joint Case Review group has been cancelled. "
            + ("Sign in to read why." if person.pk in readers else "Ask the Partnership Team if you want to know why."),
            calendar=queries.calendar_of(person, meeting, at, attendee=person.email or ""), thread=thread_of(meeting),
        )
        for person in people
    ]  # fmt: skip
    return Done(f"cancelled the {meeting}: {because}", meeting, tell=told)
