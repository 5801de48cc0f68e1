"""A whole ladder, day by day, over Christmas and New Year 2026/27, against tables worked out by hand.

In England, Boxing Day 2026 is a Saturday: its bank holiday is Monday 28 December. So the working days are
    December  Mon 21, Tue 22, Wed 23, Thu 24, Tue 29, Wed 30, Thu 31
    January   Mon 4 to Fri 8, Mon 11 to Fri 15, Mon 18 to Fri 22, Mon 25 to Fri 29
    February  Mon 1 to Fri 5, Mon 8 to Fri 12
A return asked for on Monday 7 December has 15 of them: it is due on Wednesday 30 December.
"""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Notice
from sarum.cases.jobs import chase_scoping, climb_ladder
from sarum.cases.models import Climb, Extension, ReturnChase
from sarum.cases.operations import extension, ladder, pause
from tests.returns import Way

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
ASKED, LAST = dt.date(2026, 12, 7), dt.date(2027, 2, 28)


class Clock:
    """What the time is; and the product's own jobs, run at seven and at one on every day of the calendar."""

    def __init__(self, monkeypatch):
        self.now = dt.datetime.combine(ASKED, dt.time(10), dt.UTC)
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    def at(self, day, hour):
        self.now = dt.datetime.combine(day, dt.time(hour), dt.UTC)

    def run(self, meanwhile=None, down=()):
        """Every day until the last; `meanwhile` says what people do at ten, and on the days `down` nothing runs."""
        day = ASKED
        while day < LAST:
            day += DAY
            for hour in (7, 13):
                self.at(day, hour)
                if day not in down:
                    chase_scoping.run()
                    climb_ladder.run()
                if hour == 7 and meanwhile and day in meanwhile:
                    self.at(day, 10)
                    meanwhile[day]()


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def way(clock):
    made = Way()
    made.asked()
    Notice.objects.all().delete()
    return made


def what_happened():
    """Every reminder and every letter as (weekday, day, what), in the order of the days."""
    lines = [(chase.chased_at, chase.what) for chase in ReturnChase.objects.all()]
    lines += [(climb.proposed_at, f"Letter: {climb}") for climb in Climb.objects.all()]
    return [(f"{at:%A}", f"{at.day} {at:%B %Y}", what) for at, what in sorted(lines, key=lambda line: line[0])]


def test_a_ladder_from_the_first_reminder_to_the_safeguarding_partners(clock, way):
    request = way.answer.request
    assert request.due_on == dt.date(2026, 12, 30)
    assert "2 bank holidays (Christmas Day, Boxing Day)" in request.due_because
    clock.run()
    assert what_happened() == [
        ("Monday", "21 December 2026", "Reminder, 5 working days before it is due"),
        ("Tuesday", "29 December 2026", "Reminder, the last working day before it is due"),
        ("Thursday", "31 December 2026", "Reminder, 1 working day after it was due"),
        ("Tuesday", "5 January 2027", "Reminder, 3 working days after it was due"),
        ("Thursday", "7 January 2027", "Reminder, 5 working days after it was due"),
        ("Friday", "8 January 2027", "Letter: The agency’s JCR member"),
        ("Tuesday", "12 January 2027", "Letter: The agency’s safeguarding lead, with the Business Manager"),
        ("Thursday", "14 January 2027", "Letter: The JCR Chair"),
        ("Thursday", "21 January 2027", "Letter: The Independent Chair’s letter to the chief officer"),
        ("Thursday", "28 January 2027", "Letter: The Safeguarding Partners"),
    ]


def test_an_extension_before_christmas_and_a_pause_in_january(clock, way):
    def ask():
        given = {"until_on": dt.date(2027, 1, 8), "why": "Both managers are away over Christmas"}
        way.do(extension.ask_extension, "author", **given)

    def grant():
        extension.answer_extension(
            extension=Extension.objects.get(), is_granted=True, due_on=dt.date(2027, 1, 6), reason="Not so long",
            by=way.people["officer"], at=timezone.now(),
        )  # fmt: skip
        due = way.answer.request
        assert due.due_on == dt.date(2027, 1, 6)
        assert due.due_because == "extended on 23 December 2026 from 30 December 2026: Not so long"

    def stop():
        way.do(pause.pause_clock, "officer", case=way.case, reason="The inquest", started_on=timezone.localdate())

    def go_on():
        assert way.answer.request.due_on == dt.date(2027, 1, 6)
        pause.end_pause(
            pause=way.case.pauses.get(), ended_on=timezone.localdate(), by=way.people["officer"], at=timezone.now()
        )
        due = way.answer.request  # Tue 12, Wed 13, Thu 14, Fri 15 and Mon 18 January: 5 working days from Wed 6 January
        assert due.due_on == dt.date(2027, 1, 13)
        assert due.due_because == (
            "extended on 23 December 2026 from 30 December 2026: Not so long; moved on by 5 working days because the clock "
            "was paused from 11 January 2027 to 18 January 2027"
        )

    clock.run(
        {
            dt.date(2026, 12, 22): ask,
            dt.date(2026, 12, 23): grant,
            dt.date(2027, 1, 11): stop,
            dt.date(2027, 1, 18): go_on,
        }
    )
    assert what_happened() == [
        # due on Wednesday 30 December
        ("Monday", "21 December 2026", "Reminder, 5 working days before it is due"),
        # asked for more time on Tuesday 22, granted on Wednesday 23: due on Wednesday 6 January
        ("Tuesday", "29 December 2026", "Reminder, 5 working days before it is due"),
        ("Tuesday", "5 January 2027", "Reminder, the last working day before it is due"),
        ("Thursday", "7 January 2027", "Reminder, 1 working day after it was due"),
        ("Monday", "11 January 2027", "Reminder, 3 working days after it was due"),
        # stood still from Monday 11 to Monday 18 January, 5 working days: due on Wednesday 13 January
        ("Wednesday", "20 January 2027", "Reminder, 5 working days after it was due"),
        ("Thursday", "21 January 2027", "Letter: The agency’s JCR member"),
        ("Monday", "25 January 2027", "Letter: The agency’s safeguarding lead, with the Business Manager"),
        ("Wednesday", "27 January 2027", "Letter: The JCR Chair"),
        ("Wednesday", "3 February 2027", "Letter: The Independent Chair’s letter to the chief officer"),
        ("Wednesday", "10 February 2027", "Letter: The Safeguarding Partners"),
    ]


