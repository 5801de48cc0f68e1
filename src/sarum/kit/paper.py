"""A document as what it says, whatever it becomes: a PDF, a Word file, a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 stands under the title, level 2 under that."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Run:
    """Words within a line that are printed alike."""

    words: str
    is_strong: bool = False
    is_emphasised: bool = False


Words = str | Sequence[Run]


@dataclass(frozen=True)
class Paragraph:
    words: Words


@dataclass(frozen=True)
class Items:
    """A list of sentences, with bullets or with numbers; `start` is the first number."""

    items: Sequence[Words]
    is_numbered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Facts:
    """Labels and what is said of each, as a table of two columns."""

    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """A row of headings, and under it as many rows as there are. `widths` are the shares of the columns; none: alike."""

    headings: list[str]
    rows: list[list[str]]
    caption: str = ""
    widths: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Boxed:
    """Words that nobody should pass over, in a frame."""

    words: str


@dataclass(frozen=True)
class Framed:
    """Blocks that belong together and stand apart from the rest, in a frame."""

    blocks: "Sequence[Block]"


Block = Heading | Paragraph | Items | Facts | Table | Boxed | Framed


@dataclass(frozen=True)
class Paper:
    """A title, what follows under it, whose document it is, and a line for the foot of each page.

    `watermark` stands pale behind the words of every page, and is read out by nothing; `has_contents` puts a list of the
    headings of level 1, with their pages, under the title.
    """

    title: str
    blocks: list[Block] = field(default_factory=list)
    author: str = ""
    foot: str = ""
    watermark: str = ""
    has_contents: bool = False
