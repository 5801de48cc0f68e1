"""What can be learned at once: it is shared in words that name nobody, without waiting for the review."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

from sarum.board.models.agency import Agency
from sarum.board.models.office import CHAIRS, Office

DEEDS = ("share_early_learning", "record_early_learning")
TOLD = (Office.SAFEGUARDING_LEAD, Office.JCR_MEMBER, Office.STATUTORY_PARTNER, *CHAIRS)
"""For an agency, who is told what can be learned already: its leads, and its members of the group."""


def marks_left_in(text: str, marks: Iterable[str]) -> list[str]:
    """What tells of whom something is that no name tells: a reference, a pseudonym, a number, an address."""
    said = as_compared(text)
    return sorted({mark for mark in marks if len(as_compared(mark)) > 4 and as_compared(mark) in said})


def as_compared(text: str) -> str:
    """A text without what hides a match: the marks of emphasis, wide letters, capitals, and spaces within numbers."""
    plain = re.sub(r"[*_\s]+", " ", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(r"(?<=\d)[ -](?=\d)", "", plain)


def why_marked(marks: list[str]) -> list[str]:
    return [f"It still tells of whom it is: {', '.join(marks)}. Take that out."] if marks else []


def why_not_shared(point: str, agencies: Sequence[Agency], why_named: list[str]) -> dict[str, str]:
    """Why something is not shared yet, by the question: it says something, to somebody, and names nobody of the case."""
    wrong = {
        "point": " ".join(why_named) if point.strip() else "Say what can be learned already.",
        "agencies": "" if agencies else "Choose the agencies with which it is shared.",
    }
    return {field: reason for field, reason in wrong.items() if reason}


def why_nobody_told(agencies: Sequence[Agency], reached: set[int | None]) -> list[str]:
    """An agency without a lead or a member would be told in name only."""
    return [
        f"{agency} has no safeguarding lead or member of the group in the register, so nobody would be told. Leave it out and "
        "tell it in another way, or give it a lead on the page People."
        for agency in agencies
        if agency.pk not in reached
    ]


def why_not_recorded(point: str, shared_with: str, shared_on: dt.date, today: dt.date) -> dict[str, str]:
    """What was shared elsewhere is recorded once it has been."""
    wrong = {
        "point": "" if point.strip() else "Say what the learning is.",
        "shared_with": "" if shared_with.strip() else "Say who was told.",
        "shared_on": "Early learning is recorded once it has been shared: today or in the past."
        if shared_on > today
        else "",
    }
    return {field: reason for field, reason in wrong.items() if reason}
