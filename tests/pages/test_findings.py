"""Findings, notes and the glossary on their pages."""

import pytest

from sarum.cases.models import Abbreviation, EntryNote, Finding, Step
from sarum.cases.operations import findings as operations
from tests import build, cast, records
from tests.pages.steps import answered, opened, url, words
from tests.records import by

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.SCOPING)


@pytest.fixture
def rows(case):
    return records.of_two_agencies(case)


def test_entries_chosen_in_the_table_stand_under_the_finding(case, rows):
    asked = opened("officer", "record_finding", case, entries=[rows[1].pk, rows[2].pk])
    shown = words(asked)
    assert "heating off" in shown and "kitchen floor" in shown and "made tea" not in shown
    made = answered(
        "officer", "record_finding", case, words="Nobody warmed the house.", entries=[rows[1].pk, rows[2].pk]
    )
    assert made.url == url("findings", case)
    shown = words(opened("council", "findings", case))
    assert "Nobody warmed the house." in shown and "It rests on 2 entries" in shown and "about 10 March 2025" in shown
    assert url("change_finding", case, Finding.objects.get().pk) not in shown


def test_without_an_entry_it_says_where_to_choose_one(case, rows):
    assert "No entry is chosen." in words(opened("officer", "record_finding", case))
    refused = answered("officer", "record_finding", case, words="Nobody warmed the house.")
    assert refused.status_code == 422 and "Choose at least one entry" in words(refused)
    assert "Nobody warmed the house." in words(refused)
    assert opened("officer", "record_finding", case, entries=["9" * 30, "x"]).status_code == 200


def test_an_entry_of_another_case_cannot_be_cited(case, rows):
    other = build.case_at(Step.SCOPING, done=True)
    (theirs,) = records.taken_in(other, "other.csv", "Date,Event\n1/3/2025,Theirs alone\n", cast.CARE).entries.all()
    shown = words(opened("officer", "record_finding", case, entries=[theirs.pk]))
    assert "Theirs alone" not in shown
    refused = answered("officer", "record_finding", case, words="x", entries=[theirs.pk])
    assert refused.status_code == 422 and not Finding.objects.exists()


def test_a_finding_is_changed_withdrawn_and_rested_on_more(case, rows):
    finding = operations.record_finding(case=case, words="Cold.", entries=rows[1:3], **by())
    given = {"words": "Very cold.", "entries": [rows[1].pk], "version": finding.version}
    answered("officer", "change_finding", case, finding.pk, **given)
    answered("officer", "cite_entry", case, rows[4].pk, finding=finding.pk)
    finding.refresh_from_db()
    assert finding.words == "Very cold." and set(finding.entries.all()) == {rows[1], rows[4]}
    answered("officer", "withdraw_finding", case, finding.pk, because="The log was wrong")
    shown = words(opened("officer", "findings", case))
    assert "Withdrawn: The log was wrong" in shown and url("change_finding", case, finding.pk) not in shown


def test_a_note_is_written_and_comes_back_to_be_changed(case, rows):
    said = {"words": "Who knew?", "significance": "IMPORTANT", "was_expected": "NO", "standard": "Winter plan",
            "themes": "Cold; Food", "episodes": "", "enquiries": "Who visited?"}  # fmt: skip
    answered("officer", "note_entry", case, rows[1].pk, **said)
    form = opened("officer", "note_entry", case, rows[1].pk).context["form"]
    assert {name: form.initial[name] for name in said} == said
    assert "Used so far: Cold; Food" in words(opened("chair", "note_entry", case, rows[0].pk))
    note = EntryNote.objects.get()
    assert url("remove_note", case, note.pk) not in words(opened("chair", "chronology_entry", case, rows[1].pk))
    answered("officer", "remove_note", case, note.pk)
    assert not EntryNote.objects.exists()


def test_the_glossary_offers_what_the_text_uses_and_says(case, rows):
    operations.explain_abbreviation(case=case, short="TVN", meaning="Tissue viability nurse", **by())
    shown = opened("officer", "glossary", case)
    assert ("OT", 2, "") in shown.context["unexplained"]
    answered("officer", "explain_abbreviation", case, short="OT", meaning="Occupational therapist")
    shown = words(opened("council", "glossary", case))
    assert "Occupational therapist" in shown and "Tissue viability nurse" in shown
    assert url("explain_abbreviation", case) not in shown
    one = Abbreviation.objects.get(short="TVN")
    answered("officer", "remove_abbreviation", case, one.pk)
    assert not Abbreviation.objects.filter(short="TVN").exists()
