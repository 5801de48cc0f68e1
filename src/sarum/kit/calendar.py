"""An invitation that a calendar understands (RFC 5545): when, and nothing of what it is about that may not be read."""

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

LONDON = ZoneInfo("Europe/London")
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
ANSWERS = {None: "NEEDS-ACTION", True: "ACCEPTED", False: "DECLINED"}


def invitation(
    *, uid: str, method: str, sequence: int, starts_at: dt.datetime, lasts: int, summary: str, description: str, organiser: str,
    attendee: str = "", comes: bool | None = None, at: dt.datetime,
) -> str:  # fmt: skip
    """One meeting for one recipient: asked to it, told that it moved (a higher `sequence`), or that it is cancelled.

    `comes` is what they have answered, None where they have not.
    """
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("sequence", sequence)
    event.add("dtstart", starts_at.astimezone(LONDON))
    event.add("dtend", (starts_at + dt.timedelta(minutes=lasts)).astimezone(LONDON))
    event.add("summary", summary)
    event.add("description", description)
    event.add("class", "CONFIDENTIAL")
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{organiser}"))
    if attendee:
        person = vCalAddress(f"mailto:{attendee}")
        person.params["partstat"], person.params["rsvp"] = vText(ANSWERS[comes]), vText("FALSE")
        event.add("attendee", person)
    whole = Calendar()
    whole.add("prodid", "-//Sarum//Safeguarding Adults Reviews//EN")
    whole.add("version", "2.0")
    whole.add("method", method)
    whole.add_component(event)
    whole.add_missing_timezones()
    return whole.to_ical().decode()
