"""Agendas and minutes as files, in the Board's templates."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import made
from sarum.cases.models import Case, GroupMeeting, Meeting, PaperKind
from sarum.cases.queries import agenda, group, stationery
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries import minutes as queries
from sarum.cases.rules import agenda as rules
from sarum.cases.rules import minutes_paper as paper
from sarum.cases.rules import stationery as stationery_rules
from sarum.cases.rules.minutes import AnyMeeting, why_no_minutes
from sarum.kit.refusal import Refused, refuse


@lobby.page(group.group_meeting_by, is_recorded=True)
def group_minutes_word(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """The minutes as a Word file."""
    return minutes_file(request, meeting, "docx")


@lobby.page(group.group_meeting_by, is_recorded=True)
def group_minutes_pdf(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """The minutes as a PDF."""
    return minutes_file(request, meeting, "pdf")


@lobby.page(meetings.meeting_by)
def meeting_minutes_word(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The minutes of a meeting about a case as a Word file."""
    return minutes_file(request, meeting, "docx")


@lobby.page(meetings.meeting_by)
def meeting_minutes_pdf(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The minutes of a meeting about a case as a PDF."""
    return minutes_file(request, meeting, "pdf")


def minutes_file(request: HttpRequest, meeting: AnyMeeting, ending: str) -> HttpResponse:
    """Minutes in the Board's template, as far as they have come, for whoever may read them."""
    refuse(why_no_minutes(meeting))
    moment = meeting.approved_at or meeting.checked_at or meeting.starts_at
    written = stationery_rules.paper(
        paper.minutes_of(meeting, queries.words_for(reader_of(request), meeting), settings.the_board().name),
        stationery.contact_of(),
        timezone.localdate(meeting.starts_at), standing=paper.standing_of(meeting),
    )  # fmt: skip
    case, name = kept_with(meeting, "minutes")
    return made(request, PaperKind.MINUTES, f"{name}.{ending}", written, case=case, content_at=moment)


@lobby.page(group.group_meeting_by, is_recorded=True)
def group_agenda_word(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """The agenda as a Word file."""
    return agenda_file(request, meeting, "docx")


@lobby.page(group.group_meeting_by, is_recorded=True)
def group_agenda_pdf(request: HttpRequest, meeting: GroupMeeting) -> HttpResponse:
    """The agenda as a PDF."""
    return agenda_file(request, meeting, "pdf")


@lobby.page(meetings.meeting_by)
def meeting_agenda_word(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The agenda of a meeting about a case as a Word file."""
    return agenda_file(request, meeting, "docx")


@lobby.page(meetings.meeting_by)
def meeting_agenda_pdf(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The agenda of a meeting about a case as a PDF."""
    return agenda_file(request, meeting, "pdf")


def agenda_file(request: HttpRequest, meeting: AnyMeeting, ending: str) -> HttpResponse:
    """An agenda in the Board's template: as a draft for those who prepare it, for everybody else once it is issued."""
    reader = reader_of(request)
    if not meeting.issued_at and not group.is_for_the_group(reader):
        raise Refused("The agenda has not been issued yet.", next="You will be told when it is.")
    lines = rules.in_order(meeting, agenda.on_agenda(reader, meeting))
    written = stationery_rules.paper(
        paper.agenda_of(meeting, lines, settings.the_board().name), stationery.contact_of(),
        timezone.localdate(meeting.starts_at), standing=paper.agenda_standing(meeting),
    )  # fmt: skip
    case, name = kept_with(meeting, "agenda")
    moment = meeting.issued_at or meeting.starts_at
    return made(request, PaperKind.AGENDA, f"{name}.{ending}", written, case=case, content_at=moment)


def kept_with(meeting: AnyMeeting, what: str) -> tuple[Case | None, str]:
    """The case among whose documents a file of a meeting is kept, and the name of the file."""
    if isinstance(meeting, Meeting):
        return meeting.case, f"{meeting.case.reference}-{what}-{meeting.pk}"
    return None, f"group-{what}-{meeting.number}"
