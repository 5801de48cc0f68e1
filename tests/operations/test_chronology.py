"""Taking chronologies in: once, whole, with every date a person gave, and with what was noted when a version replaces another."""

import pytest
from django.utils import timezone

from sarum.cases.models import (
    ChronologyEntry,
    ChronologyProblem,
    ChronologySource,
    EntryNote,
    NamedPerson,
    SourceStanding,
    Step,
)
from sarum.cases.operations import chronology as operations
from sarum.cases.operations import entries, findings
from sarum.cases.rules import chronology as rules
from sarum.kit import uploads
from sarum.kit.refusal import Refused
from tests import build, cast, chronologies
from tests.chronologies import by_officer, csv_of
from tests.operations.saying import refused, said

pytestmark = pytest.mark.django_db
FIRST = [("3 March 2025", "Seen at home"), ("n/k", "Rang 999"), ("5 March 2025", "Fell")]


@pytest.fixture
def case():
    return build.case_at(Step.SCOPING)


def take_in(source, **more):
    return operations.take_in_chronology(source=source, **{**by_officer(), **more})


def test_the_rows_stand_in_one_order_of_time_each_with_its_place(case):
    chronologies.taken_in(case, rows=FIRST)
    assert said() == "took chronology 1 into the chronology: 3 entries"
    chronologies.taken_in(case, name="Fire.csv", agency="Fire", rows=[("4 March 2025", "Alarm fitted")])
    rows = list(case.chronology.order_by("place").values_list("place", "event"))
    assert rows == [(1, "Seen at home"), (2, "Rang 999"), (3, "Alarm fitted"), (4, "Fell")]


def test_the_adult_is_in_the_key_and_out_of_the_words_without_names(case):
    chronologies.taken_in(case)
    adult = NamedPerson.objects.get(case=case, name="Vera Lindqvist")
    entry = case.chronology.get(event__startswith="Vera")
    assert entry.hidden["event"] == f"{adult.pseudonym} was seen at home" and entry.people.get() == adult


def test_a_form_sent_twice_is_taken_in_once(case):
    source = chronologies.waiting(case, rows=FIRST)
    take_in(source, key="one")
    take_in(source, key="one")
    assert case.chronology.count() == 3
    assert refused(operations.take_in_chronology, source=source, **by_officer()) == "It is in the chronology already."


def test_files_brought_twice_in_one_form_are_brought_once(case):
    content = csv_of(FIRST)
    brought = [(uploads.accept("a.csv", content), rules.read_all([("a.csv", content)], "Police")[0])]
    for _ in range(2):
        operations.bring_chronologies(case=case, brought=brought, key="one", **by_officer())
    assert ChronologySource.objects.count() == 1 and case.documents.filter(name="a.csv").count() == 1
    assert "has been brought already" in refused(
        operations.bring_chronologies, case=case, brought=brought, **by_officer()
    )


def test_a_date_that_is_none_is_refused_and_nothing_is_taken_in(case):
    source = chronologies.waiting(case, rows=FIRST)
    words = refused(operations.take_in_chronology, source=source, settled={"0": "31 April 2025"}, **by_officer())
    assert "There is no 31 April 2025" in words
    source.refresh_from_db()
    assert source.standing == SourceStanding.READ and not case.chronology.exists()


def test_a_date_given_is_the_persons_and_what_was_written_stands(case):
    source = chronologies.waiting(case, rows=FIRST)
    take_in(source, settled={"0": "4 March 2025"})
    entry = case.chronology.get(event="Rang 999")
    assert (entry.date, entry.date_read, entry.written) == ("2025-03-04", "", "n/k")
    assert entry.dated_by == cast.people()["officer"]
    assert entry.problems.get().settled_as == "dated 4 March 2025"


