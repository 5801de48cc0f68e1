"""What reviewers make of a chronology: notes in a layer of their own, findings that cite entries, and abbreviations."""

import datetime as dt
from collections.abc import Callable, Collection

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Abbreviation, Case, ChronologyEntry, EntryNote, Finding, Tag, TagKind
from sarum.cases.operations.access import operation
from sarum.cases.rules import findings as rules
from sarum.cases.rules.pseudonyms import people_of
from sarum.chronology import Pseudonyms
from sarum.kit.refusal import Refused, refuse


def without_names(case: Case) -> Callable[[str], str]:
    """What reviewers write is read by those who may not read names: a name of the key becomes its pseudonym."""
    return Pseudonyms(people_of(case.named_people.all())).text


@operation
def note_entry(
    *, entry: ChronologyEntry, words: str = "", significance: str = "", was_expected: str = "", standard: str = "",
    themes: str = "", episodes: str = "", enquiries: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Note something beside an entry, or change what one noted. The agency's words stay as they are."""
    hide = without_names(entry.case)
    named: dict[str, list[str]] = {
        kind: rules.tags_in(hide(said))
        for kind, said in ((TagKind.THEME, themes), (TagKind.EPISODE, episodes), (TagKind.ENQUIRY, enquiries))
    }
    refuse(rules.why_not_noted(words, significance, was_expected, named), field="words")
    said = {
        "words": hide(words), "significance": significance, "was_expected": was_expected, "standard": hide(standard)
    }  # fmt: skip
    note, _ = EntryNote.objects.update_or_create(
        entry=entry,
        made_by=by,
        defaults=said | {"changed_at": at},
        create_defaults=said | {"made_at": at, "changed_at": at},
    )
    note.tags.set(
        Tag.objects.get_or_create(case=entry.case, kind=kind, name=name)[0]
        for kind, names in named.items()
        for name in names
    )
    return Done(f"noted something on the entry in {entry}", note, entry.case.reference)


@operation
def remove_note(*, note: EntryNote, by: Person, at: dt.datetime) -> Done:
    """Take one's own note away."""
    if note.made_by_id != by.pk:
        raise Refused("This is somebody else’s note. Write one of your own beside it.")
    entry = note.entry
    note.tags.clear()
    note.delete()
    return Done(f"took a note off the entry in {entry}", entry, entry.case.reference)


@operation
def record_finding(
    *, case: Case, words: str, entries: Collection[ChronologyEntry], by: Person, at: dt.datetime
) -> Done:
    """Say what the chronology shows, and on which entries that rests."""
    refuse(rules.why_not_found(words, entries), field="words" if not words.strip() else "entries")
    last = case.findings.order_by("number").last()
    finding = Finding.objects.create(
        case=case,
        number=last.number + 1 if last else 1,
        words=without_names(case)(words),
        made_by=by,
        made_at=at,
        changed_at=at,
    )
    finding.entries.set(entries)
    return Done(f"recorded {finding}, resting on {len(entries)} entries", finding, case.reference)


@operation
def change_finding(
    *, finding: Finding, words: str, entries: Collection[ChronologyEntry], by: Person, at: dt.datetime
) -> Done:
    """Put a finding otherwise, or rest it on other entries."""
    refuse(rules.why_not_changed(finding))
    refuse(rules.why_not_found(words, entries), field="words" if not words.strip() else "entries")
    before = finding.words
    finding.words, finding.changed_at = without_names(finding.case)(words), at
    finding.save()
    finding.entries.set(entries)
    return Done(
        f"changed {finding}, resting on {len(entries)} entries",
        finding,
        finding.case.reference,
        detail={"before": before},
    )


@operation
def cite_entry(*, entry: ChronologyEntry, finding: Finding, by: Person, at: dt.datetime) -> Done:
    """Rest a finding on one more entry."""
    if finding.case_id != entry.case_id:
        raise Refused("This finding belongs to another case.", field="finding")
    refuse(rules.why_not_changed(finding), field="finding")
    finding.entries.add(entry)
    finding.version += 1  # whoever changes it at the same moment is told
    finding.save()
    return Done(f"rested {finding} on the entry in {entry}", finding, entry.case.reference)


@operation
def withdraw_finding(*, finding: Finding, because: str, by: Person, at: dt.datetime) -> Done:
    """Withdraw a finding, for a reason. It stays to be read."""
    refuse(rules.why_not_changed(finding))
    if not because.strip():
        raise Refused("Say why it is withdrawn.", field="because")
    finding.withdrawn_because = because
    finding.save()
    return Done(f"withdrew {finding}: {because}", finding, finding.case.reference)


@operation
def explain_abbreviation(*, case: Case, short: str, meaning: str, by: Person, at: dt.datetime) -> Done:
    """Say what an abbreviation means in the records of this case; said again, it means what was said last."""
    if not (short.strip() and meaning.strip()):
        raise Refused("Write the abbreviation and what it means.", field="meaning" if short.strip() else "short")
    one, _ = Abbreviation.objects.update_or_create(
        case=case,
        short=short.strip(),
        defaults={"meaning": without_names(case)(meaning.strip()), "added_by": by, "added_at": at},
    )
    return Done(f"explained “{one.short}” as {one.meaning}", one, case.reference)


@operation
def remove_abbreviation(*, abbreviation: Abbreviation, by: Person, at: dt.datetime) -> Done:
    """Take an abbreviation out of the glossary."""
    case, short = abbreviation.case, abbreviation.short
    abbreviation.delete()
    return Done(f"took “{short}” out of the glossary", case, case.reference)
