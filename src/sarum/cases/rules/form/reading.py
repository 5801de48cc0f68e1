"""Reading a form on paper back: each answer to its question, and a sentence for whatever has no place."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sarum.cases.rules.form.days import day_written, has_short_year
from sarum.cases.rules.form.paper import Row, matters, question_in_words, told
from sarum.cases.rules.form.questions import Kind, Question
from sarum.cases.rules.form.telling import has_answer, put
from sarum.cases.rules.form.ticks import ticks_in
from sarum.cases.rules.form.whole import Form, named

Tables = Sequence[Sequence[Sequence[str]]]
MOST_FAULTS = 200
AND_MORE = "And more: the file holds much that has no place in the form. Look through your own copy of it."
CODE = re.compile(r"[a-z_]+\.[A-Za-z_0-9]+")
HEADINGS = {"code", "question", "your answer"}
ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
WORD = re.compile(r"[\w'-]+")
UNSURE = {"do not know", "dont know", "don't know", "i don't know", "not known", "unknown", "n/k", "?", "not sure"}


@dataclass(frozen=True)
class Fault:
    """What is wrong, with the question it is about, and the entry of a list where there may be many."""

    sentence: str
    label: str = ""
    kept_in: str = ""
    place: int = 0

    def told(self, who: str) -> str:
        label = self.label
        if who and label:
            label = f"{who}, {label if label[1:2].isupper() else label[:1].lower() + label[1:]}"
        return f"{label}{'' if label.endswith('?') else ':'} {self.sentence}" if label else self.sentence


@dataclass
class Placed:
    """What was read: the answers as the form keeps them, and a sentence for each thing that found no place."""

    answers: dict[str, Any] = field(default_factory=dict)
    found: dict[Fault, None] = field(default_factory=dict)
    names: dict[tuple[str, int], str] = field(default_factory=dict)

    def miss(self, sentence: str, label: str = "", kept_in: str = "", place: int = 0) -> None:
        more = len(self.found) >= MOST_FAULTS
        self.found[Fault(AND_MORE) if more else Fault(sentence, label, kept_in, place)] = None

    @property
    def faults(self) -> list[str]:
        return [one.told(self.names.get((one.kept_in, one.place), "")) for one in self.found]


def codes_in(tables: Tables) -> set[str]:
    return {row[-1].strip() for table in tables for row in table if row and CODE.fullmatch(row[-1].strip())}


def placed(
    form: Form, tables: Tables, outside: Iterable[str], known: set[str], today: dt.date, area: str = ""
) -> Placed:
    """Everything in a filled form. `known` are the words that the empty form has outside its tables."""
    on_paper = matters(form, area)
    asked = {row.code: row for matter in on_paper for sheet in matter.sheets for row in sheet.rows}
    lists = {matter.kept_in: matter.one for matter in on_paper if matter.one}
    found = Placed()
    entries: dict[str, list[dict[str, Any]]] = {one: [] for one in lists}
    seen: dict[str, set[str]] = {}
    for table in tables:
        for cells in table:
            row = asked.get(cells[-1].strip()) if cells else None
            if row is None or len(cells) < 2:
                note_stray_row(found, cells)
                continue
            kept_in = row.code.partition(".")[0]
            if kept_in not in lists:
                answer(found, found.answers.setdefault(kept_in, {}), row, cells, today)
                continue
            if not entries[kept_in] or row.code in seen[kept_in]:
                entries[kept_in].append({})
                seen[kept_in] = set()
            seen[kept_in].add(row.code)
            answer(found, entries[kept_in][-1], row, cells, today, len(entries[kept_in]))
    for kept_in, said in entries.items():
        for place, one in enumerate(said, 1):
            found.names[kept_in, place] = named(one, lists[kept_in], place)
        if filled := [one for one in said if one]:
            found.answers[kept_in] = filled
    found.answers = {kept_in: said for kept_in, said in found.answers.items() if said}
    for words in outside:
        if plain(words) not in known:
            found.miss(f"These words stand outside the tables: “{words}”")
    there = codes_in(tables)
    for code, row in asked.items():
        if code not in there:
            found.miss(f"The row for “{question_in_words(row.question)}” is missing from the form.")
    return found


def note_stray_row(found: Placed, cells: Sequence[str]) -> None:
    words = [cell.strip() for cell in cells if cell.strip()]
    if words and not {plain(one) for one in words} <= HEADINGS:
        found.miss(f"A row that is not of this form says: “{' / '.join(words)}”")


def answer(
    found: Placed, said: dict[str, Any], row: Row, cells: Sequence[str], today: dt.date, place: int = 0
) -> None:  # fmt: skip
    """Put what was written where it belongs; where it was answered before, both stand or the second is named."""
    question, words = row.question, cells[-2]
    value, faults = understood(question, words, today)
    is_twice = has_answer(value) and has_answer(question.answer_in(said))
    if is_twice:
        faults = [*faults, f"This was answered twice. The second answer was: “{words.strip()}”"]
    faults += [f"Beside the question is written: “{one}”" for one in written_beside(row, cells[:-2])]
    for fault in faults:
        found.miss(fault, question_in_words(question), row.code.partition(".")[0], place)
    if has_answer(value) and not is_twice:
        put(said, question, value)


def written_beside(row: Row, cells: Sequence[str]) -> Iterator[str]:
    """What somebody wrote among the words of the question itself: all that the form does not print there."""
    printed = sorted((words for words, _ in told(row)), key=len, reverse=True)
    known = {plain(words) for words in printed}
    for line in "\n".join(cells).splitlines():
        if plain(line) not in known:
            rest = next((line.strip().removeprefix(one) for one in printed if line.strip().startswith(one)), line)
            if plain(rest):
                yield rest.strip()


def understood(question: Question, words: str, today: dt.date) -> tuple[Any, list[str]]:
    """The answer that the words mean, and what is wrong with them."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not words:
        return None, []
    if question.kind in (Kind.CHOICE, Kind.YES_NO):
        code = chosen(question, words)
        if code is None:
            return None, [f"“{words}” is not one of the answers. Choose one."]
        return ({"yes": True, "no": False}[code] if question.kind == Kind.YES_NO else code), []
    if question.kind == Kind.SEVERAL:
        return several(question, words)
    if question.kind == Kind.DAY:
        day, faults = read_day(words, today, question.is_ahead)
        if (
            day
            and question.name == "date_of_birth"
            and day.year >= today.year - today.year % 100
            and has_short_year(words)
        ):
            faults = [f"We read “{words}” as {day:%-d %B %Y}. Is that right?"]
        return day, faults
    if question.kind == Kind.EMAIL and not ADDRESS.fullmatch(words):
        return None, [f"“{words}” is not an e-mail address."]
    if question.kind in (Kind.TEXT, Kind.EMAIL):
        words = " ".join(words.split("\n")).strip()
    if len(words) > question.most:
        return words[: question.most], [f"The answer is too long and was cut. The rest was: “{words[question.most :]}”"]
    return words, []


