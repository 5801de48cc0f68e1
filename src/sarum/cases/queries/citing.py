"""What a report may cite, and which of what it cites a reader may follow."""

from collections.abc import Iterable, Iterator

from sarum.cases.models import Case, Fact, ScopingReturn
from sarum.cases.queries import entries, facts
from sarum.cases.queries.access import Reader
from sarum.cases.queries.entries import Shown
from sarum.cases.queries.facts import Cited
from sarum.cases.rules.citing import Citable, in_short
from sarum.chronology import in_words
from sarum.kit import rich

MOST_ENTRIES = 300
NOT_DATED = in_words("")


def of_fact(fact: Fact) -> Citable:
    cited = f"fact {fact.number}"
    return Citable("fact", fact.pk, f"Fact {fact.number}: {in_short(fact.words)}", cited, fact.number)


def of_entry(shown: Shown) -> Citable:
    """An entry by its day and its agency's pseudonym; what it says stands only in the list."""
    when, whose = shown.when.replace(NOT_DATED, "without a date", 1), shown.words["agency"]
    label = f"Entry {'' if when != shown.when else 'of '}{when}, {whose}: {in_short(shown.words['event'])}"
    return Citable("entry", shown.pk, label, f"chronology, {when}, {whose}")


def of_return(answer: ScopingReturn) -> Citable:
    return Citable("return", answer.pk, f"Return of {answer.as_ground}", f"return of {answer.as_ground}")


def to_fact(fact: Fact) -> str:
    return Citable("fact", fact.pk, cited=f"Fact {fact.number}").in_marks


def to_return(answer: ScopingReturn, label: str) -> str:
    return Citable("return", answer.pk, cited=label).in_marks


def sources(cited: Cited) -> list[str]:
    """What something rests on, as citations."""
    return [of_entry(row).in_marks for row in cited.entries] + [of_return(one).in_marks for one, _ in cited.returns]


def offered(reader: Reader, case: Case) -> Iterator[Citable]:
    """What somebody who writes can cite: facts that stand, returns they may read, and entries of the chronology.

    Of a long chronology those that facts and findings rest on come first, and then as many as a list can hold.
    """
    yield from (of_fact(one) for one in facts.facts_standing(reader, case))
    yield from (of_return(one) for one in facts.returns_to_cite(reader, case))
    used = list(facts.entries_to_cite(reader, case, []))
    rest = entries.in_chronology(reader, case).exclude(pk__in=[one.pk for one in used])
    yield from (of_entry(entries.shown(one, named=False)) for one in [*used, *rest[: max(0, MOST_ENTRIES - len(used))]])


def followed(reader: Reader, case: Case, texts: Iterable[str]) -> list[Citable]:
    """Of what some words cite, what is of this case and this reader may open."""
    cited: dict[str, set[int]] = {"fact": set(), "entry": set(), "return": set()}
    for address in set().union(*(rich.cited_in(text) for text in texts)):
        kind, _, pk = address.partition(":")
        cited.setdefault(kind, set()).add(int(pk))
    found = []
    if cited["fact"]:
        standing = facts.facts_standing(reader, case).prefetch_related(None)
        found += [of_fact(one) for one in standing.filter(pk__in=cited["fact"])]
    if cited["entry"]:
        seen = entries.visible(reader, case).filter(pk__in=cited["entry"]).values_list("pk", flat=True)
        found += [Citable("entry", pk) for pk in seen]
    if cited["return"]:
        found += [Citable("return", pk) for pk in facts.readable(reader, case) & cited["return"]]
    return found
