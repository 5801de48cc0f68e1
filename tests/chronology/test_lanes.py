"""The picture as geometry: every dated entry in one mark, everything within its bounds, clashes joined."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sarum.chronology import Entry, combined_of, span_of
from sarum.chronology.lanes import APART, LANE, LEFT, RIGHT, TOP, drawn, usual_window
from sarum.chronology.ticks import ROOM
from sarum.chronology.writing_picture import as_svg

DATES = [
    "2021-03-03",
    "2021-03-04",
    "2021-03",
    "2021",
    "2021-21",
    "2019-12-31/2020-01-02",
    "2020-02-29~",
    "201X",
    "",
    "XXXX-05-01",
]


def entry(agency, date, event="Seen", row=1):
    return Entry(agency, date, "", date, "", event, {}, "a.csv", 1, row)


def entries(agencies=("Police", "Fire", "Ward")):
    days = st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31)).map(dt.date.isoformat)
    near = st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1)).map(dt.date.isoformat)
    date = days | near | st.sampled_from(DATES)
    return st.lists(st.builds(entry, st.sampled_from(agencies), date), max_size=60)


def windows():
    days = st.dates(dt.date(2014, 1, 1), dt.date(2025, 12, 31))
    return st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


@settings(max_examples=150)
@given(entries(), windows())
def test_every_dated_entry_is_in_one_mark_and_all_is_within_bounds(told, window):
    combined = combined_of(told)
    picture = drawn(combined.entries, combined.gaps, combined.clashes, window)
    marked = [id(one) for lane in picture.lanes for mark in lane.marks for one in mark.entries]
    rest = [id(one) for one in picture.undated + picture.earlier + picture.later]
    assert sorted(marked + rest) == sorted(map(id, combined.entries))
    assert [id(one) for one in picture.undated] == [id(one) for one in combined.entries if not span_of(one.date)]
    if window is None:
        assert not picture.earlier and not picture.later
    for lane in picture.lanes:
        assert lane.y - LANE / 2 >= TOP and lane.y + LANE / 2 <= picture.height
        assert lane.marks == sorted(lane.marks, key=lambda mark: mark.x)
        for mark in lane.marks:
            assert mark.x >= LEFT and mark.x + mark.width <= picture.width - RIGHT + 1e-6 and mark.width >= 2 - 1e-6
            assert lane.y - LANE / 2 <= mark.y and mark.y + mark.height <= lane.y + LANE / 2
            assert (mark.kind == "many") == (len(mark.entries) > 1)
            assert {one.agency for one in mark.entries} == {lane.agency}
        points = [mark.x for mark in lane.marks if mark.y < lane.y]
        assert all(later - earlier >= APART for earlier, later in itertools.pairwise(points))
    for band in picture.nobody + [band for lane in picture.lanes for band in lane.gaps]:
        assert band.x >= LEFT and band.x + band.width <= picture.width - RIGHT + 1e-6
    for x, words in picture.ticks:
        assert LEFT <= x <= picture.width - RIGHT and words
    assert all(b[0] - a[0] >= 0.9 * ROOM for a, b in zip(picture.ticks, picture.ticks[1:], strict=False))


@settings(max_examples=60)
@given(entries())
def test_a_gap_is_as_wide_as_its_days(told):
    combined = combined_of(told)
    picture = drawn(combined.entries, combined.gaps, [])
    bands = picture.nobody + [band for lane in picture.lanes for band in lane.gaps]
    assert len(bands) == len(combined.gaps)
    for band in bands:
        day = (picture.width - LEFT - RIGHT) / ((picture.last - picture.first).days + 1)
        assert band.width == pytest.approx((band.gap.days - 1) * day)
        agencies = {band.gap.agency} if band.gap.agency else {lane.agency for lane in picture.lanes}
        for mark in (mark for lane in picture.lanes if lane.agency in agencies for mark in lane.marks):
            lone = mark.kind != "many" and mark.width > 2
            assert not lone or mark.x + mark.width <= band.x + 1e-6 or mark.x >= band.x + band.width - 1e-6


def test_a_clash_is_a_line_between_its_two_marks():
    told = "Ambulance called to the fall in the hallway, leg ulcer bleeding, refused hospital"
    combined = combined_of(
        [entry("Ward", "2021-05-03", told), entry("Crew", "2021-05-04", told), entry("Crew", "2021-08-04")]
    )
    picture = drawn(combined.entries, combined.gaps, combined.clashes)
    (join,) = picture.joins
    crew, ward = picture.lanes
    for (x, y), mark in (((join.x1, join.y1), ward.marks[0]), ((join.x2, join.y2), crew.marks[0])):
        assert mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height
    assert 'class="clash" data-one="Ward" data-other="Crew"' in as_svg(picture)
    assert not drawn(combined.entries, [], combined.clashes, (dt.date(2021, 5, 4), dt.date(2021, 9, 1))).joins


def test_the_more_entries_the_higher_their_mark():
    few, many = (drawn([entry("A", "2021-03-03")] * count + [entry("A", "2023-01-01")], [], []) for count in (2, 9))
    low, high = few.lanes[0].marks[0], many.lanes[0].marks[0]
    assert low.kind == high.kind == "many" and low.height < high.height and len(high.entries) == 9


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ((2021, 3, 3), (2021, 3, 6), ["3 Mar 2021", "4 Mar 2021", "5 Mar 2021", "6 Mar 2021"]),
        ((2021, 3, 3), (2021, 4, 6), ["8 Mar 2021", "15 Mar 2021", "22 Mar 2021", "29 Mar 2021", "5 Apr 2021"]),
        ((2021, 3, 3), (2021, 7, 6), ["Apr 2021", "May 2021", "Jun 2021", "Jul 2021"]),
        ((2019, 3, 3), (2020, 9, 6), ["Apr 2019", "Jul 2019", "Oct 2019", "Jan 2020", "Apr 2020", "Jul 2020"]),
        ((2014, 3, 3), (2019, 9, 6), ["2015", "2016", "2017", "2018", "2019"]),
        ((1972, 3, 3), (2019, 9, 6), ["1975", "1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015"]),
    ],
)
def test_the_ticks_suit_the_window(first, last, ticks):
    picture = drawn([entry("A", "2021-03-03")], [], [], (dt.date(*first), dt.date(*last)))
    assert [words for _, words in picture.ticks] == ticks


def test_a_few_entries_of_long_ago_are_outside_the_usual_window():
    told = [entry("A", "1962-01-01"), *(entry("A", f"2021-03-{day:02}") for day in range(1, 29))]
    window = usual_window(told)
    picture = drawn(told, [], [], window)
    assert window == (dt.date(2020, 3, 2), dt.date(2021, 3, 28)) and picture.earlier == told[:1]


def test_nothing_dated_is_no_picture():
    picture = drawn([entry("A", "")], [], [])
    assert not picture.lanes and picture.first is None and len(picture.undated) == 1 and as_svg(picture) == ""
    assert usual_window([entry("A", "")]) is None
