"""Carrying over to a corrected file what people made of the rows of the one before."""

from collections.abc import Iterable

from sarum.cases.models import ChronologyEntry, EntryNote, Finding

Pairs = Iterable[tuple[ChronologyEntry, ChronologyEntry]]


def carry_dates(matched: Pairs) -> dict[tuple[int, int], str]:
    """A date that a person gave a row before is its date again, where the agency writes the date as before; which rows, and
    how that was settled."""
    settled = {}
    for old, new in matched:
        if old.dated_at and new.dated_at is None and old.written == new.written:
            new.date, new.dated_by, new.dated_at = old.date, old.dated_by, old.dated_at
            new.dated_because = old.dated_because
            settled[new.table, new.row] = "dated as in the version before"
    return settled


def carry_notes(matched: Pairs) -> int:
    """What reviewers noted of a row and rested on it goes with it; how many rows that were."""
    new_of = {old.pk: new.pk for old, new in matched}
    notes = list(EntryNote.objects.filter(entry__in=new_of))
    cited = list(Finding.entries.through.objects.filter(chronologyentry__in=new_of))
    carried = {note.entry_id for note in notes} | {one.chronologyentry_id for one in cited}
    for note in notes:
        note.entry_id = new_of[note.entry_id]
    EntryNote.objects.bulk_update(notes, ["entry"], 500)
    for one in cited:
        one.chronologyentry_id = new_of[one.chronologyentry_id]
    Finding.entries.through.objects.bulk_update(cited, ["chronologyentry"], 500)
    return len(carried)
