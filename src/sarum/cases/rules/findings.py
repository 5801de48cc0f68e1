"""What reviewers make of a chronology: notes beside its entries, and findings that rest on them.

Systems thinking wants the line of sight kept: a finding names the entries from which it was drawn.
"""

from collections.abc import Collection, Mapping

from sarum.cases.models.findings import Finding

MOST_TAGS = 12
LONGEST_TAG = 100


def tags_in(said: str) -> list[str]:
    """Several names on one line, parted by semicolons, each once."""
    return list(dict.fromkeys(" ".join(part.split()) for part in said.split(";") if part.strip()))


def why_not_noted(words: str, significance: str, was_expected: str, tags: Mapping[str, Collection[str]]) -> list[str]:
    """Why a note says nothing, or too much."""
    named = [name for names in tags.values() for name in names]
    if not (words.strip() or significance or was_expected or named):
        return ["Write a note, or choose one of the answers."]
    if len(named) > MOST_TAGS:
        return [f"An entry has at most {MOST_TAGS} themes, episodes and lines of enquiry from one person."]
    if long := next((name for name in named if len(name) > LONGEST_TAG), None):
        return [f"“{long[:40]}…” is too long. Put a semicolon between several themes."]
    return []


def why_not_found(words: str, entries: Collection[object]) -> list[str]:
    """Why this is no finding: it needs a sentence, and at least one entry on which it rests."""
    if not words.strip():
        return ["Say what was found, in a sentence."]
    if not entries:
        return ["Choose at least one entry of the chronology on which it rests."]
    return []


def why_not_changed(finding: Finding) -> list[str]:
    """Why a finding cannot be changed."""
    return ["This finding has been withdrawn. Record a new one."] if finding.withdrawn_because else []
