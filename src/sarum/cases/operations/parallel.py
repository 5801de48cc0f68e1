"""Keeping the register of what else looks at the same events, and the log of what was disclosed."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, Disclosure, ParallelProcess, ProcessKind, ProcessStanding
from sarum.cases.operations.access import operation
from sarum.cases.rules import parallel as rules
from sarum.kit.refusal import Refused, refuse_at

MORE = {
    "lead", "contact", "reference", "status", "opened_on", "closed_on", "next_on", "next_is", "sequencing", "restriction",
    "effect_on_review", "effect_on_publication",
}  # fmt: skip


def told(case: Case, said: dict[str, Any]) -> ParallelProcess:
    """A process as a referral tells of it: its kind and standing read from the words, which are kept."""
    words = {name: str(said.get(name) or "")[:200] for name in ("process", "lead", "status", "contact")}
    return ParallelProcess.objects.create(
        case=case, kind=rules.kind_of(words["process"]), standing=rules.standing_of(words["status"]), **words
    )


def propose(case: Case, kind: str, because: str) -> ParallelProcess | None:
    """Enter a process that a flag calls for as possible, unless one of its kind is there."""
    if not kind or ParallelProcess.objects.filter(case=case, kind=kind).exists():
        return None
    return ParallelProcess.objects.create(
        case=case, kind=kind, process=ProcessKind(kind).label, lead=rules.LEADS.get(ProcessKind(kind), ""),
        standing=ProcessStanding.POSSIBLE, status=f"To be asked, because of the flag “{because}”",
    )  # fmt: skip


@operation
def add_process(
    *, case: Case, kind: str, process: str, standing: str, by: Person, at: dt.datetime, **more: Any
) -> Done:
    """Enter another process in the register."""
    made = ParallelProcess(case=case, checked_on=timezone.localdate(at), checked_by=by)
    write(made, kind, process, standing, more)
    return Done(f"entered another process: {made} ({made.get_standing_display().lower()})", made, case.reference)


@operation
def update_process(
    *, entry: ParallelProcess, kind: str, process: str, standing: str, by: Person, at: dt.datetime, **more: Any
) -> Done:
    """Bring what is known of another process up to date; that is also a check of it."""
    entry.checked_on, entry.checked_by = timezone.localdate(at), by
    write(entry, kind, process, standing, more)
    words = f"{entry} ({entry.get_standing_display().lower()})"
    return Done(f"brought another process up to date: {words}", entry, entry.case.reference)


def write(row: ParallelProcess, kind: str, process: str, standing: str, more: dict[str, Any]) -> None:
    dates = (more.get("opened_on"), more.get("closed_on"), standing, more.get("next_on"), more.get("next_is") or "")
    refuse_at(rules.why_not_kept(kind, process, *dates))
    row.kind, row.process, row.standing = kind, process, standing
    for name in MORE & more.keys():
        setattr(row, name, more[name])
    row.save()


@operation
def check_process(*, entry: ParallelProcess, found: str, by: Person, at: dt.datetime) -> Done:
    """Record that somebody asked where another process stands, and nothing but its status changed."""
    if not found.strip():
        raise Refused("Say what you found, even if nothing has changed.", field="found")
    entry.status = found[:200]
    entry.checked_on, entry.checked_by = timezone.localdate(at), by
    entry.save()
    return Done(f"checked where it stands: {entry}: {found}", entry, entry.case.reference)


@operation
def record_disclosure(
    *, entry: ParallelProcess, what: str, to_whom: str, basis: str, on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record what was disclosed to those who lead another process, to whom, on what basis and when."""
    refuse_at(rules.why_not_disclosed(what, to_whom, basis, on, timezone.localdate(at)))
    made = Disclosure.objects.create(
        process=entry, what=what, to_whom=to_whom, basis=basis, on=on, disclosed_by=by, recorded_at=at
    )
    return Done(f"recorded a disclosure for {entry} to {to_whom}", made, entry.case.reference)
