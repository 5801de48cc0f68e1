"""Reading the dates proposed for a meeting, and who can come on which."""

from dataclasses import dataclass

from sarum.cases.models import Meeting, MeetingDate
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader


@dataclass(frozen=True)
class Option:
    """One date proposed, and what those asked said of it."""

    date: MeetingDate
    can: list[str]
    cannot: list[str]


def options_of(reader: Reader, meeting: Meeting) -> list[Option]:
    """Each date proposed for a meeting, the earliest first."""
    found = meetings.in_sight(reader, meeting.dates.all()).prefetch_related("answers__person")
    return [
        Option(
            date,
            [answer.person.name for answer in date.answers.all() if answer.can_come],
            [answer.person.name for answer in date.answers.all() if not answer.can_come],
        )
        for date in found
    ]


def own_answers(reader: Reader, meeting: Meeting) -> dict[int, bool]:
    """What somebody has answered, by the date."""
    dates = meetings.in_sight(reader, meeting.dates.all())
    return dict(dates.filter(answers__person=reader.pk).values_list("pk", "answers__can_come"))
