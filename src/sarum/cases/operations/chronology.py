"""Taking in what agencies sent of their records: read, looked at, taken in, dated, replaced, set aside."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import (
    Case,
    ChronologyEntry,
    ChronologyProblem,
    ChronologySource,
    Document,
    SourceKind,
    SourceStanding,
)
from sarum.cases.operations import document
from sarum.cases.operations.access import operation
from sarum.cases.operations.combining import combine
from sarum.cases.operations.editions import carry_dates, carry_notes
from sarum.cases.rules import chronology as rules
from sarum.cases.rules import editions
from sarum.chronology import Entry, Problem, in_words
from sarum.kit.refusal import Refused, refuse
from sarum.kit.uploads import Upload

S = SourceStanding
LEFT = "left as it stands"


@operation
def bring_chronologies(
    *, case: Case, brought: Iterable[tuple[Upload, rules.Reading]], pasted: Iterable[tuple[Upload, rules.Reading]] = (),
    agency: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Bring files of agencies as they were read, each to be looked at before it is taken in. The files are kept.

    `agency` is whose the pasted table is; a file says so itself.
    """
    sources = [bring(case, upload, reading, "", SourceKind.FILE, by=by, at=at) for upload, reading in brought]
    sources += [bring(case, upload, reading, agency, SourceKind.PASTED, by=by, at=at) for upload, reading in pasted]
    if not sources:
        raise Refused("Choose at least one file, or paste a table.", field="uploads")
    named = ", ".join(str(source) for source in sources)
    many = "a chronology" if len(sources) == 1 else f"{len(sources)} chronologies"
    return Done(f"brought {many} to be looked at: {named}", sources[0], case.reference)


def bring(
    case: Case, upload: Upload, reading: rules.Reading, agency: str, kind: str, *, by: Person, at: dt.datetime
) -> ChronologySource:
    kept = upload.kept()
    known = Document.objects.filter(case=case, digest=kept["digest"], withdrawn_at=None).first()
    same = known and known.chronology_sources.filter(standing__in=[S.READ, S.IN]).first()
    if same:
        raise Refused(f"{upload.name} has been brought already, as {same.title}.", field="uploads")
    held = known or document.lay(case, kept, about="A chronology", provenance=agency, by=by, at=at)
    return add_source(case, kind, upload.name, agency, reading=reading, document=held, by=by, at=at)


def add_source(
    case: Case, kind: str, name: str, agency: str, *, by: Person, at: dt.datetime, **more: Any
) -> ChronologySource:
    last = case.chronology_sources.order_by("number").last()
    return ChronologySource.objects.create(
        case=case, number=last.number + 1 if last else 1, kind=kind, name=name[:200], agency=agency[:200], brought_at=at,
        brought_by=by, **more,
    )  # fmt: skip


