"""Reading the dates proposed for a meeting, and who can come on which."""

from dataclasses import dataclass

from sarum.cases.models import Meeting, MeetingDate
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.rules import dates as rules


@dataclass(frozen=True)
class Option:
    """One date proposed, and what those asked said of it."""

    date: MeetingDate
    can: list[str]
    cannot: list[str]
    partners_away: list[str]  # statutory partners of which somebody cannot come and nobody said that they can


def options_of(reader: Reader, meeting: Meeting) -> list[Option]:
    """Each date proposed for a meeting, the earliest first."""
    found = meetings.in_sight(reader, meeting.dates.all()).prefetch_related("answers__person__agency")
    return [option_of(date) for date in found]


def option_of(date: MeetingDate) -> Option:
    """What those asked said of one date."""
    can = [answer.person for answer in date.answers.all() if answer.can_come]
    cannot = [answer.person for answer in date.answers.all() if not answer.can_come]
    away = rules.partners_away([one.agency for one in can], [one.agency for one in cannot])
    return Option(date, [one.name for one in can], [one.name for one in cannot], [str(agency) for agency in away])


def own_answers(reader: Reader, meeting: Meeting) -> dict[int, bool]:
    """What somebody has answered, by the date."""
    dates = meetings.in_sight(reader, meeting.dates.all())
    return dict(dates.filter(answers__person=reader.pk).values_list("pk", "answers__can_come"))
