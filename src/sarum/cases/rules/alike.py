"""Whether two entries are probably about one person: names as they are spelt and as they sound, birth, NHS number."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz
from stdnum.gb import nhs

TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "lady", "lord", "rev", "reverend"}
NEVER_A_NAME = {"not", "known", "unknown"}
SPELT_ALIKE = 86
"""Out of 100. One letter wrong, missing or swapped in a name of two words is above it; two different names are below."""
THE_SAME, BUT_MIDDLE, BUT_INITIAL, SPELT, SPELT_BUT_MIDDLE, SOUND = AGREEMENTS = (  # the strongest first
    "The names are the same",
    "The names are the same, but for a middle name",
    "The names are the same, but for an initial",
    "The names are spelt alike",
    "The names are spelt alike, but for a middle name",
    "The names sound alike",
)
SOUNDS = (
    ("ght", "t"), ("gh", ""), ("ph", "f"), ("ck", "k"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("wr", "r"), ("kn", "n"),
    ("mc", "mak"), ("qu", "k"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("x", "ks"), ("z", "s"),
    ("j", "g"), ("v", "f"), ("dt", "t"), ("d", "t"), ("b", "p"), ("w", ""), ("h", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """What is known of one adult: every name, the date of birth and the NHS number."""

    names: tuple[str, ...]
    born: dt.date | None = None
    nhs_number: str = ""


def plain(name: str) -> str:
    """A name without case, accents, punctuation, titles, or what stands in brackets."""
    bare = re.sub(r"\(.*?\)", " ", name)
    letters = unicodedata.normalize("NFKD", bare.casefold().replace("’", "").replace("'", ""))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"[^\w]+|_", " ", letters).split()
    return " ".join(word for word in words if word not in TITLES and word not in NEVER_A_NAME)


def words_of(name: str) -> list[str]:
    return plain(name).split()


def sound_of(word: str) -> str:
    """A word as it sounds: consonants only, those that are confused said alike; a vowel counts only at the beginning."""
    heard = word
    for written, said in SOUNDS:
        heard = heard.replace(written, said)
    first = "a" if word[:1] in "aeiouy" else ""
    kept = re.sub(r"[aeiouy]", "", heard)
    return first + re.sub(r"(.)\1+", r"\1", kept) or word


def names_agree(one: str, other: str) -> str:
    """How two names agree, in words; empty where they do not."""
    here, there = words_of(one), words_of(other)
    if not here or not there:
        return ""
    if sorted(here) == sorted(there):
        return THE_SAME
    if min(len(here), len(there)) > 1 and (set(here) <= set(there) or set(there) <= set(here)):
        return BUT_MIDDLE
    if is_initial(here, there) or is_initial(there, here):
        return BUT_INITIAL
    if min(len(here), len(there)) == 1:
        return ""
    if fuzz.token_sort_ratio(" ".join(here), " ".join(there)) >= SPELT_ALIKE:
        return SPELT
    if here[-1][:1] == there[-1][:1] and fuzz.ratio(*ends(here, there)) >= SPELT_ALIKE:
        return SPELT_BUT_MIDDLE
    sounds, others = {sound_of(word) for word in here}, {sound_of(word) for word in there}
    fewer = min(sounds, others, key=len)
    if len(fewer) > 1 and fewer <= sounds & others:
        return SOUND
    return ""


def ends(here: list[str], there: list[str]) -> tuple[str, str]:
    """The first and the last name of each."""
    return f"{here[0]} {here[-1]}", f"{there[0]} {there[-1]}"


def is_initial(short: list[str], full: list[str]) -> bool:
    """Whether one is the other with initials for first names: “E. Tranter” for “Edna Rosemary Tranter”."""
    if len(short) < 2 or len(full) < 2 or fuzz.ratio(short[-1], full[-1]) < SPELT_ALIKE:
        return False
    return len(short[0]) == 1 and short[0] == full[0][:1] and len(full[0]) > 1


def births_agree(one: dt.date | None, other: dt.date | None) -> str:
    """How two dates of birth agree, in words; empty where they do not, or where one is not known."""
    if one is None or other is None:
        return ""
    if one == other:
        return "The dates of birth are the same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "The dates of birth are the same with day and month the other way round"
    if sum((one.year == other.year, one.month == other.month, one.day == other.day)) == 2:
        return "The dates of birth are the same but for one part"
    return ""


def number_of(nhs_number: str) -> str:
    """An NHS number's ten digits, where they add up; else nothing."""
    digits = re.sub(r"\D", "", nhs_number)
    return digits if nhs.is_valid(digits) else ""


def digits_of(nhs_number: str) -> str:
    digits = re.sub(r"\D", "", nhs_number)
    return digits if len(digits) == 10 else ""


def numbers_agree(one: str, other: str) -> str:
    """How two NHS numbers agree; a number whose check digit is wrong may have been copied wrong twice, and says so."""
    if not digits_of(one) or digits_of(one) != digits_of(other):
        return ""
    return "The NHS numbers are the same" + ("" if number_of(one) else ", and neither is a valid number")


def agreements(one: Entry, other: Entry) -> list[str]:
    """Everything on which two entries agree, in words."""
    by_name = [
        (AGREEMENTS.index(said), sorted({here, there}))
        for here, there in product(one.names, other.names)
        if (said := names_agree(here, there))
    ]
    strongest = ""
    if by_name:
        strength, names = min(by_name)
        strongest = f"{AGREEMENTS[strength]}: {' and '.join(names)}"
    return [
        said
        for said in (strongest, births_agree(one.born, other.born), numbers_agree(one.nhs_number, other.nhs_number))
        if said
    ]


def is_possible(one: Entry, other: Entry) -> bool:
    """Whether somebody should look: the same NHS number; or names alike, and nothing that speaks plainly against it."""
    if numbers_agree(one.nhs_number, other.nhs_number):
        return True
    by_name = any(names_agree(here, there) for here, there in product(one.names, other.names))
    differs = one.born is not None and other.born is not None and not births_agree(one.born, other.born)
    return by_name and not differs


def keys_of(entry: Entry) -> Iterator[str]:
    """What an entry is filed under, so that only entries that share something are compared."""
    if number := digits_of(entry.nhs_number):
        yield number
    if entry.born:
        yield f"{entry.born.year}-{'-'.join(sorted((f'{entry.born.month:02}', f'{entry.born.day:02}')))}"
    for name in entry.names:
        yield from (f"~{sound_of(word)}" for word in words_of(name) if len(word) > 1)
