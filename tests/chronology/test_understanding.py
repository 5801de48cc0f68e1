"""What each table was taken for, and being told better by a person."""

import pytest

from sarum import chronology
from sarum.chronology import Entry, Understood
from tests.chronology import layouts

TABLE = [
    ["Date", "Time", "Activity", "Notes", "Who"],
    ["3/3/21", "14:30", "Seen at home by the district nurse", "She said that she was well and eating", "AB"],
    ["4/3/21", "", "Rang the surgery about the dressing", "No reply, so a message was left there", "AB"],
]
DOUBT = "could be it as well"


def merged(content, name="gp.docx", **roles):
    return chronology.merge([(name, content)], **roles)


def test_each_table_says_what_it_was_taken_for():
    glossary = [["Abbreviation", "Meaning"], ["GP", "General practitioner"]]
    combined = merged(layouts.docx("Agency: Mill Surgery", glossary, TABLE))
    assert combined.tables == [
        Understood(
            "gp.docx",
            1,
            [("Abbreviation", ""), ("Meaning", "")],
            False,
            "Mill Surgery",
            0,
            [["GP", "General practitioner"]],
        ),
        Understood(
            "gp.docx",
            2,
            [("Date", "date"), ("Time", "time"), ("Activity", ""), ("Notes", "event"), ("Who", "")],
            True,
            "Mill Surgery",
            2,
            TABLE[1:],
        ),
    ]


def test_a_table_that_is_no_chronology_shows_its_first_row_of_more_than_one_cell():
    rows = [["Log of the warden", "", ""], ["", "", ""], ["Zeit", "Vorfall", ""], ["3/3/21", "Seen", "x"]]
    (table,) = merged(layouts.separated(rows), "a.csv").tables
    assert table.headings == [("Zeit", ""), ("Vorfall", ""), ("Column 3", "")] and table.sample == [
        ["3/3/21", "Seen", "x"]
    ]


def test_told_better_the_table_is_read_so_and_no_doubt_is_left():
    content = layouts.docx(TABLE)
    assert any(DOUBT in one.problem for one in merged(content).problems)
    combined = merged(content, roles={"gp.docx": {1: {"Activity": "event", "Notes": "source"}}})
    assert [one.event for one in combined.entries] == [row[2] for row in TABLE[1:]]
    assert [(one.source, one.time) for one in combined.entries] == [(TABLE[1][3], "14:30"), (TABLE[2][3], "")]
    assert not combined.problems
    assert dict(combined.tables[0].headings) == {
        "Date": "date", "Time": "time", "Activity": "event", "Notes": "source", "Who": ""
    }  # fmt: skip


def test_told_that_a_heading_is_another_column():
    combined = merged(layouts.docx(TABLE), roles={"gp.docx": {1: {"Time": ""}}})
    assert [one.time for one in combined.entries] == ["", ""] and combined.entries[0].columns["Time"] == "14:30"


UNKNOWN = [
    ["Warden’s log"],
    ["Tag", "Vorfall", "Wer"],
    ["3/3/21", "Seen at home", "AB"],
    ["Tag", "Vorfall", "Wer"],
    ["n/k", "Rang", "AB"],
]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", layouts.separated(UNKNOWN)), ("a.xlsx", layouts.xlsx(UNKNOWN)), ("a.docx", layouts.docx(UNKNOWN))],
)
def test_a_table_that_was_not_recognised_can_be_told(name, content):
    assert merged(content, name).unread == [name]
    combined = merged(content, name, roles={name: {1: {"Tag": "date", "Vorfall": "event"}}})
    assert [(one.row, one.date, one.event) for one in combined.entries] == [
        (3, "2021-03-03", "Seen at home"),
        (5, "", "Rang"),
    ]
    assert combined.entries[0].columns == {"Wer": "AB"} and not combined.unread
    assert [(one.row, one.what) for one in combined.asides] == [
        (1, "above the headings"),
        (2, "heading"),
        (4, "repeated heading"),
    ]