def read_day(words: str, today: dt.date, is_ahead: bool = False) -> tuple[dt.date | None, list[str]]:
    day = day_written(words, today)
    if day is None or day.year < 1900:
        return None, [f"“{words}” is not a date that can be read. Write it like 9 February 2022."]
    return (None, [f"“{words}” is in the future."]) if day > today and not is_ahead else (day, [])


def several(question: Question, words: str) -> tuple[list[str], list[str]]:
    """Each of several answers, however they were set apart or ticked."""
    codes: list[str] = []
    ticks = ticks_in(words)
    faults = [f"“{one}” has no tick beside it and was left out." for one in (ticks.bare if ticks else [])]
    lines = re.split(r"[\n;•]", "\n".join(ticks.chosen) if ticks else words)
    unknown = [one for one in (ticks.left if ticks else []) if meant(question, one) is None]
    for line in lines:
        pieces = [line] if meant(question, line) or "," not in line else line.split(",")
        for piece in pieces:
            if plain(piece):
                code = meant(question, piece)
                codes, unknown = ([*codes, code], unknown) if code else (codes, [*unknown, piece.strip()])
    faults += [f"“{one}” is not one of the answers. Choose there, if you can." for one in unknown]
    return list(dict.fromkeys(codes)), faults


def chosen(question: Question, words: str) -> str | None:
    """The code of the answer that is meant: the only one that is ticked, or the one that the words mean."""
    ticks = ticks_in(words)
    if ticks is None:
        return meant(question, words)
    others = [meant(question, one) for one in (*ticks.left, *ticks.bare)]
    return meant(question, ticks.chosen[0]) if len(ticks.chosen) == 1 and all(others) else None


def meant(question: Question, words: str) -> str | None:
    """The code of the answer with these words, in any case; or the only one that begins with them or holds them all.

    An answer that says “not” is never taken for words that do not say it.
    """
    said = plain(words)
    offered = {plain(label): code for code, label, *_ in question.choices}
    if said in offered:
        return offered[said]
    if said in UNSURE and "NOT_KNOWN" in offered.values():
        return "NOT_KNOWN"
    begun = [code for label, code in offered.items() if said and re.match(rf"{re.escape(said)}\b", label)]
    if begun:
        return begun[0] if len(begun) == 1 else None
    parts = set(WORD.findall(said))
    held = [label for label in offered if parts <= set(WORD.findall(label))]
    is_clear = len(held) == 1 and max(map(len, parts), default=0) > 3 and ("not" in parts or " not " not in held[0])
    return offered[held[0]] if is_clear else None


def plain(words: str) -> str:
    """Words without capitals, doubled spaces and the marks around them, for comparing."""
    return " ".join(words.replace("’", "'").casefold().split()).strip(" .,:;☐☒-•")
