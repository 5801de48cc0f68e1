"""Layouts that nobody would choose and Boards receive all the same."""

import pytest

from sarum import chronology
from sarum.chronology import leading
from tests.chronology import layouts
from tests.chronology.layouts import Cell, Number


def read(name, content):
    combined = chronology.merge([(name, content)])
    return [(one.row, one.date, one.time, one.event) for one in combined.entries], combined


def test_chronolators_own_columns():
    heads = ["No", "Start date", "Start time", "End date", "End time", "Source", "Event", "Comments", "KLOE"]
    rows = [
        ["1", "?22 May 2016", "", "", "", "Log", "Called", "", "2"],
        ["2", "3 June 2016", "09:15", "5 June 2016", "11:00", "GP", "Stay", "", ""],
    ]
    found, combined = read("a.docx", layouts.docx([heads, *rows]))
    assert found == [(2, "2016-05-22?", "", "Called"), (3, "2016-06-03/2016-06-05", "09:15", "Stay")]
    assert combined.entries[1].columns == {"No": "2", "End time": "11:00"} and not combined.problems


def test_headings_as_a_database_exports_them():
    rows = [
        ["CaseID", "EventDateTime", "CaseNoteText"],
        ["9", "Mar  3 2021  2:30PM", "Seen"],
        ["9", "2021-03-04T09:15:00Z", "Rang"],
    ]
    found, _ = read("a.csv", layouts.separated(rows))
    assert found == [(2, "2021-03-03", "14:30", "Seen"), (3, "2021-03-04", "09:15", "Rang")]


def test_midnight_beside_every_day_is_no_time_and_one_midnight_is():
    rows = [["Contact Date/Time", "Note"], ["03/03/2021 00:00:00", "Seen"], ["04/03/2021 00:00:00", "Rang"]]
    assert [row[2] for row in read("a.csv", layouts.separated(rows))[0]] == ["", ""]
    rows[1][0] = "03/03/2021 23:50:00"
    assert [row[2] for row in read("a.csv", layouts.separated(rows))[0]] == ["23:50", "00:00"]


def test_the_number_of_a_day_in_excel_is_suggested():
    rows = [
        ["Date", "Event"],
        [Number(44258, 0), "Seen"],
        [Number(44260.604, 0), "Rang"],
        ["20210306", "Fell"],
        ["060321", "Up"],
    ]
    _, combined = read("a.xlsx", layouts.xlsx(rows))
    assert [one.suggestion for one in combined.problems] == ["2021-03-03", "2021-03-05", "2021-03-06", "2021-03-06"]
    assert {one.date for one in combined.entries} == {""}


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("3, 4 and 5 March 2021", "2021-03-03/2021-03-05"),
        ("3rd, 5th March 2021", "2021-03-03/2021-03-05"),
        ("3 & 9/3/21", "2021-03-03/2021-03-09"),
    ],
)
def test_several_days_in_one_cell_are_told_and_none_is_chosen(written, suggestion):
    read_ = chronology.read_date(written)
    assert (read_.date, read_.suggestion) == ("", suggestion) and "more than one date" in read_.problem


def test_another_number_before_a_day_is_no_day():
    assert chronology.read_date("Ward 7, 12 March 2021").date == "2021-03-12"


def test_days_under_a_month():
    rows = [
        ["Date", "Time", "Event"],
        [Cell("MARCH 2021", span=3)],
        ["Weds 3rd", "", "a"],
        ["3rd–5th", "", "b"],
        ["1st (am)", "", "c"],
        ["12", "", "d"],
        ["40", "", "e"],
    ]
    found, combined = read("a.docx", layouts.docx(rows))
    assert sorted(row[:2] for row in found) == [
        (3, "2021-03-03"),
        (4, "2021-03-03/2021-03-05"),
        (5, "2021-03-01"),
        (6, "2021-03-12"),
        (7, ""),
    ]
    assert [one.row for one in combined.problems] == [7]


def test_dates_under_no_heading():
    rows = [["", "What happened", "Record"], ["3/3/21", "Seen", "RiO"], ["4/3/21", "Rang", "RiO"]]
    found, combined = read("a.docx", layouts.docx(rows))
    assert [row[1] for row in found] == ["2021-03-03", "2021-03-04"] and "no heading" in combined.problems[0].problem


