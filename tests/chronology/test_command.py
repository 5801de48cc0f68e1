"""The command: what it writes, and how it ends."""

import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from sarum.chronology import command
from sarum.chronology.shading import SHADES, contrast
from sarum.config import cli
from tests.chronology import layouts

ROWS = b"Agency,Date,Event\nPolice,3/3/2021,Welfare check\nFire,31/2/2021,Alarm fitted\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(ROWS)
    return path


def test_it_writes_every_output(file, tmp_path, capsys):
    outs = {kind: tmp_path / f"out.{kind}" for kind in ("json", "docx", "xlsx", "csv", "html")}
    assert (
        command.main(["merge", str(file), *(word for kind, out in outs.items() for word in (f"--{kind}", str(out)))])
        == 0
    )
    assert all(out.stat().st_size for out in outs.values())
    said = json.loads(outs["json"].read_text("utf-8"))
    assert list(said) == ["entries", "problems", "gaps", "clashes", "duplicates"]
    assert said["problems"] == [
        {
            "file": "log.csv",
            "table": 1,
            "row": 3,
            "heading": "Date",
            "written": "31/2/2021",
            "problem": "There is no 31 February 2021",
            "suggestion": "",
        }
    ]
    assert "2 entries, 1 problem, 0 gaps, 0 clashes" in capsys.readouterr().err


def test_without_an_output_it_says_the_json(file, capfdbinary):
    assert command.main(["merge", str(file)]) == 0
    assert len(json.loads(capfdbinary.readouterr().out)["entries"]) == 2


def test_a_file_that_cannot_be_read_ends_it_with_one_and_the_rest_are_merged(file, tmp_path, capsys):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(layouts.docx([["Date", "Event"], ["3/3/21", "x"]])[:-40])
    out = tmp_path / "out.json"
    assert command.main(["merge", str(broken), str(file), str(tmp_path / "none.csv"), "--json", str(out)]) == 1
    said = json.loads(out.read_text("utf-8"))
    assert len(said["entries"]) == 2
    assert {problem["file"] for problem in said["problems"] if problem["row"] is None} == {"broken.docx", "none.csv"}
    assert "broken.docx was not read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more",
    [
        ["--gap", "0"],
        ["--gap", "soon"],
        ["--agency", "x"],
        ["--agency", "other.csv=Fire"],
        ["--people", "/nowhere.csv"],
        ["--pdf", "x"],
    ],
)
def test_wrong_usage_ends_it_with_two(file, more, capsys):
    assert command.main(["merge", str(file), *more]) == 2
    assert capsys.readouterr().err


def test_nothing_to_do_is_wrong_usage(capsys):
    assert command.main([]) == 2 and command.main(["merge"]) == 2


def test_explain_lists_what_is_no_entry(file, tmp_path, capsys):
    command.main(["merge", str(file), "--explain", "--json", str(tmp_path / "out.json")])
    assert "log.csv, table 1, row 1: heading: Agency | Date | Event" in capsys.readouterr().out


def test_an_agency_may_be_given(file, tmp_path):
    out = tmp_path / "out.json"
    command.main(["merge", str(file), "--agency", f"{file}=A = B", "--json", str(out)])
    command.main(["merge", str(file), "--agency", "log.csv=Ambulance", "--json", str(out)])
    assert {entry["agency"] for entry in json.loads(out.read_text("utf-8"))["entries"]} == {"Ambulance"}


def test_sarum_hands_it_on_without_settings(file, tmp_path):
    bare = {"PYTHONPATH": ":".join(sys.path), "PATH": ""}
    ran = subprocess.run(
        [sys.executable, "-m", "sarum.config.cli", "chronology", "merge", str(file)],
        env=bare,
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.returncode == 0 and b"Welfare check" in ran.stdout
    assert cli.chronology is command


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.addresses = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action", "srcset")]


def test_the_page_needs_no_network_and_is_a_table_without_script(file, tmp_path):
    out = tmp_path / "out.html"
    command.main(["merge", str(file), "--html", str(out)])
    page = Page()
    page.feed(out.read_text("utf-8"))
    assert page.addresses == [] and page.tags.count("tr") == 3 and "svg" in page.tags
    assert "link" not in page.tags and "url(" not in out.read_text("utf-8")


def test_every_shade_lets_black_words_be_read():
    assert min(contrast(shade, "0B0C0C") for shade in SHADES) >= 7
