"""Hypothesis writes chronologies in random layouts; the engine reads back the same rows and dates, and notices every change."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from sarum.chronology import meant, merging, reading, writing, writing_excel, writing_page, writing_word
from tests.chronology import layouts
from tests.chronology.layouts import Cell

DATES = ["Date", "Date of contact", "When", "Event date", "Date of visit", "Contact date", "Date / time"]
EVENTS = [
    "Event",
    "What happened",
    "Details of contact",
    "Significant event",
    "Contact and summary",
    "Description",
    "Incident details",
    "Notes of visit",
]
SOURCES = ["Source", "Source of information", "Where recorded", "Information source"]
OTHERS = ["Outcome", "Worker", "Action taken", "Ref", "Was the adult seen?"]
WORDS = [
    "nurse",
    "visited",
    "home",
    "leg",
    "dressing",
    "refused",
    "door",
    "papers",
    "neighbour",
    "son",
    "worried",
    "capacity",
    "housing",
    "police",
    "letter",
    "doctor",
    "café",
    "“quoted”",
    "£5",
]
WRITERS = {
    "json": writing.as_json,
    "csv": writing.as_csv,
    "xlsx": writing_excel.as_excel,
    "docx": writing_word.as_word,
    "html": writing_page.as_page,
}


def spelt(day, way):
    return [
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day:%y}",
        f"{day:%d-%b-%y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%a} {day.day} {day:%b %Y}",
        f"{day:%Y-%m-%d}",
    ][way]


@st.composite
def stories(draw):
    """Rows of a chronology: (day, written, event, source, outcome)."""
    days = st.dates(dt.date(2015, 1, 1), dt.date(2025, 12, 31))
    said = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(
        lambda words: " ".join(words).capitalize() + "."
    )
    rows = draw(
        st.lists(
            st.tuples(
                days,
                st.integers(0, 5),
                said,
                st.sampled_from(["RiO", "EMIS", "Mosaic", ""]),
                st.sampled_from(["NFA", "Referred", ""]),
            ),
            min_size=2,
            max_size=9,
        )
    )
    return [(day, spelt(day, way), event, source, outcome) for day, way, event, source, outcome in rows]


@st.composite
def laid_out(draw):
    """A story in a random layout, as (name, bytes), with the rows it stands on as (row, date, event, source)."""
    story = draw(stories())
    heads = {
        "date": draw(st.sampled_from(DATES)),
        "event": draw(st.sampled_from(EVENTS)),
        "source": draw(st.sampled_from(SOURCES)),
        "other": draw(st.sampled_from(OTHERS)),
    }
    order = draw(st.permutations(["date", "event", "source", "other"]))
    kind = draw(st.sampled_from(["docx", "xlsx", "csv"]))
    is_two_rows, is_merged = draw(st.booleans()) and kind == "docx", draw(st.booleans()) and kind == "docx"
    again = draw(st.sets(st.integers(1, len(story)), max_size=2))
    top = draw(st.integers(0, 3)) if kind != "docx" else 0
    rows = [["Chronology for the review"] + [""] * 3 for _ in range(top)]
    first = [heads[role] for role in order]
    if is_two_rows:
        rows += [[Cell("Agency record", span=4)]]
    rows.append(first)
    truth = []
    for place, (day, written, event, source, outcome) in enumerate(story):
        if place in again:
            rows.append(first)
        cells = {"date": written, "event": event, "source": source, "other": outcome}
        if is_merged and place and story[place - 1][0] == day and place not in again:
            cells["date"] = Cell(merge="continue")
        elif is_merged:
            cells["date"] = Cell(written, merge="restart")
        rows.append([cells[role] for role in order])
        truth.append((len(rows), day.isoformat(), event, source))
    if draw(st.booleans()):
        rows.append(
            [Cell("Completed by J Smith, 3 March 2022", span=4)]
            if kind == "docx"
            else ["Total contacts: 9", "", "", ""]
        )
    if kind == "docx":
        glossary = [["Abbreviation", "Meaning"], ["GP", "General practitioner"]]
        before = draw(st.booleans())
        content = layouts.docx(
            "Agency: Mill Trust", *([glossary] if before else []), rows, *([] if before else [glossary])
        )
    elif kind == "xlsx":
        content = layouts.xlsx([["Agency", "Mill Trust"]], rows)
    else:
        content = layouts.separated(
            rows, draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
        )
    return f"story.{kind}", content, truth


def read(*files):
    """Merged here and not in a child, for speed: what the child does is the same function."""
    return merging.combine([(name, reading.tables_of(content)) for name, content in files], {})


@settings(max_examples=120)
@given(laid_out())
def test_every_layout_reads_back_to_the_same_rows_and_dates(story):
    name, content, truth = story
    combined = read((name, content))
    assert sorted((one.row, one.date, one.event, one.source) for one in combined.entries) == truth
    assert not [one for one in combined.problems if one.row in {row for row, *_ in truth}]


@settings(max_examples=40)
@given(laid_out(), st.data())
def test_a_changed_row_is_noticed(story, data):
    name, content, truth = story
    if not name.endswith("csv"):
        return
    _, _, event, _ = data.draw(st.sampled_from(truth))
    changed = content.replace(event.encode(), (event + " More").encode())
    before, after = read((name, content)), read((name, changed))
    if changed != content:
        assert [one.event for one in before.entries] != [one.event for one in after.entries]


MARKING = st.sampled_from(["", "Wyeshire SAB · HSAB-2026-014 · pseudonyms only", "Agency: R&D <b> &P, 2026"])


@settings(max_examples=25)
@given(laid_out(), laid_out(), MARKING)
def test_every_output_reads_back_to_the_same_entries(one, other, marking):
    combined = read(("one " + one[0], one[1]), ("other " + other[0], other[1]))
    entries = [entry.as_json() for entry in combined.entries]
    for kind, write in WRITERS.items():
        again = read((f"combined.{kind}", write(combined, marking=marking)))
        assert [entry.as_json() for entry in again.entries] == entries, kind
        assert not again.unread


AWKWARD = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30).map(str.strip).filter(bool)
)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(AWKWARD, AWKWARD, st.sampled_from(["=1+1", "-5", "@x", "+44", "'=a", '<b>&"', "▪ a ▸ b", "a\nb"])),
        min_size=1,
        max_size=4,
    )
)
def test_awkward_words_survive_every_output(rows):
    table = [
        ["Date", "Event", "Outcome", "Live"],
        *([f"{day}/3/2021", event, outcome, live] for day, (event, outcome, live) in enumerate(rows, 1)),
    ]
    combined = read(("a.csv", layouts.separated(table)))
    for kind, write in WRITERS.items():
        again = read((f"combined.{kind}", write(combined)))
        assert [entry.as_json() for entry in again.entries] == [entry.as_json() for entry in combined.entries], kind


SAID = st.sampled_from(
    [
        "Date",
        "Event",
        "Notes",
        "When",
        "3/3/21",
        "4 May",
        "",
        "n/k",
        "Seen",
        "Total: 3",
        "2021",
        "14:30",
        "Column 2",
    ]
)
TABLES = st.lists(st.lists(SAID, min_size=3, max_size=3), min_size=1, max_size=7)
ROLES = st.dictionaries(
    SAID | st.sampled_from(["Column 1", "Column 3"]), st.sampled_from([*meant.ROLES, "", "odd"]), max_size=4
)


@settings(max_examples=200)
@given(TABLES, ROLES)
def test_whatever_a_person_says_of_a_table_nothing_is_dropped_in_silence(rows, told):
    rows = [
        [f"{cell} {place}.{row}" if cell == "Seen" else cell for place, cell in enumerate(cells)]
        for row, cells in enumerate(rows)
    ]
    answer = reading.tables_of(layouts.docx(rows))
    combined = merging.combine([("a.docx", answer)], {}, roles={"a.docx": {1: told}})
    if not any(one.row is None for one in combined.asides):
        said = f"{combined.entries} {combined.problems} {combined.asides}"
        assert all(cell in said for row in rows for cell in row)
    if any(any(row) for row in rows):
        (table,) = combined.tables
        assert table.entries == len(combined.entries) and table.headings


@settings(max_examples=60)
@given(laid_out(), laid_out())
def test_entries_that_are_read_come_to_the_same_again(one, other):
    combined = read(("one " + one[0], one[1]), ("other " + other[0], other[1]))
    again = merging.combined_of(combined.entries)
    assert (again.entries, again.gaps) == (combined.entries, combined.gaps)
    assert (again.clashes, again.duplicates) == (combined.clashes, combined.duplicates)
