"""A form as it stands on paper: the same questions, each in a row that bears its code."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sarum.cases.rules.form.questions import Kind, Page, Part, Question
from sarum.cases.rules.form.telling import in_words
from sarum.cases.rules.form.whole import Form


@dataclass(frozen=True)
class Row:
    """One question of the paper form, the code by which its answer is read back, and when it is asked."""

    code: str
    question: Question
    when: str
    is_needed: bool = False


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
    room: int
    sheets: tuple[Sheet, ...]


def matters(form: Form, area: str = "") -> list[Matter]:
    """The whole form, in the order in which it is asked. A question that is asked in two ways stands here once."""
    found: dict[str, Matter] = {}
    for part in form.parts.values():
        if part.kept_in in form.off_paper:
            continue
        held = found.get(part.kept_in) or Matter(
            part.kept_in, part.title, part.intro if part.adds else "", part.one, form.room.get(part.kept_in, 1), ()
        )
        taken = {row.code for sheet in held.sheets for row in sheet.rows}
        sheets = tuple(
            Sheet(page.title, page.intro or ("" if part.adds else part.intro), rows)
            for page in part.pages
            if (rows := tuple(rows_of(part, page, area, taken, form.needed)))
        )
        found[part.kept_in] = replace(held, sheets=(*held.sheets, *sheets))
    return list(found.values())


def rows_of(part: Part, page: Page, area: str, taken: set[str], needed: Collection[str]) -> Iterator[Row]:
    for one in page.all_questions():
        code = f"{part.kept_in}.{one.name}"
        if code not in taken and one.kind != Kind.FILE:
            taken.add(code)
            when = one.when.words or page.when.words or part.when.words
            yield Row(code, one.of(area), when, bool(one.needed) and part.kept_in in needed)


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
    if row.is_needed:
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
