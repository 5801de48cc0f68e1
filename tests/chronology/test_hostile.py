"""Files that mean harm are refused by name with a reason, and the rest are merged."""

import pytest

from sarum import chronology
from sarum.chronology import writing_page
from tests import hostile
from tests.chronology import layouts

HONEST = ("honest.csv", b"Date,Event\n3/3/2021,Seen at home\n")


@pytest.fixture(scope="module")
def combined():
    files = [(f"{number} {name}", content) for number, (name, content, _) in enumerate(hostile.HOSTILE.values())]
    return chronology.merge([*files, HONEST])


def test_the_rest_are_merged(combined):
    assert [entry.event for entry in combined.entries] == ["Seen at home"]


def test_each_is_refused_by_name_with_a_reason(combined):
    names = {f"{number} {name}" for number, (name, *_) in enumerate(hostile.HOSTILE.values())}
    assert set(combined.unread) == names
    told = {problem.file for problem in combined.problems if problem.problem and problem.row is None}
    assert names <= told


@pytest.mark.parametrize(
    "what",
    [
        "a Word file with a password",
        "a bomb",
        "far cells",
        "a far row",
        "a billion laughs",
        "an entity from outside",
        "an entity in two-byte letters",
        "half a Word file",
        "an old Word file",
        "an Excel binary file",
        "a zip",
    ],
)
def test_the_reason_says_what_to_do(what, combined):
    number = list(hostile.HOSTILE).index(what)
    name, _, reason = hostile.HOSTILE[what]
    assert any(reason in problem.problem for problem in combined.problems if problem.file == f"{number} {name}")


def test_a_file_that_kills_its_reader_costs_only_itself():
    deep = "<w:p>" * 200_000  # deeper than a tree may be walked
    combined = chronology.merge([("deep.docx", layouts.docx(deep)), HONEST])
    assert combined.unread == ["deep.docx"] and len(combined.entries) == 1


def test_a_file_that_is_not_what_its_name_says_is_refused():
    combined = chronology.merge(
        [("a.docx", HONEST[1]), ("b.csv", layouts.docx([["Date", "Event"], ["3/3/21", "x"]])), HONEST]
    )
    assert combined.unread == ["a.docx", "b.csv"] and len(combined.entries) == 1


def test_markup_in_a_row_stays_words():
    combined = chronology.merge([("a.csv", b"Date,Event\n3/3/2021,</script><script>alert(1)</script>\n")])
    assert combined.entries[0].event == "</script><script>alert(1)</script>"
    assert b"<script>alert" not in writing_page.as_page(combined)
