"""Meetings about a case: the invitation answered, the agenda, and the minutes until they stand. As those of the group."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Meeting, MeetingKind
from sarum.cases.operations import agenda, minutes
from sarum.cases.operations import meeting as operations
from sarum.cases.pages.group import forms
from sarum.cases.pages.group.agenda import consulting, issuing, saying
from sarum.cases.pages.group.minutes import approving, checking, ending, putting_forward, reading, returning
from sarum.cases.pages.group.views import ask
from sarum.cases.queries import group
from sarum.cases.queries import meeting as queries
from sarum.cases.rules import agenda as rules
from sarum.kit import fields


@lobby.page(queries.meeting_by)
def answer_invitation(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Say whether one comes, and whether one can agree actions for one's organisation."""
    reader = reader_of(request)
    own = queries.own_seat(reader, meeting)
    first = {"answer": own.answer, "has_authority": own.has_authority, "statement": own.statement} if own else {}
    form = partial(forms.AnswerGroupInvitationForm, deputies=group.deputies_for(reader))
    return ask(
        request, meeting, form, partial(operations.answer_invitation, meeting=meeting), title="Do you come?",
        button="Send your answer", said="Your answer has been recorded.", initial=first,
    )  # fmt: skip


@lobby.page(queries.meeting_by)
def build_meeting_agenda(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Put the standing items onto the agenda."""
    return ask(
        request, meeting, fields.Form, partial(agenda.build_meeting_agenda, meeting=meeting), title="Build the agenda",
        button="Build the agenda", said="The agenda is built. Change it, then issue it.",
        intro="The items that stand on the agenda of every meeting of this kind go onto it. What you took off stays off.",
    )  # fmt: skip


@lobby.page(queries.meeting_by)
def add_meeting_item(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Put something else onto the agenda."""
    form = partial(forms.ItemForm, headings=rules.headings_of(meeting))
    return ask(
        request, meeting, form, partial(agenda.add_agenda_item, meeting=meeting), title="Put something on the agenda",
        button="Put it on the agenda", said="It is on the agenda.",
    )  # fmt: skip


@lobby.page(queries.meeting_by)
def put_meeting_agenda_to_chairs(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Ask both chairs what they think of the agenda."""
    return consulting(request, meeting)


@lobby.page(queries.meeting_by)
def say_of_meeting_agenda(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Say what one thinks of the agenda, as a chair."""
    return saying(request, meeting)


@lobby.page(queries.meeting_by)
def issue_meeting_agenda(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Issue the agenda to everybody who was asked."""
    return issuing(request, meeting, agenda.issue_meeting_agenda)


@lobby.page(queries.meeting_by)
def end_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """End a meeting."""
    sees = (
        "Whoever was asked to this meeting only, and does not belong to the Joint Case Review group, sees no more of the case "
        "from now."
    )
    is_decided = meeting.kind == MeetingKind.PANEL or queries.has_decided(reader_of(request), meeting)
    return ending(request, meeting, partial(minutes.end_meeting, meeting=meeting), sees, is_decided)


@lobby.page(queries.meeting_by)
def check_meeting_minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Check the minutes as a chair: from now their words are kept."""
    return checking(request, meeting)


@lobby.page(queries.meeting_by)
def send_back_meeting_minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Send the minutes back as a chair, with what is to be put right."""
    return returning(request, meeting)


@lobby.page(queries.meeting_by)
def put_meeting_minutes_forward(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Put minutes that were sent back before the chairs again."""
    return putting_forward(request, meeting)


@lobby.page(queries.meeting_by)
def approve_meeting_minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Record that a later meeting, of the case or of the group, approved the minutes."""
    return approving(request, meeting)


@lobby.page(queries.meeting_by)
def meeting_minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The minutes as far as they are."""
    return reading(request, meeting, "meeting_minutes", meeting.case.reference, meeting.pk)
