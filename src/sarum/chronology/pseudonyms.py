"""Names into pseudonyms, in every form a name takes; ordinary words, and abbreviations everybody uses, stay."""

import copy
import dataclasses
import re
from collections.abc import Iterable

from sarum.chronology.clashes import Clash
from sarum.chronology.entries import Understood
from sarum.chronology.merging import Combined
from sarum.chronology.naming import Name, names_of, stripped
from sarum.chronology.people import Person
from sarum.chronology.spelling import cased, either, is_month, key, spelt

BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_])"
PLURAL = r"(?=(?:s|S)?(?![^\W_]))"
GAP = r"[\W_]{0,3}"
TITLES = (
    r"(?i:mrs|mr|miss|ms|mx|dr|doctor|professor|prof|sir|dame|lady|revd|rev|canon|father|pcso|pc|dcs|"
    r"dci|dc|ds|di|sgt|sergeant|insp(?:ector)?|"
    r"supt|sister|sr|staff nurse|nurse|s/n|sn|cllr|aunt(?:ie)?|uncle)"
)
TITLE = rf"(?:(?P<title>{TITLES})\b\.?[\s_]+(?:\d+[\s_]+)?)"
INITIALS = r"(?P<initials>(?:[A-Z]\.?[\s_]?){0,2}[A-Z](?:\.[\s_]?|[\s_]+))"
MONTHS = {"april", "may", "june", "august"}
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
        self.pattern = self.compiled(initials_before=r"(?<![\w.\-/&'’])", initials_after=r"(?![\w\-/&]|\.\w)")
        self.file_pattern = self.compiled(initials_before=BEFORE, initials_after=AFTER)
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
        words = {
            piece for name in self.names.values() for single in name.singles for piece in (single, stripped(single))
        }
        return (
            words
            | {f"{letters[0]}" + letters[1:] for letters in self.initials}
            | {f"{i[0]}." for i in self.initials}
            | self.short()
        )

    def short(self) -> set[str]:
        return {f" {surname[0]}" for surname in self.surnames}

    def compiled(self, *, initials_before: str, initials_after: str) -> re.Pattern[str]:
        """Every form, the longest first: whole names, names turned round, surnames, first names, initials."""
        full, turned = [], []
        for name in self.names.values():
            for tokens in name.full:
                first, *_, last = tokens
                middle = GAP.join(map(spelt, tokens))
                full.append(middle)
                full.append(rf"{spelt(first)}[\W_]{{1,3}}(?:[a-z]\.?[\W_]{{1,2}}){{0,3}}{spelt(last)}")
                turned.append(rf"(?:{either(cased(last))})(?:,\s*|[\s_]+)(?:{either(cased(first))})")
        singles = {form for name in self.names.values() for single in name.singles for form in cased(single)}
        surnames = {form for name in self.names.values() for surname in name.surnames for form in cased(surname)}
        letters = sorted(self.initials, key=len, reverse=True)
        dotted = [r"\.[\s_]?".join(each) + r"\." for each in letters]
        pieces = [
            rf"{BEFORE}(?:{TITLES}\b\.?[\s_]+(?:\d+[\s_]+)?)?(?P<full>(?i:{either(full)})|{either(turned)}){PLURAL}",
            rf"{BEFORE}{TITLE}?{INITIALS}?(?P<surname>{either(surnames)}){PLURAL}",
            (
                rf"{BEFORE}(?P<title2>{TITLES})\.?\s+(?P<letter>"
                rf"[{''.join(sorted({s[0].upper() for s in self.surnames})) or '0'}])(?:\.|{AFTER})(?!\w)"
            ),
            rf"{BEFORE}(?:{TITLES}\b\.?\s+)?(?P<single>{either(singles)}){PLURAL}",
            rf"{initials_before}(?P<short>{either(letters)}){initials_after}",
            rf"{BEFORE}(?P<dotted>{either(dotted)})(?!\w)",
        ]
        return re.compile("|".join(pieces))

    def text(self, words: str) -> str:
        """The words without names."""
        if words not in self.known:
            self.known[words] = self.pattern.sub(self.instead, words) if self.hint.search(words) else words
        return self.known[words]

    def file(self, name: str) -> str:
        """A file's name without names in it, where an underscore parts words."""
        return self.file_pattern.sub(self.instead, name)

    def named(self, words: str) -> str:
        """For those entitled: the words with each pseudonym as the name it stands for."""
        names = {person.pseudonym: person.name for person in self.people}
        known = either(sorted(map(re.escape, names), key=len, reverse=True))
        return re.sub(rf"{BEFORE}(?:{known}){AFTER}", lambda found: names[found[0]], words)

    def instead(self, found: re.Match[str]) -> str:
        """The pseudonym for one form of a name."""
        title = found["title"] or found["title2"] or ""
        if full := found["full"]:
            return self.whole_name(full).pseudonym
        if surname := found["surname"]:
            person, used = self.of_surname(surname, title, found["initials"] or "")
            return (
                person.pseudonym
                if used or not found["initials"]
                else found[0][: found[0].rindex(found["initials"])] + found["initials"] + person.pseudonym
            )
        if letter := found["letter"]:
            alike = [person for name, people in self.surnames.items() for person in people if name[0] == letter.lower()]
            return fitting(alike, self.names, title).pseudonym
        if single := found["single"]:
            if key(single) in MONTHS and is_month(found):
                return found[0]
            return self.singles[key(single)].pseudonym
        letters = re.sub(r"[^A-Z]", "", found["short"] or found["dotted"])
        return self.initials[letters].pseudonym

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
        letters = re.sub(r"[^A-Z]", "", initials)
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
            entry.written, entry.file = self.text(entry.written), self.file(entry.file)
            entry.columns = {self.text(label): self.text(said) for label, said in entry.columns.items()}
        result = copy.copy(combined)
        result.entries = [copies[id(entry)] for entry in combined.entries]
        result.unread = [self.file(name) for name in combined.unread]
        result.problems = copy.deepcopy(combined.problems)
        result.asides = copy.deepcopy(combined.asides)
        result.gaps = copy.deepcopy(combined.gaps)
        for problem in result.problems:
            problem.file = self.file(problem.file)
            problem.heading, problem.written = self.text(problem.heading), self.text(problem.written)
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
