"""The words by which two tellings of one contact are compared: without endings, and with one word for one thing."""

import re
from functools import lru_cache

WORD = re.compile(r"t/c|s/n|[^\W_]+(?:['’][^\W_]+)?")
EMPTY = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "but",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "out",
        "she",
        "so",
        "that",
        "the",
        "their",
        "them",
        "they",
        "there",
        "this",
        "to",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "you",
        "your",
        "said",
        "says",
        "told",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "re",
        "also",
        "after",
        "before",
        "about",
    ]
)
SAME = {
    word: first
    for first, *others in (
        [
            "call",
            "calls",
            "called",
            "phone",
            "phoned",
            "telephone",
            "telephoned",
            "telephoning",
            "tel",
            "rang",
            "ring",
            "ringing",
            "t/c",
            "call-back",
        ],
        ["visit", "visits", "visited", "visiting", "attended", "attend", "attendance"],
        ["doctor", "gp", "surgery", "practice"],
        ["nurse", "nurses", "nursing"],
        ["ambulance", "paramedic", "paramedics", "crew"],
        ["hospital", "ward"],
        ["police", "officer", "officers"],
        ["letter", "letters", "wrote", "written"],
        ["email", "e-mail", "emailed", "emails"],
        ["refuse", "refuses", "refused", "refusing", "declined", "declines", "decline"],
        ["patient", "client", "tenant", "service-user", "resident", "female", "male", "lady", "gentleman"],
    )
    for word in others
}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its ending, so that “referred” and “referral” are one."""
    word = SAME.get(word, word)
    word = re.sub(r"['’]s$", "", word)
    word = re.sub(r"ies$", "y", word) if len(word) > 4 else word
    if len(word) > 5:
        word = re.sub(r"(?:ations?|ments?|ings?|ed|es|als?|s)$", "", word)
    elif len(word) > 3:
        word = re.sub(r"s$", "", word)
    return word[:7]


@lru_cache(maxsize=65_536)
def stems_of(said: str) -> frozenset[str]:
    """The telling words of a text."""
    return frozenset(stem(word) for word in WORD.findall(said.casefold()) if word not in EMPTY)
