"""A paper as a PDF that a screen reader can read: PDF/UA-1, or it is not made at all.

What a person typed reaches the typesetter as JSON and never as markup, so that nothing in it can do anything.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import typst

from sarum.kit import bare
from sarum.kit.paper import Block, Facts, Framed, Heading, Items, Paper, Table
from sarum.kit.refusal import Refused

UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
TRIES = 6  # alphabets that no font here has; each is met once
SHOWN_AS = "�"
OTHERS = (re.compile("[^\\x00-\u052f\u1e00-\u20cf\ufffd]"), re.compile("[^\\x00-\u017f\u2010-\u2026\ufffd]"))
LATIN_ENDS, IDEOGRAPHS_BEGIN = 0x370, 0x2E80  # from here on alphabets are large

TYPESETTING = """
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, date: none)
#set text(lang: "en", region: "GB", size: 11pt)
#set par(leading: 0.75em, spacing: 1.1em)
#let pale = if paper.watermark != "" {
  rotate(-55deg, reflow: true, text(size: 26pt, fill: luma(228), paper.watermark))
}
#set page("a4", margin: (x: 2.4cm, top: 2.2cm, bottom: 2.6cm), numbering: "1", background: pale, footer: context {
  set text(size: 9pt)
  grid(columns: (1fr, auto), column-gutter: 1em, paper.foot,
    [Page #counter(page).display() of #counter(page).final().first()])
})
#show heading: set block(above: 1.5em, below: 0.8em)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 12pt)
#show std.title: set text(size: 20pt)
#show std.title: set block(below: 1.2em)
#let lines(words) = words.split("\\n").join(linebreak())
#let said(words) = if type(words) == str { lines(words) } else {
  words.map(run => {
    let it = lines(run.words)
    if run.is_emphasised { it = emph(it) }
    if run.is_strong { strong(it) } else { it }
  }).join()
}
#std.title()
#if paper.has_contents { outline(title: "Contents", depth: 1) }
#let drawn(block) = {
  if block.kind == "Framed" { std.block(width: 100%, stroke: 0.75pt, inset: 10pt, block.blocks.map(drawn).join()) }
  if block.kind == "Heading" { heading(level: block.level, lines(block.words)) }
  if block.kind == "Paragraph" { par(said(block.words)) }
  if block.kind == "Items" and block.is_numbered { enum(start: block.start, ..block.items.map(said)) }
  if block.kind == "Items" and not block.is_numbered { list(..block.items.map(said)) }
  if block.kind == "Facts" {
    terms(separator: linebreak(), hanging-indent: 0pt, spacing: 1em,
      ..block.rows.map(row => terms.item(lines(row.at(0)), lines(row.at(1)))))
  }
  if block.kind == "Boxed" { std.block(width: 100%, stroke: 1.5pt, inset: 8pt, strong(lines(block.words))) }
  if block.kind == "Table" {
    set text(size: 9pt)
    set par(leading: 0.6em)
    let shares = if block.widths.len() > 0 { block.widths } else { block.headings.map(one => 1) }
    let ruled = table(columns: shares.map(one => one * 1fr), align: left, inset: (x: 4pt, y: 5pt), stroke: (y: 0.5pt),
      table.header(..block.headings.map(one => strong(lines(one)))), ..block.rows.flatten().map(lines))
    if block.caption == "" { ruled } else {
      show figure: set std.block(breakable: true)
      show figure.caption: set align(left)
      figure(ruled, caption: figure.caption(position: top, lines(block.caption)), kind: table, supplement: none,
        numbering: none)
    }
  }
}
#for block in paper.blocks { drawn(block) }
"""


def pdf_of(paper: Paper) -> bytes:
    """The paper as a PDF. A letter that no font here can show stands as a mark, and the rest is printed.

    Each try sets the whole paper, so there are few: after `TRIES` alphabets without a font, every letter that is not of a
    European alphabet stands as a mark; if that is not enough, all but the plainest.
    """
    said = json.dumps(written(paper), ensure_ascii=False)
    for number in range(TRIES + 2):
        try:
            return bare.pdf(
                typst.compile(TYPESETTING.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"paper": said})
            )
        except typst.TypstError as refused:
            unknown = UNPRINTABLE.search(str(refused))
            if unknown is None:
                raise
            letters = ESCAPED.sub(lambda code: chr(int(code[1], 16)), unknown[1])
            said = without(said, letters) if number < TRIES else OTHERS[number - TRIES].sub(SHOWN_AS, said)
    raise Refused("This holds letters that cannot be printed. Read it on its page instead.")


def written(paper: Paper) -> dict[str, Any]:
    """The paper in plain words and lists, its headings without a gap between their levels."""
    return tidy(asdict(replace(paper, blocks=[])) | {"blocks": told(paper.blocks)[0]})


def told(blocks: Sequence[Block], level: int = 0) -> tuple[list[dict[str, Any]], int]:
    """The blocks by their kinds, and the level of the heading under which the next would stand."""
    held: list[dict[str, Any]] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            block = Heading(block.words, level)
        if isinstance(block, Framed):
            within, level = told(block.blocks, level)
            held += [{"kind": "Framed", "blocks": within}] * bool(within)
        elif not is_empty(block):
            held.append({"kind": type(block).__name__, **asdict(block)})
    return held, level


def is_empty(block: Block) -> bool:
    match block:
        case Items(items):
            return not items
        case Facts(rows) | Table(_, rows):
            return not rows
        case Framed(blocks):
            return not blocks
        case _:
            return not block.words


def tidy(value: Any) -> Any:
    """Every text without what is not a letter or a space to anybody: NULs, other control characters, broken halves."""
    if isinstance(value, dict):
        return {name: tidy(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [tidy(one) for one in value]
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return "".join(one for one in lines if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    return value


def without(said: str, unknown: str) -> str:
    """The words without some letters, and without the rest of their alphabet, of which a font has all or nothing."""
    for letter in unknown:
        if ord(letter) < LATIN_ENDS:
            said = said.replace(letter, SHOWN_AS)
        elif letter != SHOWN_AS:
            size = 128 if ord(letter) < IDEOGRAPHS_BEGIN else 4096
            first = ord(letter) // size * size
            said = re.sub(f"[{chr(first)}-{chr(first + size - 1)}]", SHOWN_AS, said)
    return said
