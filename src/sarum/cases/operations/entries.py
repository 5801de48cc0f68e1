"""Single entries of a chronology: typed in, dated by a person, and what could not be read for certain settled."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, ChronologyEntry, ChronologyProblem, SourceKind, SourceStanding
from sarum.cases.operations.access import operation
from sarum.cases.operations.chronology import LEFT, add_source, date_row, dated, keep_problems, row_of
from sarum.cases.operations.combining import combine
from sarum.chronology import Entry, Problem, in_words, read_date
from sarum.kit.refusal import Refused

IN = SourceStanding.IN


@operation
def date_entry(*, entry: ChronologyEntry, date: str, because: str, by: Person, at: dt.datetime) -> Done:
    """Date an entry as a person reads it. What its agency wrote stays as it stands beside it."""
    if not because.strip():
        raise Refused("Say how you know, so that anybody can follow it later.", field="because")
    date_row(entry, dated(date, "date"), because, by, at)
    entry.save()
    entry.problems.filter(settled_at=None).update(
        settled_at=at, settled_by=by, settled_as=f"dated {in_words(entry.date)}"
    )
    combine(entry.case, by=by, at=at)
    return Done(f"dated the entry in {entry}: {in_words(entry.date)} ({because})", entry, entry.case.reference)


@operation
def settle_chronology_problem(
    *, problem: ChronologyProblem, date: str = "", because: str = "", by: Person, at: dt.datetime
) -> Done:
    """Settle what could not be read for certain: with a date, where a row wants one, or by leaving it as it stands."""
    if problem.settled_at:
        raise Refused(f"This has been settled already: {problem.settled_as}.")
    entry, said = problem.entry, f"{LEFT}: {because}" if because.strip() else LEFT
    if date.strip():
        if entry is None:
            raise Refused("This is about no entry that could be dated. Leave it as it stands.", field="date")
        date_row(entry, dated(date, "date"), because or problem.problem, by, at)
        entry.save()
        said = f"dated {in_words(entry.date)}"
    problem.settled_at, problem.settled_by, problem.settled_as = at, by, said[:300]
    problem.save()
    if date.strip():
        combine(problem.case, by=by, at=at)
    return Done(f"settled a problem of {problem.source}: {said}", problem, problem.case.reference)


@operation
def add_chronology_entry(
    *,
    case: Case,
    agency: str,
    date: str,
    event: str,
    time: str = "",
    information: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Type in an entry for an agency that sent no file."""
    if not event.strip():
        raise Refused("Say what happened.", field="event")
    if not agency.strip():
        raise Refused("Say whose record this is.", field="agency")
    read = read_date(date)
    source = case.chronology_sources.filter(kind=SourceKind.TYPED, agency=agency, standing=IN).first() or add_source(
        case,
        SourceKind.TYPED,
        f"Typed in for {agency}",
        agency,
        standing=IN,
        taken_in_at=at,
        taken_in_by=by,
        by=by,
        at=at,
    )
    source.taken_in_at = at  # what is typed is new to whoever may not read names, until the key is checked again
    source.save()
    order = source.entries.count()
    entry = Entry(
        agency, read.date, read.time, " ".join(part for part in (date, time) if part), information, event, {}, source.name, 1,
        order + 1,
    )  # fmt: skip
    row = row_of(source, order, entry)
    row.time = row.time or read_date(f"1 January 2001 {time}").time
    combine(case, [row], by=by, at=at)
    if read.problem:
        problem = Problem(source.name, 1, order + 1, "Date", date, read.problem, read.suggestion)
        keep_problems(source, [problem], {(1, order + 1): row}, {}, by, at)
    return Done(f"typed in an entry for {agency}", row, case.reference)
