"""Putting the rows of a case in one order of time, finding gaps and clashes, and writing each row without names.

It is done again whenever a row comes, goes or is dated, and whenever the key to the pseudonyms changes, so that every
reading only has to look.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models.functions import Coalesce

from sarum.board.models import Person
from sarum.cases.models import (
    Abbreviation,
    Case,
    ChronologyEntry,
    ChronologySign,
    EntryNote,
    Finding,
    NamedPerson,
    SignKind,
    SourceStanding,
    Tag,
)
from sarum.cases.rules import chronology as rules
from sarum.cases.rules import pseudonyms as key_rules
from sarum.chronology import Combined, Entry, Pseudonyms, certainty, combined_of, span_of

KEPT = ["first_on", "last_on", "certainty", "hidden", "named_text", "hidden_text"]
BATCH = 500


def combine(case: Case, new: Iterable[ChronologyEntry] = (), *, by: Person, at: dt.datetime) -> Combined:
    """Everything that is in the chronology of a case, put together anew, with rows that are not in the database yet."""
    added = list(new)
    rows = [*current(case), *added]
    entries = [rules.entry_of(row) for row in rows]
    row_of = {id(entry): row for entry, row in zip(entries, rows, strict=True)}
    combined = combined_of(entries)
    ordered = [row_of[id(entry)] for entry in combined.entries]
    places = {id(row): place for place, row in enumerate(ordered, 1)}
    key = whole_key(case, by=by, at=at)
    changed: list[ChronologyEntry] = []
    hiding = Pseudonyms(key_rules.people_of(key))
    shifts: dict[int, list[int]] = defaultdict(list)
    for row in ordered:
        if row.pk and row.place != places[id(row)]:
            shifts[places[id(row)] - (row.place or 0)].append(row.pk)
        row.place = places[id(row)]
        if told(row, hiding) and row.pk:
            changed.append(row)
    out = ChronologyEntry.objects.filter(case=case).exclude(source__standing=SourceStanding.IN)
    out.filter(place__isnull=False).update(place=None)
    changed += [row for row in out.select_related("source").defer("source__reading") if told(row, hiding)]
    ChronologyEntry.objects.bulk_create(added, BATCH)
    shift(shifts)
    ChronologyEntry.objects.bulk_update(changed, KEPT, BATCH)
    name_people([*added, *changed], key)
    keep_signs(case, combined, row_of)
    hide_in_reviews(case, hiding)
    return combined


def hide_in_reviews(case: Case, hiding: Pseudonyms) -> None:
    """Write what reviewers said without the names that came into the key since."""
    written: list[tuple[Any, tuple[str, ...]]] = [
        (EntryNote.objects.filter(entry__case=case), ("words", "standard")),
        (Finding.objects.filter(case=case), ("words", "withdrawn_because")),
        (Abbreviation.objects.filter(case=case), ("meaning",)),
    ]
    for found, texts in written:
        for one in found:
            said = {name: hiding.text(getattr(one, name)) for name in texts}
            if any(getattr(one, name) != words for name, words in said.items()):
                found.filter(pk=one.pk).update(**said)
    for tag in Tag.objects.filter(case=case):
        name = hiding.text(tag.name)
        if name != tag.name and not Tag.objects.filter(case=case, kind=tag.kind, name=name).exists():
            Tag.objects.filter(pk=tag.pk).update(name=name[:100])


def shift(shifts: Mapping[int, list[int]]) -> None:
    """Move rows on or back by as many places as they now are; all that move by as many at once, which is quick."""
    for places, rows in shifts.items():
        for begin in range(0, len(rows), BATCH):
            some = ChronologyEntry.objects.filter(pk__in=rows[begin : begin + BATCH])
            some.update(place=Coalesce("place", 0) + places)


def current(case: Case) -> list[ChronologyEntry]:
    """The rows that are in, each agency's in its own order."""
    found = ChronologyEntry.objects.filter(case=case, source__standing=SourceStanding.IN)
    return list(found.select_related("source").defer("source__reading").order_by("source__number", "order"))


