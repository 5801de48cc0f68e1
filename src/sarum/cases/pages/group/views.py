"""The meetings of the Joint Case Review group: which there are, one from every side, arranged, answered and moved."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import GroupMeeting, Meeting
from sarum.cases.operations import group as operations
from sarum.cases.pages.group import forms
from sarum.cases.queries import access, agenda, minutes
from sarum.cases.queries import group as queries
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import group as rules
from sarum.cases.rules import sitting
from sarum.cases.rules.minutes import AnyMeeting, named
from sarum.kit import asking


def place_of(meeting: AnyMeeting) -> str:
    """The address of a meeting."""
    if isinstance(meeting, Meeting):
        return lobby.url("meeting", meeting.case, meeting.pk)
    return reverse("cases:group_meeting", args=[meeting.pk])


def ask(request: HttpRequest, meeting: AnyMeeting, form: Any, do: Any, **options: Any) -> HttpResponse:
    """Ask one question about a meeting; afterwards back to it."""
    back = options.pop("back", "") or place_of(meeting)
    return asking.ask(
        request,
        form,
        do,
        by=reader_of(request),
        back=back,
        then=options.pop("then", back),
        caption=named(meeting),
        **options,
    )


@lobby.page(None, is_recorded=True)
def group_meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that somebody may see, and what was taken on at them."""
    reader = reader_of(request)
    page = {
        "title": "Joint Case Review group",
        "meetings": queries.group_meetings(reader),
        "actions": minutes.group_actions_for(reader).filter(done_on=None),
        "is_of_team": queries.is_of_the_team(reader),
        "now": timezone.now(),
        "today": timezone.localdate(),
    }
    return render(request, "cases/pages/group/group_meetings.html", page)


@lobby.page(queries.group_meeting_by, is_recorded=True)
def group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """One meeting: when, who comes, its agenda, what the chairs said of it, and how far its minutes are."""
    reader = reader_of(request)
    seats = list(queries.seats_of(reader, meeting))
    page = {
        "title": str(meeting),
        "meeting": meeting,
        "seats": seats,
        "own": queries.own_seat(reader, meeting),
        "agenda": agenda_rules.in_order(meeting, agenda.on_agenda(reader, meeting)),
        "words": agenda.words_on(reader, meeting),
        "is_for_the_group": queries.is_for_the_group(reader),
        "due": agenda.to_build(reader, meeting),
        "silent": agenda.silent_chairs(reader, meeting),
        "warnings": sitting.warnings(seats),
        "not_quorate": queries.why_not_quorate(reader, meeting) if meeting.begun_at else [],
        "not_begun": rules.why_not_begun(meeting, timezone.now()),
        "quorum": rules.GROUP_QUORUM,
        "issue_by": queries.issue_by(reader, meeting),
        "sees_agenda": bool(meeting.issued_at) or queries.is_for_the_group(reader),
        "may": {act: access.may(reader, act) for act in (*ACTS, "put_minutes_forward")},
        "back": reverse("cases:group_meetings"),
    }
    return render(request, "cases/pages/group/group_meeting.html", page)


ACTS = (
    "ask_to_group_meeting", "take_off_group_meeting", "move_group_meeting", "cancel_group_meeting", "build_agenda",
    "add_agenda_item", "change_agenda_item", "leave_out_agenda_item", "remove_item_paper", "put_agenda_to_chairs",
    "say_of_agenda", "issue_agenda", "begin_group_meeting", "minute_item", "end_group_meeting", "check_minutes",
    "approve_minutes",
)  # fmt: skip


@lobby.page(None)
def arrange_group_meeting(request: HttpRequest) -> HttpResponse:
    """Arrange a meeting, and ask those who are always asked, and whoever else is wanted."""
    reader = reader_of(request)
    form = partial(
        forms.ArrangeGroupMeetingForm, people=queries.people_to_ask(reader), usual=queries.usual_people(reader)
    )
    return asking.ask(
        request, form, operations.arrange_group_meeting, by=reader, title="Arrange a meeting of the Joint Case Review group",
        back=reverse("cases:group_meetings"), then=lambda made: reverse("cases:group_meeting", args=[made.pk]),
        button="Arrange it and ask them", said="The meeting is arranged, and those chosen are asked.",
    )  # fmt: skip


@lobby.page(queries.group_meeting_by)
def ask_to_group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Ask somebody else, for the whole meeting or for one case."""
    reader = reader_of(request)
    form = partial(
        forms.AskToGroupMeetingForm, people=queries.not_asked(reader, meeting), cases=access.cases_for(reader)
    )
    return ask(
        request, meeting, form, partial(operations.ask_to_group_meeting, meeting=meeting), title="Ask somebody else",
        button="Ask them", said="They have been asked.",
    )  # fmt: skip


@lobby.page(queries.group_meeting_by)
def take_off_group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Take somebody off those asked."""
    form = partial(forms.TakeOffForm, people=queries.people_asked(reader_of(request), meeting))
    return ask(
        request, meeting, form, partial(operations.take_off_group_meeting, meeting=meeting), title="Take somebody off",
        button="Take them off and tell them", said="They are no longer asked.",
    )  # fmt: skip


@lobby.page(queries.group_meeting_by)
def answer_group_invitation(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Say whether one comes, and whether one can agree actions for one's organisation."""
    reader = reader_of(request)
    own = queries.own_seat(reader, meeting)
    first = {"answer": own.answer, "has_authority": own.has_authority, "statement": own.statement} if own else {}
    form = partial(forms.AnswerGroupInvitationForm, deputies=queries.deputies_for(reader))
    return ask(
        request, meeting, form, partial(operations.answer_group_invitation, meeting=meeting), title="Do you come?",
        button="Send your answer", said="Your answer has been recorded.", initial=first,
    )  # fmt: skip


@lobby.page(queries.group_meeting_by)
def move_group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Move a meeting to another time or place."""
    begins = timezone.localtime(meeting.starts_at)
    first = {"day": begins.date(), "time": begins.time(), "where": meeting.where, "link": meeting.link,
             "lasts": meeting.lasts}  # fmt: skip
    return ask(
        request, meeting, forms.WhenForm, partial(operations.move_group_meeting, meeting=meeting), title="Move the meeting",
        button="Move it and tell everybody", said="The meeting is moved, and everybody is told.", initial=first,
        subject=meeting,
    )  # fmt: skip


@lobby.page(queries.group_meeting_by)
def cancel_group_meeting(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """Call a meeting off, for a reason."""
    return ask(
        request, meeting, forms.BecauseForm, partial(operations.cancel_group_meeting, meeting=meeting),
        title="Cancel the meeting", button="Cancel it and tell everybody", button_classes="govuk-button--warning",
        said="The meeting is cancelled, and everybody is told.", subject=meeting,
    )  # fmt: skip


@lobby.page(queries.group_meeting_by)
def group_calendar(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """A meeting as a file for one's own calendar, with nothing of any case."""
    text = queries.calendar_of(reader_of(request), meeting, timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="group-meeting-{meeting.number}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
