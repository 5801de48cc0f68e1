"""Names into pseudonyms, in every form a name takes; ordinary words, and abbreviations everybody uses, stay."""

import copy
import dataclasses
import re
from collections.abc import Iterable

from sarum.chronology.clashes import Clash
from sarum.chronology.dates import read_date
from sarum.chronology.entries import Understood
from sarum.chronology.merging import Combined
from sarum.chronology.name_patterns import IN_FILES, IN_WORDS, pattern_of
from sarum.chronology.name_words import VERBS
from sarum.chronology.naming import Name, composed, names_of, stripped
from sarum.chronology.people import Person
from sarum.chronology.spelling import MONTHS, either, is_month, key, trace

BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_])"
ALWAYS_BEFORE_A_NAME = re.compile(r"(?:mrs?|ms|mx)\b", re.I)
WOMAN, MAN = (
    re.compile(r"(?i)^(?:mrs|miss|ms|lady|dame|sister|aunt)"),
    re.compile(r"(?i)^(?:mr|sir|father|uncle|rev|canon)\b"),
)


class Pseudonyms:
    """The people of one case, and how any text that names them is written without their names."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = list(people)
        self.names = {person: names_of(person.name, person.also_known_as) for person in self.people}
        self.whole: dict[str, Person] = {}
        self.surnames: dict[str, list[Person]] = {}
        self.singles: dict[str, Person] = {}
        self.initials: dict[str, Person] = {}
        for person in self.people:
            self.know(person, self.names[person])
        self.hint = re.compile("|".join(sorted(map(re.escape, self.hints()), key=len, reverse=True)) or r"(?!)", re.I)
        self.pattern = pattern_of(self.names.values(), self.initials, IN_WORDS)
        self.file_pattern = pattern_of(self.names.values(), self.initials, IN_FILES)
        self.known: dict[str, str] = {}

    def know(self, person: Person, name: Name) -> None:
        for tokens in name.full:
            self.whole.setdefault(key("".join(tokens)), person)
        for surname in name.surnames:
            self.surnames.setdefault(key(surname), []).append(person)
        for single in name.singles:
            self.singles.setdefault(key(single), person)
        for initials in name.given_initials:
            self.initials[initials] = person
        for initials in name.initials:
            self.initials.setdefault(initials, person)

    def hints(self) -> set[str]:
        """What a text must hold somewhere, to be worth a closer look."""
        singles = {single for name in self.names.values() for single in name.singles}
        return (
            {trace(form) for single in singles for form in (single, stripped(single))}
            | set(self.initials)
            | {f"{letters[0]}." for letters in self.initials}
            | {f" {surname[0]}" for surname in self.surnames}
        )

    def text(self, words: str) -> str:
        """The words without names."""
        if words not in self.known:
            said = composed(words)
            self.known[words] = self.pattern.sub(self.instead, said) if self.hint.search(said) else said
        return self.known[words]

    def date(self, written: str) -> str:
        """A date as written without names, where May and Winter are no person."""
        if not read_date(written).date:
            return self.text(written)
        return self.pattern.sub(
            lambda found: found[0] if key(found[0]) in MONTHS else self.instead(found), composed(written)
        )

    def file(self, name: str) -> str:
        """A file's name without names in it, where anything but a letter parts words."""
        return self.file_pattern.sub(self.instead, composed(name))

    def named(self, words: str) -> str:
        """For those entitled: the words with each pseudonym as the name it stands for."""
        names = {person.pseudonym: person.name for person in self.people}
        known = either(sorted(map(re.escape, names), key=len, reverse=True))
        return re.sub(rf"{BEFORE}(?:{known}){AFTER}", lambda found: names[found[0]], words)

    def instead(self, found: re.Match[str]) -> str:
        """The pseudonym for one form of a name."""
        title = found["title"] or found["title2"] or found["title3"] or ""
        if full := found["full"]:
            return self.whole_name(full).pseudonym
        if surname := found["surname"]:
            if not title and key(surname) in MONTHS and is_month(found, "surname"):
                return found[0]
            return self.for_surname(found[0], surname, title, found["initials"] or "")
        if titled := found["titled"]:
            if titled in VERBS and not ALWAYS_BEFORE_A_NAME.match(title):
                return found[0]
            return self.for_surname(found[0], titled, title, found["initials3"] or "")
        if letter := found["letter"]:
            first = letter.lower()
            alike = [person for name, people in self.surnames.items() for person in people if name[0] == first]
            return fitting(alike, self.names, title).pseudonym
        if single := found["single"]:
            if key(single) in MONTHS and is_month(found, "single"):
                return found[0]
            return self.singles[key(single)].pseudonym
        letters = re.sub(r"[^A-Z]", "", (found["short"] or found["dotted"]).upper())
        return self.initials[letters].pseudonym

    def for_surname(self, whole: str, surname: str, title: str, initials: str) -> str:
        """The pseudonym for a surname, with the initials before it where they are nobody's."""
        if key(surname) not in self.surnames:
            return self.singles[key(surname)].pseudonym
        person, used = self.of_surname(surname, title, initials)
        kept = "" if used or not initials else whole[: whole.rindex(initials)] + initials
        return kept + person.pseudonym

    def whole_name(self, said: str) -> Person:
        """Whose whole name it is: by its letters, or by its ends where there are others between them."""
        if person := self.whole.get(key(said)):
            return person
        letters = key(said)
        for person, name in self.names.items():
            for tokens in name.full:
                first, last = key(tokens[0]), key(tokens[-1])
                if letters.startswith((first, last)) and letters.endswith((first, last)):
                    return person
        return self.people[0]

    def of_surname(self, surname: str, title: str, initials: str) -> tuple[Person, bool]:
        """Whose surname it is, with this title and these initials; and whether the initials are theirs."""
        people = self.surnames[key(surname)]
        letters = re.sub(r"[^A-Z]", "", initials.upper())
        if letters:
            theirs = [
                person
                for person in people
                if any(tokens[0][0].upper() == letters[0] for tokens in self.names[person].full)
            ]
            if theirs:
                return fitting(theirs, self.names, title), True
        return fitting(people, self.names, title), False

    def applied(self, combined: Combined) -> Combined:
        """A copy of a combined chronology in which nobody is named."""
        copies = {id(entry): copy.copy(entry) for entry in combined.entries}
        for entry in copies.values():
            entry.agency, entry.source, entry.event = (
                self.text(entry.agency),
                self.text(entry.source),
                self.text(entry.event),
            )
            entry.written, entry.file = self.date(entry.written), self.file(entry.file)
            entry.columns = {self.text(label): self.text(said) for label, said in entry.columns.items()}
        result = copy.copy(combined)
        result.entries = [copies[id(entry)] for entry in combined.entries]
        result.unread = [self.file(name) for name in combined.unread]
        result.problems = copy.deepcopy(combined.problems)
        result.asides = copy.deepcopy(combined.asides)
        result.gaps = copy.deepcopy(combined.gaps)
        for problem in result.problems:
            problem.file = self.file(problem.file)
            problem.heading, problem.written = self.text(problem.heading), self.date(problem.written)
            problem.problem, problem.suggestion = self.text(problem.problem), self.text(problem.suggestion)
        for aside in result.asides:
            aside.file, aside.what, aside.said = self.file(aside.file), self.text(aside.what), self.text(aside.said)
        result.tables = [self.table(table) for table in combined.tables]
        for gap in result.gaps:
            gap.agency = gap.agency and self.text(gap.agency)
        for rows in ("clashes", "duplicates"):
            pairs = [
                Clash((copies[id(one.rows[0])], copies[id(one.rows[1])]), self.text(one.why))
                for one in getattr(combined, rows)
            ]
            setattr(result, rows, pairs)
        return result

    def table(self, table: Understood) -> Understood:
        return dataclasses.replace(
            table,
            file=self.file(table.file),
            headings=[(self.text(label), role) for label, role in table.headings],
            agency=self.text(table.agency),
            sample=[[self.text(cell) for cell in row] for row in table.sample],
        )


def fitting(people: list[Person], names: dict[Person, Name], title: str) -> Person:
    """The first of these people whom the title fits: who is called so, else who is not called otherwise."""
    if not title:
        return people[0]
    wanted, against = (WOMAN, MAN) if WOMAN.match(title) else (MAN, WOMAN) if MAN.match(title) else (None, None)
    for person in people:
        if title.casefold().rstrip(".") in names[person].titles:
            return person
    if wanted and against:
        for person in people:
            if not any(against.match(known) for known in names[person].titles):
                return person
    return people[0]
