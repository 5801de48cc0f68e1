"""Meetings about a case: asking people, recording who came, what each agency thinks, and the minutes."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.models.office import TEAM
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Attendance, Case, ComesHow, Conflict, Meeting, MeetingKind, RapidReview, View
from sarum.cases.operations import sitting
from sarum.cases.operations.access import operation
from sarum.cases.queries import meeting as queries
from sarum.cases.rules import meeting as rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import said_day
from sarum.kit.time_of_day import said_time


def arrange(
    case: Case,
    kind: MeetingKind,
    starts_at: dt.datetime,
    where: str,
    people: Iterable[Person],
    *,
    link: str = "",
    lasts: int = 60,
    is_settled: bool = True,
    by: Person,
    at: dt.datetime,
) -> Meeting:
    """A meeting, the people asked to it, and each one's place on the case so that they can prepare."""
    meeting = Meeting.objects.create(
        case=case, kind=kind, starts_at=starts_at, where=where, link=link, lasts=lasts, is_settled=is_settled,
        arranged_by=by,
    )  # fmt: skip
    for person in people:
        ask(meeting, person, by=by, at=at)
    return meeting


def ask(meeting: Meeting, person: Person, *, by: Actor, at: dt.datetime) -> Attendance:
    """Ask one person to a meeting, once. Nobody is asked who must not see the case."""
    if not queries.anybody(by, meeting.case).filter(pk=person.pk).exists():
        raise Refused(f"{person} must not see this case, or has left. Leave them out.", field="people")
    held = offices.held_on(timezone.localdate(at)).filter(person=person).first()
    seat, _ = Attendance.objects.get_or_create(
        meeting=meeting, person=person, defaults={"agency": person.agency, "role": str(held or person.job_title)[:200]}
    )
    if not offices.offices_of(person, timezone.localdate(at)) & {*TEAM}:
        because = f"asked to the {rules.kind_of(meeting)} of {meeting.starts_at:%-d %B %Y}"
        sitting.give_place(seat, meeting.case, because, by=by, at=at)
    return seat


def thread_of(meeting: Meeting) -> str:
    """What every letter about one meeting has in common: the latest says what holds."""
    return f"meeting:{meeting.pk}"


def invitation(
    person: Person, meeting: Meeting, at: dt.datetime, *, is_moved: bool = False, in_place_of: Person | None = None
) -> Letter:
    when, kind = timezone.localtime(meeting.starts_at), rules.kind_of(meeting)
    day = f"{when:%A %-d %B %Y}"
    said = f"The {kind} about case {meeting.case.reference} has moved, to" if is_moved else (
        f"{f'{in_place_of} asks you to go in their place' if in_place_of else 'You are asked'} to a {kind} about case "
        f"{meeting.case.reference} on"
    )  # fmt: skip
    return Letter(
        person,
        f"{meeting.case.reference}: {kind} {'moved to' if is_moved else 'on'} {day}",
        f"{said} {day} at {said_time(when)}. "
        "Sign in for the place and the papers, and to say whether you can agree actions for your organisation.",
        calendar=queries.calendar_of(person, meeting, at, attendee=person.email or ""),
        thread=thread_of(meeting),
        useless_after=meeting.starts_at,
    )