def test_a_date_told_to_be_a_heading_is_an_entry_of_a_table_without_headings():
    rows = [["3/3/21", "Seen", "AB"], ["4/3/21", "Rang", "AB"]]
    (table,) = merged(layouts.separated(rows), "a.csv").tables
    assert [label for label, _ in table.headings] == rows[0] and not table.is_chronology
    combined = merged(layouts.separated(rows), "a.csv", roles={"a.csv": {1: {"3/3/21": "date", "Seen": "event"}}})
    assert [(one.date, one.event) for one in combined.entries] == [("2021-03-03", "Seen"), ("2021-03-04", "Rang")]


def test_a_table_without_headings_can_be_told_by_the_numbers_of_its_columns():
    rows = [
        [f"{day}/3/21", "Seen at home by the nurse who came", "Rang the surgery and left a message there"]
        for day in (1, 2, 3)
    ]
    combined = merged(layouts.separated(rows), "a.csv", roles={"a.csv": {1: {"Column 2": "event"}}})
    assert {one.event for one in combined.entries} == {rows[0][1]} and len(combined.entries) == 3


def test_headings_that_are_not_there_are_told_and_the_table_is_read_as_before():
    combined = merged(layouts.docx(TABLE), roles={"gp.docx": {1: {"Happening": "event"}}})
    assert len(combined.entries) == 2 and any("Happening" in one.problem for one in combined.problems)


def test_too_little_is_told():
    combined = merged(layouts.docx(TABLE), roles={"gp.docx": {1: {"Date": ""}}})
    assert not combined.entries and any("which heading is the date" in one.problem for one in combined.problems)


def test_two_headings_told_to_be_one_thing_are_told():
    combined = merged(layouts.docx(TABLE), roles={"gp.docx": {1: {"Activity": "event", "Notes": "event"}}})
    assert combined.entries[0].event == TABLE[1][2] and "More than one heading" in combined.problems[0].problem


def test_the_second_half_of_a_table_goes_on_with_what_was_told_of_the_first():
    content = layouts.docx(UNKNOWN[1:3], "", [["5/3/21", "Fell", "CD"]])
    combined = merged(content, roles={"gp.docx": {1: {"Tag": "date", "Vorfall": "event"}}})
    assert [one.event for one in combined.entries] == ["Seen at home", "Fell"]
    assert [table.is_chronology for table in combined.tables] == [True, True]


def test_nobody_is_named_in_what_was_understood():
    people = [chronology.Person("Ann Teal", "Adult A")]
    content = layouts.docx("Agency: Friends of Ann Teal", [*TABLE, ["5/3/21", "", "Ann Teal fell", "", ""]])
    (table,) = merged(content, "Ann Teal.docx", people=people).tables
    assert "Teal" not in f"{table}"


def entry(agency, date, row, event="", time=""):
    return Entry(agency, date, time, date, "", event, {}, f"{agency}.csv", 1, row)


def test_entries_that_are_read_already_are_combined():
    told = "Ambulance called to the fall in the hallway, leg ulcer bleeding, refused hospital"
    entries = [
        entry("Ward", "2021-05-03", 2, told),
        entry("Ward", "", 3, "Undated"),
        entry("Ward", "2021-09-01", 4, "Discharged"),
        entry("Crew", "2021-05-04", 2, told),
        entry("Crew", "2021-05-04", 3, told),
    ]
    combined = chronology.combined_of(iter(entries))
    assert [(one.agency, one.row) for one in combined.entries] == [
        ("Ward", 2),
        ("Ward", 3),
        ("Crew", 2),
        ("Crew", 3),
        ("Ward", 4),
    ]
    assert [gap.agency for gap in combined.gaps] == [None, "Ward"]
    assert len(combined.clashes) == 1 and len(combined.duplicates) == 1
    assert not chronology.combined_of(entries, gap=200).gaps and not chronology.combined_of([]).entries
