"""A whole form: its parts in the order they are offered, and what was asked and answered, to be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sarum.cases.rules.form.questions import KEPT_OF_A_FILE, Kind, Page, Part, Question, Said
from sarum.cases.rules.form.telling import in_words

NAMED_BY = ("name", "process", "event", "action")  # the answer by which one entry of a list is told from another
LONGEST_NAME = 80


@dataclass(frozen=True)
class Form:
    """Parts by their slugs. `needed` are the places that must not stay empty; the rest is for the form on paper:
    how many entries of a list are printed (`room`), and what is not printed at all."""

    parts: dict[str, Part]
    needed: frozenset[str] = frozenset()
    room: Mapping[str, int] = field(default_factory=dict)
    off_paper: frozenset[str] = frozenset()

    def parts_of(self, answers: Said) -> dict[str, Part]:
        """The parts that apply to what has been answered."""
        return {slug: part for slug, part in self.parts.items() if part.when({}, answers)}

    def held_in(self) -> dict[str, str]:
        """The part of the form under which each kind of answers is first asked."""
        return {part.kept_in: slug for slug, part in reversed(self.parts.items())}

    def pages_of(self, answers: Said) -> Iterator[tuple[Part, int, Said, Page]]:
        """Every page that applies, once for each entry, in the order it is asked."""
        for part in self.parts_of(answers).values():
            for number, said in enumerate(part.entries(answers), 1):
                for page in part.pages:
                    if page.when(said, answers):
                        yield part, number, said, page

    def unasked(self, answers: Said) -> Iterator[tuple[Part, int, Said, Question]]:
        """Every question that does not apply to what has been answered; of a list, for each entry."""
        for part in self.parts.values():
            for number, said in enumerate(part.entries(answers), 1):
                for page in part.pages:
                    applies = part.when({}, answers) and page.when(said, answers)
                    for one in page.all_questions(said, answers):
                        if not (applies and one.when(said, answers)):
                            yield part, number, said, one

    def as_asked(self, answers: Said, area: str = "") -> list[dict[str, Any]]:
        """Everything asked and answered, with the words of the questions and of the answers offered: it is kept with what
        was sent, so that no later change of the form changes what was read and said."""
        sections = []
        for part, number, said, page in self.pages_of(answers):
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
        more = [
            {"question": label, "hint": "", "offered": [], "answer": words} for label, words in self.left_over(answers)
        ]
        end = {"part": "", "page": "", "number": None, "within": "What else came with it", "name": "", "title": ""}
        return [*sections, {**end, "rows": more}] if more else sections

    def left_over(self, answers: Said) -> list[tuple[str, str]]:
        """What came that the form does not ask for, each under the name it came with."""
        asked: dict[str, set[str]] = {}
        for part in self.parts_of(answers).values():
            questions = [one for _, one in part.every_question()]
            has_file = any(one.kind == Kind.FILE for one in questions)
            names = {one.path[0] for one in questions}
            asked.setdefault(part.kept_in, set()).update(names, KEPT_OF_A_FILE if has_file else ())
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


def entry_name(part: Part, said: Said, number: int) -> str:
    return named(said, part.one, number)


def named(said: Said, one: str, number: int) -> str:
    """What one entry of a list is called."""
    name = next((str(said[name]) for name in NAMED_BY if said.get(name)), f"{one.capitalize()} {number}")
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]}…"


def title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def told(value: Any) -> str:
    """Any kept answer in words, however it was given."""
    if isinstance(value, Mapping):
        return "; ".join(f"{title(str(name)).lower()}: {told(one)}" for name, one in value.items() if told(one))
    if isinstance(value, list):
        return "; ".join(told(one) for one in value)
    return {True: "Yes", False: "No", None: ""}.get(value, str(value)) if not isinstance(value, str) else value
