"""Which days the picture of a chronology shows, and what its table counts."""

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.rules import picture as rules
from sarum.chronology import Entry

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31))
WHOLE = (dt.date(2020, 1, 1), dt.date(2021, 12, 31))


def entry(agency, date):
    return Entry(agency, date, "", date, "", "x", {}, "a.csv", 1, 2)


def test_closer_is_the_middle_half_and_further_off_never_more_than_everything():
    found = dict(rules.windows_around(WHOLE, WHOLE))
    assert list(found) == ["Zoom in"] and found["Zoom in"] == (dt.date(2020, 7, 1), dt.date(2021, 7, 2))
    found = dict(rules.windows_around((dt.date(2020, 2, 1), dt.date(2020, 3, 1)), WHOLE))
    assert list(found) == ["Zoom in", "Zoom out", "Earlier", "Later", "Everything"]
    assert found["Zoom out"] == (dt.date(2020, 1, 17), dt.date(2020, 3, 16)) and found["Everything"] == WHOLE
    fortnight = (dt.date(2020, 2, 1), dt.date(2020, 2, 14))
    assert "Zoom in" not in dict(rules.windows_around(fortnight, WHOLE))


@given(DAYS, DAYS)
def test_periods_follow_each_other_without_a_day_between_and_are_a_dozen_at_most(one, other):
    first, last = min(one, other), max(one, other)
    periods = [window for _, window in rules.periods_of((first, last))]
    assert periods[0][0] == first and periods[-1][1] == last and len(periods) <= rules.MOST_PERIODS
    for before, after in itertools.pairwise(periods):
        assert after[0] == before[1] + rules.DAY


@given(st.lists(st.tuples(st.sampled_from(["A", "B"]), DAYS), min_size=1))
def test_every_dated_entry_counts_once(told):
    entries = [entry(agency, day.isoformat()) for agency, day in told]
    days = [day for _, day in told]
    counts = rules.counts_in(entries, rules.periods_of((min(days), max(days))))
    assert {agency: sum(numbers) for agency, numbers in counts.items()} == {
        agency: sum(1 for one, _ in told if one == agency) for agency in sorted({one for one, _ in told})
    }


def test_what_began_before_the_days_shown_counts_in_the_first_of_them():
    entries = [entry("A", "2020"), entry("A", "2020-06-03"), entry("A", ""), entry("B", "2019")]
    periods = rules.periods_of((dt.date(2020, 6, 1), dt.date(2020, 7, 31)))
    assert [words for words, _ in periods] == ["Jun 2020", "Jul 2020"]
    assert rules.counts_in(entries, periods) == {"A": [2, 0], "B": [0, 0]}