def test_what_was_noted_and_dated_goes_over_to_the_corrected_version_and_the_old_rows_are_kept(case):
    old = chronologies.taken_in(case, rows=FIRST)
    rang, fell = (case.chronology.get(event=event) for event in ("Rang 999", "Fell"))
    chair = {"by": cast.people()["chair"], "at": timezone.now()}
    findings.note_entry(entry=rang, words="Nobody came", **chair)
    entries.date_entry(entry=rang, date="4 March 2025", because="The log", **by_officer())
    findings.record_finding(case=case, words="Falls were missed", entries=[fell], **chair)
    new = chronologies.waiting(
        case, name="Police.csv", rows=[*FIRST, ("6 March 2025", "Found")], agency="West Mercia Police"
    )
    take_in(new, replaces=old)
    assert "in place of chronology 1" in said()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.standing, new.edition, new.replaces) == (SourceStanding.REPLACED, 2, old)
    assert old.entries.count() == 3 and not old.entries.filter(place__isnull=False).exists()
    again = new.entries.get(event="Rang 999")
    assert EntryNote.objects.get().entry == again and again.date == "2025-03-04"
    assert case.findings.get().entries.get() == new.entries.get(event="Fell")
    assert case.chronology.filter(place__isnull=False).count() == 4


def test_nothing_is_replaced_that_is_not_in(case):
    one, other = chronologies.waiting(case, rows=FIRST), chronologies.waiting(case, name="b.csv")
    words = refused(operations.take_in_chronology, source=one, replaces=other, **by_officer())
    assert "is not in the chronology, so that nothing would be replaced" in words


def test_what_is_set_aside_leaves_the_chronology_and_can_be_brought_again(case):
    source = chronologies.taken_in(case, rows=FIRST)
    aside = operations.set_aside_chronology
    assert "Say why" in refused(aside, source=source, because=" ", **by_officer())
    aside(source=source, because="Another case", **by_officer())
    assert not case.chronology.filter(place__isnull=False).exists() and source.entries.count() == 3
    assert "already" in refused(aside, source=source, because="Again", **by_officer())
    chronologies.taken_in(case, rows=FIRST)
    assert case.chronology.filter(place__isnull=False).count() == 3


def test_a_source_in_the_chronology_is_not_read_again(case):
    source = chronologies.taken_in(case)
    words = refused(operations.read_chronology_again, source=source, reading={}, **by_officer())
    assert "Bring the file again to read it otherwise" in words


def test_a_problem_is_settled_once(case):
    problem = chronologies.taken_in(case, rows=FIRST).problems.get()
    entries.settle_chronology_problem(problem=problem, because="Nobody knows", **by_officer())
    problem.refresh_from_db()
    assert problem.settled_as == "left as it stands: Nobody knows"
    words = refused(entries.settle_chronology_problem, problem=problem, date="4 May 2025", **by_officer())
    assert "settled already" in words


def test_typed_entries_of_one_agency_are_one_source(case):
    typed = {"case": case, "agency": "Her landlord", **by_officer()}
    entries.add_chronology_entry(date="3 May 2025", event="Let himself in", **typed)
    entries.add_chronology_entry(date="sometime", event="Let himself in again", **typed)
    source = ChronologySource.objects.get()
    assert source.entries.count() == 2 and source.problems.count() == 1
    assert "Say what happened" in refused(entries.add_chronology_entry, date="", event="", **typed)
    assert "Say whose" in refused(entries.add_chronology_entry, date="", event="x", **typed | {"agency": ""})


def test_everything_that_waits_is_taken_in_at_once_and_what_is_not_certain_waits(case):
    chronologies.waiting(case)
    chronologies.waiting(case, name="b.csv", rows=[("5 March 2025", "Seen")])
    operations.take_in_all_chronologies(case=case, **by_officer())
    assert {source.standing for source in case.chronology_sources.all()} == {"IN"}
    assert ChronologyEntry.objects.filter(case=case, place__isnull=False).count() == 3
    assert ChronologyProblem.objects.filter(source__case=case, settled_at=None).exists()
    with pytest.raises(Refused, match="Nothing that waits"):
        operations.take_in_all_chronologies(case=case, **chronologies.by_officer())


def test_a_date_that_somebody_gave_is_settled_in_the_corrected_version_too(case):
    first = chronologies.taken_in(case, rows=chronologies.ROWS)
    problem = first.problems.get()
    entries.settle_chronology_problem(problem=problem, date="12 November 2024", **chronologies.by_officer())
    rows = [*chronologies.ROWS, ("6 March 2025", "Rang again")]
    again = chronologies.waiting(case, name="again.csv", rows=rows, agency="West Mercia Police")
    take_in(again, replaces=first)
    assert [one.settled_as for one in again.problems.all()] == ["dated as in the version before"]
