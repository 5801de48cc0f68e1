"""A meeting of either kind in the calendar of somebody who was asked to it."""

import datetime as dt

from django.conf import settings as django_settings

from sarum.board.queries import settings
from sarum.cases.models.sitting import Seat, Sitting
from sarum.cases.queries.access import Reader
from sarum.cases.rules import sitting as rules
from sarum.kit import calendar


def entry(
    reader: Reader, meeting: Sitting, own: Seat | None, at: dt.datetime, *, attendee: str, is_off: bool, uid: str,
    summary: str, description: str,
) -> str:  # fmt: skip
    """A meeting for one person's calendar: sent to them, or taken away as a file. What they answered stands in it."""
    comes = rules.comes(own)
    if not attendee and comes is not None:
        attendee = getattr(reader, "email", None) or ""
    method = calendar.CANCEL if meeting.cancelled_at or is_off else calendar.REQUEST if attendee else calendar.PUBLISH
    return calendar.invitation(
        uid=uid, method=method, sequence=meeting.sequence, starts_at=meeting.starts_at, lasts=meeting.lasts,
        summary=summary, description=description,
        organiser=settings.the_board().email or django_settings.DEFAULT_FROM_EMAIL, attendee=attendee, comes=comes, at=at,
    )  # fmt: skip
