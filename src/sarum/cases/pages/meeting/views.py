"""Meetings about a case, conflicts of interest, and how the adult and those close to them take part."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Meeting, MeetingKind
from sarum.cases.operations import meeting as operations
from sarum.cases.pages.meeting import forms
from sarum.cases.queries import (
    agenda,
    alternative,
    challenge,
    dates,
    group,
    minutes,
    overview,
    pack,
    pause,
    verification,
)
from sarum.cases.queries import meeting as queries
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import sitting
from sarum.cases.rules import verification as rules


@lobby.page()
def meetings(request: HttpRequest, case: Case) -> HttpResponse:
    """The meetings about a case, and any alternative action that one of them chose."""
    reader = reader_of(request)
    page: dict[str, Any] = {
        "meetings": queries.meetings_of(reader, case),
        "alternatives": alternative.alternatives_of(reader, case),
    }
    page |= {"decisions": verification.decisions_of(reader, case), "challenges": challenge.challenges_of(reader, case)}
    page |= {"pauses": pause.pauses_of(reader, case), "days_paused": pause.days_paused(reader, case)}
    return lobby.show(request, case, "meeting/meetings.html", "Meetings", now=timezone.now(), **page)


@lobby.page(queries.meeting_by)
def meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """One meeting: who was asked and came, whether it can decide, what each agency thinks, the minutes, the decision."""
    reader = reader_of(request)
    is_verification = meeting.kind == MeetingKind.VERIFICATION
    why = verification.why_cannot_decide if is_verification else queries.why_cannot_decide
    seats, items = list(queries.seats_of(reader, meeting)), list(agenda.on_agenda(reader, meeting))
    is_by_item = any(item.minuted_at for item in items)
    page = {
        "meeting": meeting,
        "seats": seats,
        "views": queries.views_of(reader, meeting),
        "needed": queries.needed_at(reader, meeting),
        "conflicts": overview.conflicts_of(reader, meeting.case),
        "is_verification": is_verification,
        "has_decided": queries.has_decided(reader, meeting),
        "in_the_way": why(reader, meeting),
        "only_advisory": is_verification and verification.is_only_advisory(reader, meeting),
        "in_writing": is_verification and verification.is_in_writing(reader, meeting),
        "waits_because": verification.why_not_standing(reader, meeting.verification) if has_verified(meeting) else [],
        "threshold": rules.THRESHOLD if is_verification else "",
        "link_shown": queries.is_link_shown(reader, meeting),
        "options": dates.options_of(reader, meeting),
        "views_open": queries.are_views_open(reader, meeting),
        "answered": queries.who_answered(reader, meeting),
        "pack": pack.latest_pack(reader, meeting.case) if meeting.kind == MeetingKind.RAPID_REVIEW else None,
        "agenda": agenda_rules.in_order(meeting, items),
        "due": [] if meeting.issued_at else agenda_rules.new_among(agenda_rules.standing_for(meeting), items),
        "own": queries.own_seat(reader, meeting),
        "warnings": [] if meeting.ended_at else sitting.warnings(seats),
        "issue_by": group.issue_by(reader, meeting) if agenda_rules.is_awaited(meeting) else None,
        "sees_agenda": bool(meeting.issued_at) or group.is_for_the_group(reader),
        "words_on_agenda": agenda.words_on(reader, meeting),
        "is_unbuilt": not items,
        "is_by_item": is_by_item,
        "in_one_text": bool(meeting.minutes) and not is_by_item,
        "tab": "meetings",
    }
    return lobby.show(request, meeting.case, "meeting/meeting.html", str(meeting), **page)


def has_verified(meeting: Meeting) -> bool:
    return getattr(meeting, "verification", None) is not None


@lobby.page(queries.meeting_by)
def record_attendance(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Record who came, who sent apologies, and who can agree actions for their organisation."""
    reader = reader_of(request)
    seats = list(queries.seats_of(reader, meeting))
    form = partial(forms.RecordAttendanceForm, seats=seats, others=queries.not_asked(reader, meeting))

    def record(*, by: Any, at: Any, key: str | None = None, version: int | None = None, **answers: Any) -> Meeting:
        present = forms.present_from(answers)
        return operations.record_attendance(meeting=meeting, **present, by=by, at=at, key=key, version=version)

    return ask(
        request, meeting, form, record, title="Who came to the meeting?", subject=meeting,
        values=lambda now: forms.typed_attendance(queries.seats_of(reader, now)), said="The attendance has been recorded.",
    )  # fmt: skip


@lobby.page(queries.meeting_by)
def give_view(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Record what one agency thinks should be done."""
    reader = reader_of(request)
    agencies = queries.agencies_at(reader, meeting)
    form = partial(forms.GiveViewForm, agencies=agencies, people=queries.people_asked(reader, meeting))
    do, own = partial(operations.give_view, meeting=meeting), reader.agency_id if reader.agency_id else ""
    is_own = not queries.writes_for_others(reader, meeting, timezone.now())
    initial = {"agency": own, "person": reader.pk} if is_own else {}
    return ask(
        request,
        meeting,
        form,
        do,
        title="What does an agency think?",
        initial=initial,
        said="The view has been recorded.",
    )


@lobby.page(queries.meeting_by)
def record_minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Write the minutes, begun with what is on record already."""
    reader = reader_of(request)
    form = partial(forms.RecordMinutesForm, takers=queries.minute_takers(reader))

    def values(now: Meeting) -> dict[str, Any]:
        return {
            "minutes": now.minutes or minutes.minutes_begun(reader, now),
            "minuted_by": now.minuted_by_id or reader.pk,
        }

    do = partial(operations.record_minutes, meeting=meeting)
    title = f"Minutes of the meeting of {timezone.localtime(meeting.starts_at):%-d %B %Y}"
    return ask(
        request, meeting, form, do, title=title, subject=meeting, values=values, said="The minutes have been kept."
    )


@lobby.page()
def declare_conflict(request: HttpRequest, case: Case) -> HttpResponse:
    """Declare a conflict of interest; only those who work for the Board record another's."""
    reader = reader_of(request)
    form = partial(forms.DeclareConflictForm, people=queries.people_with_conflicts(reader, case))
    do, back = partial(operations.declare_conflict, case=case), lobby.url("people_in_case", case)
    return lobby.ask(
        request, case, form, do, title="Declare a conflict of interest", back=back, initial={"person": reader.pk},
        intro="Somebody who has a reason, or may seem to have one, to want a case to go one way says so, and it is managed.",
        said="The conflict of interest has been recorded.",
    )  # fmt: skip


def ask(request: HttpRequest, meeting: Meeting, form: Any, do: Any, **options: Any) -> HttpResponse:
    """Ask one question about a meeting; afterwards back to it."""
    return lobby.ask(request, meeting.case, form, do, back=lobby.url("meeting", meeting.case, meeting.pk), **options)
