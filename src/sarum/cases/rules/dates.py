"""Dates proposed for a meeting, and meetings moved or cancelled."""

import datetime as dt
from collections.abc import Iterable

from sarum.cases.models.meeting import Meeting, MeetingKind


def why_not_proposed(starts: Iterable[dt.datetime]) -> list[str]:
    """Two or three different dates leave a choice that people can still answer."""
    given = list(starts)
    if len(set(given)) < len(given):
        return ["The same date is proposed twice. Give another, or leave it empty."]
    return [] if len(given) <= 3 else ["Propose at most three dates."]


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
