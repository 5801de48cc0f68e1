"""The referral form as it stands on paper: the same questions, each in a row that bears its code."""

from collections.abc import Iterator
from dataclasses import dataclass

from sarum.cases.rules.form.questions import Kind, Page, Question
from sarum.cases.rules.form.table import PARTS
from sarum.cases.rules.form.telling import in_words
from sarum.cases.rules.referral import NEEDED

ROOM = {"adults": 2, "other_people": 3, "agencies": 5, "processes": 3}
NOT_ON_PAPER = {"provenance", "attached_files"}


@dataclass(frozen=True)
class Row:
    """One question of the paper form, the code by which its answer is read back, and when it is asked."""

    code: str
    question: Question
    when: str


@dataclass(frozen=True)
class Sheet:
    """One page of the form, as a table."""

    title: str
    intro: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matter:
    """Everything that is kept in one place: several sheets, and how often they are printed."""

    kept_in: str
    title: str
    intro: str
    one: str
    sheets: tuple[Sheet, ...]

    @property
    def room(self) -> int:
        return ROOM.get(self.kept_in, 1)


def matters(area: str = "") -> list[Matter]:
    """The whole form, in the order in which it is asked. A question that is asked in two ways stands here once."""
    found: dict[str, Matter] = {}
    for part in PARTS.values():
        if part.kept_in in NOT_ON_PAPER:
            continue
        held = found.get(part.kept_in) or Matter(
            part.kept_in, part.title, part.intro if part.adds else "", part.one, ()
        )
        taken = {row.code for sheet in held.sheets for row in sheet.rows}
        sheets = tuple(
            Sheet(page.title, page.intro or ("" if part.adds else part.intro), rows)
            for page in part.pages
            if (rows := tuple(rows_of(part.kept_in, page, part.when.words, area, taken)))
        )
        found[part.kept_in] = Matter(held.kept_in, held.title, held.intro, held.one, (*held.sheets, *sheets))
    return list(found.values())


def rows_of(kept_in: str, page: Page, when: str, area: str, taken: set[str]) -> Iterator[Row]:
    for one in page.all_questions():
        code = f"{kept_in}.{one.name}"
        if code not in taken:
            taken.add(code)
            yield Row(code, one.of(area), one.when.words or page.when.words or when)


def question_in_words(question: Question) -> str:
    return f"{question.group} {question.label}" if question.group else question.label


def answer_on_paper(question: Question, value: object) -> str:
    """An answer as it is written into the form: one thing on each line."""
    if isinstance(value, list):
        return "\n".join(in_words(question, one) for one in value)
    return in_words(question, value)


def told(row: Row) -> Iterator[tuple[str, bool]]:
    """A question as it stands on paper: its words, when it is asked, what helps, and what may be answered."""
    yield question_in_words(row.question), True
    kept_in = row.code.partition(".")[0]
    if row.question.needed and kept_in in NEEDED:
        yield "Needed.", False
    if row.when:
        yield f"Only if {row.when}.", False
    if row.question.hint:
        yield row.question.hint, False
    if row.question.choices:
        words = "; ".join(label for _, label, *_ in row.question.choices)
        yield f"Write {'one or more' if row.question.kind == Kind.SEVERAL else 'one'} of: {words}", False
    if row.question.kind == Kind.DAY:
        yield "A date, like 9 February 2022", False
