"""One small table, or one block of rows, for each entry: labels first, what they say beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sarum import chronology
from sarum.chronology import merging, reading
from tests.chronology import layouts
from tests.chronology.layouts import Cell


def form(date, event, source="RiO", **more):
    return [
        ["Date of contact:", date],
        ["Time", "14:30"],
        ["What happened", event],
        ["Source of information", source],
        *more.items(),
    ]


def rows_of(combined):
    return [(one.table, one.row, one.date, one.time, one.event, one.source) for one in combined.entries]


def test_a_table_for_each_entry_in_word():
    content = layouts.docx(
        "Agency: Mill Surgery", form("3/3/21", "Seen at home"), "", form("4 March 2021", "Rang", Outcome="NFA")
    )
    combined = chronology.merge([("a.docx", content)])
    assert rows_of(combined) == [
        (1, 1, "2021-03-03", "14:30", "Seen at home", "RiO"),
        (2, 1, "2021-03-04", "14:30", "Rang", "RiO"),
    ]
    assert [one.columns for one in combined.entries] == [{}, {"Outcome": "NFA"}]
    assert {one.agency for one in combined.entries} == {"Mill Surgery"} and not combined.problems
    first = combined.tables[0]
    assert first.headings[:3] == [("Date of contact", "date"), ("Time", "time"), ("What happened", "event")]
    assert first.is_chronology and first.entries == 1 and first.sample == [["3/3/21", "14:30", "Seen at home", "RiO"]]


def test_blocks_of_rows_in_excel():
    rows = [
        ["Warden’s log", ""],
        *form("3/3/21", "Seen"),
        ["", ""],
        *form("", "Undated"),
        *form("5/3/21", "Fell", Outcome="ED"),
    ]
    combined = chronology.merge([("a.xlsx", layouts.xlsx(rows))])
    assert [(one.row, one.date, one.event) for one in combined.entries] == [
        (2, "2021-03-03", "Seen"),
        (7, "", "Undated"),
        (11, "2021-03-05", "Fell"),
    ]
    assert [(one.row, one.what) for one in combined.asides if one.said] == [
        (1, "beside the entries"),
        (2, "heading"),
        (7, "heading"),
        (11, "heading"),
    ]
    assert [(one.row, one.suggestion) for one in combined.problems] == [(7, "2021-03-03")]


def test_pairs_beside_each_other_wide_cells_and_a_label_above_its_words():
    def wide(date, event):
        return [
            ["Date", date, "Time", "2pm"],
            [Cell("Details of event", span=4)],
            [Cell(event, span=4)],
            ["Worker", "AB", "Outcome", ""],
            ["Notes", Cell("More was said", span=3)],
        ]

    combined = chronology.merge([("a.docx", layouts.docx(wide("3/3/21", "Seen at home"), wide("4/3/21", "Rang")))])
    assert [(one.date, one.time, one.event) for one in combined.entries] == [
        ("2021-03-03", "14:00", "Seen at home"),
        ("2021-03-04", "14:00", "Rang"),
    ]
    assert combined.entries[0].columns == {"Worker": "AB", "Notes": "More was said"}


def test_a_merged_label_has_all_the_words_beside_it():
    rows = [
        ["Date", "3/3/21"],
        [Cell("Event", merge="restart"), "Seen at home"],
        [Cell(merge="continue"), "Leg redressed"],
    ]
    (entry,) = chronology.merge([("a.docx", layouts.docx(rows))]).entries
    assert entry.event == "Seen at home\nLeg redressed"


@pytest.mark.parametrize(
    "cover",
    [
        [["Date", "3 March 2022"], ["Summary of involvement", "Long known to us"], ["Completed by", "A B"]],
        [["Date of birth", "3/3/41"], ["Event", "Death"]],
        [["Date", "When it happened"], ["Event", "What happened, in your own words"]],
    ],
)
def test_a_cover_sheet_beside_a_chronology_is_no_entry(cover):
    content = layouts.docx(cover, [["Date", "Event"], ["3/3/21", "Seen"]])
    assert [(one.table, one.event) for one in chronology.merge([("a.docx", content)]).entries] == [(2, "Seen")]
    alone = chronology.merge([("a.docx", layouts.docx(cover[1:]))])
    assert not alone.entries and alone.unread == ["a.docx"]


def test_a_form_without_what_happened_is_told():
    rows = [*form("3/3/21", "Seen"), *form("4/3/21", "Rang"), ["Date of contact", "5/3/21"]]
    combined = chronology.merge([("a.csv", layouts.separated(rows))])
    assert [(one.row, one.written) for one in combined.problems] == [(9, "Date of contact: 5/3/21")]


def test_a_person_may_say_better_what_a_label_means():
    content = layouts.docx(form("3/3/21", "Seen", Account="Told me all"), form("4/3/21", "Rang"))
    combined = chronology.merge([("a.docx", content)], roles={"a.docx": {1: {"Account": "event", "What happened": ""}}})
    assert [one.event for one in combined.entries] == ["Told me all", "Rang"] and not combined.problems


WORDS = st.text("abcdefgh .,", min_size=1, max_size=120).map(str.strip).filter(lambda said: len(said) > 2)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.dates(), WORDS, WORDS), min_size=2, max_size=6), st.sampled_from(["docx", "xlsx", "csv"]))
def test_no_words_of_a_form_are_lost(told, kind):
    rows = [
        form(f"{day:%d/%m/}2021" if f"{day:%d%m}" != "2902" else "28/02/2021", event, source)
        for day, event, source in told
    ]
    flat = [row for one in rows for row in one]
    content = {
        "docx": lambda: layouts.docx(*rows),
        "xlsx": lambda: layouts.xlsx(flat),
        "csv": lambda: layouts.separated(flat),
    }[kind]()
    combined = merging.combine([(f"a.{kind}", reading.tables_of(content))], {})
    said = "\n".join(
        [f"{one.event} {one.source} {one.columns}" for one in combined.entries]
        + [one.written for one in combined.problems]
    )
    assert all(event in said and source in said for _, event, source in told)
    assert len(combined.entries) == len(told)
