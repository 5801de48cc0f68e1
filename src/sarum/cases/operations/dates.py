"""The day of a meeting: dates proposed and answered, one picked, a meeting moved or cancelled."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import Case, DateAnswer, Meeting, MeetingDate, MeetingKind, Step
from sarum.cases.operations import case as cases
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import sitting
from sarum.cases.operations.access import operation
from sarum.cases.queries import access
from sarum.cases.queries import meeting as queries
from sarum.cases.rules import dates as rules
from sarum.cases.rules import group
from sarum.cases.rules import sitting as sitting_rules
from sarum.cases.rules.meeting import kind_of
from sarum.kit.refusal import Refused, refuse


def propose(meeting: Meeting, starts: Iterable[dt.datetime], at: dt.datetime) -> None:
    """Keep the dates among which those asked may choose."""
    MeetingDate.objects.bulk_create(MeetingDate(meeting=meeting, starts_at=start) for start in starts)
    sitting.recount_all(meeting, at)


def proposal(person: Person, meeting: Meeting) -> Letter:
    return Letter(
        person,
        f"{meeting.case.reference}: dates for a {kind_of(meeting)}",
        f"You are asked to a {kind_of(meeting)} about case {meeting.case.reference}, and its date is still open. Sign in and "
        "say on which of the dates proposed you can come.",
        thread=meetings.thread_of(meeting),
    )


@operation
def arrange_panel(
    *, case: Case, starts_at: dt.datetime, people: Iterable[Person], where: str = "Virtual", link: str = "",
    lasts: int = 60, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Arrange a panel of the review, and ask people to it: they see the case until it is over."""
    refuse(group.why_not_arranged(starts_at, at), field="day")
    asked_to_it = list(people)
    if not asked_to_it:
        raise Refused("Choose who is asked to the panel.", field="people")
    meeting = meetings.arrange(
        case, MeetingKind.PANEL, starts_at, where, asked_to_it, link=link, lasts=lasts, by=by, at=at
    )
    return Done(
        f"arranged a panel on {said(starts_at)} and asked {len(asked_to_it)} people", meeting, case.reference,
        tell=[meetings.invitation(person, meeting, at) for person in asked_to_it],
    )  # fmt: skip


@operation
def answer_dates(*, meeting: Meeting, dates: Iterable[MeetingDate], by: Person, at: dt.datetime) -> Done:
    """Say on which of the dates proposed one can come: `dates`; and so, on which not."""
    refuse(rules.why_not_answered(meeting, queries.is_asked(by, meeting)))
    chosen = {date.pk for date in dates}
    for date in meeting.dates.all():
        said = {"can_come": date.pk in chosen, "answered_at": at}
        DateAnswer.objects.update_or_create(date=date, person=by, defaults=said)
    return Done(f"said on which dates they can come to the {kind_of(meeting)}", meeting, meeting.case.reference)


@operation
def pick_date(*, meeting: Meeting, date: MeetingDate, by: Person, at: dt.datetime) -> Done:
    """Settle the date of a meeting and invite everybody asked."""
    refuse(rules.why_not_picked(meeting))
    if date.meeting_id != meeting.pk:
        raise Refused("That date was not proposed for this meeting.", field="date")
    meeting.starts_at, meeting.is_settled = date.starts_at, True
    meeting.save()
    sitting.recount_all(meeting, at)
    return Done(
        f"picked {said(date.starts_at)} for the {kind_of(meeting)}", meeting, meeting.case.reference,
        tell=[meetings.invitation(person, meeting, at) for person in asked(meeting)],
    )  # fmt: skip


@operation
def ask_to_meeting(*, meeting: Meeting, person: Person, by: Person, at: dt.datetime) -> Done:
    """Ask somebody else to a meeting that has been arranged: they are invited, or say when they can come."""
    refuse(rules.why_not_changed(meeting))
    if queries.is_asked(person, meeting):
        raise Refused(f"{person} is asked already.", field="person")
    meetings.ask(meeting, person, by=by, at=at)
    letter = meetings.invitation(person, meeting, at) if meeting.is_settled else proposal(person, meeting)
    return Done(f"asked {person} to the {kind_of(meeting)}", meeting, meeting.case.reference, tell=[letter])


