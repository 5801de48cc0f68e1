"""The combined chronology as it is read: table, picture, gaps and clashes, two periods, single entries, and taken away."""

import io
import re
import zipfile

import pytest

from sarum.board.models import Event
from sarum.cases.models import Step
from sarum.cases.operations import chronology, findings
from sarum.cases.operations import entries as dating
from sarum.cases.operations import pseudonyms as keys
from sarum.chronology import merge
from tests import build, cast, records
from tests.pages.steps import opened, url, words
from tests.records import by

pytestmark = pytest.mark.django_db
PAGES = ["chronology", "chronology_picture", "chronology_signs", "compare_periods", "findings", "glossary"]
FILES = {"chronology_word": "docx", "chronology_excel": "xlsx", "chronology_csv": "csv", "chronology_page": "html"}


@pytest.fixture
def case():
    return build.case_at(Step.SCOPING)


@pytest.fixture
def rows(case):
    return records.of_two_agencies(case)


def held(act, answer):
    """Everything that a file holds, unpacked."""
    content = answer.content
    if FILES[act] in ("docx", "xlsx"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode()


def has_name(text):
    return [name for name in records.NAMES if re.search(rf"\b{name}\b", text, re.I)]


def test_before_anything_is_in_it_says_what_will_stand_there(case):
    shown = words(opened("officer", "chronology", case))
    assert "Nothing is in the chronology yet." in shown and url("bring_chronologies", case) in shown
    assert url("bring_chronologies", case) not in words(opened("council", "chronology", case))
    assert "There is nothing to draw yet." in words(opened("officer", "chronology_picture", case))
    assert "No finding has been recorded." in words(opened("officer", "findings", case))


def test_the_rows_of_all_agencies_stand_in_the_order_of_time_each_with_its_file_and_row(case, rows):
    shown = words(opened("officer", "chronology", case))
    places = [shown.index(said) for said in ("made tea", "heating off", "09:30", "15 March 2025", "20 May 2025")]
    assert places == sorted(places)
    assert "care.csv, table 1, row 2" in shown and "about 10 March 2025" in shown and "“c. 10 March 2025”" in shown
    assert "Not dated" in shown and "7 entries of 2 agencies." in shown
    assert "things are not certain and not settled" in shown


@pytest.mark.parametrize("who", ["council", "officer"])
def test_nobody_meets_a_name_who_did_not_ask_for_names(case, rows, who):
    finding = findings.record_finding(case=case, words="Vera Lindqvist was alone", entries=rows[:1], **by())
    findings.note_entry(entry=rows[0], words="Ask Ruth Alder", **by())
    for act in [*PAGES, *FILES]:
        answer = opened(who, act, case)
        assert answer.status_code == 200, act
        text = held(act, answer) if act in FILES else page_of(answer)
        assert not has_name(text), (act, who)
    assert not has_name(page_of(opened(who, "chronology_entry", case, rows[0].pk)))
    assert finding.number == 1


def page_of(answer):
    """A page without what stands around every page of the reader."""
    return answer.content.decode().split("<main", 1)[-1]


def test_names_are_shown_to_whoever_may_read_them_and_asks_and_that_is_recorded(case, rows):
    shown = words(opened("officer", "chronology", case, names="yes"))
    assert "Vera Lindqvist was well" in shown and "Names are shown" in shown
    assert Event.objects.filter(act="named_chronology", about=case.reference).exists()
    for act in FILES:
        assert "Lindqvist" in held(act, opened("officer", act, case, names="yes")), act
    switched = opened("officer", "named_chronology", case)
    assert switched.status_code == 302 and switched.url.endswith("?names=yes")


def test_everybody_else_stays_with_pseudonyms_whatever_they_ask_for(case, rows):
    who = "council"
    assert not has_name(page_of(opened(who, "chronology", case, names="yes")))
    assert not has_name(held("chronology_csv", opened(who, "chronology_csv", case, names="yes")))
    assert "No entry is like that." in words(opened(who, "chronology", case, names="yes", words="Lindqvist"))
    assert opened(who, "named_chronology", case).status_code == 403
    assert not Event.objects.filter(act="named_chronology").exists()


@pytest.mark.parametrize("act", PAGES)
def test_who_is_not_of_the_case_finds_nothing(case, rows, act):
    for who in ("stranger", "barred", "author"):
        assert opened(who, act, case).status_code in (403, 404)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"words": "heating OFF"}, [1]), ({"agency": cast.TRUST}, [4, 5, 6]), ({"certainty": "approximate"}, [1]),
        ({"certainty": "undated"}, [3, 6]), ({"since": "March 2025", "until": "11 March 2025"}, [0, 1]),
        ({"since": "April 2025"}, [5]), ({"words": "nothing like it"}, []),
    ],
)  # fmt: skip
def test_the_table_is_narrowed(case, rows, asked, kept):
    shown = words(opened("officer", "chronology", case, **asked))
    order = sorted(rows, key=lambda row: (row.source.number, row.order))
    assert [number for number, row in enumerate(order) if f'id="entry-{row.pk}"' in shown] == kept
    assert (f"{len(kept)} entr" in shown) if kept else ("No entry is like that." in shown)


