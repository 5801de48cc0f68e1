"""Reading the combined chronology: its entries as they are shown to somebody, narrowed as they chose, with its gaps and clashes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from sarum.cases.models import Case, ChronologyEntry, ChronologySign, NamedPerson, SignKind, Tag
from sarum.cases.queries import access, pseudonyms
from sarum.cases.queries.access import Reader
from sarum.cases.rules.chronology import Chosen
from sarum.chronology import EXACT, Clash, Combined, Entry, Gap, in_words
from sarum.chronology.shading import SHADES


@dataclass(frozen=True)
class Shown:
    """One entry as somebody is shown it: the agency's words, or the same without names."""

    entry: ChronologyEntry
    words: dict[str, Any]
    when: str
    shade: int = 0

    @property
    def pk(self) -> int:
        return self.entry.pk

    @property
    def as_written(self) -> str:
        """The date as it stands in the record, where it says something else than what is shown."""
        written = str(self.words["written"])
        return "" if self.entry.certainty == EXACT or written.casefold() == self.when.casefold() else written


def shown(entry: ChronologyEntry, named: bool, shades: Mapping[str, int] | None = None) -> Shown:
    when = in_words(entry.date) + (f", {entry.time}" if entry.time else "")
    words = entry.names() if named else entry.hidden
    return Shown(entry, words, when, (shades or {}).get(words["agency"], 0))


def in_short(entry: ChronologyEntry, named: bool = False) -> str:
    """An entry on one line."""
    row = shown(entry, named)
    event = " ".join(row.words["event"].split())
    return f"{row.when}, {row.words['agency']}: {event[:140]}{'…' if len(event) > 140 else ''}"


def visible(reader: Reader, case: Case) -> QuerySet[ChronologyEntry]:
    """Every entry of a case that somebody may see, whether it is in the chronology or was in it before."""
    found = ChronologyEntry.objects.filter(case__in=access.cases_for(reader), case=case)
    return (
        found.filter(pseudonyms.shown_to(reader, case))
        .select_related("source", "case", "dated_by")
        .defer("source__reading")
    )


def in_chronology(reader: Reader, case: Case) -> QuerySet[ChronologyEntry]:
    """Every entry in the chronology of a case that somebody may see, in its order."""
    return visible(reader, case).filter(place__isnull=False).order_by("place")


def kept_from_others(reader: Reader, case: Case) -> int:
    """How many entries are kept from those who may not read names until the key has been checked."""
    check = pseudonyms.checked(reader, case)
    found = ChronologyEntry.objects.filter(case__in=access.cases_for(reader), case=case, place__isnull=False)
    return (found.filter(source__taken_in_at__gt=check.checked_at) if check else found).count()


def entries_of(reader: Reader, case: Case, chosen: Chosen, named: bool) -> QuerySet[ChronologyEntry]:
    """The entries that somebody chose. Words are looked for only in what they are shown."""
    found = in_chronology(reader, case).annotate(notes_made=Count("notes", distinct=True))
    named = named and pseudonyms.may_read_names(reader, case)
    if chosen.agency:
        found = found.filter(agency=chosen.agency) if named else found.filter(hidden__agency=chosen.agency)
    if chosen.person:
        found = found.filter(people=chosen.person)
    if chosen.tag:
        found = found.filter(pk__in=ChronologyEntry.objects.filter(case=case, notes__tags=chosen.tag).values("pk"))
    if chosen.certainty:
        found = found.filter(certainty=chosen.certainty)
    if chosen.source:
        found = found.filter(source=chosen.source)
    if chosen.since:
        found = found.filter(last_on__gte=chosen.since)
    if chosen.until:
        found = found.filter(first_on__lte=chosen.until)
    for word in chosen.words.split():
        found = found.filter(Q(named_text__icontains=word) if named else Q(hidden_text__icontains=word))
    return found