def test_a_clock_that_stood_idle_catches_up_with_one_reminder_and_one_letter(clock, way):
    down = [dt.date(2026, 12, 29) + day * DAY for day in range(13)]  # to Sunday 10 January
    down += [dt.date(2027, 1, 12) + day * DAY for day in range(14)]  # to Monday 25 January
    clock.run(down=down)
    assert what_happened() == [
        ("Monday", "21 December 2026", "Reminder, 5 working days before it is due"),
        ("Monday", "11 January 2027", "Reminder, 5 working days after it was due"),  # 7 working days late
        ("Monday", "11 January 2027", "Letter: The agency’s JCR member"),
        ("Tuesday", "26 January 2027", "Letter: The Independent Chair’s letter to the chief officer"),  # 18 late
        ("Thursday", "28 January 2027", "Letter: The Safeguarding Partners"),
    ]
    waiting = Climb.objects.filter(dismissed_at=None)
    assert [str(climb) for climb in waiting] == ["The Safeguarding Partners"]


def test_a_clock_that_wakes_on_a_bank_holiday_waits_for_a_working_day(clock, way):
    down = [
        dt.date(2026, 12, 29) + day * DAY for day in range(3)
    ]  # to Thursday 31 December; it wakes on New Year's Day
    clock.run(down=down)
    assert what_happened()[1] == ("Monday", "4 January 2027", "Reminder, 1 working day after it was due")


def test_an_agency_that_refuses_is_not_reminded_and_the_chairs_letter_is_written_at_once(clock, way):
    def refuse():
        way.do(ladder.refuse_request, "author", is_part=False, grounds="Legal privilege")

    def take_back():
        way.do(ladder.withdraw_refusal, "author")

    clock.run({dt.date(2026, 12, 22): refuse, dt.date(2027, 1, 6): take_back})
    assert what_happened() == [
        ("Monday", "21 December 2026", "Reminder, 5 working days before it is due"),
        ("Tuesday", "22 December 2026", "Letter: The JCR Chair"),
        # taken back on Wednesday 6 January, 4 working days late
        ("Thursday", "7 January 2027", "Reminder, 5 working days after it was due"),
        ("Friday", "8 January 2027", "Letter: The agency’s JCR member"),
        ("Tuesday", "12 January 2027", "Letter: The agency’s safeguarding lead, with the Business Manager"),
        ("Thursday", "14 January 2027", "Letter: The JCR Chair"),
        ("Thursday", "21 January 2027", "Letter: The Independent Chair’s letter to the chief officer"),
        ("Thursday", "28 January 2027", "Letter: The Safeguarding Partners"),
    ]


def test_when_christmas_day_is_a_saturday_two_substitute_days_are_left_out(clock):
    """In 2027 the holidays are Monday 27 and Tuesday 28 December, and Monday 3 January 2028."""
    clock.at(dt.date(2027, 12, 9), 10)  # a Thursday: 10, 13-17, 20-24, 29-31 December and 4 January are the 15 days
    way = Way()
    way.asked()
    assert way.answer.request.due_on == dt.date(2028, 1, 4)


def test_each_letter_is_told_once_to_whoever_sends_it(clock, way):
    clock.run()
    told = Notice.objects.filter(subject__endswith="a letter waits for you").order_by("written_at", "to__name")
    by_day = {}
    for notice in told:
        by_day.setdefault(timezone.localdate(notice.written_at), []).append(notice.to.name)
    team = ["Dilys Oram", "Martha Bell", "Olive Fenn", "Omar Reid"]
    assert by_day == {
        dt.date(2027, 1, 8): team,
        dt.date(2027, 1, 12): team,
        dt.date(2027, 1, 14): ["Carys Holt", "Victor Amadi"],
        dt.date(2027, 1, 21): ["Iris Calder"],
        dt.date(2027, 1, 28): ["Iris Calder"],
    }
