"""Key events of a return and rows of a chronology: the one is taken for the other, with nothing left behind."""

import pytest

from sarum.cases.rules import chronology
from sarum.cases.rules import writing as rules
from tests.build import EXAMPLES

HEADINGS = "Date,Time,What happened,Was she seen?,Decision,Ref,Source\n"


def read(*rows, headings=HEADINGS):
    (reading,) = chronology.read_all([("ours.csv", (headings + "\n".join(rows)).encode())])
    return reading


def test_a_whole_day_fills_the_day_and_anything_else_stays_as_it_is_written():
    reading = read(
        "3 March 2021,14:30,We visited,Yes: she was tired,None,7,Care notes",
        "early March 2021,,She fell,,Told the GP,,",
    )
    events, faults = rules.events_of(reading)
    assert events == [
        {"on": "2021-03-03", "time": "14:30", "event": "We visited\nRef: 7", "was_seen": "Yes: she was tired",
         "source": "Care notes"},
        {"about_when": "early March 2021", "event": "She fell", "decided": "Told the GP", "source": "ours.csv, row 3"},
    ]  # fmt: skip
    assert faults == []


def test_what_cannot_be_dated_is_added_as_it_is_written_and_told_with_its_row():
    events, faults = rules.events_of(read("31/04/2021,,We rang,,,,", "no idea,,We wrote,,,,"))
    assert [one["about_when"] for one in events] == ["31/04/2021", "no idea"]
    assert faults[0] == "ours.csv, row 2: There is no 31 April 2021. It was added as it is written: “We rang”"
    assert faults[1].startswith("ours.csv, row 3: “no idea” is no date that can be read.")


def test_a_row_that_is_there_already_is_not_added_again():
    reading = read("3 March 2021,,We visited,,,,", "4 March 2021,,We rang,,,,", "4 March 2021,,We rang,,,,")
    events, _ = rules.events_of(reading)
    assert [one["event"] for one in events] == ["We visited", "We rang"]
    assert rules.events_of(reading, events[:1])[0] == events[1:]
    assert rules.events_of(reading, events) == ([], [])


@pytest.mark.parametrize("file", sorted((EXAMPLES / "adult-a/chronologies").iterdir()), ids=lambda one: one.name)
def test_of_an_agencys_own_file_every_row_becomes_an_event_or_is_told(file):
    (reading,) = chronology.read_all([(file.name, file.read_bytes())])
    events, faults = rules.events_of(reading)
    assert len(events) == len(reading["entries"])
    undated = [one for one in reading["entries"] if not one["date"]]
    assert len([one for one in faults if "It was added as it is written" in one]) >= len(undated)


@pytest.mark.parametrize(
    ("reading", "is_nil", "why"),
    [
        ({"reasons": [], "entries": [{}]}, True, "nil return"),
        ({"reasons": ["This file is empty."], "entries": []}, False, "This file is empty."),
        ({"reasons": [], "entries": []}, False, "No row of it was understood"),
    ],
)
def test_why_no_event_can_be_taken(reading, is_nil, why):
    assert why in rules.why_no_events(reading, is_nil)[0]
    assert rules.why_no_events({"reasons": [], "entries": [{}]}, False) == []


def test_key_events_become_rows_of_a_chronology():
    said = [
        {"on": "2021-03-03", "time": "2.30pm", "event": "We visited", "was_seen": "Yes", "decided": "Ring the GP"},
        {"about_when": "3 to 5 March 2021", "event": "She was unwell", "source": "Notes"},
        {"about_when": "Through the autumn", "event": "Nobody came"},
        {"event": "We closed the case"},
    ]
    entries, problems = rules.entries_of(said, "Orchard Home Care", "Return WY-2026-001-R01")
    assert [one.date for one in entries] == ["2021-03-03", "2021-03-03/2021-03-05", "", ""]
    assert [one.row for one in entries] == [1, 2, 3, 4]
    assert (entries[0].time, entries[0].written) == ("14:30", "3 March 2021, 2.30pm")
    assert entries[0].columns == {"Was the adult seen?": "Yes", "Decision": "Ring the GP"}
    assert (entries[1].source, entries[1].event, entries[1].agency) == ("Notes", "She was unwell", "Orchard Home Care")
    assert [(one.row, one.written) for one in problems] == [(3, "Through the autumn")]


@pytest.mark.parametrize(
    ("added", "faults", "words"),
    [
        (1, 0, "1 key event was added."),
        (2, 1, "2 key events were added. 1 thing in the file needs a look, listed below."),
        (0, 0, "No key event was added: all that it holds is here."),
    ],
)
def test_an_author_is_told_what_came(added, faults, words):
    assert rules.what_came(added, faults) == words