def entry_by(reader: Reader, reference: str, pk: int) -> ChronologyEntry | None:
    """One entry, in the chronology or in a version before, if it is there and theirs to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    return visible(reader, case).select_related("source__document__case").filter(pk=pk).first() if case else None


def chosen_by(reader: Reader, case: Case, pks: Iterable[int | str]) -> QuerySet[ChronologyEntry]:
    """These entries of a case, in their order."""
    return visible(reader, case).filter(pk__in=list(pks)).order_by("place", "pk")


def agencies_in(reader: Reader, case: Case, named: bool) -> list[str]:
    """Whose entries are in the chronology."""
    field = "agency" if named and pseudonyms.may_read_names(reader, case) else "hidden__agency"
    found = in_chronology(reader, case).order_by().values_list(field, flat=True).distinct()
    return sorted(found, key=str.casefold)


def people_in(reader: Reader, case: Case) -> list[NamedPerson]:
    """Whom the entries name, as people are called without names: anybody may choose among them."""
    found = NamedPerson.objects.filter(case=case, case__in=access.cases_for(reader), entries__place__isnull=False)
    return sorted(found.distinct(), key=lambda one: one.pseudonym.casefold())


def tags_in(reader: Reader, case: Case) -> list[Tag]:
    """The themes, episodes and lines of enquiry by which entries of a case are brought together."""
    return list(Tag.objects.filter(case=case, case__in=access.cases_for(reader), notes__isnull=False).distinct())


def signs_of(reader: Reader, case: Case, kind: str = "") -> QuerySet[ChronologySign]:
    """The gaps, clashes and likely duplicates of a chronology, with the rows that each rests on."""
    seen = visible(reader, case).order_by().values("pk")
    found = ChronologySign.objects.filter(case__in=access.cases_for(reader), case=case, one__in=seen, other__in=seen)
    found = found.filter(kind=kind) if kind else found
    related = found.select_related("one__source", "other__source", "one__case", "other__case")
    return related.defer("one__source__reading", "other__source__reading")


def signs_on(reader: Reader, entry: ChronologyEntry) -> list[tuple[ChronologySign, ChronologyEntry]]:
    """What is shown of one entry: each gap, clash or double, with the other row of it."""
    found = signs_of(reader, entry.case).filter(Q(one=entry) | Q(other=entry))
    return [(sign, sign.other if sign.one_id == entry.pk else sign.one) for sign in found]


def around(reader: Reader, entry: ChronologyEntry) -> dict[str, ChronologyEntry | None]:
    """The entries before and after one, in the order of time."""
    rows = in_chronology(reader, entry.case)
    if entry.place is None:
        return {"before": None, "after": None}
    return {
        "before": rows.filter(place__lt=entry.place).order_by("-place").first(),
        "after": rows.filter(place__gt=entry.place).first(),
    }


def shades(reader: Reader, case: Case, named: bool) -> dict[str, int]:
    """The shade of each agency, by its number: the same on every page of a case."""
    return {agency: number % len(SHADES) + 1 for number, agency in enumerate(agencies_in(reader, case, named))}


@dataclass(frozen=True)
class Compared:
    """What one agency recorded in two periods; of everybody where there is no agency."""

    agency: str
    first: int
    second: int


def compared(reader: Reader, case: Case, ends: Mapping[str, Any], named: bool) -> list[Compared]:
    """How many entries of each agency may fall in each of two periods, everybody together last."""
    periods = [
        Counter(
            shown(entry, named).words["agency"]
            for entry in in_chronology(reader, case).filter(
                first_on__lte=ends[f"{which}_until"], last_on__gte=ends[f"{which}_since"]
            )
        )
        for which in ("first", "second")
    ]
    lines = [Compared(one, periods[0][one], periods[1][one]) for one in agencies_in(reader, case, named)]
    return [*lines, Compared("", periods[0].total(), periods[1].total())]


def combined(reader: Reader, case: Case, rows: Iterable[ChronologyEntry], named: bool) -> Combined:
    """These entries as the engine draws and writes them, with the gaps and clashes between them; without names unless asked
    for by somebody who may read them."""
    named = named and pseudonyms.may_read_names(reader, case)
    entries = {row.pk: engine_entry(row, named) for row in rows}
    masked = pseudonyms.masking(reader, case, named)
    result = Combined(entries=list(entries.values()))
    for sign in signs_of(reader, case):
        one, other = entries.get(sign.one_id), entries.get(sign.other_id)
        if one is None or other is None:
            continue
        if sign.kind == SignKind.GAP and sign.first_on and sign.last_on:
            result.gaps.append(Gap(one.agency if sign.agency else None, sign.first_on, sign.last_on))
        elif sign.kind != SignKind.GAP:
            pairs = result.clashes if sign.kind == SignKind.CLASH else result.duplicates
            pairs.append(Clash((one, other), masked(sign.why)))
    return result


def engine_entry(row: ChronologyEntry, named: bool) -> Entry:
    words = row.names() if named else row.hidden
    return Entry(
        words["agency"], row.date, row.time, words["written"], words["information"], words["event"], words["columns"],
        words["file"], row.table, row.row, row.pk,
    )  # fmt: skip
