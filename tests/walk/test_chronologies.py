"""The chronologies of a folder: brought and taken in before the Rapid Review, and no file ever stops the walk."""

import datetime as dt

import pytest

from sarum.cases.models import Case, ChronologyEntry, ChronologySource, Step
from sarum.cases.walk import dates
from sarum.chronology import read_people
from tests import build
from tests.walk.walks import only, run, written

pytestmark = pytest.mark.django_db
OURS = "Date,What happened\n3 March 2025,We visited Vera Lindqvist\n31/04/2025,We rang\n"
PEOPLE = "name,pseudonym,role,also_known_as\nVera Lindqvist,Adult V,The adult,Vera\nRuth Alder,Carer of Adult V,,\n"


def walked(tmp_path, more, *words, files=None):
    return run(written(tmp_path / "case", (files or build.files()) | more), *words)


def test_they_are_in_before_the_rapid_review_is_convened(tmp_path):
    code, said, _ = walked(tmp_path, {"chronologies/ours.csv": OURS, "people.csv": PEOPLE}, "--until", "rapid_review")
    assert code == 0 and "Not read" not in said
    assert Case.objects.get().step == Step.RAPID_REVIEW
    visit, rang = ChronologyEntry.objects.filter(source__kind="FILE").order_by("order")
    assert (visit.date, visit.hidden["event"]) == ("2025-03-03", "We visited Adult A")
    assert list(Case.objects.get().named_people.filter(name="Ruth Alder").values_list("pseudonym")) == [
        ("Carer of Adult A",)
    ]
    assert (rang.date, rang.place is not None) == ("", True)
    assert "brought a chronology to be looked at: chronology 1" in said
    assert "chronologies/ours.csv: 1 thing in it could not be read for certain, and waits to be settled" in said


def test_without_returns_they_are_taken_in_at_scoping_and_nobody_is_asked_for_that(tmp_path):
    files = only(build.files(), "board", "referral", "verification")
    code, _, _ = walked(tmp_path, {"chronologies/ours.csv": OURS}, files=files)
    case = Case.objects.get()
    assert (code, case.step, case.chronology.count(), case.requests.count()) == (0, Step.SCOPING, 2, 0)


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(tmp_path):
    more = {
        "chronologies/a.pdf": b"%PDF-1.7", "chronologies/b.docx": b"PK\x03\x04 no", "chronologies/c.csv": "", "people.csv": "who",
        "chronologies/d.csv": OURS, "chronologies/e.csv": OURS, "chronologies/f.txt": "Dear all", "chronologies/~$d.docx": "",
        "chronologies/older/g.csv": OURS,
    }  # fmt: skip
    code, said, complaint = walked(tmp_path, more)
    assert (code, complaint) == (0, "")
    for name in ("a.pdf", "b.docx", "c.csv", "f.txt"):
        assert f"Note: chronologies/{name}: " in said
    assert "Note: people.csv: the people need a row of headings with name and pseudonym." in said
    assert "was refused: bring chronologies (chronologies/e.csv)" in said and "has been brought already" in said
    assert "chronologies/older" in said.rpartition("Not read by this walk:")[2]
    assert list(ChronologySource.objects.exclude(kind="RETURN").values_list("name", flat=True)) == ["d.csv"]


def test_a_board_that_decides_otherwise_leaves_them(tmp_path):
    files = build.files()
    files["verification.json"]["meetings"][-1]["decision"]["outcome"] = "alternative action: round table"
    _, said, _ = walked(tmp_path, {"chronologies/ours.csv": OURS}, files=files)
    assert "decided otherwise" in said and "chronologies/" in said and not ChronologySource.objects.exists()


def test_a_key_that_is_no_table_is_no_fault_of_the_product():
    with pytest.raises(ValueError, match="cannot be read as a table"):
        read_people(b'name,pseudonym\n"a\n' + b"x" * 200_000)


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("2021-03-03", "2025-03-03"), ("2020-02-29", "2024-02-29"), ("2021-03?", "2025-03?"), ("3/3/21", "3/3/25"),
        ("06-Jul-2021 to 9.7.21", "06-Jul-2025 to 9.7.25"), ("1978-05-12", "1978-05-12"), ("PC 4821, 12:21", "PC 4821, 12:21"),
        ("In 2019 she fell; Care Act 2014", "In 2023 she fell; Care Act 2014"), ("at 2015hrs", "at 2015hrs"),
    ],
)  # fmt: skip
def test_a_case_that_is_moved_takes_its_chronologies_with_it(said, moved):
    reading = {"entries": [{"date": said, "file": "ours 2021.csv"}], "tables": [{"headings": [("Date", "date")]}]}
    (entry,) = dates.reading_moved(reading, 4)["entries"]
    assert (entry["date"], entry["file"]) == (moved, "ours 2021.csv")
    assert dates.reading_moved(reading, 0)["entries"] == reading["entries"]


def test_by_how_many_years_a_story_moves():
    assert dates.years_between(dt.date(2022, 2, 21), dt.date(2026, 4, 15)) == 4
    assert dates.years_between(dt.date(2022, 2, 21), dt.date(2026, 2, 20)) == 3
