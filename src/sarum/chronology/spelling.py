"""How a name may be spelt, as patterns."""

import re
from collections.abc import Iterable

from sarum.chronology.naming import stripped


def key(name: str) -> str:
    """A name as it is known by, however it is spelt: its letters in lower case, without accents."""
    return re.sub(r"[\W_]+", "", stripped(name).casefold())


def either(forms: Iterable[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(ordered) or r"(?!)"


def spelt(token: str) -> str:
    """A token in any of its spellings: with or without accents, any apostrophe, a hyphen or a space."""
    return (
        either({marks(token), marks(stripped(token))})
        if stripped(token) == token
        else f"(?:{either({marks(token), marks(stripped(token))})})"
    )


def marks(token: str) -> str:
    word = re.escape(token.rstrip("."))
    word = re.sub(r"['’ʼ`]", "['’ʼ`]?", word)
    return word.replace(r"\-", r"[\-‐‑‒–— ]?")


def cased(name: str) -> set[str]:
    """A single name as a name and in capitals; two letters in capitals are more likely something else."""
    forms = {name, stripped(name)}
    if " " in name:  # de la Cruz, De La Cruz
        return {"(?i:" + r"\s+".join(map(marks, form.split())) + ")" for form in forms}
    capitals = {form.upper() for form in forms if len(form) > 2}
    return {marks(form) for form in forms | capitals}


def is_month(found: re.Match[str]) -> bool:
    """Whether May or June stands where a date has its month."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(
        re.search(r"(?:\d(?:st|nd|rd|th)?|early|mid|late|of|in|since|until)[\s\-]*$", before, re.I)
        or re.match(r"[\s\-]*'?\d", after)
    )
