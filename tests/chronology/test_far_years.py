"""A year that no chronology is about overflows nothing: it is told, and its row is kept without a date."""

import datetime as dt

import pytest

from sarum import chronology
from sarum.chronology import lanes, writing_excel, writing_page, writing_word
from sarum.chronology.entries import Entry
from tests.chronology import layouts

FAR = [
    "31/12/9999",
    "9999-12-31",
    "31 December 9999",
    "w/c 27/12/9999",
    "w/e 01/01/0001",
    "01/01/0001",
    "3/3/2021 - 31/12/9999",
    f"1/1/{dt.date.today().year + 3}",
]


@pytest.mark.parametrize("written", FAR)
def test_it_is_told_and_the_row_is_kept_without_a_date(written):
    combined = chronology.merge([("log.csv", f"Date,Event\n3/3/2021,Came\n{written},Left\n4/4/2021,Wrote\n".encode())])
    assert [entry.event for entry in combined.entries] == ["Came", "Left", "Wrote"]
    assert combined.entries[1].date == "" and combined.entries[1].written == written
    assert [problem.row for problem in combined.problems] == [3]
    for write in (writing_page.as_page, writing_excel.as_excel, writing_word.as_word):
        assert write(combined)


def test_a_real_date_in_a_cell_of_excel_is_no_other():
    rows = [["Date", "Event"], [layouts.Number(2_958_465, 1), "Left"], [layouts.Number(44_258, 1), "Came"]]
    combined = chronology.merge([("log.xlsx", layouts.xlsx(rows))])
    assert sorted(entry.date for entry in combined.entries) == ["", "2021-03-03"]
    assert ["9999" in problem.problem for problem in combined.problems] == [True]


def test_no_end_leaves_the_start():
    combined = chronology.merge([("log.csv", b"Start date,End date,Event\n3/3/2021,31/12/9999,Lived there\n")])
    assert combined.entries[0].date == "2021-03-03"
    assert "9999" in combined.problems[0].problem


def test_next_year_stands_and_is_told():
    year = dt.date.today().year + 2
    combined = chronology.merge([("log.csv", f"Date,Event\n1/1/{year},Review is due\n".encode())])
    assert combined.entries[0].date == f"{year}-01-01" and "still to come" in combined.problems[0].problem


@pytest.mark.parametrize("dates", [["0001-01-01", "9999-12-31"], ["9999", "999X"], ["9999-24", "9999-12/9999-12-31"]])
def test_the_picture_holds_whatever_day_a_calendar_holds(dates):
    entries = [Entry("Police", date, "", date, "", "Came", {}, "a.csv", 1, row) for row, date in enumerate(dates, 2)]
    combined = chronology.combined_of(entries)
    ends = (dt.date.min, dt.date.max)
    windows = [None, lanes.whole_window(entries), lanes.usual_window(entries), ends, ends[:1] * 2, ends[1:] * 2]
    for window in windows:
        picture = lanes.drawn(combined.entries, combined.gaps, combined.clashes, window)
        assert all(mark.x + mark.width <= picture.width for lane in picture.lanes for mark in lane.marks)
    assert writing_page.as_page(combined)
