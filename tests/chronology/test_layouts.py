"""What agencies really send: each layout of the contract, read row by row."""

import pytest

from sarum import chronology
from tests.chronology import layouts
from tests.chronology.layouts import Cell, Number

HEADS = ["Date", "Time", "Event", "Source"]
ROWS = [
    ["03/03/2021", "14:30", "Nurse visited, leg redressed", "RiO"],
    ["05/03/2021", "", "No reply to the knock", "RiO"],
]


def merged(name, content, **options):
    return chronology.merge([(name, content)], **options)


def rows_of(combined):
    return [(one.table, one.row, one.date, one.time, one.event) for one in combined.entries]


def told(combined):
    return {(one.table, one.row): (one.problem, one.suggestion) for one in combined.problems}


def test_a_plain_table():
    combined = merged("gp.docx", layouts.docx("Agency: Mill Surgery", [HEADS, *ROWS]))
    assert rows_of(combined) == [
        (1, 2, "2021-03-03", "14:30", "Nurse visited, leg redressed"),
        (1, 3, "2021-03-05", "", "No reply to the knock"),
    ]
    first = combined.entries[0]
    assert (first.agency, first.source, first.written) == ("Mill Surgery", "RiO", "03/03/2021 14:30")
    assert not combined.problems


@pytest.mark.parametrize(
    ("above", "agency"),
    [
        ("Agency: Mill Surgery", "Mill Surgery"),
        ("Organisation – Mill Surgery", "Mill Surgery"),
        ("Name of agency:\tMill Surgery", "Mill Surgery"),
        ("Name of agency\nMill Surgery", "Mill Surgery"),
        ("A story", "gp"),
        ("Agency: [please enter]", "gp"),
    ],
)
def test_whose_chronology_it_is(above, agency):
    assert merged("gp.docx", layouts.docx(above, [HEADS, *ROWS])).entries[0].agency == agency


def test_a_named_agency_overrules_and_a_column_overrules_the_title():
    content = layouts.docx(
        "Agency: Mill Surgery",
        [["Agency", "Date", "What happened"], ["Police", "3/3/21", "Called out"], ["", "4/3/21", "Seen"]],
    )
    assert [one.agency for one in merged("a.docx", content).entries] == ["Police", "Mill Surgery"]
    assert {one.agency for one in merged("a.docx", content, agencies={"a.docx": "Fire"}).entries} == {"Fire"}


def test_a_details_table_names_the_agency():
    content = layouts.docx([["Agency", "Mill Surgery"], ["Completed by", "A B, 3 March 2022"]], [HEADS, *ROWS])
    assert {(one.agency, one.table) for one in merged("a.docx", content).entries} == {("Mill Surgery", 2)}


def test_headings_repeated_on_each_page_are_no_entries():
    combined = merged("a.docx", layouts.docx([HEADS, ROWS[0], HEADS, ROWS[1]]))
    assert [row[1] for row in rows_of(combined)] == [2, 4]
    assert [(one.row, one.what) for one in combined.asides] == [(1, "heading"), (3, "repeated heading")]


def test_headings_in_two_rows_with_start_and_end():
    heads = [
        [Cell("When", span=3), Cell("What happened", merge="restart")],
        ["Start date", "End date", "Time", Cell(merge="continue")],
    ]
    combined = merged(
        "a.docx",
        layouts.docx(
            [*heads, ["3 March 2021", "5 March 2021", "2pm", "Respite stay"], ["6/3/21", "", "", "Home again"]]
        ),
    )
    assert rows_of(combined) == [
        (1, 3, "2021-03-03/2021-03-05", "14:00", "Respite stay"),
        (1, 4, "2021-03-06", "", "Home again"),
    ]