@operation
def answer_invitation(
    *, meeting: Meeting, answer: str, has_authority: bool | None = None, statement: str = "",
    deputy: Person | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Say whether one comes, sends a deputy or apologies; and whether one may agree actions for one's organisation."""
    refuse(rules.why_not_on(meeting))
    refuse(rules.why_over(meeting))
    own = meeting.attendance.filter(person=by).first()
    if own is None:
        raise Refused("You have not been asked to this meeting.")
    said, sends = sitting.keep_answer(own, answer, has_authority, statement, deputy, at)
    own.has_apologies = answer == ComesHow.APOLOGIES
    own.save()
    gone = sitting.drop_deputies(meeting.attendance.all(), by, sends, at)
    letters = [taken_off(person, meeting, at) for person in gone]
    if sends:
        is_asked = queries.is_asked(sends, meeting)
        theirs = ask(meeting, sends, by=by, at=at)
        theirs.deputy_for = theirs.deputy_for if is_asked else by
        theirs.save()
        letters.append(invitation(sends, meeting, at, in_place_of=by))
    return Done(
        f"{said} the {rules.kind_of(meeting)} of {meeting.starts_at:%-d %B %Y}",
        meeting,
        meeting.case.reference,
        tell=letters,
    )


def taken_off(person: Person, meeting: Meeting, at: dt.datetime) -> Letter:
    """What somebody is told who need not come: their calendar takes the meeting out."""
    kind, reference = rules.kind_of(meeting), meeting.case.reference
    return Letter(
        person, f"{reference}: you need not come to the {kind}",
        f"You are no longer asked to the {kind} about case {reference} on {timezone.localtime(meeting.starts_at):%-d %B %Y}.",
        calendar=queries.calendar_of(person, meeting, at, attendee=person.email or "", is_off=True) if meeting.is_settled else "",
        thread=thread_of(meeting), useless_after=meeting.starts_at,
    )  # fmt: skip


@operation
def record_attendance(
    *, meeting: Meeting, present: dict[int, dict], also: Iterable[Person] = (), by: Actor, at: dt.datetime
) -> Done:
    """Record who came, who sent apologies, and who may agree actions for their organisation.

    `present` maps a person's key to what is said of them: is_present, has_apologies, has_authority, note.
    """
    refuse(rules.why_not_on(meeting))
    refuse(rules.why_not_begun(meeting, timezone.localdate(meeting.starts_at), timezone.localdate(at)))
    refuse(rules.why_checked(meeting, "who came"))
    refuse(why_superseded(meeting))
    refuse(rules.why_settled(meeting, queries.has_decided(by, meeting)))
    for person in also:
        ask(meeting, person, by=by, at=at)
    for seat in meeting.attendance.all():
        for name, value in present.get(seat.person_id, {"is_present": False}).items():
            setattr(seat, name, value)
        seat.save()
    meeting.held_at = meeting.held_at or at
    meeting.save()
    if meeting.ended_at:
        sitting.recount_all(meeting, at)
    came = meeting.attendance.filter(is_present=True)
    quorum = "it was quorate" if not queries.why_not_quorate(by, meeting) else "it was not quorate"
    return Done(
        f"recorded that {came.count()} people came to the {rules.kind_of(meeting)}: {quorum}",
        meeting,
        meeting.case.reference,
    )


@operation
def give_view(
    *,
    meeting: Meeting,
    agency: Agency,
    person: Person | None = None,
    view: str,
    grounds: str = "",
    by: Actor,
    at: dt.datetime,
) -> Done:
    """Record what one agency thinks should be done, and why. A dissenting view stands like any other."""
    if not view.strip():
        raise Refused("Say what the agency thinks should be done.", field="view")
    refuse(rules.why_not_on(meeting) if meeting.cancelled_at else [])
    refuse(why_superseded(meeting))
    refuse(rules.why_settled(meeting, queries.has_decided(by, meeting)))
    refuse(rules.why_not_speak_for(queries.writes_for_others(by, meeting, at), by.agency, agency), field="agency")
    View.objects.create(meeting=meeting, agency=agency, person=person, view=view, grounds=grounds, given_at=at)
    said = (
        f": {view}" if meeting.is_held else ", which the others read once all have given theirs, or the meeting begins"
    )
    return Done(f"recorded the view of {agency}{said}", meeting, meeting.case.reference)


@operation
def record_minutes(
    *, meeting: Meeting, minutes: str, minuted_by: Person | None = None, by: Person, at: dt.datetime
) -> Done:
    """Write the minutes of a meeting."""
    refuse(rules.why_not_held(meeting))
    refuse(rules.why_checked(meeting))
    refuse(rules.why_not_whole(queries.is_by_item(by, meeting)))
    if not minutes.strip():
        raise Refused("Write the minutes first.", field="minutes")
    meeting.minutes, meeting.minuted_by = minutes, minuted_by or by
    meeting.save()
    return Done(f"wrote the minutes of the {rules.kind_of(meeting)}", meeting, meeting.case.reference)


@operation
def declare_conflict(
    *,
    case: Case,
    person: Person,
    conflict: str,
    handled: str = "",
    is_barring: bool = False,
    by: Actor,
    at: dt.datetime,
) -> Done:
    """Declare a conflict of interest, and how it is handled."""
    if not conflict.strip():
        raise Refused("Say what the conflict of interest is.", field="conflict")
    refuse(rules.why_not_declare_for(queries.is_for_the_board(by, at), person == by), field="person")
    made = Conflict.objects.create(
        case=case, person=person, conflict=conflict, handled=handled, is_barring=is_barring, declared_at=at
    )
    said = "declared a conflict of interest" if person == by else f"recorded a conflict of interest of {person}"
    barred = ", who does not decide or sign on this case" if is_barring else ""
    return Done(f"{said}{barred}", made, case.reference)


def why_superseded(meeting: Meeting) -> list[str]:
    """Once a Rapid Review was convened again, what decides is said at the meeting that is to come."""
    later = RapidReview.objects.filter(case=meeting.case).exclude(meeting=meeting).select_related("meeting").first()
    if meeting.kind != MeetingKind.RAPID_REVIEW or later is None:
        return []
    return [f"The Rapid Review was convened again. Go to its meeting of {said_day(later.meeting.starts_at)} instead."]
