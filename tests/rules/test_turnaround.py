"""How agencies answer: what is counted, and that nothing small can be worked out from what is shown outside the team."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.rules import turnaround as rules
from sarum.cases.rules.turnaround import FEW, KINDS, NOT_SHOWN, Asked


def came(agency="Orchard", year=2026, days=10, outcome=rules.ON_TIME, **more):
    return Asked(agency, year, outcome, days, **more)


def said(lines):
    return {(line.agency, line.year): line for line in lines}


def test_the_team_sees_every_figure():
    asked = [came(days=4), came(days=7, is_accepted=True, is_weak=True), came(days=30, outcome=rules.CAME_LATE)]
    asked += [Asked("Orchard", 2026, rules.REFUSED), Asked("Orchard", 2026, rules.OPEN)]
    line = said(rules.lines(asked, is_for_team=True))["Orchard", None]
    assert (line.requests, line.on_time, line.days, line.late, line.refused) == ("5", "2 of 4", "7", "1", "1")
    assert (line.sent_back, line.weak, line.nil) == ("0 of 3", "1 of 1", "0 of 3")


@pytest.mark.parametrize(("days", "middle"), [([3], "3"), ([1, 2, 9], "2"), ([1, 2, 3, 9], "2.5"), ([], "None came")])
def test_the_middle_of_the_days_is_the_median(days, middle):
    asked = [came(days=one) for one in days] or [Asked("Orchard", 2026, rules.OPEN)]
    assert rules.lines(asked, is_for_team=True)[0].days == middle


def test_years_stand_below_their_agency_the_latest_first():
    lines = rules.lines([came(year=2024), came(year=2026)], is_for_team=True)
    assert [(line.agency, line.year) for line in lines] == [
        ("The whole Board", None), ("The whole Board", 2026), ("The whole Board", 2024),
        ("Orchard", None), ("Orchard", 2026), ("Orchard", 2024),
    ]  # fmt: skip


def test_outside_the_team_four_requests_are_not_shown_and_five_are():
    lines = said(rules.lines([came("A")] * 4 + [came("B")] * 5 + [came("C")] * 6, is_for_team=False))
    assert [lines[name, None].requests for name in ("A", "B", "C")] == [NOT_SHOWN, NOT_SHOWN, "6"]  # B hides A
    assert lines["The whole Board", None].requests == "15"


def test_a_small_part_of_a_large_number_is_not_shown_either():
    asked = [came(outcome=rules.CAME_LATE)] * 2 + [came()] * 20
    line = rules.lines(asked, is_for_team=False)[0]
    assert (line.requests, line.on_time, line.late, line.sent_back) == ("22", NOT_SHOWN, NOT_SHOWN, "0 of 22, 0%")


def test_a_small_year_is_not_the_difference_of_the_others():
    asked = [came(year=2024)] * 9 + [came(year=2025)] * 6 + [came(year=2026)] * 2
    lines = said(rules.lines(asked, is_for_team=False))
    shown = [year for year in (2024, 2025, 2026) if lines["Orchard", year].requests != NOT_SHOWN]
    assert shown == [2024]  # 2025 and 2026 together are eight; with 2025 shown, 2026 would be two


def test_nothing_asked_has_no_line():
    assert rules.lines([], is_for_team=True) == []


REQUESTS = st.lists(
    st.builds(
        Asked, st.sampled_from("ABCD"), st.integers(2023, 2025),
        st.sampled_from([rules.ON_TIME, rules.CAME_LATE, rules.OVERDUE, rules.REFUSED, rules.OPEN]),
    ).flatmap(
        lambda one: st.builds(
            Asked, st.just(one.agency), st.just(one.year), st.just(one.outcome),
            st.integers(1, 9) if one.outcome in (rules.ON_TIME, rules.CAME_LATE) else st.none(),
            st.booleans(), st.booleans(), st.booleans(), st.booleans(),
        )
    ),
    max_size=90,
)  # fmt: skip


def under(path, one):
    return path == (one.agency, one.year)[: len(path)]


@pytest.mark.parametrize("name", KINDS)
@given(asked=REQUESTS)
def test_whatever_is_added_or_taken_away_nothing_small_comes_of_it(name, asked):
    """From the lines that are shown, every set of requests that one is and another is not, or that is in none below it:
    whoever adds and subtracts can only come to these and to what they make together."""
    kind = KINDS[name]
    paths = rules.shown(asked, kind)
    pieces = Counter()
    for one in asked:
        pieces[tuple(sorted((path for path in paths if under(path, one)), key=len)), kind(one)] += 1
    assert all(number >= FEW for (lines, _), number in pieces.items() if lines)


@given(asked=REQUESTS)
def test_the_difference_of_any_two_lines_is_nothing_or_not_small(asked):
    paths = rules.shown(asked, KINDS["requests"])
    sizes = {path: sum(under(path, one) for one in asked) for path in paths}
    for first, second in combinations(paths, 2):
        if first[: len(second)] == second or second[: len(first)] == first:
            assert sizes[first] == sizes[second] or abs(sizes[first] - sizes[second]) >= FEW
