"""Meetings of the Joint Case Review group: when one is arranged, whom it needs, and how far it has come.

Guidance: the group agrees recommendations, consults both chairs on its agenda, and has the Action Log as a standing item.
"""

import datetime as dt
from collections.abc import Collection, Iterable

from sarum.board.models.agency import Agency
from sarum.cases.models.group import GroupMeeting, GroupSeat

DAYS_BEFORE = 5
"""Working days before a meeting by which its agenda is issued, papers and all."""
GROUP_QUORUM = "Each statutory partner, and the JCR Chair or Vice-Chair."


def why_not_arranged(starts_at: dt.datetime, now: dt.datetime) -> list[str]:
    """A meeting is arranged for a time to come."""
    return [] if starts_at > now else ["This time has passed. Enter a later one."]


def why_over(meeting: GroupMeeting) -> list[str]:
    """Nothing is prepared for a meeting that was cancelled, or that has been held."""
    if meeting.cancelled_at:
        return ["This meeting has been cancelled. Arrange another."]
    return ["This meeting has been held."] if meeting.ended_at else []


def why_settled(meeting: GroupMeeting) -> list[str]:
    """When it is and who comes is settled before it begins."""
    if meeting.begun_at and not meeting.ended_at:
        return [
            "This meeting has begun. Whoever minutes it records who is here; for another day, arrange another meeting."
        ]
    return why_over(meeting)


def why_not_cancelled(meeting: GroupMeeting, because: str) -> list[str]:
    """A meeting is called off with a reason, before it begins."""
    if why := why_over(meeting):
        return why
    if meeting.begun_at:
        return ["This meeting has begun. End it instead, with what was said so far."]
    return [] if because.strip() else ["Say why, so that those who were asked know."]


def why_not_quorate(
    seats: Iterable[GroupSeat], partners: Collection[Agency], chairs: Collection[int], conflicted: Collection[int] = ()
) -> list[str]:
    """Why the group cannot decide with those who are there; `conflicted` must not decide on the item in hand."""
    here = [seat for seat in seats if seat.is_present and seat.person_id not in conflicted]
    agencies = {seat.agency_id for seat in here}
    missing = [f"{partner} is not represented" for partner in partners if partner.pk not in agencies]
    missing += (
        [] if any(seat.person_id in chairs for seat in here) else ["neither the JCR Chair nor the Vice-Chair is here"]
    )
    return [f"The group cannot decide: {'; '.join(missing)}."] if missing else []


def why_not_begun(meeting: GroupMeeting, now: dt.datetime) -> list[str]:
    """A meeting begins once its agenda is issued, on its day or later."""
    if why := why_over(meeting):
        return why
    if not meeting.issued_at:
        return ["Its agenda has not been issued. Issue it first."]
    if meeting.starts_at.date() > now.date():
        return [f"This meeting is on {meeting.starts_at:%A} {meeting.starts_at.day} {meeting.starts_at:%B %Y}."]
    return []