@operation
def take_off_meeting(*, meeting: Meeting, person: Person, by: Person, at: dt.datetime) -> Done:
    """Take somebody off those asked before the meeting begins: their calendar is told, and their place on the case ends."""
    refuse(rules.why_not_changed(meeting))
    refuse(sitting_rules.why_not_taken_off(meeting.is_held))
    seat = meeting.attendance.filter(person=person).select_related("person", "place").first()
    if seat is None:
        raise Refused(f"{person} is not asked to this meeting.", field="person")
    sitting.drop(seat, at)
    return Done(
        f"took {person} off those asked to the {kind_of(meeting)}", meeting, meeting.case.reference,
        tell=[meetings.taken_off(person, meeting, at)],
    )  # fmt: skip


@operation
def rearrange_meeting(
    *, meeting: Meeting, starts_at: dt.datetime, where: str, link: str = "", lasts: int | None = None, because: str,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Move a meeting to another time or place, and tell everybody asked; for another time they are asked anew."""
    refuse(rules.why_not_changed(meeting))
    refuse(rules.why_no_reason(because), field="because")
    expired_on = sitting.last_day(meeting) + sitting.DAY
    seats = meeting.attendance.select_related("person")
    answered = sitting.ask_again(seats) if starts_at != meeting.starts_at else ""
    meeting.starts_at, meeting.where, meeting.link, meeting.is_settled = starts_at, where, link, True
    meeting.lasts, meeting.sequence = lasts or meeting.lasts, meeting.sequence + 1
    meeting.save()
    sitting.recount_all(meeting, at, expired_on=expired_on)
    if meeting.kind == MeetingKind.RAPID_REVIEW and meeting.case.step == Step.RAPID_REVIEW:
        cases.wait_for(
            meeting.case, timezone.localdate(starts_at), "the day to which the Rapid Review meeting was moved"
        )
    return Done(
        f"moved the {kind_of(meeting)} to {said(starts_at)}: {because}{answered}", meeting, meeting.case.reference,
        tell=[meetings.invitation(person, meeting, at, is_moved=True) for person in asked(meeting)],
    )  # fmt: skip


@operation
def cancel_meeting(*, meeting: Meeting, because: str, by: Person, at: dt.datetime) -> Done:
    """Cancel a meeting, and tell everybody asked."""
    refuse(rules.why_not_cancelled(meeting))
    refuse(rules.why_no_reason(because), field="because")
    meeting.cancelled_at, meeting.cancelled_because = at, because
    meeting.sequence += 1
    meeting.save()
    sitting.recount_all(meeting, at)
    letters = [cancellation(person, meeting, at) for person in asked(meeting)]
    return Done(
        f"cancelled the {kind_of(meeting)} of {said(meeting.starts_at)}: {because}", meeting, meeting.case.reference,
        tell=letters,
    )  # fmt: skip


def cancellation(person: Person, meeting: Meeting, at: dt.datetime) -> Letter:
    """What somebody is told of a meeting that is called off: where they read why or, where the case is closed to them, whom to
    ask."""
    still = access.may_see(person, meeting.case)
    return Letter(
        person,
        f"{meeting.case.reference}: {kind_of(meeting)} cancelled",
        f"The {kind_of(meeting)} about case {meeting.case.reference} on {said(meeting.starts_at)} will not be held. "
        + ("Sign in to read why." if still else "Ask the Partnership Team if you want to know why."),
        calendar=queries.calendar_of(person, meeting, at, attendee=person.email or "") if meeting.is_settled else "",
        thread=meetings.thread_of(meeting),
        useless_after=meeting.starts_at,
    )


def asked(meeting: Meeting) -> list[Person]:
    return [seat.person for seat in meeting.attendance.select_related("person")]


def said(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y}"
