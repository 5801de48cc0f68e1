"""A paper becomes a PDF: tagged, titled, and with nothing in it that a typed word could have done."""

import re
import zlib

import pytest

from sarum.kit.paper import Facts, Heading, Items, Paper, Paragraph
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
    ]
    return Paper("A receipt", [Heading("First"), *blocks], author=words[:60], foot="Wyvern")


def text_in(pdf: bytes) -> bytes:
    return b"".join(
        zlib.decompress(found)
        for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
        if found[:1] == b"x"
    )


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_whatever_somebody_typed_becomes_a_pdf(words):
    assert pdf_of(paper(words)).startswith(b"%PDF-")


def test_it_is_tagged_titled_and_in_english():
    pdf = pdf_of(Paper("A receipt", [Heading("What happens next"), Paragraph("The team meets.")], author="The Board"))
    everything = pdf + text_in(pdf)
    for mark in (b"/MarkInfo", b"/Lang(en-GB)", b"pdfuaid:part", b"/DisplayDocTitle true", b"A receipt"):
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
