"""What reviewers made of a chronology: notes, findings with the entries they rest on, and what abbreviations mean."""

import re

from django.db.models import Prefetch, QuerySet

from sarum.cases.models import Abbreviation, Case, ChronologyEntry, EntryNote, Finding
from sarum.cases.queries import access, entries
from sarum.cases.queries.access import Reader
from sarum.cases.rules import chronology as rules


def notes_on(reader: Reader, entry: ChronologyEntry) -> QuerySet[EntryNote]:
    """What everybody noted beside an entry, for whoever may see its case."""
    found = EntryNote.objects.filter(entry=entry, entry__case__in=access.cases_for(reader))
    return found.select_related("made_by__agency", "entry__case").prefetch_related("tags")


def note_by(reader: Reader, reference: str, pk: int) -> EntryNote | None:
    """One's own note."""
    cases = access.cases_for(reader).filter(reference=reference)
    found = EntryNote.objects.filter(entry__case__in=cases, made_by=reader.pk, pk=pk)
    return found.select_related("entry__case", "entry__source").first()


def own_note(reader: Reader, entry: ChronologyEntry) -> EntryNote | None:
    return notes_on(reader, entry).filter(made_by=reader.pk).first()


def notes_left_behind(reader: Reader, case: Case) -> QuerySet[EntryNote]:
    """Notes on rows that a corrected file no longer holds: nothing is lost, and somebody should look."""
    found = EntryNote.objects.filter(entry__case=case, entry__case__in=access.cases_for(reader), entry__place=None)
    return found.select_related("made_by", "entry__source", "entry__case")


def findings_of(reader: Reader, case: Case) -> QuerySet[Finding]:
    """The findings of a case in their order, each with the entries it rests on."""
    rests_on = entries.visible(reader, case).order_by("place", "pk")
    found = Finding.objects.filter(case=case, case__in=access.cases_for(reader))
    return found.select_related("case", "made_by").prefetch_related(Prefetch("entries", rests_on))


def findings_standing(reader: Reader, case: Case) -> QuerySet[Finding]:
    """The findings that have not been withdrawn."""
    return findings_of(reader, case).filter(withdrawn_because="")


def finding_by(reader: Reader, reference: str, pk: int) -> Finding | None:
    case = access.cases_for(reader).filter(reference=reference).first()
    return findings_of(reader, case).filter(pk=pk).first() if case else None


def findings_on(reader: Reader, entry: ChronologyEntry) -> QuerySet[Finding]:
    """The findings that rest on an entry."""
    return findings_of(reader, entry.case).filter(entries=entry)


def glossary_of(reader: Reader, case: Case) -> QuerySet[Abbreviation]:
    found = Abbreviation.objects.filter(case=case, case__in=access.cases_for(reader))
    return found.select_related("case", "added_by")


def abbreviation_by(reader: Reader, reference: str, pk: int) -> Abbreviation | None:
    cases = access.cases_for(reader).filter(reference=reference)
    return Abbreviation.objects.filter(case__in=cases, pk=pk).select_related("case").first()


def explained_in(reader: Reader, entry: ChronologyEntry) -> list[Abbreviation]:
    """The abbreviations of the glossary that stand in one entry."""
    text = entry.hidden_text
    return [one for one in glossary_of(reader, entry.case) if re.search(rf"(?<!\w){re.escape(one.short)}(?!\w)", text)]


def unexplained(reader: Reader, case: Case) -> list[tuple[str, int, str]]:
    """Abbreviations of the records that nobody has explained, with a meaning where the text gives one."""
    texts = entries.in_chronology(reader, case).order_by().values_list("hidden_text", flat=True)
    known = glossary_of(reader, case).values_list("short", flat=True)
    return rules.abbreviations_in(texts, known)
