"""Who is called what where names are not shown: the key to a case's pseudonyms, and names that are not in it yet.

The adult and the family are promised that only those who need their names read them; reports carry pseudonyms.
"""

import re
from collections.abc import Collection, Iterable

from sarum.cases.models.case import Adult, OtherPerson
from sarum.cases.models.pseudonyms import NamedPerson
from sarum.chronology import Person

TITLE = r"(?:Mrs|Mr|Miss|Ms|Mx|Dr|Prof|Sir|Dame|Revd|Rev|PCSO|PC|DC|DS|DI|Sgt|Sister|Sr|Nurse|Cllr)\.?"
WORD = r"[A-Z][a-z’'\-]*[a-z](?:[A-Z][a-z]+)?"
NAME = re.compile(rf"(?:{TITLE} )?{WORD}(?: [A-Z]\.?)?(?: {WORD}){{0,3}}")
NO_NAMES = {  # what people are called by what they do, or are to the adult
    "adult", "agency", "ambulance", "aunt", "brother", "care", "carer", "carers", "child", "clerk", "coordinator", "cousin",
    "daughter", "deputy", "district", "doctor", "ex", "family", "father", "friend", "gp", "grandson", "granddaughter", "her",
    "his", "home", "housing", "husband", "key", "landlord", "late", "manager", "member", "mother", "neighbour", "nephew",
    "niece", "nurse", "officer", "other", "paramedic", "partner", "police", "practice", "registered", "sister", "social",
    "son", "staff", "support", "team", "tenant", "the", "their", "uncle", "unknown", "visitor", "volunteer", "warden", "wife",
    "worker",
}  # fmt: skip
LONGEST = 60


def is_name(words: str) -> bool:
    """Whether somebody is named by these words, and not by what they are: “Keith Tranter”, and not “Her neighbour”."""
    if not NAME.fullmatch(words.strip()):
        return False
    parts = re.sub(rf"^{TITLE} ", "", words.strip()).casefold().split()
    return not any(part in NO_NAMES for part in parts) and (len(parts) > 1 or parts[0] != words.strip().casefold())


def names_in(words: str) -> list[str]:
    """The names in how somebody is called: “Keith Tranter” of “Keith Tranter, her neighbour”."""
    return [part.strip() for part in re.split(r"[,;()]| and ", words) if is_name(part)]


def missing_from(
    key: Iterable[NamedPerson], adults: Iterable[Adult], others: Iterable[OtherPerson]
) -> list[tuple[str, str, str, list[str]]]:
    """Whoever of the case is not in its key yet: name, pseudonym, role and other names. Adults are called as the case calls
    them, everybody else by the next free “Person 1”."""
    held = list(key)
    names = {one.name.casefold() for one in held} | {also.casefold() for one in held for also in one.also_known_as}
    taken = {one.pseudonym.casefold() for one in held}
    found = []
    for adult in adults:
        if adult.pseudonym.casefold() not in taken and not names & {name.casefold() for name in adult.names}:
            also = [bare(name) for name in adult.names if name != adult.name]
            found.append((adult.name, adult.pseudonym, "Adult at the centre of the case", also))
            taken.add(adult.pseudonym.casefold())
    number = 1
    for other in others:
        if other.name.casefold() in names or not is_name(other.name):
            continue
        while f"person {number}" in taken:
            number += 1
        found.append((other.name.strip(), f"Person {number}", other.relationship or other.role, []))
        taken.add(f"person {number}")
        names.add(other.name.casefold())
    return found


def people_of(key: Iterable[NamedPerson]) -> list[Person]:
    """The key as the chronology engine takes it."""
    return [
        Person(bare(one.name), one.pseudonym, one.role, tuple(filter(None, map(bare, one.also_known_as))))
        for one in key
    ]


def bare(name: str) -> str:
    """A name without what is said of it: “Edna Preece (maiden name, on old notes)” is Edna Preece, and hides no “on”."""
    return " ".join(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", name).split()) or name.strip()


def why_not_in_key(name: str, pseudonym: str, key: Collection[NamedPerson]) -> list[str]:
    """Why somebody cannot be called so: both are needed, each stands in the key once, and a pseudonym is no name."""
    if not name.strip():
        return ["Say how the records name this person."]
    if not pseudonym.strip():
        return [f"Say what {name} is called where names are not shown."]
    if len(pseudonym) > LONGEST:
        return [f"A pseudonym has at most {LONGEST} letters."]
    for one in key:
        if one.name.casefold() == name.strip().casefold():
            return [f"{one.name} is in the key already, as {one.pseudonym}. Change that line instead."]
        if one.pseudonym.casefold() == pseudonym.strip().casefold():
            return [f"Somebody else is called {one.pseudonym} already. Choose another."]
    known = {name.casefold() for one in key for name in (one.name, *one.also_known_as)}
    if pseudonym.strip().casefold() in known:
        return [f"{pseudonym} is somebody’s name. Choose another pseudonym."]
    told = {part.casefold() for part in re.findall(r"\w+", name) if len(part) > 2 and part.casefold() not in NO_NAMES}
    if told & {part.casefold() for part in re.findall(r"\w+", pseudonym)}:
        return ["This pseudonym holds a part of the name. Choose one that does not give the person away."]
    return []
