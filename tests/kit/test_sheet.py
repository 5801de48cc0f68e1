"""A list taken away: nothing that somebody typed is worked out by a spreadsheet."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.kit.sheet import BEGINS_A_FORMULA, Sheet, csv_of, excel_of, harmless

SHEET = Sheet(
    "Scoping returns",
    ["HSAB-2026-014: a list", "To be used & kept"],
    ["Agency", "Sent", "Days"],
    [["=HYPERLINK(\"http://x\")", dt.date(2026, 3, 13), 4], ["Ærø, “Ltd”", None, 0]],
)  # fmt: skip


def test_csv_holds_what_stands_above_then_columns_then_lines():
    rows = list(csv.reader(io.StringIO(csv_of(SHEET).decode("utf-8-sig"))))
    assert rows[:2] == [["HSAB-2026-014: a list"], ["To be used & kept"]]
    assert rows[3:] == [
        ["Agency", "Sent", "Days"], ["'=HYPERLINK(\"http://x\")", "2026-03-13", "4"], ["Ærø, “Ltd”", "", "0"],
    ]  # fmt: skip


def test_excel_holds_words_as_words_and_no_formula():
    with zipfile.ZipFile(io.BytesIO(excel_of(SHEET))) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in page and "hyperlink" not in page
    assert "=HYPERLINK" in words and "Ærø" in words


@pytest.mark.parametrize("begins", BEGINS_A_FORMULA)
def test_whatever_would_begin_a_formula_is_made_words(begins):
    assert harmless(f"{begins}1+1") == f"'{begins}1+1" and harmless(f"  {begins}1") == f"'  {begins}1"


@given(st.text(min_size=1))
def test_no_words_begin_a_formula(words):
    assert not str(harmless(words)).lstrip(" ").startswith(BEGINS_A_FORMULA)