def test_headings_split_over_two_rows_without_merging():
    rows = [
        ["Date of", "Source of", "Details of"],
        ["contact", "information", "contact"],
        ["3/3/21", "RiO", "Seen at home by nurse"],
    ]
    combined = merged("a.csv", layouts.separated(rows))
    assert (
        rows_of(combined) == [(1, 3, "2021-03-03", "", "Seen at home by nurse")] and combined.entries[0].source == "RiO"
    )


def test_a_merged_date_cell_dates_each_of_its_rows():
    rows = [HEADS, [Cell("3/3/21", merge="restart"), "", "First", ""], [Cell(merge="continue"), "2pm", "Second", ""]]
    assert [row[2:4] for row in rows_of(merged("a.docx", layouts.docx(rows)))] == [
        ("2021-03-03", ""),
        ("2021-03-03", "14:00"),
    ]


def test_a_blank_date_is_undated_and_suggests_the_one_above():
    combined = merged(
        "a.docx", layouts.docx([HEADS, ROWS[0], ["", "2pm", "And again", ""], ["10 March", "", "Later", ""]])
    )
    assert rows_of(combined)[1] == (1, 3, "", "", "And again")
    assert told(combined)[1, 3][1] == "2021-03-03" and told(combined)[1, 4][1] == "2021-03-10"


def test_a_date_across_the_table_dates_the_rows_beneath():
    rows = [
        HEADS,
        [Cell("2021", span=4)],
        ["3 March", "", "One", ""],
        [Cell("Monday 5 April 2021", span=4)],
        ["", "2pm", "Two", ""],
        ["", "", "Three", ""],
    ]
    combined = merged("a.docx", layouts.docx(rows))
    assert [row[2:4] for row in rows_of(combined)] == [("2021-03-03", ""), ("2021-04-05", ""), ("2021-04-05", "14:00")]
    assert not combined.problems


def test_a_year_alone_in_a_csv_completes_the_dates_beneath():
    rows = [["Date", "Event"], ["2020", ""], ["28 Dec", "Called"], ["2021", ""], ["3 Jan", "Called again"]]
    assert [one.date for one in merged("a.csv", layouts.separated(rows)).entries] == ["2020-12-28", "2021-01-03"]


def test_footers_totals_and_signatures_are_told_and_never_dated():
    feet = [
        ["Total", "", "2 contacts", ""],
        ["Completed by J Smith 24/03/2022", "", "", ""],
        [Cell("Signed: J Smith, 3/3/22", span=4)],
        [Cell("OFFICIAL", span=4)],
    ]
    combined = merged("a.docx", layouts.docx([HEADS, *ROWS, *feet]))
    assert len(combined.entries) == 2 and set(told(combined)) == {(1, 4), (1, 5), (1, 6), (1, 7)}


def test_tracked_changes_are_read_as_accepted_and_struck_rows_told():
    changed = (
        "<w:p><w:r><w:t>Seen by </w:t></w:r><w:del><w:r><w:delText>nurse</w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>doctor</w:t></w:r></w:ins></w:p>"
    )
    struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    gone = layouts.tr(["4/3/21", "", "Gone", ""], "<w:trPr><w:del/></w:trPr>")
    rows = [
        HEADS,
        ["3/3/21", "", Cell(markup=changed), ""],
        [Cell(markup=struck.format("4/3/21")), "", Cell(markup=struck.format("Wrong")), ""],
        gone,
    ]
    combined = merged("a.docx", layouts.docx(rows))
    assert rows_of(combined) == [(1, 2, "2021-03-03", "", "Seen by doctor")]
    assert "struck out" in told(combined)[1, 3][0] and "deleted" in told(combined)[1, 4][0]


