"""What reviewers made of the demo's chronology: notes beside entries, findings that cite them, and abbreviations explained."""

import datetime as dt
from typing import Any

from sarum.board.models import Person
from sarum.cases.models import Case, ChronologyEntry
from sarum.cases.operations import findings


def remark(case: Case, made: dict[str, Any], by: Person, at: dt.datetime) -> None:
    """Note, find and explain what demo.json says, each about the entry in which its words stand."""

    def entry(words: str) -> ChronologyEntry:
        return ChronologyEntry.objects.get(case=case, place__isnull=False, event__contains=words)

    for note in made["notes"]:
        findings.note_entry(
            entry=entry(note["of"]), **{name: said for name, said in note.items() if name != "of"}, by=by, at=at
        )
    for one in made["findings"]:
        findings.record_finding(
            case=case, words=one["words"], entries=[entry(words) for words in one["entries"]], by=by, at=at
        )
    for short, meaning in made["glossary"].items():
        findings.explain_abbreviation(case=case, short=short, meaning=meaning, by=by, at=at)
