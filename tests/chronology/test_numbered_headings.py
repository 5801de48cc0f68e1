"""A number in a heading, as in Worker 1, does not hide the table beneath it."""

import pytest

from sarum import chronology

NUMBERED = [
    ["Worker 1", "Worker 2"],
    ["Source of information", "KLOE 1"],
    ["S42"],
    ["Section 42"],
    ["Attachment 1"],
    ["Q1"],
    ["2"],
    ["Week 1", "2021"],
    [f"Worker {number}" for number in range(1, 15)],
]


@pytest.mark.parametrize("headings", NUMBERED)
@pytest.mark.parametrize("separator", [",", "\t"])
def test_every_row_is_an_entry_whatever_numbers_stand_in_the_headings(headings, separator):
    lines = [separator.join(["Date", "Event", *headings])]
    for number in range(1, 41):
        cells = ["x" if number % 2 else "" for _ in headings]
        lines.append(separator.join([f"{number % 28 + 1}/03/2021", f"Visited at home for the {number}th time", *cells]))
    combined = chronology.merge([("log.csv", "\n".join(lines).encode())])
    assert [entry.row for entry in sorted(combined.entries, key=lambda one: one.row)] == list(range(2, 42))
    assert combined.problems == []
    assert set(combined.entries[1].columns) <= set(headings)


def test_dates_that_cannot_be_read_leave_the_heading_a_heading():
    rows = ["Date,Event,Worker 1", "unknown,Rang,KT", "3/3/2021,Came,KT", "4/3/2021,Left,", "n/k,Wrote,KT"]
    combined = chronology.merge([("log.csv", "\n".join(rows).encode())])
    assert [entry.event for entry in combined.entries] == ["Rang", "Came", "Left", "Wrote"]


def test_a_form_with_a_date_is_still_a_form():
    rows = []
    for number in (1, 2):
        rows += [f"Date,{number}/3/2021,Event,Came to the door", "Worker 1,KT,Time,10:00"]
    combined = chronology.merge([("log.csv", "\n".join(rows).encode())])
    assert [entry.date for entry in combined.entries] == ["2021-03-01", "2021-03-02"]
