"""What stands beside the words of a cell: notes, comments, the settings of old forms. None of it is lost."""

import pytest

from sarum import chronology
from tests.chronology import layouts
from tests.chronology.layouts import Cell, P, R, S, W

NOTE = '<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:{}Reference w:id="{}"/></w:r></w:p>'
FOOT = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t>Recorded on 5 March 2021</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Significant only</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
END = f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="1"><w:p><w:r><w:t>See the GP record</w:t></w:r></w:p></w:endnote></w:endnotes>'
NOTES = {"word/footnotes.xml": FOOT, "word/endnotes.xml": END}


def noted(said, kind="footnote", number=1):
    return Cell(markup=NOTE.format(said, kind, number))


def test_the_words_of_a_note_are_in_its_cell_and_trouble_no_date_and_no_heading():
    rows = [
        ["Date", noted("Event", number=2), "Outcome"],
        [noted("3/3/21"), noted("Seen at home", "endnote"), noted("NFA")],
        ["4/3/21", "Rang", ""],
    ]
    combined = chronology.merge([("a.docx", layouts.docx(rows, extra=NOTES))])
    first, second = combined.entries
    assert (first.date, first.written) == ("2021-03-03", "3/3/21 [note: Recorded on 5 March 2021]")
    assert first.event == "Seen at home [note: See the GP record]"
    assert first.columns == {"Outcome": "NFA [note: Recorded on 5 March 2021]"} and second.event == "Rang"
    assert not combined.problems
    assert [one.said for one in combined.asides] == ["Date | Event [note: Significant only] | Outcome"]


def test_the_note_of_a_row_that_is_no_entry_is_told_with_it():
    rows = [["Date", "Event"], ["3/3/21", "Seen"], [Cell("", markup=NOTE.format("Total: 9", "footnote", 1)), ""]]
    combined = chronology.merge([("a.docx", layouts.docx(rows, extra=NOTES))])
    assert combined.problems[0].written == "Total: 9 [note: Recorded on 5 March 2021]"


def legacy(data, said=""):
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    between = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{said}</w:t></w:r>' if said else ""
    code = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    return Cell(markup=f'<w:p>{begin}{code}{between}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')


LIST = "<w:ddList>{}" + "".join(f'<w:listEntry w:val="{one}"/>' for one in ("RiO", "EMIS", "Mosaic")) + "</w:ddList>"
BOX = "<w:checkBox><w:sizeAuto/>{}</w:checkBox>"


@pytest.mark.parametrize(
    ("data", "said", "read"),
    [
        (LIST.format('<w:result w:val="1"/>'), "", "EMIS"),
        (LIST.format(""), "", "RiO"),
        (LIST.format('<w:default w:val="2"/>'), "", "Mosaic"),
        (LIST.format('<w:result w:val="9"/>'), "", ""),
        (LIST.format('<w:result w:val="1"/>'), "EMIS web", "EMIS web"),
        (BOX.format("<w:checked/>"), "", "☒"),
        (BOX.format('<w:default w:val="1"/>'), "", "☒"),
        (BOX.format('<w:default w:val="1"/><w:checked w:val="0"/>'), "", "☐"),
        (BOX.format(""), "", "☐"),
        ("<w:textInput/>", "typed in", "typed in"),
    ],
)
def test_an_old_form_says_what_it_was_set_to(data, said, read):
    rows = [["Date", "Event", "Source"], ["3/3/21", "Seen", legacy(data, said)]]
    assert chronology.merge([("a.docx", layouts.docx(rows))]).entries[0].source == read


COMMENTS = (
    f'<comments xmlns="{S}"><authors><author>A Reader</author><author>tc={{1-2}}</author></authors><commentList>'
    '<comment ref="B3" authorId="0"><text><r><t>A Reader:\n</t></r><r><t>Is this the ward?</t></r></text></comment>'
    '<comment ref="A1" authorId="0"><text><t>From RiO</t></text></comment>'
    '<comment ref="A9" authorId="1"><text><t>[Threaded comment] Your version of…\n\nComment:\n    Whose?</t></text></comment>'
    "</commentList></comments>"
)
LINK = f'<Relationships xmlns="{P}"><Relationship Id="rId1" Type="{R}/comments" Target="../comments1.xml"/></Relationships>'


def test_comments_on_excel_cells_are_kept_aside():
    rows = [["Date", "Event"], ["3/3/21", "Seen"], ["4/3/21", "Rang"]]
    extra = {"xl/comments1.xml": COMMENTS, "xl/worksheets/_rels/sheet1.xml.rels": LINK}
    combined = chronology.merge([("a.xlsx", layouts.xlsx(rows, extra=extra))])
    assert [(one.row, one.said) for one in combined.asides if one.what == "comment"] == [
        (1, "A Reader: From RiO"),
        (3, "A Reader:\nIs this the ward?"),
        (9, "Whose?"),
    ]
    assert len(combined.entries) == 2 and not combined.problems


def test_comments_in_a_table_that_is_no_chronology_are_kept_aside():
    extra = {"xl/comments1.xml": COMMENTS, "xl/worksheets/_rels/sheet1.xml.rels": LINK}
    combined = chronology.merge([("a.xlsx", layouts.xlsx([["GP", "Surgery"]], extra=extra))])
    assert sum(one.what == "comment" for one in combined.asides) == 3
