"""How days, lists and what somebody wrote are put into a sentence."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

COMMON = {
    "a", "all", "an", "and", "another", "any", "as", "at", "because", "both", "by", "each", "every", "for", "four",
    "from", "he", "her", "his", "how", "if", "in", "it", "its", "many", "more", "most", "neither", "no", "nobody",
    "not", "nothing", "now", "of", "on", "once", "one", "our", "she", "since", "so", "some", "that", "the", "their",
    "there", "these", "they", "this", "those", "three", "to", "two", "we", "what", "when", "where", "which", "who",
    "with",
}  # fmt: skip


def joined(words: str) -> str:
    """Reasons as they follow “because”: without a last full stop, and beginning small where a common word begins them."""
    kept = words.strip().removesuffix(".")
    first = kept.partition(" ")[0].lower()
    return kept[:1].lower() + kept[1:] if first in COMMON else kept


def lowered(words: str) -> str:
    """Words that begin a sentence, as they stand inside one."""
    return words[:1].lower() + words[1:]


def ended(words: str) -> str:
    """What somebody wrote, on one line and with a stop at its end, so that more can follow it."""
    kept = " ".join(words.split())
    return kept if kept.endswith((".", "!", "?")) or not kept else f"{kept}."


def said_day(day: dt.date | None) -> str:
    """3 March 2021, of a moment the day here; nothing where there is none."""
    day = timezone.localdate(day) if isinstance(day, dt.datetime) else day
    return f"{day.day} {day:%B %Y}" if day else ""


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
