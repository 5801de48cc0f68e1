"""How far the parts of a referral are, and how they are read back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sarum.cases.models import ReferralDraft
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form import table
from sarum.cases.rules.form.questions import Page, Part, Said
from sarum.cases.rules.form.telling import has_answer


def detail_of(part: Part, said: Said, answers: Said) -> str:
    """What tells one entry from another in a list; or, where answers are asked about each, whether they have been given."""
    if not part.adds:
        return "Answered" if is_answered(part.page, said, answers) else "Not answered"
    return next(
        (said[name] for name in ("relationship", "nature", "status", "known_as", "about") if said.get(name)), ""
    )


def is_needed(part: Part) -> bool:
    """Whether the Board cannot act without this part."""
    return part.kept_in in rules.NEEDED and table.held_in()[part.kept_in] == part.slug


def state_of(part: Part, answers: Said) -> tuple[str, str]:
    """How far a part is, in words, and the colour that helps."""
    entries = part.entries(answers)
    answered = [said for said in entries if any(is_answered(page, said, answers) for page in part.pages)]
    if part.kept_in in rules.missing_in(answers) and table.held_in()[part.kept_in] == part.slug:
        return "Needed", "blue"
    if part.one and part.adds:
        return (f"{len(entries)} given", "") if entries else ("Not answered", "grey")
    if not answered:
        return "Not answered", "grey"
    return (
        ("Answered", "") if len(answered) == len(entries) else (f"{len(answered)} of {len(entries)} answered", "grey")
    )


def is_answered(page: Page, said: Said, answers: Said) -> bool:
    return page.when(said, answers) and any(has_answer(one.answer_in(said)) for one in page.asked(said, answers))


@dataclass(frozen=True)
class Section:
    """One page of a referral read back: its questions with their answers, and where they can be changed."""

    title: str
    part: str
    number: int | None
    page: str
    answered: list[tuple[str, str]]
    unanswered: list[str]


@dataclass(frozen=True)
class Chapter:
    """One part of a referral read back."""

    title: str
    sections: list[Section] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return f"part-{self.sections[0].part or 'more'}"

    @property
    def empty(self) -> list[Section]:
        """The pages on which nothing has been answered."""
        return [one for one in self.sections if not one.answered]


def read_back(asked: Iterable[Mapping[str, Any]]) -> list[Chapter]:
    """A whole referral, question by question, from what was kept of it as it was asked."""
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


def is_reachable(draft: ReferralDraft) -> bool:
    """Whether the referrer gave a way to reach them."""
    said = draft.answers.get("referrer") or {}
    return bool(said.get("email") or said.get("phone"))