def test_it_is_narrowed_to_whom_it_names_and_to_a_theme(case, rows):
    findings.note_entry(entry=rows[1], themes="Self-neglect; Cold homes", **by())
    form = opened("officer", "chronology", case).context["form"]
    people = {label: pk for pk, label in form.fields["person"].choices}
    shown = words(opened("officer", "chronology", case, person=people["Care Manager 1"]))
    assert "1 entry of 7." in shown and "heating off" in shown
    (theme,) = [pk for pk, label in form.fields["tag"].choices if "Self-neglect" in label]
    assert "1 entry of 7." in words(opened("officer", "chronology", case, tag=theme))


def test_a_day_that_is_none_is_told_and_narrows_nothing(case, rows):
    shown = words(opened("officer", "chronology", case, since="31/02/2025"))
    assert "There is no 31 February 2025" in shown and "7 entries of 2 agencies." in shown


def test_a_hundred_stand_on_a_page(case):
    lines = "".join(f"{1 + one % 28:02}/0{1 + one // 28}/2025,Visit {one} of the day\n" for one in range(101))
    records.taken_in(case, "log.csv", "Date,Event\n" + lines, cast.CARE)
    first, second = opened("officer", "chronology", case), opened("officer", "chronology", case, page=2)
    assert [words(one).count('id="entry-') for one in (first, second)] == [100, 1]
    assert "Page 1 of 2" in words(first) and "page=2" in words(first)


def test_an_entry_stands_with_its_words_its_place_and_what_rests_on_it(case, rows):
    findings.note_entry(entry=rows[1], words="Who was told?", significance="TURNING_POINT", was_expected="NO",
                        standard="Winter plan", episodes="The cold week", **by("chair"))  # fmt: skip
    findings.record_finding(case=case, words="Nobody followed up.", entries=[rows[1]], **by())
    findings.explain_abbreviation(case=case, short="OT", meaning="Occupational therapist", **by())
    shown = words(opened("officer", "chronology_entry", case, rows[1].pk))
    for said in ("about 10 March 2025", "As written: “c. 10 March 2025”", "care.csv, table 1, row 3", "Who was told?",
                 "A turning point", "No, it fell short", "Winter plan", "Key practice episode: The cold week",
                 "Nobody followed up.", "The next entry", "The entry before"):  # fmt: skip
        assert said in shown, said
    (discharge,) = [row for row in rows if "Discharged" in row.event]
    assert "OT: Occupational therapist" in words(opened("officer", "chronology_entry", case, discharge.pk))
    assert opened("stranger", "chronology_entry", case, rows[1].pk).status_code == 404


def test_a_date_that_somebody_gave_says_who_and_why(case, rows):
    dating.date_entry(entry=rows[1], date="11 March 2025", because="The rota names the carer", **by())
    shown = words(opened("officer", "chronology_entry", case, rows[1].pk))
    assert "11 March 2025" in shown and "Dated by" in shown and "The rota names the carer" in shown
    assert "As written: “c. 10 March 2025”" in shown


def test_gaps_and_clashes_stand_with_the_rows_they_rest_on(case, rows):
    shown = words(opened("officer", "chronology_signs", case))
    assert "1 contact told differently by two agencies" in shown
    assert f"{cast.CARE}: 14 March 2025, 09:30. {cast.TRUST}: 15 March 2025" in shown
    assert "1 stretch in which nobody recorded anything" in shown and "66" in shown
    clash = next(row for row in rows if "Carer and district" in row.event)
    entry = words(opened("officer", "chronology_entry", case, clash.pk))
    assert "Told differently by two agencies" in entry


def test_two_periods_stand_side_by_side_and_lead_to_their_rows(case, rows):
    asked = {
        "first_since": "March 2025",
        "first_until": "March 2025",
        "second_since": "May 2025",
        "second_until": "2025",
    }
    shown = opened("officer", "compare_periods", case, **asked)
    lines = {line.agency: (line.first, line.second) for line in shown.context["compared"]}
    assert lines == {cast.CARE: (3, 0), cast.TRUST: (1, 1), "": (4, 1)}
    assert "Name both ends" in words(opened("officer", "compare_periods", case, first_since="2025"))


def test_the_picture_has_a_mark_for_every_dated_entry_and_the_same_as_a_table(case, rows):
    answer = opened("officer", "chronology_picture", case)
    shown = words(answer)
    for row in rows:
        assert (url("chronology_entry", case, row.pk) in shown) == bool(row.date), row.event
    assert "2 not dated" in shown and "app-picture__clash" in shown and "66 days" in shown
    assert "The same as a table" in shown and "Mar 2025" in shown
    closer = dict(answer.context["ways"])["Zoom in"]
    assert "Zoom out" in words(
        opened("officer", "chronology_picture", case).client.get(url("chronology_picture", case) + closer)
    )