def test_content_controls_and_date_pickers():
    picker = (
        '<w:sdt><w:sdtPr><w:date w:fullDate="2021-03-04T00:00:00Z"/></w:sdtPr><w:sdtContent><w:p>'
        "<w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click to enter "
        "a date</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    row = "<w:sdt><w:sdtContent>" + layouts.tr(["6/3/21", "", "In a repeating section", ""]) + "</w:sdtContent></w:sdt>"
    rows = [
        HEADS,
        [Cell(markup=picker.format("3/4/2021")), "", "Month first", ""],
        [Cell(markup=picker.format("4 March 2021")), "", "Plain", ""],
        row,
        [Cell(markup=prompt), "", "Prompt", ""],
    ]
    assert [one.date for one in merged("a.docx", layouts.docx(rows)).entries] == [
        "2021-03-04",
        "2021-03-04",
        "2021-03-06",
        "",
    ]


def test_nested_tables_count_and_are_read():
    inner = layouts.table([["Drug", "Dose"], ["Metformin", "500mg"]])
    outer = [HEADS, ["3/3/21", "", Cell(markup=f"{layouts.paragraph('Reviewed:')}{inner}<w:p/>"), ""]]
    story = [[Cell(markup=layouts.table([HEADS, *ROWS]) + "<w:p/>")]]
    combined = merged("a.docx", layouts.docx(outer, story))
    assert [(one.table, one.row) for one in combined.entries] == [(1, 2), (4, 2), (4, 3)]
    assert "Metformin | 500mg" in next(one.event for one in combined.entries if one.table == 1)


def test_a_table_split_in_two_goes_on_without_headings():
    combined = merged("a.docx", layouts.docx([HEADS, ROWS[0]], "", [ROWS[1], ["6/3/21", "", "Third", ""]]))
    assert [(one.table, one.row) for one in combined.entries] == [(1, 2), (2, 1), (2, 2)]


def test_tables_that_are_no_chronology_are_listed():
    other = (
        [["Version", "Date", "Author"], ["0.1", "3/3/22", "J Smith"]],
        [["Abbreviation", "Meaning"], ["GP", "General practitioner"]],
    )
    combined = merged("a.docx", layouts.docx(*other, [HEADS, *ROWS]))
    assert {one.table for one in combined.entries} == {3}
    assert [one.table for one in combined.asides if one.row is None] == [1, 2]


def test_comments_are_kept_aside():
    marked = "<w:p><w:r><w:t>Seen at home</w:t></w:r><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    said = '<w:comment w:id="0" w:author="J"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment>'
    combined = merged("a.docx", layouts.docx([HEADS, ["3/3/21", "", Cell(markup=marked), ""]], comments=said))
    assert combined.entries[0].event == "Seen at home"
    assert ("comment", "J: Is this right?") in [(one.what, one.said) for one in combined.asides]


def test_excel_dates_months_times_merges_and_hidden_rows():
    rows = [
        ["", "Organisation: Mill Care"],
        None,
        ["", "Date", "Time", "Notes of visit"],
        ["", Number(44258, 1), Number(0.604166666666667, 3), "A day"],
        ["", Number(44256, 2), "", "A month"],
        ["", Number(44258.5, 4), "", "With a time"],
        ["", "", "", "Merged"],
        ["", "n/k", "", "Unknown"],
    ]
    combined = merged("care.xlsx", layouts.xlsx([["Cover"]], rows, merges=("B6:B7",)))
    found = {one.event: (one.table, one.row, one.date, one.time) for one in combined.entries}
    assert found == {
        "A day": (2, 4, "2021-03-03", "14:30"),
        "A month": (2, 5, "2021-03", ""),
        "With a time": (2, 6, "2021-03-03", "12:00"),
        "Merged": (2, 7, "2021-03-03", "12:00"),
        "Unknown": (2, 8, "", ""),
    }
    assert {one.agency for one in combined.entries} == {"Mill Care"}


def test_the_other_calendar_of_excel():
    combined = merged("a.xlsx", layouts.xlsx([["Date", "Event"], [Number(44258 - 1462, 1), "Same day"]], date1904=True))
    assert combined.entries[0].date == "2021-03-03"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_whatever_its_encoding_and_separator(encoding, separator):
    rows = [HEADS, ["3/3/21", "2pm", "Said “no”;\nthen, “yes” – £5", "RiO"], ["4/3/21", "", "Café visit", "RiO"]]
    combined = merged("a.csv", layouts.separated(rows, separator, encoding))
    assert rows_of(combined) == [
        (1, 2, "2021-03-03", "14:00", "Said “no”;\nthen, “yes” – £5"),
        (1, 4, "2021-03-04", "", "Café visit"),
    ]


def test_more_cells_than_headings_are_kept_and_told():
    combined = merged("a.csv", b"Date,Event\n3/3/21,Seen,and heard\n")
    assert combined.entries[0].columns == {"Column 3": "and heard"} and (1, 2) in told(combined)


def test_a_quotation_mark_that_never_closes_loses_nothing():
    rows = "".join(f'{day}/3/21,"Seen,RiO\n' if day == 2 else f"{day}/3/21,Seen {day},RiO\n" for day in range(1, 28))
    combined = merged("a.csv", ("Date,Event,Source\n" + rows).encode())
    assert [one.row for one in combined.entries] == list(range(2, 29))


def test_a_column_that_could_be_the_event_too_is_told():
    long = "A long story of what was said and done that day at the house"
    combined = merged(
        "a.docx",
        layouts.docx([["Date", "Details", "Description"], ["3/3/21", long, long + "."], ["4/3/21", long, long]]),
    )
    assert "could be it as well" in told(combined)[1, 1][0]


def test_entries_are_in_order_and_an_undated_one_stays_beside_the_row_above():
    one = layouts.separated(
        [["Date", "Time", "Event"], ["3/3/21", "15:00", "b"], ["n/k", "", "after b"], ["2/3/21", "", "a"]]
    )
    other = layouts.separated(
        [["Date", "Time", "Event"], ["3/3/21", "14:00", "x"], ["3/3/21", "16:00", "y"], ["March 2021", "", "month"]]
    )
    combined = chronology.merge([("one.csv", one), ("other.csv", other)])
    assert [entry.event for entry in combined.entries] == ["month", "a", "x", "b", "after b", "y"]


def test_gaps_of_everybody_and_of_one_agency():
    one = layouts.separated([["Date", "Event"], ["1/1/21", "a"], ["1/6/21", "b"]])
    other = layouts.separated([["Date", "Event"], ["2/4/21", "x"], ["30/6/21", "y"]])
    gaps = [gap.as_json() for gap in chronology.merge([("one.csv", one), ("other.csv", other)], gap=60).gaps]
    assert gaps == [
        {"agency": None, "from": "2021-01-01", "to": "2021-04-02", "days": 91},
        {"agency": None, "from": "2021-04-02", "to": "2021-06-01", "days": 60},
        {"agency": "one", "from": "2021-01-01", "to": "2021-06-01", "days": 151},
        {"agency": "other", "from": "2021-04-02", "to": "2021-06-30", "days": 89},
    ]


def test_a_clash_of_dates_and_of_times_and_no_clash_where_they_agree():
    heads = ["Date", "Time", "Event"]
    one = [
        heads,
        ["3/3/21", "10:00", "Joint visit with PC Hodnett, neighbour reported Edna not seen, window opened"],
        ["9/4/21", "", "Sister Bufton rang: maggots in the leg wound, urgent home visit wanted"],
        ["1/5/21", "09:00", "Fire safety check, smoke alarm fitted in hall"],
    ]
    other = [
        heads,
        ["3/3/21", "14:00", "Joint visit with social worker, neighbour reported Edna not seen, opened window"],
        ["8/4/21", "", "Rang surgery: maggots in leg wound, asked for urgent home visit"],
        ["1/5/21", "09:00", "Fire safety check: smoke alarm fitted in the hall"],
    ]
    combined = chronology.merge([("one.csv", layouts.separated(one)), ("other.csv", layouts.separated(other))])
    assert [sorted(entry.row for entry in clash.rows) for clash in combined.clashes] == [[2, 2], [3, 3]]


def test_the_same_contact_told_twice_by_one_agency():
    rows = [
        ["Date", "Event"],
        ["3/3/21", "Visit, leg redressed."],
        ["3/3/21", "Visit; leg redressed"],
        ["4/3/21", "Visit, leg redressed."],
    ]
    assert [[entry.row for entry in one.rows] for one in merged("a.csv", layouts.separated(rows)).duplicates] == [
        [2, 3]
    ]


def test_markup_laid_out_in_lines_and_drawings_add_no_words():
    drawing = "<w:r><w:drawing><anchor><posOffset>12345</posOffset></anchor></w:drawing></w:r>"
    marked = f"<w:p>\n  <w:r>\n    <w:t>Seen at</w:t>\n  </w:r>\n  <w:r><w:t> home</w:t></w:r>{drawing}\n</w:p>"
    combined = merged("a.docx", layouts.docx([HEADS, ["3/3/21", "", Cell(markup=marked), ""]]))
    assert combined.entries[0].event == "Seen at home"


def test_words_in_a_field_a_link_and_several_paragraphs():
    field = (
        "<w:r><w:instrText>DATE</w:instrText></w:r><w:hyperlink><w:r><w:t>Care</w:t></w:r>"
        "</w:hyperlink><w:r><w:tab/><w:t>plan</w:t></w:r>"
    )
    marked = f"<w:p>{field}</w:p><w:p><w:r><w:t>Second</w:t><w:br/><w:t>line</w:t></w:r></w:p>"
    combined = merged("a.docx", layouts.docx([HEADS, ["3/3/21", "", Cell(markup=marked), ""]]))
    assert combined.entries[0].event == "Care\tplan\nSecond\nline"


def test_two_tables_in_one_sheet_each_have_their_agency():
    rows = [
        ["Agency: One"],
        ["Date", "Event"],
        ["3/3/21", "Seen at home"],
        None,
        ["Agency: Two"],
        ["When", "What happened"],
        ["4/3/21", "Rang"],
    ]
    assert [(one.agency, one.row) for one in merged("a.xlsx", layouts.xlsx(rows)).entries] == [("One", 3), ("Two", 7)]


def test_as_above_suggests_the_date_above():
    combined = merged("a.csv", b"Date,Event\n3/3/2021,Seen\nas above,Rang\nditto,Wrote\n")
    assert [one.date for one in combined.entries] == ["2021-03-03", "", ""]
    assert {one.suggestion for one in combined.problems} == {"2021-03-03"}


def test_headings_without_entries_are_told_and_the_file_counts_as_read():
    combined = merged("a.csv", b"Date,Event\n")
    assert combined.unread == [] and "no entries" in combined.problems[0].problem


def test_files_of_one_name_are_told_apart():
    combined = chronology.merge([("a.csv", b"Date,Event\n3/3/2021,Seen\n"), ("a.csv", b"Date,Event\n4/3/2021,Rang\n")])
    assert [one.file for one in combined.entries] == ["a.csv", "a (2).csv"]


def test_tables_with_dates_that_are_no_chronology_make_up_no_rows():
    plan = [
        ["Action", "Owner", "Due date"],
        *(["Write to every household about the alarm", "J Smith", f"{day}/3/2022"] for day in range(1, 6)),
    ]
    control = [
        ["Version", "Date", "Changes"],
        *([f"0.{day}", f"{day}/3/2022", "Comments of the panel were added here"] for day in range(1, 6)),
    ]
    sign = [
        ["Name", "Role", "Date"],
        *(["A B", "Team manager of adult social care", f"{day}/3/2022"] for day in range(1, 6)),
    ]
    combined = merged("a.docx", layouts.docx(plan, control, [HEADS, *ROWS], sign))
    assert {one.table for one in combined.entries} == {3} and len(combined.entries) == 2
