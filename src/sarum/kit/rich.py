"""Words with light marks, as a person types them, and what becomes of them: a page, the blocks of a paper, plain words.

A small part of Markdown: paragraphs, **strong**, *emphasis*, lists that begin with “- ” or “1. ”, sub-headings that begin
with “### ”, and links. A link may be a citation, `[fact 3](fact:3)`: a page lets it lead somewhere, or leaves its words.
Everything else that looks like markup is words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sarum.kit.paper import Block, Heading, Items, Paragraph, Run, Table, Words

ADDRESS = re.compile(r"(https?://|mailto:)[!-~]+")
CITATION = re.compile(r"[a-z]+:[0-9]{1,18}")
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "h4", "a"}
MARKED = re.compile(r"([\\*_\[\]])")
ROW = re.compile(r"(?![ \t]*(?:-|#|\d+\.) )(.+?): +(.+)")
TITLE = re.compile(r"(?![ \t]*(?:-|#|\d+\.) )(?:(?!: ).)*[^.!?:\s]")


class Reader(MarkdownIt):
    """Reads the marks that are known here, and no others."""

    def validateLink(self, url: str) -> bool:
        return bool(ADDRESS.fullmatch(url) or CITATION.fullmatch(url))


reader = Reader("zero", {"breaks": True, "html": False}).enable(
    ["list", "heading", "emphasis", "link", "newline", "escape"]
)


def html(words: str, places: Mapping[str, str] | None = None, *, is_one_line: bool = False) -> SafeString:
    """The words as markup, of a closed list of tags. `places` are where citations lead; one without a place is words.

    Safe, because nh3 has the last word: whatever was drawn, no tag, attribute or kind of address outside the lists is left.
    """
    tokens = reader.parseInline(words) if is_one_line else reader.parse(words)
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = "h4"
        token.children = list(led(token.children or [], places or {}))
    drawn = reader.renderer.render(tokens, reader.options, {})
    return mark_safe(nh3.clean(drawn, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}))


def led(tokens: Sequence[Token], places: Mapping[str, str]) -> Iterator[Token]:
    """The words of a line, their citations with the addresses to which they lead."""
    is_left_out = False
    for token in tokens:
        address = str(token.attrs.get("href", ""))
        if token.type == "link_open" and CITATION.fullmatch(address):
            is_left_out = address not in places
            token.attrs["href"] = places.get(address, "")
        if not (is_left_out and token.type in ("link_open", "link_close")):
            yield token
        is_left_out = is_left_out and token.type != "link_close"


def blocks(words: str) -> list[Block]:
    """The words as blocks of a paper, in which a citation is its words and an address stands beside them."""
    return list(joined(printed(reader.parse(words))))


def printed(tokens: Sequence[Token]) -> Iterator[Block]:
    """Each block in its order; a line of a list by itself, and what else belongs to it as a paragraph."""
    lists: list[tuple[bool, int]] = []  # those that are open: whether numbered, and the number that comes next
    is_heading = is_first = False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append((token.type == "ordered_list_open", int(token.attrs.get("start", 1))))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                is_first = True
            case "list_item_close":
                lists[-1] = (lists[-1][0], lists[-1][1] + 1)
            case "heading_open" | "heading_close":
                is_heading = token.type == "heading_open"
            case "inline" if is_heading:
                yield Heading(said(runs(token.children or [])), 2)
            case "inline" if lists and is_first:
                is_first = False
                yield Items([runs(token.children or [])], *lists[-1])
            case "inline":
                yield Paragraph(runs(token.children or []))


def joined(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the lines of one list together."""
    last: Block | None = None
    for block in found:
        if isinstance(last, Items) and isinstance(block, Items) and follows(last, block):
            last = replace(last, items=[*last.items, *block.items])
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def follows(last: Items, block: Items) -> bool:
    is_next = not block.is_numbered or block.start == last.start + len(last.items)
    return last.is_numbered == block.is_numbered and is_next


def runs(tokens: Sequence[Token]) -> list[Run]:
    """A line as runs of words that are alike."""
    found: list[Run] = []
    strong = emphasised = 0
    address, label = "", ""
    for token in tokens:
        words = "\n" if token.type == "softbreak" else token.content
        strong += (token.type == "strong_open") - (token.type == "strong_close")
        emphasised += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "link_open":
            address, label = str(token.attrs.get("href", "")), ""
        if token.type == "link_close":
            address = address.removeprefix("mailto:")
            words = "" if CITATION.fullmatch(address) or address == label else f" ({address})"
        label += words
        if token.type not in ("strong_open", "strong_close", "em_open", "em_close") and words:
            found.append(Run(words, strong > 0, emphasised > 0))
    return found


@dataclass(frozen=True)
class Part:
    """Words as they stand, or, with a title, a table: lines of “label: words” that followed it."""

    words: str = ""
    title: str = ""
    rows: Sequence[tuple[str, str]] = ()


def parts(words: str) -> list[Part]:
    """The words in their order, as tables and what stands beside them. A table is a title alone on its line and, under it, at
    least two lines that each have a label."""
    found: list[Part] = []
    for paragraph in words.strip().split("\n\n"):
        title, *lines = paragraph.splitlines() or [""]
        rows = [(row[1], row[2]) for row in takewhile(bool, map(ROW.fullmatch, lines)) if row]
        rest = paragraph
        if TITLE.fullmatch(title) and len(rows) > 1:
            found.append(Part(title=title, rows=rows))
            rest = "\n".join(lines[len(rows) :])
        if rest and found and not found[-1].title:
            found[-1] = Part(f"{found[-1].words}\n\n{rest}")
        elif rest:
            found.append(Part(rest))
    return found


def with_tables(words: str, headings: Sequence[str]) -> list[Block]:
    """The words as blocks of a paper, what is a table as a table under these two headings."""
    made: list[Block] = []
    for part in parts(words):
        if part.title:
            rows = [[line(label), line(told)] for label, told in part.rows]
            made.append(Table(list(headings), rows, line(part.title), [1, 2]))
        else:
            made += blocks(part.words)
    return made


def line(words: str) -> str:
    """One line without its marks."""
    return said(runs([child for token in reader.parseInline(words) for child in token.children or []]))


def plain(words: str) -> str:
    """The words without their marks, as somebody would read them out."""
    return "\n\n".join("\n".join(said(line) for line in lines_of(block)) for block in blocks(words))


def lines_of(block: Block) -> Sequence[Words]:
    match block:
        case Heading(words) | Paragraph(words):
            return [words]
        case Items(items):
            return items
        case _:
            return []


def said(words: Words) -> str:
    return words if isinstance(words, str) else "".join(run.words for run in words)


def citation(label: str, kind: str, number: int) -> str:
    """A citation as it stands in the words."""
    marked = MARKED.sub(r"\\\1", label)
    return f"[{marked}]({kind}:{number})"


def cited_in(words: str) -> set[str]:
    """What the words cite, like `fact:3`."""
    found = (child.attrs.get("href", "") for token in reader.parse(words) for child in token.children or [])
    return {str(address) for address in found if CITATION.fullmatch(str(address))}
