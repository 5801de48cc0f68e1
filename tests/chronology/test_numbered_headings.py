"""A number in a heading, as in Worker 1, does not hide the table beneath it."""

import pytest

from sarum import chronology
from tests.chronology import layouts
from tests.chronology.layouts import Cell

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


@pytest.mark.parametrize("headings", ["Date,Comments,Worker 1", "When,What 1,Q1", "Date,Contact,S42", "1,Date,Event,3"])
def test_a_weaker_heading_is_one_over_dates(headings):
    labels = headings.split(",")
    cells = {"Date": "3/3/2021", "When": "3/3/2021"}
    said = [
        "Visited at home and spoke to her" if label in ("Comments", "What 1", "Contact", "Event") else "x"
        for label in labels
    ]
    line = ",".join(cells.get(label, words) for label, words in zip(labels, said, strict=True))
    combined = chronology.merge([("log.csv", "\n".join([headings, *[line] * 9]).encode())])
    assert [entry.event for entry in combined.entries] == ["Visited at home and spoke to her"] * 9


def test_numbered_headings_under_a_wide_one():
    rows = [["Date", "Event", Cell("Workers", span=2)], ["", "", "Worker 1", "Worker 2"]]
    rows += [[f"{number}/3/2021", f"Visited for time {number}", "KT", "ET"] for number in range(1, 6)]
    combined = chronology.merge([("log.docx", layouts.docx(rows))])
    assert [entry.row for entry in combined.entries] == [3, 4, 5, 6, 7] and combined.problems == []
    assert combined.entries[0].columns == {"Worker 1": "KT", "Worker 2": "ET"}
