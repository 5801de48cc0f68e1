"""The forms in which one person is named, from their name and their other names."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from sarum.chronology.name_words import EVERYDAY, PARTICLES, SHORT_WORDS, TITLES

UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF])  # soft hyphens, joiners, marks of direction
AROUND = ",()[]\"'“”‘’.;:"


@dataclass(slots=True)
class Name:
    """One person's forms: whole names as tokens, surnames, every single name, initials (given in the list, or made), titles."""

    full: list[list[str]] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)
    singles: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    given_initials: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


def names_of(name: str, others: Iterable[str]) -> Name:
    """Every form of a person's names; what has no letters is none."""
    forms = Name()
    own = {token.casefold() for token in tokens_of(name)}
    for one in [name, *others]:
        if one.strip() in SHORT_WORDS and one is not name:
            continue
        tokens = tokens_of(one)
        titles = {token.casefold() for token in tokens if token.casefold() in TITLES}
        forms.titles |= titles
        bare = [token for token in tokens if token.casefold() not in TITLES]
        if len(bare) == 1 and re.fullmatch(r"[A-Z]{2,4}", bare[0]) and not titles and bare[0].casefold() not in own:
            forms.given_initials.add(bare[0])
            continue
        if len(bare) == 1 and bare[0].islower() and not titles:
            forms.singles.add(bare[0])
        bare = recased(bare)
        real = [token for token in bare if token.casefold() not in PARTICLES]
        words = [token for token in real if len(token) > 1 and token not in EVERYDAY]
        if len(bare) > 1:
            forms.full.append(bare)
        if words and (len(bare) > 1 or titles):
            forms.surnames |= pieces(words[-1])
            first = next((place for place, token in enumerate(bare) if token.casefold() in PARTICLES), None)
            if first is not None:
                forms.surnames.add(" ".join(bare[first:]))
        for word in words:
            forms.singles |= pieces(word)
        if len(real) > 2 and min(len(real[0]), len(real[1])) > 1:
            forms.singles.add(f"{real[0]}-{real[1]}")
        if len(real) > 1 and one is name:
            for made in (real[0][0] + real[-1][0], "".join(token[0] for token in real)):
                forms.initials.add(stripped(made).upper())
    forms.initials -= EVERYDAY
    forms.given_initials -= EVERYDAY
    return forms


def tokens_of(name: str) -> list[str]:
    """The words of a name that have letters, the first name first."""
    name = composed(name)
    last, comma, first = name.partition(",")
    if (
        comma
        and not re.search(r"[(\[]", last)
        and any(token.strip(AROUND).casefold() not in TITLES for token in first.split())
    ):
        name = f"{first} {last}"
    tokens = [token.strip(AROUND) for token in name.split()]
    return [token for token in tokens if any(map(str.isalpha, token))]


def recased(tokens: list[str]) -> list[str]:
    """The words of a name in the letters of a name, where they stand in capitals or in lower case."""
    is_loud = len(tokens) > 1 and all(token.isupper() for token in tokens)
    out = []
    for token in tokens:
        is_shouted = token.isupper() and len(token) > 1 and (is_loud or (len(token) > 2 and has_vowel(token)))
        if is_shouted or (token.islower() and token not in PARTICLES):
            token = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), token)
            token = re.sub(r"^Mc([a-z])", lambda found: f"Mc{found[1].upper()}", token)
        out.append(token)
    return out


def has_vowel(token: str) -> bool:
    return bool(re.search("[AEIOUY]", stripped(token)))


def pieces(word: str) -> set[str]:
    """A name, and the parts of a double one by which people also go."""
    parts = {word}
    if "-" in word:
        parts |= {part for part in word.split("-") if len(part) > 3}
    if re.match(r"O['’]\w", word):
        parts.add(word[2:])
    return parts


def composed(words: str) -> str:
    """Words with their accents in one letter, and without what nobody sees."""
    return words if words.isascii() else unicodedata.normalize("NFC", words.translate(UNSEEN))


def stripped(word: str) -> str:
    """A word without accents."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return plain.replace("ł", "l").replace("Ł", "L")
