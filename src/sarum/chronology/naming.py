"""The forms in which one person is named, from their name and their other names."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "dame",
        "lady",
        "rev",
        "revd",
        "canon",
        "father",
        "pc",
        "pcso",
        "ds",
        "dc",
        "di",
        "dci",
        "dcs",
        "sgt",
        "sergeant",
        "insp",
        "inspector",
        "supt",
        "sister",
        "sr",
        "staff",
        "nurse",
        "s/n",
        "sn",
        "cllr",
        "aunt",
        "auntie",
        "uncle",
        "the",
        "of",
    ]
)
PARTICLES = frozenset(
    ["de", "la", "le", "van", "von", "der", "den", "du", "da", "dos", "di", "del", "el", "al", "bin", "ap", "y"]
)
EVERYDAY = frozenset(
    [
        "GP",
        "DN",
        "SW",
        "OT",
        "PC",
        "DC",
        "DS",
        "DI",
        "PS",
        "ED",
        "MH",
        "HM",
        "MP",
        "ICB",
        "NHS",
        "ASC",
        "EDT",
        "OOH",
        "MDT",
        "TVN",
        "CHC",
        "DR",
        "IT",
        "ID",
        "AM",
        "PM",
        "TV",
        "UK",
        "SAR",
        "RR",
        "QA",
        "CD",
        "AT",
        "IS",
        "AS",
        "IN",
        "ON",
        "OR",
        "SO",
        "NO",
        "TO",
        "US",
        "WE",
        "HE",
        "ME",
        "MY",
        "DO",
        "GO",
        "BE",
        "BY",
        "IF",
        "OF",
        "UP",
        "AN",
        "NA",
        "OK",
        "RE",
        "BA",
        "PN",
        "HR",
        "PR",
        "CV",
        "JO",
        "CQC",
        "DNA",
        "NFA",
        "ASB",
        "MCA",
        "DOLS",
        "IMCA",
        "CT",
        "MRI",
        "ECG",
        "HV",
        "CPN",
        "RN",
        "AE",
        "TC",
    ]
)


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
    """Every form of a person's names."""
    forms = Name()
    for one in [name, *others]:
        tokens = [token.strip(',()"“”') for token in one.split()]
        forms.titles |= {token.casefold().rstrip(".") for token in tokens if token.casefold().rstrip(".") in TITLES}
        bare = [
            token for token in tokens if token and token.casefold().strip(".") not in TITLES and not token.isdigit()
        ]
        if len(bare) == 1 and re.fullmatch(r"[A-Z]{2,4}", bare[0]):
            forms.given_initials.add(bare[0])
            continue
        real = [token for token in bare if token.casefold() not in PARTICLES]
        words = [token for token in real if len(token.strip(".")) > 1 and token not in EVERYDAY]
        if len(bare) > 1:
            forms.full.append(bare)
        if words and (len(bare) > 1 or forms.titles & {token.casefold().rstrip(".") for token in tokens}):
            forms.surnames |= pieces(words[-1])
            first = next((place for place, token in enumerate(bare) if token.casefold() in PARTICLES), None)
            if first is not None:
                forms.surnames.add(" ".join(bare[first:]))
        for word in words:
            forms.singles |= pieces(word)
        if len(real) > 1 and one is name:
            for made in (real[0][0] + real[-1][0], "".join(token[0] for token in real)):
                forms.initials.add(stripped(made).upper())
    forms.initials -= EVERYDAY
    forms.given_initials -= EVERYDAY
    return forms


def pieces(word: str) -> set[str]:
    """A name, and the parts of a double one by which people also go."""
    parts = {word}
    if "-" in word:
        parts |= {part for part in word.split("-") if len(part) > 3}
    if re.match(r"O['’]\w", word):
        parts.add(word[2:])
    return parts


def stripped(word: str) -> str:
    """A word without accents."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return plain.replace("ł", "l").replace("Ł", "L")