def test_dates_only_on_rows_across_the_table():
    rows = [
        ["Time", "Event", "Source"],
        [Cell("Wednesday 3 March 2021", span=3)],
        ["14:30", "Seen", "RiO"],
        ["", "Rang", "RiO"],
        [Cell("4 March 2021", span=3)],
        ["9am", "Fell", ""],
    ]
    found, combined = read("a.docx", layouts.docx(rows))
    assert found == [
        (4, "2021-03-03", "", "Rang"),
        (3, "2021-03-03", "14:30", "Seen"),
        (6, "2021-03-04", "09:00", "Fell"),
    ]
    assert not combined.problems


def test_the_year_in_the_heading_or_on_the_tab():
    rows = [["Date (2021)", "Event"], ["3 March", "Seen"], ["4/5", "Rang"], ["", "Undated"]]
    found, _ = read("a.docx", layouts.docx(rows))
    assert [row[1] for row in found] == ["2021-03-03", "2021-05-04", ""]
    named = layouts.xlsx([["Date", "Event"], ["3 March", "Seen"]], names=("2021",))
    assert read("a.xlsx", named)[0] == [(2, "2021-03-03", "", "Seen")]


@pytest.mark.parametrize("heading", ["Date since 2019", "Dates 2019 to 2021"])
def test_a_year_that_only_bounds_the_dates_completes_none(heading):
    found, _ = read("a.docx", layouts.docx([[heading, "Event"], ["3 March", "Seen"], ["4 May 2020", "Rang"]]))
    assert not found or "XXXX-03-03" in [row[1] for row in found]


def test_labels_above_what_they_say():
    def sheet(date, event):
        return [
            ["Date of contact", "Time", "Worker"],
            [date, "14:30", "AB"],
            [Cell("Details of contact", span=3)],
            [Cell(event, span=3)],
        ]

    found, combined = read("a.docx", layouts.docx(sheet("3/3/21", "Seen at home"), "", sheet("4/3/21", "Rang")))
    assert found == [(1, "2021-03-03", "14:30", "Seen at home"), (1, "2021-03-04", "14:30", "Rang")]
    assert combined.entries[0].columns == {"Worker": "AB"}


def test_paragraphs_that_begin_with_a_date():
    said = [
        "Chronology",
        "Agency: Mill Trust",
        "03/03/2021 14:30 – Nurse visited.",
        "5 March 2021: no reply",
        "",
        "w/c 8/3/21\tRang",
        "More was said.",
        "March 2022 - Closed",
    ]
    found, combined = read("a.docx", layouts.docx(*said))
    assert found == [
        (3, "2021-03-03", "14:30", "Nurse visited."),
        (4, "2021-03-05", "", "no reply"),
        (6, "2021-03-08/2021-03-14", "", "Rang\nMore was said."),
        (8, "2022-03", "", "Closed"),
    ]
    assert combined.entries[0].agency == "Mill Trust" and leading.TOLD in {one.problem for one in combined.problems}


def test_paragraphs_beside_a_table_are_no_entries():
    rows = [["Date", "Event"], ["3/3/21", "Seen"]]
    said = [f"0{day}/03/2021 – A letter was sent" for day in range(1, 6)]
    assert len(read("a.docx", layouts.docx(*said, rows))[0]) == 1


def test_two_tables_side_by_side_are_told():
    rows = [["Date", "Event", "", "Date", "Event"], ["3/3/21", "Seen", "", "4/3/21", "Rang"]]
    found, combined = read("a.xlsx", layouts.xlsx(rows))
    assert len(found) == 1 and "side by side" in combined.problems[0].problem
    assert combined.entries[0].columns == {"Date (2)": "4/3/21", "Event (2)": "Rang"}


def test_a_date_and_its_story_in_one_cell():
    rows = [
        ["Chronology", ""],
        ["Date and details of contact", "Worker"],
        ["03/03/2021 14:30\nNurse visited: leg redressed", "AB"],
        ["5 March 2021 – no reply", "CD"],
        ["Rang back later", "CD"],
        ["6/3/21", "EF"],
    ]
    found, combined = read("a.docx", layouts.docx(rows))
    assert found == [
        (3, "2021-03-03", "14:30", "Nurse visited: leg redressed"),
        (4, "2021-03-05", "", "no reply"),
        (5, "", "", "Rang back later"),
        (6, "2021-03-06", "", ""),
    ]
    assert [one.columns["Worker"] for one in combined.entries] == ["AB", "CD", "CD", "EF"]
