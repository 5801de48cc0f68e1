"""An answer as it is read out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sarum.cases.rules.form.questions import Kind, Question
from sarum.kit.uploads import KINDS, size_in_words


def in_words(question: Question, value: Any) -> str:
    """One answer as it would be read out; nothing where there is none."""
    labels = {code: words for code, words, *_ in question.choices}
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        between = "\n" if question.kind == Kind.LINES else "; "
        return between.join(labels.get(str(one), str(one)) for one in value)
    if isinstance(value, dict):
        return f"{value['name']} ({KINDS[value['kind']][0]}, {size_in_words(value['size'])})"
    if value in (None, ""):
        return ""
    return labels.get(str(value)) or day_in_words(str(value))


def day_in_words(value: str) -> str:
    """A text that is a date, as the date it is: a referral on paper may say 2021-01-12."""
    try:
        day = dt.date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        day = None
    return f"{day:%-d %B %Y}" if day else value


def kept(questions: Iterable[Question], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Answers, by the names of their questions, as a referral keeps them."""
    answers: dict[str, Any] = {}
    for one in questions:
        if one.name in typed:
            put(answers, one, typed[one.name])
    return answers


def put(answers: dict[str, Any], question: Question, value: Any) -> None:
    """Put one answer where it is kept."""
    held = answers
    for step in question.path[:-1]:
        held = held.setdefault(step, {})
    held[question.path[-1]] = keepable(question, value)


def keepable(question: Question, value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if question.kind == Kind.LINES:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]
    return value


def has_answer(value: Any) -> bool:
    return value not in (None, "", [])
