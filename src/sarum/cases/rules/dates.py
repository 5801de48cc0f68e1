"""Dates proposed for a meeting, and meetings moved or cancelled."""

import datetime as dt
from collections.abc import Iterable

from sarum.board.models.agency import Agency
from sarum.cases.models.meeting import Meeting, MeetingKind


def why_not_proposed(starts: Iterable[dt.datetime]) -> list[str]:
    """One date is settled; of two or three different ones people choose. More than three nobody answers."""
    given = list(starts)
    if len(set(given)) < len(given):
        return ["The same date is proposed twice. Give another, or leave it empty."]
    return [] if len(given) <= 3 else ["Propose at most three dates."]


def why_not_arranged(starts: Iterable[dt.datetime], is_held_already: bool, now: dt.datetime) -> list[str]:
    """A meeting is arranged for a time to come; one that was held already is recorded as such, and nobody is invited."""
    given = list(starts)
    if is_held_already and len(given) > 1:
        return ["A meeting that was held already has one date. Leave the other dates empty."]
    if is_held_already and given[0] > now:
        return ["This meeting is still to come. Untick that it was held already."]
    if is_held_already or all(start >= now for start in given):
        return []
    return ["This time has passed. Enter a later one, or say that the meeting was held already."]


def why_not_changed(meeting: Meeting) -> list[str]:
    """A meeting that was held, or will not be, stays as it was."""
    if meeting.cancelled_at:
        return ["This meeting has been cancelled. Arrange another."]
    return ["This meeting has been held, so its date stays as it was."] if meeting.is_held else []


def why_not_cancelled(meeting: Meeting) -> list[str]:
    if meeting.kind == MeetingKind.RAPID_REVIEW:
        return ["The Rapid Review cannot do without its meeting. Move it to another day instead."]
    return why_not_changed(meeting)


def why_not_answered(meeting: Meeting, is_asked: bool) -> list[str]:
    """Those asked say when they can come, until a date is picked."""
    if meeting.is_settled or meeting.cancelled_at:
        return ["The date of this meeting is settled, so there is nothing to answer."]
    return [] if is_asked else ["You are not asked to this meeting."]


def why_not_picked(meeting: Meeting) -> list[str]:
    if meeting.is_settled:
        return ["The date of this meeting is settled already. Move the meeting if it has to change."]
    return why_not_changed(meeting)


def why_no_reason(because: str) -> list[str]:
    return [] if because.strip() else ["Say why."]


def partners_away(can: Iterable[Agency | None], cannot: Iterable[Agency | None]) -> list[Agency]:
    """The statutory partners for which somebody cannot come on a date, and nobody else said that they can."""
    coming = list(can)
    away = [one for one in cannot if one is not None and one.is_statutory_partner and one not in coming]
    return list(dict.fromkeys(away))