def test_what_is_taken_away_reads_back_as_what_is_on_the_screen_and_is_marked(case, rows):
    for act, ending in FILES.items():
        answer = opened("officer", act, case, agency=cast.TRUST)
        assert answer["Content-Disposition"].endswith(f'pseudonyms.{ending}"')
        again = merge([(f"again.{ending}", answer.content)])
        assert [entry.event for entry in again.entries] == [
            row.hidden["event"] for row in rows if row.agency == cast.TRUST
        ], act
        if ending != "csv":
            assert "pseudonyms only; a part of it" in held(act, answer), act
    assert 'names.docx"' in opened("officer", "chronology_word", case, names="yes")["Content-Disposition"]


def test_a_row_that_left_the_chronology_says_so_and_keeps_its_notes(case, rows):
    findings.note_entry(entry=rows[1], words="Who was told?", **by())
    source = rows[1].source
    chronology.set_aside_chronology(source=source, because="A newer one comes", **by())
    shown = words(opened("officer", "chronology_entry", case, rows[1].pk))
    assert "This row is no longer in the chronology: its file was set aside" in shown and "Who was told?" in shown
    assert "Notes whose row is no longer there" in words(opened("officer", "findings", case))
    assert "3 entries of 1 agency." in words(opened("officer", "chronology", case))


def test_who_may_not_read_names_sees_what_came_in_before_the_key_was_checked(case):
    records.taken_in(case, "care.csv", records.CARE, cast.CARE)
    shown = words(opened("council", "chronology", case))
    assert (
        "once the Partnership Team has looked whether everybody it names has a pseudonym" in shown
        and "tea" not in shown
    )
    (first, *_) = records.entries(case)
    assert opened("council", "chronology_entry", case, first.pk).status_code == 404
    assert "4 entries are kept from those who may not read names" in words(opened("officer", "chronology", case))
    keys.check_key(case=case, **by())
    assert "made tea" in words(opened("council", "chronology", case))
    records.taken_in(case, "trust.csv", records.TRUST, cast.TRUST)
    shown = words(opened("council", "chronology", case))
    assert "More has come in." in shown and "4 entries of 1 agency." in shown and "SystmOne" not in shown
    assert "SystmOne" not in held("chronology_csv", opened("council", "chronology_csv", case))
    assert "no two agencies tell" in words(opened("council", "chronology_signs", case)).lower()


def test_changing_the_key_asks_for_another_look(case, rows):
    named = case.named_people.get(name="Ruth Alder")
    given = {"name": "Ruth Alder", "pseudonym": "Manager 7"}
    keys.change_pseudonym_in_key(named=named, **given, **by())
    assert "made tea" not in words(opened("council", "chronology", case))
    assert "made tea" in words(opened("officer", "chronology", case))


def test_what_the_agencies_sent_is_a_document_for_those_who_may_read_names(case, rows):
    document = rows[0].source.document
    assert opened("officer", "read_document", case, document.pk).status_code == 200
    assert opened("council", "read_document", case, document.pk).status_code == 404
    assert "care.csv" in words(opened("officer", "documents", case))
    assert "care.csv" not in words(opened("council", "documents", case))


def test_what_reviewers_write_holds_no_name_of_the_key(case, rows):
    findings.note_entry(
        entry=rows[0], words="Vera Lindqvist?", themes="Ruth Alder's calls", standard="As Mrs Lindqvist", **by()
    )
    findings.explain_abbreviation(case=case, short="VL", meaning="Vera Lindqvist", **by())
    note = rows[0].notes.get()
    assert (note.words, note.standard) == ("Adult A?", "As Adult A")
    assert [tag.name for tag in note.tags.all()] == ["Care Manager 1's calls"]
    assert case.abbreviations.get().meaning == "Adult A"
    findings.record_finding(case=case, words="Zoe Zebra knew", entries=rows[:1], **by())
    keys.add_pseudonym(case=case, name="Zoe Zebra", pseudonym="Nurse 9", **by())
    assert case.findings.get().words == "Nurse 9 knew"


def test_a_row_that_is_out_is_without_names_that_come_into_the_key_later(case, rows):
    chronology.set_aside_chronology(source=rows[0].source, because="Not theirs", **by())
    keys.add_pseudonym(case=case, name="Kitchen Floor", pseudonym="Place 1", also_known_as=["kitchen floor"], **by())
    clash = next(row for row in rows if "Carer and district" in row.event)
    clash.refresh_from_db()
    assert "kitchen floor" not in clash.hidden["event"]


def test_gaps_are_shown_from_as_many_days_as_somebody_asks_for(case, rows):
    assert "66" in words(opened("officer", "chronology_signs", case, days=56))
    assert "There is no such stretch." in words(opened("officer", "chronology_signs", case, days=91))


def test_two_periods_want_all_four_ends_and_no_year_beyond_reason(case, rows):
    shown = words(opened("officer", "compare_periods", case, first_since="2025"))
    assert "Second period: until: enter a day, a month or a year" in shown
    assert opened("officer", "chronology_picture", case, until="9999").context["form"].errors["until"]
