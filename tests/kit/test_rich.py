"""Words with light marks become a page, blocks and plain words, and never anything that was not meant."""

import io
import re
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.kit import pdf, rich, word
from sarum.kit.paper import Framed, Heading, Items, Paper, Paragraph, Run, Table

TYPED = """She **died** on *3 March*.
Nobody *was **told***.

### What is known

- one
- two, see [entry 14](entry:14)

1986. It began.
1987. It went on. [The Act](https://www.legislation.gov.uk/x)"""
PIECES = ["<script>", "</p>", "<img src=x onerror=a()>", "[a](javascript:alert(1))", "![a](x.png)", "`c`", "&lt;b&gt;",
          "[a](//evil.example)", "[a](data:text/html,x)", "[a]( jAvAsCrIpT:x)", "[a](fact:3)", "[a](https://x.y \"t\")",
          "<a href=x>", "\n\n", "\n- ", "\n1. ", "\n### ", "**", "*", "_", "[", "](", ")", "\\", "\u202e", "\x00", "<", ">",
          "\n> ", "\n    ", "[a]: javascript:x\n\n[a]", "https://x.y", "<https://x.y>", "'", '"', "é", "\n***\n"]  # fmt: skip


class Seen(HTMLParser):
    def __init__(self, drawn):
        super().__init__()
        self.tags, self.addresses, self.others = set(), [], []
        self.feed(drawn)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            (self.addresses if name == "href" else self.others).append(value if name == "href" else (tag, name, value))


def test_the_marks_are_drawn_as_what_they_mean():
    drawn = rich.html(TYPED, {"entry:14": "/cases/X/chronology-entry/14/"})
    for part in ("<strong>died</strong>", "<em>3 March</em>", "<br>", "<h4>What is known</h4>", "<li>one</li>",
                 '<ol start="1986">', 'href="/cases/X/chronology-entry/14/"', "noopener"):  # fmt: skip
        assert part in drawn
    assert "<em>was <strong>told</strong></em>" in drawn


def test_a_citation_that_the_reader_may_not_follow_is_its_words():
    drawn = rich.html("See [entry **14**](entry:14) and [the Act](https://a.example).")
    assert "See entry <strong>14</strong> and <a " in drawn and "entry:14" not in drawn


def test_a_line_by_itself_has_no_paragraph():
    assert rich.html("*Met*", is_one_line=True) == "<em>Met</em>"


def test_blocks_hold_the_marks_as_runs():
    first, heading, bullets, numbers = rich.blocks(TYPED)
    assert isinstance(first, Paragraph) and Run("died", is_strong=True) in first.words
    assert Run("told", True, True) in first.words
    assert heading == Heading("What is known", 2)
    assert bullets == Items([[Run("one")], [Run("two, see "), Run("entry 14")]])
    assert numbers.is_numbered and numbers.start == 1986
    assert rich.said(numbers.items[1]) == "It went on. The Act (https://www.legislation.gov.uk/x)"


def test_what_goes_on_within_an_item_has_no_number_of_its_own():
    assert rich.blocks("1. one\n\n   more\n2. two") == [
        Items([[Run("one")]], True), Paragraph([Run("more")]), Items([[Run("two")]], True, 2),
    ]  # fmt: skip


def test_plain_words_have_no_marks():
    assert rich.plain("He **said** [fact 3](fact:3).\n\n- one\n- two") == "He said fact 3.\n\none\ntwo"


def test_what_is_cited_is_known():
    assert rich.cited_in("[a](fact:3) [b](entry:4) [c](https://a.example) (fact:9)") == {"fact:3", "entry:4"}


def test_a_label_with_brackets_stays_a_citation():
    cited = rich.citation("return of [A] *b* \\", "return", 7)
    assert rich.cited_in(cited) == {"return:7"} and rich.plain(cited) == "return of [A] *b* \\"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join))
def test_nothing_typed_becomes_a_tag_or_an_address_outside_the_list(typed):
    seen = Seen(rich.html(typed, {"fact:3": "/there/"}))
    assert seen.tags <= rich.TAGS
    assert all(re.fullmatch(r"https?://.*|mailto:.*|/there/", one, re.DOTALL) for one in seen.addresses)
    for tag, name, value in seen.others:
        assert (tag, name) in (("a", "rel"), ("ol", "start")) and (name == "rel" or value.isdigit())


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(WORDS)
def test_a_label_is_read_back_as_it_was_cited(label):
    label = " ".join(label.split())
    if label and "<" not in label:
        assert rich.plain(f"See {rich.citation(label, 'fact', 3)}") == f"See {label}"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join))
