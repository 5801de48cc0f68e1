"""What was sent, read back: chapters of sections, from what was kept of it as it was asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

DIGEST = "A fingerprint of exactly these words. It shows later that not a letter has changed."


@dataclass(frozen=True)
class Section:
    """One page of a form read back: its questions with their answers, and where they can be changed."""

    title: str
    part: str
    number: int | None
    page: str
    answered: list[tuple[str, str]]
    unanswered: list[str]

    @property
    def heading(self) -> str:
        """What stands above its questions: nothing above a single one that is no entry of a list, which says it itself."""
        is_single = self.number is None and len(self.answered) + len(self.unanswered) == 1
        return "" if is_single else self.title


@dataclass(frozen=True)
class Chapter:
    """One part of a form read back."""

    title: str
    sections: list[Section] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return f"part-{self.sections[0].part or 'more'}"

    @property
    def empty(self) -> list[Section]:
        """The pages on which nothing has been answered."""
        return [one for one in self.sections if not one.answered]


def chapters_of(asked: Iterable[Mapping[str, Any]]) -> list[Chapter]:
    """A whole form, question by question, from what was kept of it as it was asked."""
    return [
        Chapter(title, [section_of(one) for one in sections])
        for title, sections in groupby(asked, lambda one: one["within"])
    ]


def section_of(asked: Mapping[str, Any]) -> Section:
    title = ": ".join(words for words in (asked["name"], asked["title"]) if words)
    if not asked["name"] and asked["title"] == asked["within"]:
        title = ""
    rows = [(row["question"], row["answer"]) for row in asked["rows"]]
    return Section(
        title, asked["part"], asked["number"], asked["page"],
        answered=[(question, answer) for question, answer in rows if answer],
        unanswered=[question for question, answer in rows if not answer],
    )  # fmt: skip
