"""What the Rapid Review establishes: facts and how certain they are, what is not known yet, and what could be improved.

The guidance: “gather the facts about the case, as far as they can be readily established at the time”.
"""

import datetime as dt
from collections.abc import Collection

from sarum.cases.models.facts import Certainty, Fact, Idea, Unknown
from sarum.cases.rules.findings import LONGEST_TAG, MOST_TAGS
from sarum.kit.sentence import ended

DEEDS = (
    "record_fact",
    "change_fact",
    "record_unknown",
    "settle_unknown",
    "suggest_improvement",
    "change_suggestion",
)


def why_not_fact(words: str, certainty: str, doubt: str, sources: Collection[object], heard: str) -> dict[str, str]:
    """Why this is no fact yet, by the question where it belongs: its words, how certain it is, and what it rests on."""
    reasons = {}
    if not words.strip():
        reasons["words"] = "Write the fact, in a sentence."
    if certainty not in Certainty.values:
        reasons["certainty"] = "Say how certain it is."
    if certainty == Certainty.UNCERTAIN and not doubt.strip():
        reasons["doubt"] = "Say why it is uncertain."
    if certainty == Certainty.DISPUTED and not doubt.strip():
        reasons["doubt"] = "Say who disputes it, and what they say."
    if not sources and not heard.strip():
        reasons["heard"] = "Choose an entry or a return on which it rests, or say where else it is known from."
    return reasons


def why_not_unknown(question: str, due_on: dt.date, today: dt.date) -> dict[str, str]:
    """What is not known is somebody's to find out, by a day that can still be kept."""
    reasons = {} if question.strip() else {"question": "Say what is not known."}
    return reasons | ({"due_on": "Choose today or a day to come."} if due_on < today else {})


def why_not_settled(unknown: Unknown, found_out: str) -> list[str]:
    """What was found out is written once; more is recorded as a fact."""
    if unknown.found_out:
        return ["What was found out has been recorded already. Record anything more as a fact."]
    return [] if found_out.strip() else ["Say what was found out, or that it cannot be found out and why."]


def why_not_idea(words: str, themes: Collection[str]) -> dict[str, str]:
    """A potential improvement is said in words, with a few themes."""
    reasons = {} if words.strip() else {"words": "Say what could be improved."}
    if len(themes) > MOST_TAGS or any(len(theme) > LONGEST_TAG for theme in themes):
        reasons["themes"] = f"Give at most {MOST_TAGS} short themes, with a semicolon between them."
    return reasons


def why_withdrawn(one: Fact | Idea) -> list[str]:
    """What was withdrawn stays as it is, to be read."""
    return [f"This {one} has been withdrawn. Record a new one."] if one.withdrawn_because else []


def told(fact: Fact, cited: Collection[str], name: str) -> str:
    """A fact in one paragraph of a report: its name, its words, how certain it is, and what it rests on."""
    sources = [*cited, *([fact.heard] if fact.heard else [])]
    doubt = f": {ended(fact.doubt)}" if fact.doubt else "."
    return f"{name}: {ended(fact.words)} {fact.get_certainty_display()}{doubt} Source: {'; '.join(sources)}."