def test_every_letter_that_is_not_a_mark_is_printed(typed):
    kept = re.sub(r"[^a-zéà-ÿ]", "", rich.plain("x" + typed))
    shown = re.sub(r"<[^>]*>", "", rich.html("x" + typed))
    assert set(kept) - set("".join(PIECES)) <= set(shown)


@pytest.mark.parametrize("hostile", [one * 300 for one in ("[", "*", "**a", "- ", "1. ", "[a](", "\\", "_a_", "> ")])
def test_much_of_one_mark_is_read_quickly(hostile):
    assert rich.html(hostile) is not None and rich.blocks(hostile) is not None


def test_a_paper_prints_the_marks():
    paper = Paper("Report", [Heading("Facts"), *rich.blocks(TYPED)], author="Board")
    assert pdf.pdf_of(paper).startswith(b"%PDF")
    lines = docx.Document(io.BytesIO(word.word_of(paper))).paragraphs
    died = next(run for line in lines for run in line.runs if run.text == "died")
    assert died.bold and not died.italic
    assert [line.text for line in lines if line.style.name == "List Bullet"] == ["one", "two, see entry 14"]


def test_each_numbered_list_of_a_word_file_begins_afresh():
    paper = Paper("Report", rich.blocks("1. one\n2. two\n\nBetween.\n\n1. one again"))
    lines = docx.Document(io.BytesIO(word.word_of(paper))).paragraphs
    numbers = [line._p.pPr.numPr.numId.val for line in lines if line.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


ROWS = [("Needs", "Met. So."), ("Area", "Met")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Adult A\nNeeds: Met. So.\nArea: Met", [("Adult A", ROWS)]),
        ("A\nb: c\nd: e\n\nF\ng: h\ni: j", [("A", [("b", "c"), ("d", "e")]), ("F", [("g", "h"), ("i", "j")])]),
        ("Before.\n\nMore.\n\nAdult A\nNeeds: Met. So.\nArea: Met\nand so on\n\nAfter.",
         ["Before.\n\nMore.", ("Adult A", ROWS), "and so on\n\nAfter."]),
        ("Adult A\nNeeds: Met", ["Adult A\nNeeds: Met"]), ("One line.", ["One line."]), ("", []),
        ("a: b\nc: d\ne: f", ["a: b\nc: d\ne: f"]), ("- a\nb: c\nd: e", ["- a\nb: c\nd: e"]),
        ("It is safe.\nAction 1: ring.\nAction 2: go.", ["It is safe.\nAction 1: ring.\nAction 2: go."]),
    ],
)  # fmt: skip
def test_a_title_over_labelled_lines_is_a_table_whatever_stands_beside_it(text, found):
    assert [(one.title, list(one.rows)) if one.title else one.words for one in rich.parts(text)] == found


def test_a_table_is_a_table_on_paper_too_and_its_cells_are_plain():
    made = rich.with_tables(
        "It was **so**.\n\nAdult A\nNeeds: *Met*, [fact 3](fact:3)\n1986: no", ["Element", "Answer"]
    )
    assert made[1] == Table(["Element", "Answer"], [["Needs", "Met, fact 3"], ["1986", "no"]], "Adult A", [1, 2])
    assert isinstance(made[0], Paragraph)


def test_a_frame_is_printed_with_all_that_it_holds():
    framed = Framed([Paragraph("In a frame."), Items(["one"]), Heading("Deep", 3)])
    held = docx.Document(io.BytesIO(word.word_of(Paper("T", [framed, Framed([]), Paragraph("After.")]))))
    assert [bool(line._p.xpath("./w:pPr/w:pBdr")) for line in held.paragraphs] == [False, True, True, True, False]
    assert not held.tables
    told = pdf.written(Paper("T", [framed, Framed([])]))["blocks"]
    assert [one["kind"] for one in told[0]["blocks"]] == ["Paragraph", "Items", "Heading"] and len(told) == 1
    assert told[0]["blocks"][2]["level"] == 1 and pdf.pdf_of(Paper("T", [framed])).startswith(b"%PDF")
