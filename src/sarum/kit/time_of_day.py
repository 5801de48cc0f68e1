"""A time of the day as people say it."""

import datetime as dt
import re

CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2}))?(?P<half>am|pm)?")


def read_time(said: str) -> dt.time | None:
    """The time of day that somebody typed: 2:30pm, 14.30, 9am, midday; none when it is no time."""
    words = said.casefold().replace(" ", "").replace("a.m.", "am").replace("p.m.", "pm")
    if words in {"midday", "noon"}:
        return dt.time(12)
    found = CLOCK.fullmatch(words)
    if found is None or not (found["minute"] or found["half"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if minute > 59 or (found["half"] and not 1 <= hour <= 12) or hour > 23:
        return None
    return dt.time(hour % 12 + 12 * (found["half"] == "pm") if found["half"] else hour, minute)


def said_time(time: dt.datetime | dt.time) -> str:
    """2:30pm, 2pm, midday"""
    if time.minute == 0 and time.hour in (0, 12):
        return "midday" if time.hour else "midnight"
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'am' if time.hour < 12 else 'pm'}"


def said_length(minutes: int) -> str:
    """How long something lasts, as a person says it: 1 hour, 2 hours 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    return " ".join(f"{number} {word}{'s' * (number != 1)}" for number, word in parts if number) or "0 minutes"
