"""What the command prints, writes and ends with."""

import csv
import json

import pytest

from sarum.cases.models import Step
from tests import build
from tests.walk.walks import only, run, written

pytestmark = pytest.mark.django_db
REACHED = [Step.REFERRAL, Step.SCOPING, Step.RAPID_REVIEW, Step.TRACKER]  # tests/walk/test_build.py goes to every step


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "case", build.files())


def test_every_act_is_one_line_with_its_date_person_office_and_event(folder):
    code, said, complaint = run(folder)
    assert (code, complaint) == (0, "")
    assert "2025-06-10  Carys Holt (JCR Chair): decided: scoping and Rapid Review" in said
    assert said.count("[event ") == len(
        {line.rpartition("[event ")[2] for line in said.splitlines() if "[event " in line}
    )


def test_the_end_says_where_the_case_stands_and_what_is_needed_next(folder):
    code, said, _ = run(folder, "--until", "verification")
    assert code == 0
    assert "stands at “Verification”" in said
    assert "Needed next: JCR Chair, by 16 June 2025: Meet, hear each statutory partner's view" in said


def test_what_is_not_read_is_said(folder):
    written(folder, {"notes/one.csv": "a,b", "action-tracker.xlsx": b"\x00", "notes/two.docx": b"\x00"})
    files = build.files()
    written(folder, {"jcr.json": files["jcr.json"] | {"weather": "fair"}})
    _, said, _ = run(folder)
    assert "Not read by this walk: jcr.json: weather; action-tracker.xlsx; notes/ (2 files)" in said


@pytest.mark.parametrize("step", REACHED)
def test_it_stops_at_the_step_it_is_told_to(folder, step):
    code, said, _ = run(folder, "--until", step.value.lower().replace("_", "-"), "--json")
    assert code == 0
    assert json.loads(said)["end"]["step"] == step


def test_json_is_one_document(folder):
    code, said, _ = run(folder, "--json")
    held = json.loads(said)
    assert set(held) == {"acts", "refusals", "notes", "end", "documents", "not_read"}
    assert set(held["acts"][0]) == {"date", "person", "office", "act", "sentence", "event"}
    assert held["end"]["exit"] == code == 0
    assert held["end"]["step"] == "CLOSED"
    assert held["end"]["needed_next"]["who"] == "Nobody"


def test_a_refusal_that_ends_the_walk_is_in_the_json(tmp_path):
    files = build.files()
    files["rapid-review.json"]["criteria"][2]["outcome"] = "not met"
    code, said, _ = run(written(tmp_path / "case", files), "--json")
    end = json.loads(said)["end"]
    assert code == end["exit"] == 3
    assert end["stopped_by"]["source"] == "rapid-review.json: decision"
    assert "not mandatory" in end["stopped_by"]["reasons"][0]


def test_documents_are_written_beside_the_folder(folder):
    run(folder)
    made = {path.name.partition("-001-")[2]: path for path in (folder.parent / "case-documents").iterdir()}
    assert set(made) == {"decisions.html", "report.html", "pack-1.html", "action-log.html", "action-log.csv"}
    report = made["report.html"].read_text()
    assert "was ratified on 28 July 2025 and is locked" in report
    assert "<script" not in report and "http" not in report
    assert "Mandatory" not in made["decisions.html"].read_text() or "suspected" in made["decisions.html"].read_text()


def test_what_people_wrote_is_text_in_the_documents_and_no_formula_in_the_table(tmp_path):
    files = build.files()
    files["jcr.json"]["actions"][0]["action"] = "=cmd|' /C calc'!A0"
    files["rapid-review.json"]["facts"] = "<script>alert(1)</script> & so on"
    folder = written(tmp_path / "case", files)
    run(folder)
    documents = tmp_path / "case-documents"
    assert "&lt;script&gt;" in next(documents.glob("*report.html")).read_text()
    rows = list(csv.reader(next(documents.glob("*.csv")).read_text(encoding="utf-8-sig").splitlines()))
    assert rows[2][2] == "'=cmd|' /C calc'!A0"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_documents_go_where_they_are_asked_for(folder, tmp_path):
    run(folder, "--out", tmp_path / "here")
    assert len(list((tmp_path / "here").iterdir())) == 5


def test_a_place_that_cannot_be_written_is_told_and_another_found(folder, tmp_path, monkeypatch):
    (tmp_path / "shut").write_text("a file where a folder should be")
    monkeypatch.chdir(tmp_path)
    code, said, _ = run(folder, "--out", tmp_path / "shut" / "in")
    assert code == 0
    assert "could not be written" in said and (tmp_path / "in").is_dir()


def test_a_referral_alone_leaves_no_document(tmp_path):
    code, said, _ = run(written(tmp_path / "case", only(build.files(), "board", "referral")))
    assert code == 0
    assert "Documents" not in said and "Needed next: Partnership Officer" in said


def test_the_case_can_be_moved_to_this_year(folder):
    _, said, _ = run(folder, "--starting", "2026-11-25", "--json", "--until", "verification")
    held = json.loads(said)
    received = next(act for act in held["acts"] if act["act"] == "receive_referral")
    assert received["date"] == "2026-11-23"
    assert held["end"]["reference"].startswith("WY-2026-")


@pytest.mark.parametrize("wrong", [["--until", "nowhere"], ["--starting", "soon"]])
def test_a_wrong_option_is_explained(folder, wrong):
    with pytest.raises(Exception, match=wrong[1]):
        run(folder, *wrong)
