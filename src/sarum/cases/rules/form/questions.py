"""What a form is made of: questions on pages, pages in parts; each asked only when it applies.

The pages of the web form, the Word form, the reading back and the questions kept with a referral are all drawn from these,
so that none can say what another does not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

Said = Mapping[str, Any]
Options = tuple[tuple[str, ...], ...]
AREA = "{area}"
KEPT_OF_A_FILE = ("name", "kind", "size", "digest")


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "TEXT"
    LONG = "LONG"
    LINES = "LINES"  # one answer on each line
    EMAIL = "EMAIL"
    DAY = "DAY"
    YES_NO = "YES_NO"
    CHOICE = "CHOICE"
    SEVERAL = "SEVERAL"
    FILE = "FILE"  # what is kept of it lies beside the other answers


@dataclass(frozen=True)
class When:
    """When something is asked, in words and as a test on what was said here and in the whole referral."""

    words: str
    test: Callable[[Said, Said], bool]

    def __call__(self, said: Said, answers: Said) -> bool:
        return self.test(said, answers)


ALWAYS = When("", lambda said, answers: True)


@dataclass(frozen=True)
class Question:
    """One question. `needed` is what is said where it must be answered; `named` how a fault names its answer."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    options: Options = ()
    needed: str = ""
    named: str = ""
    longest: int = 300
    rows: int = 4
    width: int | None = None
    autocomplete: str = ""
    inline: bool = False
    group: str = ""
    is_ahead: bool = False  # a day that may still come
    within: tuple[str, ...] = ()  # where the answer is kept, when it is not under its own name
    when: When = ALWAYS

    @property
    def path(self) -> tuple[str, ...]:
        return self.within or (self.name,)

    @property
    def choices(self) -> Options:
        return (("yes", "Yes"), ("no", "No")) if self.kind == Kind.YES_NO else self.options

    @property
    def most(self) -> int:
        """How many characters an answer may have."""
        return 50_000 if self.kind in (Kind.LONG, Kind.LINES) else self.longest

    def answer_in(self, said: Said) -> Any:
        """What was answered; nothing where it was not."""
        if self.kind == Kind.FILE:
            return {name: said[name] for name in KEPT_OF_A_FILE} if said.get("digest") else None
        held: Any = said
        for step in self.path:
            held = held.get(step) if isinstance(held, Mapping) else None
        return held

    def of(self, area: str) -> "Question":
        """The question as a Board of this area asks it."""
        label, hint = self.label.replace(AREA, area), self.hint.replace(AREA, area)
        return self if (label, hint) == (self.label, self.hint) else replace(self, label=label, hint=hint)


@dataclass(frozen=True)
class Page:
    """One page of questions; one without questions only explains."""

    slug: str
    title: str
    questions: tuple[Question, ...] = ()
    when: When = ALWAYS
    intro: str = ""
    advice: str = ""  # a page that explains names its words
    button: str = ""
    asks: Callable[[Said, Said], tuple[Question, ...]] | None = None  # where the questions depend on what was said

    def all_questions(self, said: Said | None = None, answers: Said | None = None) -> tuple[Question, ...]:
        """Every question that this page may ask."""
        return self.asks(said or {}, answers or {}) if self.asks else self.questions

    def asked(self, said: Said, answers: Said, area: str = "") -> list[Question]:
        """The questions asked now."""
        return [one.of(area) for one in self.all_questions(said, answers) if one.when(said, answers)]


@dataclass(frozen=True)
class Part:
    """One part of a form: where its answers are kept, its pages, and what one entry is called where there may be many."""

    slug: str
    title: str
    kept_in: str
    pages: tuple[Page, ...]
    one: str = ""
    adds: bool = True
    intro: str = ""
    when: When = ALWAYS

    @property
    def page(self) -> Page:
        return self.pages[0]

    def entries(self, answers: Said) -> list[Said]:
        held = answers.get(self.kept_in) or {}
        if self.one:
            return list(held)
        return [held if isinstance(held, Mapping) else {self.kept_in: held}]

    def next_page(self, page: Page, said: Said, answers: Said) -> Page | None:
        """The page asked after this one, if there is one."""
        after = self.pages[self.pages.index(page) + 1 :]
        return next((one for one in after if one.when(said, answers)), None)

    def no_longer_asked(self, said: Said, answers: Said) -> dict[str, None]:
        """The answers to questions that do not apply any more, each to be taken away."""
        asked = {one.path[0] for page in self.pages if page.when(said, answers) for one in page.asked(said, answers)}
        every = {one.path[0] for page in self.pages for one in page.all_questions(said, answers)}
        return {name: None for name in sorted(every - asked) if name in said}

    def every_question(self) -> Iterator[tuple[Page, Question]]:
        for page in self.pages:
            for one in page.all_questions():
                yield page, one
