"""The questions about the day of a meeting."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import Meeting, MeetingDate
from sarum.kit import fields
from sarum.kit.time_of_day import said_time


def when(date: MeetingDate) -> str:
    begins = timezone.localtime(date.starts_at)
    return f"{begins:%A %-d %B %Y}, {said_time(begins)}"


class AnswerDatesForm(fields.Form):
    """On which of the dates proposed somebody can come: yes or no of each."""

    def __init__(self, *args: Any, dates: QuerySet[MeetingDate], **options: Any) -> None:
        super().__init__(*args, **options)
        self.dates = {f"date_{date.pk}": date for date in dates}
        for name, date in self.dates.items():
            required = f"Select yes if you can come on {when(date)}"
            self.fields[name] = fields.YesNo(f"Can you come on {when(date)}?", required=required)

    def clean(self) -> dict[str, Any]:
        """The dates on which they can, as answering takes them; while one is not answered, as they were typed."""
        said = super().clean() or self.cleaned_data
        return said if self.errors else {"dates": [date for name, date in self.dates.items() if said[name]]}


class PickDateForm(fields.Form):
    """Which of the dates proposed it is."""

    def __init__(self, *args: Any, dates: QuerySet[MeetingDate], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["date"] = fields.ModelChoice(
            "Which date is it?", queryset=dates, named=when, required="Select the date of the meeting"
        )


class AskToMeetingForm(fields.Form):
    """Who else is asked to a meeting, of everybody who may see the case."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who else?", queryset=people, as_select=True, named=Person.with_agency, required="Choose who else is asked",
            hint="They can then read the case, so that they can prepare.",
        )  # fmt: skip


class TakeOffForm(fields.Form):
    """Who is not asked any more."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who need not come?", queryset=people, as_select=True, named=Person.with_agency, required="Select who need not come",
            hint="They are told, their calendar takes the meeting out, and what they see of the case for this meeting only ends",
        )  # fmt: skip


class WhenForm(fields.Form):
    """When and where a meeting is."""

    day = fields.Day("Which day?", not_before="today", required="Enter the day of the meeting")
    time = fields.TimeOfDay(
        "What time?", width=10, hint="For example, 2:30pm", required="Enter the time of the meeting"
    )
    where = fields.Text("Where?", longest=200, required="Say where the meeting is")
    link = fields.Text("Link to join", longest=2000, required=False, hint="Shown to those asked. It is in no letter")
    lasts = fields.Length("How long does it last?")

    def clean(self) -> dict[str, Any]:
        """The answers as moving a meeting takes them; while something is wrong, as they were typed."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        starts_at = timezone.make_aware(dt.datetime.combine(said["day"], said["time"]))
        return {"starts_at": starts_at} | {name: one for name, one in said.items() if name not in ("day", "time")}


class RearrangeMeetingForm(WhenForm):
    """When and where a meeting is now, and why it moved."""

    because = fields.LongText("Why does it move?", rows=3, required="Say why the meeting moves")


class ArrangePanelForm(WhenForm):
    """When and where a panel is, and who is asked."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"] = fields.ModelChoice(
            "Who is asked?",
            queryset=people,
            many=True,
            named=Person.with_agency,
            required="Choose who is asked to the panel",
        )


def typed(meeting: Meeting) -> dict[str, Any]:
    """A meeting as its form asks for it."""
    begins = timezone.localtime(meeting.starts_at)
    return {"day": begins.date(), "time": said_time(begins), "where": meeting.where, "link": meeting.link,
            "lasts": meeting.lasts}  # fmt: skip


class CancelMeetingForm(fields.Form):
    """Why a meeting will not be held."""

    because = fields.LongText("Why is it cancelled?", rows=3, required="Say why the meeting is cancelled")
