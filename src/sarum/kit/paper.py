"""A document as what it says, whatever it becomes: a PDF, a Word file, a page."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 stands under the title, level 2 under that."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    words: str


@dataclass(frozen=True)
class Items:
    """A list of sentences, with bullets or with numbers."""

    items: list[str]
    is_numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels and what is said of each, as a table of two columns."""

    rows: list[tuple[str, str]]


Block = Heading | Paragraph | Items | Facts


@dataclass(frozen=True)
class Paper:
    """A title, what follows under it, whose document it is, and a line for the foot of each page."""

    title: str
    blocks: list[Block] = field(default_factory=list)
    author: str = ""
    foot: str = ""
