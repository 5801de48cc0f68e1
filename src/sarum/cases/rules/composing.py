"""The report while it is written: how long a section is meant to be, whose turn it is, and what is said of it."""

import datetime as dt
from collections.abc import Mapping

from sarum.cases.models.composing import SectionComment, SectionTurn
from sarum.cases.rules.report import SECTIONS
from sarum.kit import rich
from sarum.kit.reading import age_to_read, words_in

# “A concise summary of the facts”: what a section should do with. A hint, and nothing is refused for it.
TARGETS = {
    "about": 300, "facts": 600, "returns": 200, "analysis": 500, "safety": 200, "good_practice": 200, "voice": 200, "criteria": 500,
    "decision": 300, "no_review": 300, "next_steps": 250,
}  # fmt: skip
MOST_YEARS = 16  # a text that asks for more has sentences that can be shorter
DEEDS = ("write_report_section", "redraw_section", "comment_on_section", "answer_comment")
ONE_SITTING = dt.timedelta(minutes=30)


def is_going_on(last: SectionTurn, by: int, at: dt.datetime) -> bool:
    """Whether somebody who saves goes on with what they wrote last, or what stands must be kept beside it."""
    return last.written_by_id == by and last.report_version_id is None and at - last.written_at < ONE_SITTING


def why_not_redrawn(section: str, drawn: str, words: str) -> list[str]:
    """A section is drawn from the record again where the record has changed, or the section was written otherwise."""
    if section not in SECTIONS:
        return ["This section has no record to be drawn from. Write in it instead."]
    return ["This section says already what is on record."] if drawn == words else []


def why_not_answerable(comment: SectionComment) -> list[str]:
    if comment.answers_id:
        return ["This is an answer. Answer the comment that it belongs to."]
    return [] if comment.is_open else ["This comment is settled already. Write a new one if there is more to say."]


def length_in_words(section: str, text: str) -> str:
    """How long a section is, beside how long it is meant to be."""
    words, target = words_in(rich.plain(text)), TARGETS.get(section)
    said = f"{words:,} {'word' if words == 1 else 'words'}"
    if not target:
        return said
    return f"{said} of about {target:,}" + (", longer than a reader needs" if words > target * 1.25 else "")


def reading_in_words(text: str) -> str:
    """Who reads a text with ease; nothing where it is too short to say."""
    years = age_to_read(rich.plain(text))
    if years is None:
        return ""
    if years > MOST_YEARS:
        return "reads as hard as a university text. Shorter sentences and plainer words would help"
    return f"reads easily from about age {years}"


def measured(section: str, text: str) -> str:
    return "; ".join(part for part in (length_in_words(section, text), reading_in_words(text)) if part)


def is_same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two versions say the same; a section that is empty and one that is not there are alike."""
    return {name: words for name, words in one.items() if words} == {
        name: words for name, words in other.items() if words
    }
