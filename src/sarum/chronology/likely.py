"""What looks like the name of a person, for whoever makes the key to the pseudonyms or checks that it is whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sarum.chronology.name_patterns import TITLES
from sarum.chronology.name_words import FIRST_NAMES, NO_NAMES, ROLES, VERBS, WORDS_TOO
from sarum.chronology.naming import composed
from sarum.chronology.people import Person
from sarum.chronology.pseudonyms import Pseudonyms
from sarum.chronology.spelling import either, key

HIDDEN = "\ue001"  # where somebody known was named
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
TITLED = re.compile(
    rf"(?<![^\W_])(?P<title>{TITLES})(?P<dot>\.?)[ \t]+(?:\d+[ \t]+)?(?P<initials>(?:[A-Z]\b\.?[ \t]*){{0,3}})"
    r"(?P<name>[^\W\d_]+(?:['’\-][^\W\d_]+)*(?:[ \t]+[A-Z][^\W\d_]+(?:['’\-][^\W\d_]+)*){0,2})"
)
WHOLE_TITLE = re.compile(
    r"doctor|professor|sir|dame|lady|canon|father|serg|inspector|sister|.*nurse|uncle|aunt|miss", re.I
)
TURNED = re.compile(
    r"(?<![^\W_])(?P<last>[A-Z][^\W\d_]*(?:['’\-][^\W\d_]+)*),[ ](?P<first>[A-Z][^\W\d_]+)(?![^\W_]|[ ][A-Z])"
)
PLAIN_TITLE = re.compile(r"mrs?|ms|mx|dr", re.I)
OWNING = re.compile(r"['’]s?$")
SENTENCE_END = re.compile(r"(?:^|[.!?:;\n•▪–—|/(\"“]|\s-)\s*$")
BODIES = re.compile(r"\s+(?:NHS|CCG|ICB|CIC|LTD|PLC|UK)\b")
LIKE_A_VERB = re.compile(r"(?:ed|ing|ly|tion|ment)$")
NO_PEOPLE = {"lloydgeorge", "stjohn"}  # an envelope of records; an ambulance
MOST_WORDS = 4  # of one name
NAMES = FIRST_NAMES | WORDS_TOO


@dataclass(frozen=True, slots=True)
class Word:
    """One capitalised word, and whether a sentence begins with it."""

    said: str
    begins: bool

    @property
    def low(self) -> str:
        return self.said.casefold()


def likely_names(texts: Iterable[str], known: Iterable[Person] = ()) -> list[tuple[str, int]]:
    """What looks like a person's name in these texts and is in no way one of `known`, with how often; the most frequent first."""
    people = list(known)
    hidden = Pseudonyms([replace(person, pseudonym=HIDDEN) for person in people])
    called = re.compile(rf"(?<![^\W_])(?:{either(re.escape(person.pseudonym) for person in people)})(?![^\W_])")
    seen = [hidden.text(called.sub(HIDDEN, composed(text))) for text in texts]
    usual = usual_words(seen)
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for text in seen:
        for name in names_in(text, usual):
            counts[forms.setdefault(key(name), name)] += 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def usual_words(texts: list[str]) -> set[str]:
    """The words that these texts write in lower case at least half as often as with a capital."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for text in texts:
        for word in WORD.findall(text):
            (low if word[0].islower() else high)[word.casefold()] += 1
    return {word for word, count in low.items() if 2 * count >= high[word]}


def names_in(text: str, usual: set[str]) -> Iterator[str]:
    """Each name in one text: those with a title first, and then those without."""
    rest, reached = [], 0
    for found in TURNED.finditer(text):
        last, first = found["last"].casefold(), found["first"].casefold()
        if first in NAMES - NO_NAMES and last not in NAMES | ROLES | NO_NAMES | usual:
            yield f"{found['first']} {found['last']}"
            text = text.replace(found[0], HIDDEN * len(found[0]), 1)
    for found in TITLED.finditer(text):
        if name := after_title(found, usual):
            end = found.start("name") + len(name)
            yield OWNING.sub(
                "", " ".join(f"{found['title']} {found['initials']}{text[found.start('name') : end]}".split())
            )
            rest.append(text[reached : found.start()])
            reached = end
    for run in runs_in(HIDDEN.join([*rest, text[reached:]])):
        yield from names_of_run(run, usual)


def after_title(found: re.Match[str], usual: set[str]) -> str:
    """The words after a title that are a name, as they stand; none where the title is a word of its own."""
    words = found["name"].split()
    first = OWNING.sub("", words[0]).casefold()
    if found["dot"] and WHOLE_TITLE.match(found["title"]):
        return ""
    if first in NO_NAMES or first in ROLES or first in VERBS or len(first) < 2:
        return ""
    if words[0][0].islower():
        is_name = PLAIN_TITLE.fullmatch(found["title"]) and len(first) > 2
        return words[0] if is_name and (first not in usual or found["title"].casefold().startswith("mr")) else ""
    end = found.start("name")
    for word in re.finditer(WORD, found["name"]):
        low = OWNING.sub("", word[0]).casefold()
        if word.start() and (low in NO_NAMES or low in ROLES):
            break
        end = word.end()
    return found["name"][:end]


def runs_in(text: str) -> Iterator[list[Word]]:
    """Capitalised words that stand side by side, with nothing but a space or an initial between them."""
    run: list[Word] = []
    reached = 0
    for found in WORD.finditer(text):
        said = found[0]
        between = text[reached : found.start()]
        if run and (between.strip(" ") not in ("", ".") or (between.startswith(".") and len(run[-1].said) > 1)):
            yield run
            run = []
        is_initial = (
            len(said) == 1 and said.isupper() and (bool(run) or said not in "AI" or text[found.end() :][:1] == ".")
        )
        if is_initial or (said[0].isupper() and len(said) > 1 and not OWNING.fullmatch(said)):
            run.append(
                Word(
                    OWNING.sub("", said),
                    not run and bool(SENTENCE_END.search(text[max(found.start() - 8, 0) : found.start()])),
                )
            )
            if OWNING.search(said):
                yield run
                run = []
        elif run:
            yield run
            run = []
        if run and BODIES.match(text, found.end()):
            run = []
        reached = found.end()
    if run:
        yield run


def names_of_run(run: list[Word], usual: set[str]) -> Iterator[str]:
    """The names among words that stand side by side: Social Worker Leanne Garbett."""
    part: list[Word] = []
    for word in [*run, None]:
        if word is not None and word.low not in ROLES:
            part.append(word)
            continue
        if (name := name_of_part(part, usual)) and key(name) not in NO_PEOPLE:
            yield name
        part = []


def name_of_part(part: list[Word], usual: set[str]) -> str:
    """The one name that these words hold, if any."""
    first = next((place for place, word in enumerate(part) if word.low in NAMES and is_name(word, part)), None)
    if first is not None:
        taken = [part[first]]
        for word in part[first + 1 : first + MOST_WORDS]:
            if word.low in NO_NAMES or (word.said.isupper() and len(word.said) > 1 and not taken[0].said.isupper()):
                break
            taken.append(word)
        while len(taken[-1].said) == 1:
            taken.pop()
        if len(taken) == 1 and taken[0].low in NO_NAMES:
            return ""
        if len(taken) > 1 or taken[0].low in FIRST_NAMES or not taken[0].begins:
            return " ".join(word.said for word in taken)
        return ""
    if part and part[0].begins and (part[0].low in usual or LIKE_A_VERB.search(part[0].low)):
        part = part[1:]
    words = [word for word in part if len(word.said) > 1]
    least = 1 if part and len(part[0].said) == 1 else 2
    if not least <= len(words) <= MOST_WORDS - 1 or any(word.low in NO_NAMES or word.low in usual for word in words):
        return ""
    return "" if any(word.said.isupper() for word in words) else " ".join(word.said for word in part)


def is_name(word: Word, part: list[Word]) -> bool:
    """Whether a first name stands here as one: in the letters of a name, or before another word in capitals."""
    return not word.said.isupper() or (len(part) > 1 and all(other.said.isupper() for other in part))
