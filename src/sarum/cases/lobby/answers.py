"""A page of a form as a form that draws itself: it shows what has been answered, and gives back what is."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Field

from sarum.cases.rules.form.questions import Kind, Page, Question
from sarum.kit import fields

CHOSEN = (Kind.CHOICE, Kind.SEVERAL, Kind.YES_NO)


class PartForm(fields.Form):
    """The questions of one page, as far as they apply to what has been said so far."""

    def __init__(
        self, *args: Any, page: Page, said: Mapping[str, Any], answers: Mapping[str, Any], area: str = "",
        says_optional: bool = True, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.questions = page.asked(said, answers, area)
        self.groups = {}  # each page has its own
        for question in self.questions:
            self.fields[question.name] = field_of(question)
            if not says_optional:
                self.fields[question.name].label = question.label
            if question.group:
                self.groups.setdefault(question.group, []).append(question.name)


def typed(questions: list[Question], said: Mapping[str, Any]) -> dict[str, Any]:
    """The kept answers as they were typed."""
    return {
        one.name: shown(one, answer)
        for one in questions
        if one.kind != Kind.FILE and (answer := one.answer_in(said)) is not None
    }


def shown(question: Question, answer: Any) -> Any:
    if question.kind == Kind.LINES and isinstance(answer, list):
        return "\n".join(answer)
    if question.kind == Kind.DAY and answer:
        return dt.date.fromisoformat(answer)
    return answer


def field_of(question: Question) -> Field:
    """The field that asks a question."""
    common: dict[str, Any] = {
        "hint": question.hint, "required": question.needed or False, "called": question.named,
    }  # fmt: skip
    made = FIELDS[question.kind](question, common)
    if question.kind in CHOSEN or question.group:  # it is said above that nothing else need be answered
        made.label = question.label
    return made


FIELDS: dict[Kind, Callable[[Question, dict[str, Any]], Field]] = {
    Kind.TEXT: lambda one, common: fields.Text(
        one.label, longest=one.longest, width=one.width, autocomplete=one.autocomplete or None, **common
    ),
    Kind.EMAIL: lambda one, common: fields.Email(
        one.label, longest=one.longest, autocomplete=one.autocomplete or None, **common
    ),
    Kind.LONG: lambda one, common: fields.LongText(one.label, rows=one.rows, longest=one.most, **common),
    Kind.LINES: lambda one, common: fields.LongText(one.label, rows=one.rows, longest=one.most, **common),
    Kind.DAY: lambda one, common: fields.Day(one.label, not_after="" if one.is_ahead else "today", **common),
    Kind.YES_NO: lambda one, common: fields.YesNo(one.label, inline=one.inline, **common),
    Kind.CHOICE: lambda one, common: fields.Choice(
        one.label, choices=one.options, inline=one.inline, as_select=len(one.options) > 15, **common
    ),
    Kind.FILE: lambda one, common: fields.Upload(one.label, **common),
    Kind.SEVERAL: lambda one, common: fields.Several(one.label, choices=one.options, **common),
}
