"""What the Rapid Review report must say before anybody signs it."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sarum.cases.models.report import Report
from sarum.kit import rich
from sarum.kit.paper import Block, Framed
from sarum.kit.sentence import said_day

SECTIONS = {
    "about": "About this review",
    "facts": "Summary of the facts and context",
    "returns": "Who was asked, and what is missing",
    "analysis": "How agencies worked together",
    "safety": "Immediate safety and early learning",
    "good_practice": "Good practice",
    "voice": "The adult and the family",
    "criteria": "Whether the criteria are met, and on what grounds",
    "decision": "Decision and reasons",
    "no_review": "The learning, and why no more can be learnt",
    "next_steps": "Next steps",
}
WORD = re.compile(r"\[[^\[\]]*\]\([a-z]+:[0-9]+\)\S*\s*|\S+\s*|\s+")  # a citation is one word
MARK = re.compile(r"\*+|_+|(?<=\]\()[^()\s]+(?=\))|^[ \t]*(?:-|\d+\.|#+)(?= )", re.MULTILINE)
ONLY_MARKS = (
    "Marks changed: no word differs, but what is emphasised, how lines and lists stand, or where a citation leads."
)
MARKS_TOO = "Marks changed as well: what is emphasised, how lines and lists stand, or where a citation leads."
NOTHING = "Nothing is recorded."
ELEMENTS = ("Element", "Answer and grounds")
RECOMMENDATIONS = "Recommendations agreed after ratification"
NOT_SIGNED = (
    "The Joint Case Review group agreed these once the report was ratified. They are added from the record, and are no part "
    "of the words that were signed."
)
REQUIRED = ("facts", "criteria", "decision")
DRAWN = ("criteria", "decision")  # what the record of the decision says stands in them
DRAW_AGAIN = (
    "Draw “Whether the criteria are met” and “Decision and reasons” from the record again, and put a new version forward. "
    "Where the record is wrong, a chair decides that element or the decision again."
)


def heading_of(section: str) -> str:
    return SECTIONS.get(section, section)


def why_not_writable(report: Report) -> list[str]:
    """The guidance has the report ratified once: what is ratified is changed only by an approved amendment."""
    return ["This report is ratified and locked. Ask for an amendment."] if report.is_locked else []


def why_incomplete(sections: dict[str, str], is_no_review: bool) -> list[str]:
    """The guidance: “a clear decision … on what grounds and, if not, why not”; and the learning when there is no review."""
    needed = (*REQUIRED, "no_review") if is_no_review else REQUIRED
    return [
        f"“{SECTIONS[key]}” is empty. Write it before the report goes on."
        for key in needed
        if not rich.plain(sections.get(key, "")).strip()
    ]


def why_against_record(sections: Mapping[str, str], decision: str, answers: Mapping[tuple[str, str], int]) -> list[str]:
    """What the report says of the decision is what was recorded: which it was, and of each element the answer of each adult.

    `answers` counts, for each element and each answer, the adults for whom it was decided so; what nobody decided counts too.
    """
    said = {name: " ".join(rich.plain(sections.get(name, "")).split()) for name in DRAWN}
    reasons = []
    if decision not in said["decision"]:
        reasons.append(f"“{SECTIONS['decision']}” does not say what was recorded: “{decision}”.")
    for (element, answer), adults in answers.items():
        if said["criteria"].count(f"{element}: {answer}") != adults:
            for_whom = f"for {adults} of the adults" if adults > 1 else "" if adults else "for nobody"
            words = f"“{SECTIONS['criteria']}”: “{element}: {answer}” is on record {for_whom}".rstrip()
            reasons.append(f"{words}, and the report says it otherwise.")
    return reasons + [DRAW_AGAIN] * bool(reasons)


def why_older_than_record(written_at: dt.datetime, decided_at: Iterable[dt.datetime | None]) -> list[str]:
    """A version is signed while it states what is decided, and not once something was decided again since."""
    if all(at is None or at <= written_at for at in decided_at):
        return []
    return [f"Something was decided again since this version was written. {DRAW_AGAIN}"]


def words_of_overturning(on: dt.date, reasons: str) -> str:
    """What a report says of the decision before, where the Independent Chair overturned it."""
    return f"This decision was taken anew. On {said_day(on)} the Independent Chair overturned the one before: {reasons}"


def plain_words(sections: Mapping[str, str]) -> list[str]:
    """What a report says without its marks, which could part a name."""
    return [rich.plain(words) for words in sections.values()]


def words_of(sections: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a report says, under its headings, in their order: exactly what is signed. An empty section says that it is."""
    known = [(SECTIONS[key], sections.get(key, "").strip() or NOTHING) for key in SECTIONS]
    return known + [(key, text) for key, text in sections.items() if key not in SECTIONS and text.strip()]


def blocks_of(heading: str, text: str) -> list[Block]:
    """A section as it stands on paper: what the review was in a frame, criteria as tables, as on the report's page."""
    if heading == SECTIONS["criteria"]:
        return rich.with_tables(text, ELEMENTS)
    made = rich.blocks(text)
    return [Framed(made)] if heading == SECTIONS["about"] else made


@dataclass(frozen=True)
class Piece:
    """A run of words that two versions share, or that one of them lacks."""

    kind: str  # "same", "added" or "removed"; or "marks", which says that these changed
    text: str


def changes(older: Mapping[str, str], newer: Mapping[str, str]) -> list[tuple[str, list[Piece]]]:
    """Each section in which two versions differ, as the plain words they share, the words added and the words removed."""
    keys = [*SECTIONS, *(key for key in {**older, **newer} if key not in SECTIONS)]
    return [
        (SECTIONS.get(key, key), as_read(older.get(key, ""), newer.get(key, "")))
        for key in keys
        if older.get(key, "") != newer.get(key, "")
    ]


def as_read(older: str, newer: str) -> list[Piece]:
    """How one text became another in plain words; where their marks differ, it is said, as no word may show it."""
    before, after = rich.plain(older), rich.plain(newer)
    is_marked = MARK.findall(older) != MARK.findall(newer)
    if before == after:
        return [*pieces(before, after), Piece("marks", ONLY_MARKS)]
    return pieces(before, after) + ([Piece("marks", MARKS_TOO)] if is_marked else [])


def pieces(older: str, newer: str) -> list[Piece]:
    """How one text became another: line by line, and word by word within the lines that differ."""
    before, after = older.splitlines(keepends=True), newer.splitlines(keepends=True)
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "replace":
            found += word_by_word("".join(before[i:j]), "".join(after[k:m]))
        else:
            found += [Piece("same" if tag == "equal" else "removed", "".join(before[i:j]))] if i < j else []
            found += [Piece("added", "".join(after[k:m]))] if tag == "insert" else []
    return found


def word_by_word(older: str, newer: str) -> list[Piece]:
    before, after = (WORD.findall(text) for text in (older, newer))
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(before[i:j])))
            continue
        found += [Piece("removed", "".join(before[i:j]))] if i < j else []
        found += [Piece("added", "".join(after[k:m]))] if k < m else []
    return found
