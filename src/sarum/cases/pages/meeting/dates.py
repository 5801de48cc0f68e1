"""The day of a meeting: dates answered and picked, a meeting moved, cancelled, or put in a calendar."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Meeting
from sarum.cases.operations import dates as operations
from sarum.cases.pages.meeting import dates_forms as forms
from sarum.cases.queries import dates as queries
from sarum.cases.queries import meeting as meetings


@lobby.page(meetings.meeting_by)
def meeting_calendar(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """A meeting as a file for one's own calendar, without a fact of the case."""
    headers = {"Content-Disposition": f'attachment; filename="{meeting.case.reference} meeting.ics"'}
    text = meetings.calendar_of(reader_of(request), meeting, timezone.now())
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@lobby.page()
def arrange_panel(request: HttpRequest, case: Case) -> HttpResponse:
    """Arrange a panel of the review."""
    reader = reader_of(request)
    form = partial(forms.ArrangePanelForm, people=meetings.anybody(reader, case))
    return lobby.ask(
        request, case, form, partial(operations.arrange_panel, case=case), title="Arrange a panel of the review",
        initial={"where": "Virtual"}, button="Arrange the panel and invite them", said="The panel has been arranged.",
        intro="Each is sent the date, the time and the case’s reference. Whoever does not belong to the Joint Case Review group "
        "sees the case until the panel is over.", back=lobby.url("meetings", case),
        then=lambda meeting: lobby.url("meeting", case, meeting.pk),
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def answer_dates(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Say on which of the dates proposed one can come."""
    said = queries.own_answers(reader_of(request), meeting)
    dates = meeting.dates.all()
    first = {f"date_{pk}": can_come for pk, can_come in said.items()}
    return lobby.ask(
        request, meeting.case, partial(forms.AnswerDatesForm, dates=dates), partial(operations.answer_dates, meeting=meeting),
        title="When can you come?", initial=first, back=lobby.url("meeting", meeting.case, meeting.pk),
        said="Your answer has been recorded. You will be told which date it is.",
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def pick_date(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Pick one of the dates proposed."""
    form = partial(forms.PickDateForm, dates=meeting.dates.all())
    return lobby.ask(
        request, meeting.case, form, partial(operations.pick_date, meeting=meeting), title="Pick the date of the meeting",
        subject=meeting, intro_template="cases/pages/meeting/options.html",
        options=queries.options_of(reader_of(request), meeting), button="Pick this date and invite everybody",
        back=lobby.url("meeting", meeting.case, meeting.pk), said="The date is picked. Everybody asked is invited.",
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def ask_to_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Ask somebody else to a meeting."""
    form = partial(forms.AskToMeetingForm, people=meetings.not_asked(reader_of(request), meeting))
    do = partial(operations.ask_to_meeting, meeting=meeting)
    return lobby.ask(
        request, meeting.case, form, do, title="Ask somebody else to the meeting", button="Ask them",
        back=lobby.url("meeting", meeting.case, meeting.pk), said="They have been asked.",
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def take_off_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Take somebody off those asked to a meeting."""
    form = partial(forms.TakeOffForm, people=meetings.people_asked(reader_of(request), meeting))
    return lobby.ask(
        request, meeting.case, form, partial(operations.take_off_meeting, meeting=meeting), title="Take somebody off",
        button="Take them off and tell them", back=lobby.url("meeting", meeting.case, meeting.pk),
        said="They are no longer asked.",
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def rearrange_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Move a meeting to another time or place."""
    return lobby.ask(
        request, meeting.case, forms.RearrangeMeetingForm, partial(operations.rearrange_meeting, meeting=meeting),
        title="Move the meeting", subject=meeting, values=forms.typed, button="Move the meeting and tell everybody",
        back=lobby.url("meeting", meeting.case, meeting.pk), said="The meeting has moved. Everybody asked is told.",
    )  # fmt: skip


@lobby.page(meetings.meeting_by)
def cancel_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Cancel a meeting."""
    return lobby.ask(
        request, meeting.case, forms.CancelMeetingForm, partial(operations.cancel_meeting, meeting=meeting),
        title="Cancel the meeting", subject=meeting, button="Cancel the meeting and tell everybody",
        button_classes="govuk-button--warning", back=lobby.url("meeting", meeting.case, meeting.pk),
        said="The meeting is cancelled. Everybody asked is told.",
    )  # fmt: skip
