"""The open pack: seven files as they came, against the truth written by whoever made them."""

import json
from pathlib import Path

import pytest

from sarum import chronology

PACK = Path(__file__).parents[2] / "examples" / "adult-a"


@pytest.fixture(scope="module")
def truth():
    return json.loads((PACK / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def combined():
    return chronology.merge(sorted((PACK / "chronologies").iterdir()))


def places(row):
    return {
        (row["file"], table, number)
        for table in (row["table"], *row.get("table_also", []))
        for number in (row["row"], *row.get("row_also", []))
    }


def test_every_row_is_there_with_its_date_time_and_agency(combined, truth):
    entries = {(one.file, one.table, one.row): one for one in combined.entries}
    for row in truth["entries"]:
        entry = entries.pop((row["file"], row["table"], row["row"]))
        assert entry.event.split()[:4] == row["event"].split()[:4]
        assert entry.date in (row["date"], *row.get("date_also", [])), row
        assert entry.time in (row["time"], *row.get("time_also", [])), row
        assert entry.agency == row["agency"]
    assert not entries


def test_every_problem_is_told_with_its_suggestion_and_no_other(combined, truth):
    told = {(one.file, one.table, one.row): one.suggestion for one in combined.problems}
    wanted = {(row["file"], row["table"], row["row"]): row.get("suggestion") for row in truth["problems"]}
    assert set(told) == set(wanted)
    assert all(told[place] == suggestion for place, suggestion in wanted.items() if suggestion)


def test_every_gap_is_found(combined, truth):
    found = [gap.as_json() for gap in combined.gaps]
    assert [gap for gap in truth["gaps"] if gap not in found] == []


def test_the_clashes_are_found(combined, truth):
    found = [{(one.file, one.table, one.row) for one in clash.rows} for clash in combined.clashes]
    missed = [
        clash["about"]
        for clash in truth["clashes"]
        if not any(len(pair & {p for row in clash["rows"] for p in places(row)}) == 2 for pair in found)
    ]
    assert len(missed) <= 1
