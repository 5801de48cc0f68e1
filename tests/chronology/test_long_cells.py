"""No letter is lost where an entry is longer than a cell of Excel: it goes on in a further column and is read back whole."""

import io
import re
import zipfile

import pytest

from sarum import chronology
from sarum.chronology import writing_excel
from sarum.chronology.entries import Entry

LONG = {
    "one letter more": "x" * 32_768,
    "twice": "Called at home. " * 2_100 + "End",
    "thrice": "Called at home.\nNobody in. " * 3_500 + "End",
    "a space at the end of the cell": "x" * 32_760 + " " * 20 + "y" * 100,
    "letters that count twice": "😀" * 40_000,
    "just as long": "x" * 32_767,
}


@pytest.mark.parametrize("what", LONG)
def test_the_entries_are_read_back_as_they_were(what):
    said = LONG[what]
    entries = [
        Entry("Police", "2021-03-03", "", "3/3/21", "Log", said, {"Outcome": said}, "a.csv", 1, 2),
        Entry("Police", "2021-03-04", "", "4/3/21", "Log", "Short", {"Event (continued)": "own"}, "a.csv", 1, 3),
    ]
    content = writing_excel.as_excel(chronology.combined_of(entries))
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    cells = re.findall(r"<t xml:space=\"preserve\">(.*?)</t>", sheet, re.S)
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in cells) <= 32_767
    back = chronology.merge([("back.xlsx", content)])
    assert back.problems == []
    assert [entry.event for entry in back.entries] == [said, "Short"]
    assert back.entries[0].columns["Outcome"] == said
    assert back.entries[1].columns == {"Event (continued)": "own"}