@operation
def read_chronology_again(
    *, source: ChronologySource, reading: rules.Reading, agency: str = "", roles: Mapping[str, Any] | None = None,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Read a source again with what somebody said of it: whose it is, and what its headings mean."""
    if source.standing != S.READ:
        raise Refused(f"{source.name} is no longer waiting to be taken in. Bring the file again to read it otherwise.")
    source.reading, source.agency, source.roles = reading, agency, dict(roles or {})
    source.save()
    return Done(f"read {source} again", source, source.case.reference)


@operation
def take_in_chronology(
    *, source: ChronologySource, settled: Mapping[str, str] | None = None, left: Collection[str] = (),
    replaces: ChronologySource | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Put the rows of a source into the chronology, in place of those of the source that it corrects.

    `settled` gives dates to problems by their place in the reading: a suggestion that was accepted, or a date of one's own;
    `left` are those of which somebody said that they stay as they stand. All others are settled later.
    """
    rows_now = ChronologyEntry.objects.filter(case=source.case, source__standing=S.IN)
    refuse(rules.why_not_taken_in(source, rows_now.exclude(source=replaces).count()))
    take_in(source, settled or {}, left, replaces, by, at)
    count = source.entries.count()
    said = f"took {source} into the chronology: {count} {'entry' if count == 1 else 'entries'}"
    said += f", in place of {replaces}" if replaces else ""
    return Done(said, source, source.case.reference)


@operation
def take_in_all_chronologies(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Put everything that waits into the chronology as it was read; what is not certain is settled later."""
    waiting = [
        one for one in case.chronology_sources.filter(standing=S.READ).order_by("number") if one.reading["entries"]
    ]
    if not waiting:
        raise Refused("Nothing that waits was understood. Say what its headings mean, or set it aside.")
    for source in waiting:
        refuse(rules.why_not_taken_in(source, ChronologyEntry.objects.filter(case=case, source__standing=S.IN).count()))
        take_in(source, {}, (), None, by, at)
    return Done(f"took {', '.join(map(str, waiting))} into the chronology", waiting[-1], case.reference)


def take_in(
    source: ChronologySource, settled: Mapping[str, str], left: Collection[str], replaces: ChronologySource | None,
    by: Person, at: dt.datetime,
) -> None:  # fmt: skip
    """The rows of a source into the chronology, with all that is known of them."""
    if replaces is not None:
        replaces = ChronologySource.objects.select_for_update().get(pk=replaces.pk)
        refuse(rules.why_not_replaced(source, replaces), field="replaces")
        source.replaces, source.edition = replaces, replaces.edition + 1
        replaces.standing = S.REPLACED
        replaces.save()
    dates = {place: dated(said, f"date_{place}") for place, said in settled.items() if said.strip()}
    entries, problems = source.reading["entries"], source.reading["problems"]
    source.standing, source.taken_in_at, source.taken_in_by = S.IN, at, by
    source.reading = {name: said for name, said in source.reading.items() if name not in ("entries", "problems")}
    source.save()
    rows = [row_of(source, order, Entry(**entry)) for order, entry in enumerate(entries)]
    by_place = {(row.table, row.row): row for row in rows}
    for place, date in dates.items():
        problem = problems[int(place)]
        date_row(by_place.get((problem["table"], problem["row"])), date, problem["problem"], by, at)
    matched = editions.pairs(replaces.entries.order_by("order") if replaces else (), rows)
    carried = carry_dates(matched)
    combine(source.case, rows, by=by, at=at)
    said_of = {place: f"dated {in_words(date)}" for place, date in dates.items()}
    told = [Problem(**one) for one in problems]
    of_rows = {str(n): said for n, one in enumerate(told) if (said := carried.get((one.table or 0, one.row or 0)))}
    keep_problems(source, told, by_place, of_rows | dict.fromkeys(left, LEFT) | said_of, by, at)
    carry_notes(matched)


def row_of(source: ChronologySource, order: int, entry: Entry) -> ChronologyEntry:
    return ChronologyEntry(
        case=source.case, source=source, order=order, agency=entry.agency[:200], date=entry.date, date_read=entry.date,
        time=entry.time, written=entry.written, information=entry.source, event=entry.event, columns=entry.columns,
        table=entry.table, row=entry.row,
    )  # fmt: skip


def dated(said: str, field: str) -> str:
    """The date that somebody gave, as EDTF; refused where it is none."""
    date, why = rules.settled_date(said)
    refuse(why, field=field)
    return date


def date_row(row: ChronologyEntry | None, date: str, because: str, by: Person, at: dt.datetime) -> None:
    if row is not None:
        row.date, row.dated_by, row.dated_at, row.dated_because = date, by, at, because[:300]


def keep_problems(
    source: ChronologySource, problems: list[Problem], rows: Mapping[tuple[int, int], ChronologyEntry],
    settled_as: Mapping[str, str], by: Person, at: dt.datetime,
) -> None:  # fmt: skip
    kept = []
    for place, one in enumerate(problems):
        said = settled_as.get(str(place), "")
        settled = {"settled_at": at, "settled_by": by, "settled_as": said} if said else {}
        entry = rows.get((one.table, one.row)) if one.table and one.row else None
        kept.append(
            ChronologyProblem(
                source=source, entry=entry, table=one.table, row=one.row, heading=one.heading[:200], written=one.written,
                problem=one.problem, suggestion=one.suggestion[:40], **settled,
            )
        )  # fmt: skip
    ChronologyProblem.objects.bulk_create(kept, 500)


@operation
def set_aside_chronology(*, source: ChronologySource, because: str, by: Person, at: dt.datetime) -> Done:
    """Take a source out of the chronology, or do not take it in, for a reason. Its rows and what was noted on them are kept."""
    if source.standing not in (S.READ, S.IN):
        raise Refused("This has been set aside or replaced already.")
    if not because.strip():
        raise Refused("Say why, so that anybody can see the reason later.", field="because")
    was_in = source.standing == S.IN
    source.standing, source.set_aside_because = S.SET_ASIDE, because
    source.save()
    if was_in:
        combine(source.case, by=by, at=at)
    return Done(f"set {source} aside: {because}", source, source.case.reference)


def take_in_key_events(
    case: Case,
    agency: str,
    name: str,
    entries: Iterable[Entry],
    problems: list[Problem],
    *,
    by: Person,
    at: dt.datetime,
) -> ChronologySource | None:
    """The key events of an accepted return go into the chronology, in place of those of its version before."""
    before = case.chronology_sources.filter(kind=SourceKind.RETURN, name=name, standing=S.IN).first()
    told = list(entries)
    if not told and before is None:
        return None
    if before:
        before.standing = S.REPLACED
        before.save()
    source = add_source(
        case, SourceKind.RETURN, name, agency, standing=S.IN, taken_in_at=at, taken_in_by=by, replaces=before,
        edition=before.edition + 1 if before else 1, by=by, at=at,
    )  # fmt: skip
    rows = [row_of(source, order, entry) for order, entry in enumerate(told)]
    matched = editions.pairs(before.entries.order_by("order") if before else (), rows)
    carry_dates(matched)
    combine(case, rows, by=by, at=at)
    undated = {(row.table, row.row): row for row in rows if not row.dated_at}
    keep_problems(source, [one for one in problems if (one.table, one.row) in undated], undated, {}, by, at)
    carry_notes(matched)
    return source
