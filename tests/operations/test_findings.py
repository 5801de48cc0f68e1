"""Notes in a layer of their own, findings that rest on entries, and the glossary."""

import pytest
from django.utils import timezone

from sarum.cases.models import Abbreviation, EntryNote, Finding, Step, Tag
from sarum.cases.operations import chronology
from sarum.cases.operations import findings as operations
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import build, cast, records
from tests.records import by

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.SCOPING)


@pytest.fixture
def rows(case):
    return records.of_two_agencies(case)


def test_a_note_stands_beside_the_agencys_words_and_leaves_them(rows):
    before = (rows[0].event, rows[0].written, rows[0].columns)
    operations.note_entry(
        entry=rows[0], words="Why only tea?", themes="Food; Self-neglect;", enquiries="Who visited?", **by()
    )
    operations.note_entry(entry=rows[0], significance="IMPORTANT", **by("chair"))
    rows[0].refresh_from_db()
    assert (rows[0].event, rows[0].written, rows[0].columns) == before
    assert [(note.words, note.significance) for note in rows[0].notes.all()] == [
        ("Why only tea?", ""),
        ("", "IMPORTANT"),
    ]
    assert {(tag.kind, tag.name) for tag in Tag.objects.all()} == {
        ("THEME", "Food"), ("THEME", "Self-neglect"), ("ENQUIRY", "Who visited?"),
    }  # fmt: skip


def test_whoever_notes_again_changes_their_own_note_and_nobody_elses(rows):
    operations.note_entry(entry=rows[0], words="First", themes="Food", **by())
    operations.note_entry(entry=rows[0], words="Hers", **by("chair"))
    operations.note_entry(entry=rows[0], words="Second", themes="Fire", **by())
    assert {note.words for note in EntryNote.objects.all()} == {"Second", "Hers"}
    note = EntryNote.objects.get(words="Second")
    assert [tag.name for tag in note.tags.all()] == ["Fire"] and note.changed_at > note.made_at
    with pytest.raises(Refused, match="somebody else’s note"):
        operations.remove_note(note=note, **by("chair"))
    operations.remove_note(note=note, **by())
    assert [one.words for one in EntryNote.objects.all()] == ["Hers"]


def test_a_note_that_says_nothing_or_too_much_is_refused(rows):
    with pytest.raises(Refused, match="Write a note"):
        operations.note_entry(entry=rows[0], words="  ", **by())
    with pytest.raises(Refused, match="at most 12"):
        operations.note_entry(entry=rows[0], themes=";".join(f"T{one}" for one in range(13)), **by())
    with pytest.raises(Refused, match="too long"):
        operations.note_entry(entry=rows[0], themes="x" * 101, **by())
    with pytest.raises(NotAllowed):
        operations.note_entry(entry=rows[0], words="Mine", **by("council"))


def test_a_finding_rests_on_entries_and_is_changed_and_withdrawn(case, rows):
    finding = operations.record_finding(case=case, words="The cold was known.", entries=rows[1:3], **by())
    operations.cite_entry(entry=rows[4], finding=finding, **by())
    assert list(finding.entries.order_by("place")) == [rows[1], rows[2], rows[4]]
    seen = finding.version
    operations.change_finding(finding=finding, words="The cold was told.", entries=[rows[1]], version=seen, **by())
    with pytest.raises(Stale):
        operations.change_finding(finding=finding, words="Other", entries=[rows[1]], version=seen, **by("chair"))
    finding.refresh_from_db()
    assert (finding.words, list(finding.entries.all())) == ("The cold was told.", [rows[1]])
    with pytest.raises(Refused, match="Say why"):
        operations.withdraw_finding(finding=finding, because=" ", **by())
    operations.withdraw_finding(finding=finding, because="The log was wrong", **by())
    for act in (operations.change_finding, operations.withdraw_finding):
        given = {"words": "x", "entries": rows[:1]} if act is operations.change_finding else {"because": "again"}
        with pytest.raises(Refused, match="has been withdrawn"):
            act(finding=finding, **given, **by())
    assert operations.record_finding(case=case, words="Next", entries=rows[:1], **by()).number == 2


def test_a_finding_without_words_or_entries_or_on_another_case_is_refused(case, rows):
    with pytest.raises(Refused, match="Say what was found"):
        operations.record_finding(case=case, words="", entries=rows, **by())
    with pytest.raises(Refused, match="at least one entry"):
        operations.record_finding(case=case, words="Nobody came", entries=[], **by())
    other = Finding.objects.create(
        case=build.case_at(Step.VERIFICATION), number=1, words="x", made_by=by()["by"], made_at=timezone.now(),
        changed_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(Refused, match="another case"):
        operations.cite_entry(entry=rows[0], finding=other, **by())


def test_what_was_noted_and_cited_goes_over_to_the_same_rows_of_a_corrected_file(case, rows):
    operations.note_entry(entry=rows[1], words="Told whom?", **by())
    finding = operations.record_finding(case=case, words="Cold", entries=[rows[1], rows[0]], **by())
    corrected = records.CARE.replace("made tea for the carer", "made coffee")
    source = records.taken_in(case, "care.csv", corrected, cast.CARE, replaces=rows[0].source)
    now = {row.event: row for row in source.entries.all()}
    same = now[rows[1].event]
    assert [note.words for note in same.notes.all()] == ["Told whom?"]
    told_otherwise = now[
        "Vera Lindqvist was well and made coffee"
    ]  # the only row of that day: it is known in other words too
    assert set(finding.entries.all()) == {same, told_otherwise} and source.edition == 2
    rows[0].refresh_from_db()
    assert rows[0].place is None and "tea" in rows[0].event
    assert len(records.entries(case)) == 7


def test_an_abbreviation_has_one_meaning(case):
    operations.explain_abbreviation(case=case, short=" OT ", meaning="Occupational therapy", **by())
    one = operations.explain_abbreviation(case=case, short="OT", meaning="Occupational therapist", **by())
    assert [str(it) for it in Abbreviation.objects.all()] == ["OT"] and one.meaning == "Occupational therapist"
    with pytest.raises(Refused, match="what it means"):
        operations.explain_abbreviation(case=case, short="TVN", meaning="", **by())
    operations.remove_abbreviation(abbreviation=one, **by())
    assert not Abbreviation.objects.exists()


def test_setting_a_file_aside_keeps_what_was_said_of_it(case, rows):
    operations.note_entry(entry=rows[0], words="Kept", **by())
    chronology.set_aside_chronology(source=rows[0].source, because="Not theirs", **by())
    assert EntryNote.objects.get().entry.place is None
