"""What agencies sent, through the pages: brought, looked at, read again, taken in, replaced, set aside; and each row settled."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sarum.cases.models import ChronologyEntry, ChronologyProblem, ChronologySource, SourceStanding, Step
from sarum.cases.operations import chronology as operations
from sarum.cases.rules import chronology as rules
from tests import build, chronologies
from tests.chronologies import SURGERY, csv_of
from tests.hostile import pdf
from tests.pages.steps import answered, opened, url, words

pytestmark = pytest.mark.django_db
FILES = sorted((Path(__file__).parents[2] / "examples" / "adult-a" / "chronologies").iterdir())


@pytest.fixture
def case():
    return build.case_at(Step.SCOPING)


def said(response):
    return unescape(words(response))


def bring(case, *files, **more):
    given = {"uploads": [SimpleUploadedFile(name, content) for name, content in files], "agency": "", "pasted": ""}
    return answered("officer", "bring_chronologies", case, **given | more)


def test_a_case_without_a_chronology_says_what_will_be_here_and_how_it_comes(case):
    page = said(opened("officer", "chronology_sources", case))
    assert "Nothing is in the chronology yet" in page and "Bring agencies’ chronologies" in page
    assert "Bring agencies’ chronologies" not in said(opened("chair", "chronology_sources", case))
    assert "Nothing is uncertain" in said(opened("officer", "chronology_problems", case))


def test_all_seven_files_are_read_at_once_looked_at_one_by_one_and_are_in(case):
    answer = bring(case, *[(file.name, file.read_bytes()) for file in FILES])
    sources = list(ChronologySource.objects.filter(case=case))
    assert len(sources) == 7 and answer.url == url("take_in_chronology", case, sources[0].pk)
    for source, following in zip(sources, [*sources[1:], None], strict=True):
        answer = answered("officer", "take_in_chronology", case, source.pk, accept_all="on", key=str(source.pk))
        there = url("take_in_chronology", case, following.pk) if following else url("chronology", case)
        assert answer.url == there
    assert ChronologyEntry.objects.filter(case=case, place__isnull=False).count() == 317
    open_now = ChronologyProblem.objects.filter(settled_at=None)
    assert open_now.count() == 9 and not open_now.exclude(suggestion="").exists()


def test_before_anything_goes_in_one_sees_heading_by_heading_what_was_understood(case):
    bring(case, *[(file.name, file.read_bytes()) for file in FILES if "Quarry" in file.name])
    source = ChronologySource.objects.get()
    page = said(opened("officer", "take_in_chronology", case, source.pk))
    for told in (
        "Quarry Meadow Surgery</strong>: 49 entries, from",
        "The date of 4 rows could not be read for certain",
        "Table 2, row 21: There is no 31 April 2021",
        "It was on 12 August 2021, as suggested",
        "“Event / significant contact”",
        "Where the information comes from",
        "was not taken for a chronology, and nothing of it goes in. It begins: “Abbreviation”, “Meaning”.",
        "Rows and tables that are no entries",
    ):
        assert told in page, told
    assert not ChronologyEntry.objects.exists()
    assert page.index("There is no 31 April 2021") < page.index("How it was read")


def test_a_file_that_cannot_be_read_is_named_with_its_reason_and_the_others_go_on(case):
    program = b"MZ\x90\x00"
    answer = bring(case, ("a.csv", csv_of(chronologies.ROWS)), ("b.pdf", pdf()), ("c.exe", program), agency=SURGERY)
    assert answer.status_code == 302 and ChronologySource.objects.get().name == "a.csv"
    page = said(answered("officer", "bring_chronologies", case, agency=SURGERY, uploads=[
        SimpleUploadedFile("d.csv", csv_of([("1 May 2021", "Rang")])), SimpleUploadedFile("e.txt", b"Only a letter"),
    ]))  # fmt: skip
    assert page == ""  # it went on
    refused = bring(case, ("e.txt", b"Only a letter"), ("a again.csv", csv_of(chronologies.ROWS)))
    assert refused.status_code == 422
    for name, content in (("letter.md", b"Dear all"), ("picture.pdf", pdf())):
        told = said(bring(case, (name, content)))
        assert f"{name}: " in told and "Ask " in told, told
    assert "a again.csv: This file has been brought already, as a.csv." in said(refused) and "e.txt: " in said(refused)
    assert ChronologySource.objects.count() == 2


def test_nothing_chosen_is_refused_in_words(case):
    assert "Choose at least one file, or paste a table." in said(bring(case))


def test_the_same_file_twice_in_one_go_and_two_files_of_one_name(case):
    one, other = csv_of([("1 May 2021", "Rang")]), csv_of([("2 May 2021", "Called")])
    bring(case, ("log.csv", one), ("log.csv", other), ("copy.csv", one), agency=SURGERY)
    assert [source.name for source in ChronologySource.objects.all()] == ["log.csv", "log (2).csv"]


def test_a_pasted_table_is_read_like_a_file_and_says_whose_it_is(case):
    table = "\tDate\tWhat happened\n1\t3 March 2021\tSeen at home\n2\t4 March 2021\tRang"
    refused = bring(case, pasted=table)
    assert refused.status_code == 422 and "Say whose the table is that you pasted" in said(refused)
    assert bring(case, pasted=table, agency=SURGERY).status_code == 302
    source = ChronologySource.objects.get()
    assert (source.name, source.kind) == (f"Pasted table of {SURGERY}.txt", "PASTED")
    answered("officer", "take_in_chronology", case, source.pk)
    assert [row.event for row in source.entries.all()] == ["Seen at home", "Rang"]


def test_each_row_is_settled_by_the_suggestion_by_another_date_or_left_as_it_stands(case):
    rows = [("3 March 2021", "Seen"), ("4 March", "Rang"), ("31/04/2021", "Fell"), ("n/k", "Cried"), ("tbc", "Ate")]
    source = chronologies.waiting(case, rows=rows)
    wrong = {"answer_0": "accepted", "answer_1": "other", "answer_2": "left"}
    refused = answered("officer", "take_in_chronology", case, source.pk, **wrong)
    assert refused.status_code == 422 and "row 4: enter the date, or choose another answer" in said(refused)
    refused = answered("officer", "take_in_chronology", case, source.pk, **wrong | {"date_1": "32 May 2021"})
    assert refused.status_code == 422 and "There is no 32 May 2021" in said(refused)
    answered("officer", "take_in_chronology", case, source.pk, **wrong | {"date_1": "30 April 2021"})
    dates = list(source.entries.order_by("order").values_list("date", flat=True))
    assert dates == ["2021-03-03", "2021-03-04", "2021-04-30", "", ""]
    assert [problem.settled_as for problem in source.problems.all()] == [
        "dated 4 March 2021", "dated 30 April 2021", "left as it stands", "",
    ]  # fmt: skip


def test_a_file_with_thousands_of_doubts_asks_about_fifty_and_lists_the_others(case):
    rows = [("3 March 2021", "Seen"), *((f"n/k {number}", f"Rang {number}") for number in range(120))]
    source = chronologies.waiting(case, rows=rows)
    page = opened("officer", "take_in_chronology", case, source.pk)
    assert len(re.findall(r'name="date_\d+"', page.content.decode())) == 50
    assert "The others, 70 of them, are listed" in said(page)


def test_a_corrected_file_takes_the_place_of_the_one_before(case):
    before = chronologies.taken_in(case, name="Surgery.csv", agency=SURGERY, rows=[("3 March 2021", "Seen")])
    after = chronologies.waiting(case, rows=[("3 March 2021", "Seen"), ("5 March 2021", "Rang")])
    page = opened("officer", "take_in_chronology", case, after.pk).content.decode()
    assert re.search(rf'<option value="{before.pk}"\s+selected>Yes, Surgery.csv', page)
    answered("officer", "take_in_chronology", case, after.pk, replaces=str(before.pk))
    before.refresh_from_db()
    listed = said(opened("officer", "chronology_sources", case))
    assert before.standing == SourceStanding.REPLACED and "version 2" in listed
    assert "replaced by a newer version" in listed and SURGERY in listed
    assert case.chronology.filter(place__isnull=False).count() == 2


def test_somebody_says_what_headings_mean_and_it_is_read_again(case):
    content = csv_of([("3 March 2021", "Seen at home"), ("4 March 2021", "Rang")], ("Aaa", "Bbb"))
    bring(case, ("odd.csv", content))
    source = ChronologySource.objects.get()
    assert "“Aaa”" in said(opened("officer", "read_chronology_again", case, source.pk))
    nothing = {"table_1_0": "", "table_1_1": ""}
    refused = answered("officer", "read_chronology_again", case, source.pk, agency="", **nothing)
    assert refused.status_code == 422 and "So no row of it would be read." in said(refused)
    told = {"table_1_0": "date", "table_1_1": "event", "agency": "Somebody’s surgery"}
    done = answered("officer", "read_chronology_again", case, source.pk, **told)
    assert done.url == url("take_in_chronology", case, source.pk)
    assert "Somebody’s surgery</strong>: 2 entries" in said(opened("officer", "take_in_chronology", case, source.pk))


def test_a_source_is_set_aside_with_a_reason_and_its_entries_leave(case):
    source = chronologies.taken_in(case)
    assert "Say why it is set aside" in said(answered("officer", "set_aside_chronology", case, source.pk, because=""))
    answered("officer", "set_aside_chronology", case, source.pk, because="It is about another case")
    assert not case.chronology.filter(place__isnull=False).exists()
    assert "set aside, because: It is about another case" in said(opened("officer", "chronology_sources", case))
    assert "Set aside" in said(opened("officer", "chronology_source", case, source.pk))


def test_what_is_set_aside_while_it_waits_leads_on_to_the_next(case):
    one, other = chronologies.waiting(case), chronologies.waiting(case, name="b.csv", rows=[("1 May 2025", "Rang")])
    done = answered("officer", "set_aside_chronology", case, one.pk, because="Not ours")
    assert done.url == url("take_in_chronology", case, other.pk)


def test_what_is_taken_in_is_looked_at_and_no_longer_taken_in(case):
    source = chronologies.taken_in(case)
    there = url("chronology_source", case, source.pk)
    for act in ("take_in_chronology", "read_chronology_again"):
        assert opened("officer", act, case, source.pk).url == there
    page = said(opened("chair", "chronology_source", case, source.pk))
    assert "In the chronology" in page and "When it happened" in page and "A neighbour rang 999" in page


def test_whoever_never_reads_names_finds_none_among_the_sources(case):
    chronologies.taken_in(case, name="Vera Lindqvist notes.csv")
    assert "Vera Lindqvist notes.csv" in said(opened("officer", "chronology_sources", case))
    case = build.case_at(Step.RAPID_REVIEW)
    chronologies.taken_in(case, name="Vera Lindqvist notes.csv")
    shown = opened("member", "chronology_sources", case)
    assert shown.status_code == 200 and "Lindqvist" not in said(shown)


def test_a_problem_is_settled_later_by_date_suggestion_or_as_it_stands(case):
    chronologies.taken_in(case)
    page = said(opened("officer", "chronology_problems", case))
    assert "2 rows could not be read for certain" in page and "Suggested: 12 November 2025" in page
    year, unknown = ChronologyProblem.objects.all()
    assert "Choose what is right" in said(answered("officer", "settle_chronology_problem", case, year.pk, answer=""))
    answered("officer", "settle_chronology_problem", case, year.pk, answer="accepted", because="")
    answered(
        "officer", "settle_chronology_problem", case, unknown.pk, answer="other", date="about May 2025", because="Log"
    )
    assert [row.date for row in ChronologyEntry.objects.order_by("order")] == ["2025-03-03", "2025-11-12", "2025-05~"]
    page = said(opened("chair", "chronology_problems", case))
    assert "Everything that could not be read for certain is settled" in page and "Dated around May 2025" in page


def test_an_entry_is_dated_and_typed_in(case):
    entry = chronologies.taken_in(case).entries.get(event="A neighbour rang 999")
    assert "A neighbour rang 999" in said(opened("officer", "date_entry", case, entry.pk))
    assert "Say how you know" in said(answered("officer", "date_entry", case, entry.pk, date="4 May 2025", because=""))
    done = answered("officer", "date_entry", case, entry.pk, date="4 May 2025", because="The log says so")
    entry.refresh_from_db()
    assert (entry.date, entry.written) == ("2025-05-04", "n/k") and done.url == url("chronology_entry", case, entry.pk)
    typed = {
        "agency": "Her landlord",
        "date": "5 May 2025",
        "time": "2.30pm",
        "event": "Let himself in",
        "information": "",
    }
    answered("officer", "add_chronology_entry", case, **typed)
    entry = ChronologyEntry.objects.get(agency="Her landlord")
    assert (entry.date, entry.time, entry.source.kind) == ("2025-05-05", "14:30", "TYPED")
    assert "Say what happened" in said(answered("officer", "add_chronology_entry", case, **typed | {"event": ""}))


def test_a_file_of_several_agencies_says_so(case):
    content = b"Agency,Date,What happened\nPolice,3 March 2021,Called\nFire,4 March 2021,Came\n"
    bring(case, ("both.csv", content))
    page = said(opened("officer", "take_in_chronology", case, ChronologySource.objects.get().pk))
    assert "It holds the rows of 2 agencies." in page and "Fire</strong>: 1 entry" in page
    assert "(Fire, Police)" in said(opened("officer", "chronology_sources", case))


def test_a_page_filled_in_before_somebody_read_it_again_is_shown_once_more(case):
    source = chronologies.waiting(case)
    seen = source.version
    reading = rules.read_all([("Surgery.csv", csv_of([("5 May", "Else")]))])[0]
    operations.read_chronology_again(source=source, reading=reading, **chronologies.by_officer())
    late = answered("officer", "take_in_chronology", case, source.pk, version=seen, answer_0="left")
    assert late.status_code == 422 and "Somebody else saved this while you were writing" in said(late)
    assert not case.chronology.exists()
