"""How a name may be spelt, as patterns; and when a word that is a name is none."""

import re
from collections.abc import Iterable

from sarum.chronology.dating import MONTHS as WHOLE_MONTHS
from sarum.chronology.name_words import SEASONS
from sarum.chronology.naming import stripped

HYPHEN, APOSTROPHE = r"[\-‐‑‒–— ]?", "['’ʼ`]?"
MONTHS = frozenset([*WHOLE_MONTHS, *(month[:3] for month in WHOLE_MONTHS), "sept", *SEASONS])
BEFORE_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|(?<![^\W\d_])(?:early|mid|late|end|beginning|start|of|in|since|until|this|last|next|every|"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r"))[\s\-–_/]*$",
    re.I,
)
AFTER_MONTH = re.compile(r"[\s\-–_/]*(?:'?\d\d(?:\d\d)?(?!\d)|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2},?\s+\d{4})")
AFTER_VERB = re.compile(r"\s+(?:have|be|not|need|well|also|want|wish|require|benefit|i|we|he|she|they|it|you)\b", re.I)


def key(name: str) -> str:
    """A name as it is known by, however it is spelt: its letters in lower case, without accents."""
    return re.sub(r"[\W_]+", "", stripped(name).casefold())


def either(forms: Iterable[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(ordered) or r"(?!)"


def spelt(token: str) -> str:
    """A token in any of its spellings: with or without accents, any apostrophe, a hyphen or a space."""
    token = parted(token)
    forms = {marks(token), marks(stripped(token))}
    return either(forms) if len(forms) == 1 else f"(?:{either(forms)})"


def marks(token: str) -> str:
    word = re.escape(token.rstrip("."))
    word = re.sub(r"^O(?=[a-z]{3})", f"O{APOSTROPHE}", word)
    word = re.sub("['’ʼ`]", APOSTROPHE, word) if APOSTROPHE not in word else word
    return word.replace(r"\-", HYPHEN)


def parted(name: str) -> str:
    """MaryAnn as Mary-Ann, whose hyphen may be left out; McDonald and MacDonald as they are."""
    return name if re.match(r"Ma?c[A-Z]", name) else re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "-", name)


def cased(name: str) -> set[str]:
    """A single name as a name and in capitals; two letters in capitals are more likely something else."""
    forms = {parted(name), stripped(parted(name))}
    if " " in name:  # de la Cruz, De La Cruz
        return {"(?i:" + r"\s+".join(map(marks, form.split())) + ")" for form in forms}
    forms |= {other for form in forms for other in also_spelt(form)}
    capitals = {form.upper() for form in forms if len(form) > 2}
    return {marks(form) for form in forms | capitals}


def also_spelt(name: str) -> set[str]:
    """McDonald and Mcdonald, O'Brien and Obrien, D'Souza and Dsouza."""
    forms = set()
    if found := re.match(r"(Ma?c)([A-Za-z])(?=[a-z]{3})", name):
        rest = name[found.end() :]
        forms |= {found[1] + found[2].upper() + rest, found[1] + found[2].lower() + rest}
    if re.match(r"[A-Z]['’ʼ`][A-Za-z]{2}", name):
        forms |= {name[0] + name[2:].lower(), f"{name[0]}'{name[2:].capitalize()}"}
    if re.match(r"O[a-z]{4}", name):
        forms.add(f"O'{name[1:].capitalize()}")
    return forms


def trace(name: str) -> str:
    """What every spelling of a name holds: its longest run of letters."""
    longest = max(re.findall(r"[^\W\d_]+", parted(name)) or [name], key=len)
    longest = re.sub(r"^Ma?c", "", longest)
    return longest[1:] if re.match(r"O[a-z]{4}", longest) else longest


def is_month(found: re.Match[str], group: str) -> bool:
    """Whether May or Winter stands where a date has its month or its season, or is a verb: May have fallen."""
    before, after = found.string[: found.start(group)], found.string[found.end(group) :]
    return bool(BEFORE_MONTH.search(before) or AFTER_MONTH.match(after) or AFTER_VERB.match(after))
