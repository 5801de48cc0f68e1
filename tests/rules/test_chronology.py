"""The rules of taking chronologies in: what was understood, which dates a person may give, which row is the same row."""

import datetime as dt

import pytest

from sarum.cases.models import ChronologySource, SourceStanding
from sarum.cases.rules import chronology as rules
from sarum.cases.rules.chronology import Chosen

CSV = b"Date,What happened\n3 March 2021,Seen\n4 March,Rang\n31/04/2021,Fell\n"


def read(content=CSV, name="a.csv", agency="Police", **more):
    return rules.read_all([(name, content)], agency, **more)[0]


def test_a_reading_says_whose_it_is_how_much_and_from_when_to_when():
    assert rules.told_by_agency(read()) == [("Police", 3, "3 March 2021", "3 March 2021")]
    assert rules.told_by_agency(read(b"Date,What happened\nn/k,Seen\n")) == [("Police", 1, "", "")]


def test_every_problem_is_asked_about_or_told():
    reading = read()
    asked = rules.asked_of(reading)
    assert [(one.place, one.where, one.suggestion) for one in asked] == [
        ("0", "Table 1, row 3", "4 March 2021"),
        ("1", "Table 1, row 4", ""),
    ]
    assert rules.doubts_of(reading) == []
    assert len(asked) + len(rules.doubts_of(reading)) == len(reading["problems"])


def test_a_file_without_a_table_is_refused_and_one_with_columns_is_for_a_person_to_explain():
    assert rules.why_not_readable_source(read(b"Only a letter", "e.txt"))
    odd = read(b"Aaa,Bbb\n3 March 2021,Seen at home\n4 March 2021,Rang\n")
    assert rules.why_not_readable_source(odd) == []
    told = read(
        b"Aaa,Bbb\n3 March 2021,Seen at home\n4 March 2021,Rang\n",
        roles={"a.csv": {1: {"Aaa": "date", "Bbb": "event"}}},
    )
    assert [entry["event"] for entry in told["entries"]] == ["Seen at home", "Rang"]


def test_more_rows_than_a_chronology_holds_are_not_even_kept():
    (why,) = rules.why_not_readable_source({"reasons": [], "tables": [{}], "entries": [{}] * (rules.MOST_ROWS + 1)})
    assert why == "It holds 20,001 rows, and a chronology at most 20,000. Bring a part of it."


@pytest.mark.parametrize(
    ("said", "edtf"),
    [("3 March 2021", "2021-03-03"), ("about March 2021", "2021-03~"), ("3-5 March 2021", "2021-03-03/2021-03-05")],
)
def test_a_person_dates_in_any_way_in_which_records_are_written(said, edtf):
    assert rules.settled_date(said) == (edtf, [])


@pytest.mark.parametrize(
    ("said", "why"), [("31 April 2021", "There is no 31 April 2021"), ("3 March", "has no year"), ("", "For example")]
)
def test_what_is_no_date_is_refused_with_what_to_write(said, why):
    date, reasons = rules.settled_date(said)
    assert date == "" and why in reasons[0]


@pytest.mark.parametrize(
    ("standing", "entries", "rows", "why"),
    [
        (SourceStanding.READ, [{}], 0, ""),
        (SourceStanding.IN, [{}], 0, "already"),
        (SourceStanding.REPLACED, [{}], 0, "Bring the file again"),
        (SourceStanding.READ, [], 0, "Say what its headings mean"),
        (SourceStanding.READ, [{}], rules.MOST_ROWS, "at most 20,000 rows"),
    ],
)
def test_a_source_is_taken_in_once_while_it_waits_and_has_rows(standing, entries, rows, why):
    source = ChronologySource(standing=standing, reading={"entries": entries})
    reasons = rules.why_not_taken_in(source, rows)
    assert bool(reasons) == bool(why) and why in "".join(reasons)


def test_a_reading_narrowed_by_nothing_is_the_whole():
    assert not Chosen().is_narrowed and Chosen(since=dt.date(2021, 3, 3)).is_narrowed
