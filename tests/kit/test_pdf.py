"""A paper becomes a PDF: tagged, titled, and with nothing in it that a typed word could have done."""

import io
import re

import pikepdf
import pytest

from sarum.kit.paper import Boxed, Facts, Heading, Items, Paper, Paragraph, Table
from sarum.kit.pdf import pdf_of, tidy, without, written

ODD = {
    "markup": '#import "secret.typ": x $x^2$ *bold* _under_ = heading <label> @cite \\ `raw` // comment /* "quoted"',
    "emoji": "Thank you 😀👩‍👩‍👧",
    "right to left": "שלום עולם مرحبا بالعالم",
    "no font has it": "中文 हिन्दी \U0010ffff\ufffe",
    "control": "a\x00b\x07c\x1bd\tq\r\ne\ud800f",
    "long": "word " * 10_000,
    "unbroken": "x" * 50_000,
    "empty": "",
}


def paper(words: str) -> Paper:
    blocks = [
        Heading(words, 2),
        Paragraph(words),
        Items([words, "two"], is_numbered=True),
        Items([words]),
        Facts([(words, words)]),
        Boxed(words),
        Table(["When", "What"], [[words, "2"]], words),
    ]
    return Paper(
        "A receipt",
        [Heading("First"), *blocks],
        author=words[:60],
        foot="Wyvern",
        watermark=words[:60],
        has_contents=True,
    )


def everything_in(content: bytes) -> bytes:
    """A PDF with nothing in it packed, written as it is when its objects stand one after another."""
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as held:
        held.save(
            whole,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return whole.getvalue()


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_whatever_somebody_typed_becomes_a_pdf(words):
    assert pdf_of(paper(words)).startswith(b"%PDF-")


def test_it_is_tagged_titled_and_in_english():
    pdf = pdf_of(Paper("A receipt", [Heading("What happens next"), Paragraph("The team meets.")], author="The Board"))
    everything = everything_in(pdf)
    for mark in (b"/MarkInfo", b"/Lang (en-GB)", b"pdfuaid:part", b"/DisplayDocTitle true", b"A receipt"):
        assert mark in everything, mark


def test_typed_markup_stays_words():
    held = written(Paper(ODD["markup"], [Paragraph(ODD["markup"])]))
    assert held["title"] == held["blocks"][0]["words"] == ODD["markup"]
    assert pdf_of(Paper(ODD["markup"], [Paragraph(ODD["markup"])])).startswith(b"%PDF-")


def test_nuls_and_broken_halves_go_and_lines_stay():
    assert tidy(ODD["control"]) == "abcdq\nef"


def test_headings_never_skip_a_level():
    assert [
        one["level"] for one in written(Paper("T", [Heading("a", 2), Heading("b", 4), Heading("c", 1)]))["blocks"]
    ] == [1, 2, 1]


def test_what_no_font_has_is_marked_with_the_rest_of_its_alphabet_and_no_more():
    assert without("中丁 हि é", "中") == "�� हि é" and without("é e", "é") == "� e"


LONG = [Heading("First"), Boxed("Must not be shared."), Paragraph("word " * 900), Heading("Second"), Heading("Under it", 2),
        Table(["When", "What"], [["1 March", "She fell"]] * 60, "Key events", [1, 3])]  # fmt: skip


def letters_of(cmap):
    """What each code of a font stands for."""
    hexed = rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>"
    pairs = [pair for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S) for pair in re.findall(hexed, part)]
    return {int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be") for code, letter in pairs}


def behind_each_page(pdf):
    """The words that stand behind each page as its background, which is marked as an artifact."""
    return beside_the_words(pdf, rb"/Type/Background")


def foot_of_each_page(pdf):
    """The words at the foot of each page, which are marked as an artifact too."""
    return beside_the_words(pdf, rb"/Subtype/Footer/Type/Pagination")


def beside_the_words(pdf, kind):
    """What one kind of artifact says, page by page."""
    said = []
    with pikepdf.open(io.BytesIO(pdf)) as held:
        for page in held.pages:
            content = page.Contents.read_bytes()
            artifact = re.search(rb"/Artifact<<[^>]*?" + kind + rb">>BDC(.*?)EMC", content, re.S)
            lines = re.findall(rb"/(f\d+) [\d.]+ Tf(.*?)ET", artifact[1], re.S) if artifact else []
            words = " ".join(read_in(page.Resources.Font[f"/{font.decode()}"], line) for font, line in lines)
            said.append(" ".join(words.split()))  # a line that was broken ends in a space of its own
    return said


def read_in(font, line):
    """The letters of one line, which a PDF writes as codes of its font."""
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    letters = letters_of(font.ToUnicode.read_bytes())
    codes = re.sub(
        rb"\\([0-7]{3}|.)",
        lambda one: bytes([int(one[1], 8)]) if len(one[1]) == 3 else escapes.get(one[1], one[1]),
        b"".join(re.findall(rb"\(((?:\\.|[^\\)])*)\)", line, re.S)), flags=re.S,
    )  # fmt: skip
    return "".join(letters.get(int.from_bytes(codes[at : at + 2], "big"), "?") for at in range(0, len(codes), 2))


def test_who_reads_it_stands_behind_every_page_and_is_read_out_by_nothing():
    pdf = pdf_of(Paper("A pack", LONG, watermark="Joan Bell, 3 March 2021, 2:30pm"))
    said = behind_each_page(pdf)
    assert len(said) > 2 and set(said) == {"Joan Bell, 3 March 2021, 2:30pm"}
    assert b"pdfuaid:part" in everything_in(pdf)
    assert b"/Type/Background" not in everything_in(pdf_of(Paper("A pack", LONG)))


def test_contents_a_table_with_headings_and_its_caption_are_tagged():
    pdf = pdf_of(Paper("A pack", LONG, has_contents=True))
    everything = everything_in(pdf)
    for mark in (b"/S /TOC", b"/S /TOCI", b"/S /Table", b"/S /TH", b"/S /Caption", b"/Outlines"):
        assert mark in everything, mark
    plain = pdf_of(Paper("A pack", LONG))
    assert b"/S /TOC" not in everything_in(plain)


def test_nothing_is_printed_of_a_table_without_rows():
    assert written(Paper("A pack", [Table(["When"], []), Boxed("")]))["blocks"] == []