def whole_key(case: Case, *, by: Person, at: dt.datetime) -> list[NamedPerson]:
    """The key to the pseudonyms, with a line for everybody of the case who had none."""
    missing = key_rules.missing_from(case.named_people.all(), case.adults.all(), case.other_people.all())
    for name, pseudonym, role, also in missing:
        NamedPerson.objects.create(
            case=case, name=name, pseudonym=pseudonym, role=role[:200], also_known_as=also, added_at=at, added_by=by
        )
    return list(case.named_people.all())


def told(row: ChronologyEntry, hiding: Pseudonyms) -> bool:
    """Work out what is kept of a row besides the agency's words; and whether anything of it changed."""
    before = (row.first_on, row.last_on, row.certainty, row.hidden)
    row.first_on, row.last_on = span_of(row.date) or (None, None)
    row.certainty = certainty(row.date)
    row.hidden = {
        "agency": hiding.text(row.agency),
        "written": hiding.text(row.written),
        "information": hiding.text(row.information),
        "event": hiding.text(row.event),
        "columns": {hiding.text(label): hiding.text(said) for label, said in row.columns.items()},
        "file": hiding.file(row.source.name),
    }
    row.named_text, row.hidden_text = searched(row.names()), searched(row.hidden)
    return before != (row.first_on, row.last_on, row.certainty, row.hidden)


def searched(said: dict[str, object]) -> str:
    """What a row is found by: its words, without the name of its file."""
    columns = said["columns"]
    cells = columns.values() if isinstance(columns, dict) else ()
    return "\n".join([str(said[name]) for name in ("agency", "event", "information", "written")] + list(cells))


def name_people(rows: Sequence[ChronologyEntry], key: list[NamedPerson]) -> None:
    """Whom each row names, by the pseudonyms that stand in it."""
    called = {one.pseudonym: one for one in key}
    if not called or not rows:
        return
    longest_first = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
    through = ChronologyEntry.people.through
    through.objects.filter(chronologyentry__in=[row.pk for row in rows]).delete()
    through.objects.bulk_create(
        [
            through(chronologyentry_id=row.pk, namedperson_id=called[name].pk)
            for row in rows
            for name in sorted(set(pattern.findall(row.hidden_text)))
        ],
        BATCH,
    )


def keep_signs(case: Case, combined: Combined, row_of: dict[int, ChronologyEntry]) -> None:
    """The gaps, clashes and likely duplicates as they now are, each with the two rows it rests on."""
    ChronologySign.objects.filter(case=case).delete()
    signs = []
    for gap in combined.gaps:
        before, after = around(combined.entries, gap.agency, gap.first, gap.last)
        signs.append(
            ChronologySign(
                case=case, kind=SignKind.GAP, agency=gap.agency or "", first_on=gap.first, last_on=gap.last, days=gap.days,
                one=row_of[id(before)], other=row_of[id(after)],
            )
        )  # fmt: skip
    for kind, pairs in ((SignKind.CLASH, combined.clashes), (SignKind.TWICE, combined.duplicates)):
        for pair in pairs:
            one, other = (row_of[id(entry)] for entry in pair.rows)
            agency = one.agency if kind == SignKind.TWICE else ""
            signs.append(ChronologySign(case=case, kind=kind, agency=agency, one=one, other=other, why=pair.why))
    ChronologySign.objects.bulk_create(signs, BATCH)


def around(entries: list[Entry], agency: str | None, first: dt.date, last: dt.date) -> tuple[Entry, Entry]:
    """The entry after which a gap begins, and the one with which it ends."""
    spans = [(span, entry) for entry in entries if (span := span_of(entry.date)) and agency in (None, entry.agency)]
    before = next(entry for span, entry in reversed(spans) if span[1] == first)
    after = next(entry for span, entry in spans if span[0] == last)
    return before, after
