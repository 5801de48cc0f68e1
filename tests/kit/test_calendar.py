"""An invitation as a calendar reads it."""

import datetime as dt

import pytest
from icalendar import Calendar

from sarum.kit import calendar

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SUMMER, WINTER = dt.datetime(2026, 7, 1, 13, 30, tzinfo=dt.UTC), dt.datetime(2026, 12, 1, 14, 30, tzinfo=dt.UTC)


def made(**given):
    told = {
        "uid": "HSAB-2026-004-meeting-7", "method": calendar.REQUEST, "sequence": 0, "starts_at": WINTER, "lasts": 120,
        "summary": "HSAB-2026-004: verification meeting", "description": "Sign in for the place and the papers.",
        "organiser": "board@example.org", "attendee": "colin.shaw@example.org", "at": AT,
    }  # fmt: skip
    return calendar.invitation(**told | given)


@pytest.mark.parametrize("starts_at", [SUMMER, WINTER])
def test_it_is_at_half_past_two_in_london_in_summer_and_in_winter(starts_at):
    text = made(starts_at=starts_at)
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert "DTSTART;TZID=Europe/London" in text and "BEGIN:VTIMEZONE" in text and "TZID:Europe/London" in text
    assert event.decoded("dtstart").strftime("%H:%M") == "14:30"
    assert event.decoded("dtend").strftime("%H:%M") == "16:30"


def test_it_asks_one_person_and_is_taken_back_with_a_higher_number():
    asked, cancelled = Calendar.from_ical(made()), Calendar.from_ical(made(method=calendar.CANCEL, sequence=2))
    assert (asked["method"], cancelled["method"]) == ("REQUEST", "CANCEL")
    first, last = asked.walk("VEVENT")[0], cancelled.walk("VEVENT")[0]
    assert first["uid"] == last["uid"] and first["attendee"] == "mailto:colin.shaw@example.org"
    assert (first["sequence"], last["sequence"], last["status"]) == (0, 2, "CANCELLED")


@pytest.mark.parametrize(("comes", "said"), [(None, "NEEDS-ACTION"), (True, "ACCEPTED"), (False, "DECLINED")])
def test_what_somebody_answered_stands_in_their_calendar(comes, said):
    attendee = Calendar.from_ical(made(comes=comes)).walk("VEVENT")[0]["attendee"]
    assert (attendee.params["partstat"], attendee.params["rsvp"]) == (said, "FALSE")


def test_a_file_to_download_asks_nobody():
    assert "ATTENDEE" not in made(method=calendar.PUBLISH, attendee="")
