"""The referral form: its parts in the order they are offered, and what was asked and answered, to be kept."""

from collections.abc import Iterator, Mapping
from typing import Any

from sarum.cases.rules.form.adult import ADULTS, CRITERIA
from sarum.cases.rules.form.beginning import CAME, REASON, REFERRER, SAFETY, SCREEN
from sarum.cases.rules.form.questions import KEPT_OF_A_FILE, Page, Part, Said
from sarum.cases.rules.form.story import (
    AGENCIES,
    ATTACHMENTS,
    OTHER_PEOPLE,
    PROCESSES,
    SUCCESS,
    WHAT_HAPPENED,
    WORKING_TOGETHER,
)
from sarum.cases.rules.form.telling import in_words

PARTS: dict[str, Part] = {
    part.slug: part
    for part in (
        CAME, SCREEN, SAFETY, REFERRER, REASON, ADULTS, WHAT_HAPPENED, SUCCESS, WORKING_TOGETHER, CRITERIA, OTHER_PEOPLE,
        AGENCIES, PROCESSES, ATTACHMENTS,
    )
}  # fmt: skip


def parts_of(answers: Said) -> dict[str, Part]:
    """The parts that apply to this referral."""
    return {slug: part for slug, part in PARTS.items() if part.when({}, answers)}


def held_in() -> dict[str, str]:
    """The part of the form under which each kind of answers is first asked."""
    return {part.kept_in: slug for slug, part in reversed(PARTS.items())}


def pages_of(answers: Said) -> Iterator[tuple[Part, int, Said, Page]]:
    """Every page that applies, once for each entry, in the order it is asked."""
    for part in parts_of(answers).values():
        for number, said in enumerate(part.entries(answers), 1):
            for page in part.pages:
                if page.when(said, answers):
                    yield part, number, said, page


def as_asked(answers: Said, area: str = "") -> list[dict[str, Any]]:
    """Everything asked and answered, with the words of the questions and of the answers offered: it is kept with the referral,
    so that no later change of the form changes what was read and said."""
    sections = []
    for part, number, said, page in pages_of(answers):
        rows = [
            {
                "question": f"{one.group} {one.label}" if one.group else one.label,
                "hint": one.hint,
                "offered": [words[1] for words in one.choices],
                "answer": in_words(one, one.answer_in(said)),
            }
            for one in page.asked(said, answers, area)
        ]
        if rows:
            place = {"part": part.slug, "page": page.slug, "number": number if part.one else None}
            of = {"within": part.title, "name": entry_name(part, said, number) if part.one else ""}
            sections.append({**place, **of, "title": page.title, "rows": rows})
    more = [{"question": label, "hint": "", "offered": [], "answer": words} for label, words in left_over(answers)]
    end = {"part": "", "page": "", "number": None, "within": "What else came with it", "name": "", "title": ""}
    return [*sections, {**end, "rows": more}] if more else sections


def entry_name(part: Part, said: Said, number: int) -> str:
    return str(said.get("name") or said.get("process") or f"{part.one.capitalize()} {number}")


def left_over(answers: Said) -> list[tuple[str, str]]:
    """What came that the form does not ask for, each under the name it came with."""
    asked: dict[str, set[str]] = {}
    for part in parts_of(answers).values():
        names = {one.path[0] for _, one in part.every_question()}
        asked.setdefault(part.kept_in, set()).update(names, KEPT_OF_A_FILE if part is ATTACHMENTS else ())
    rows = []
    for key, held in answers.items():
        for said in held if isinstance(held, list) else [held]:
            if not isinstance(said, Mapping):
                rows += [(title(key), told(said))] if key not in asked else []
                continue
            rows += [
                (f"{title(key)}: {title(name)}", told(value))
                for name, value in said.items()
                if name not in asked.get(key, set())
            ]
    return [(label, words) for label, words in rows if words]


def title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def told(value: Any) -> str:
    """Any kept answer in words, however it was given."""
    if isinstance(value, Mapping):
        return "; ".join(f"{title(str(name)).lower()}: {told(one)}" for name, one in value.items() if told(one))
    if isinstance(value, list):
        return "; ".join(told(one) for one in value)
    return {True: "Yes", False: "No", None: ""}.get(value, str(value)) if not isinstance(value, str) else value
