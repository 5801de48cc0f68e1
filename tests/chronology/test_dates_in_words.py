"""Dates as a person reads them, and how certain they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.chronology import certainty, in_words, read_date, span_of
from sarum.chronology.dates_in_words import APPROXIMATE, EXACT, SPAN, UNCERTAIN, UNDATED

CASES = [
    ("2021-03-03", "3 March 2021", EXACT),
    ("2016-05-22?", "possibly 22 May 2016", UNCERTAIN),
    ("2016-05-22~", "about 22 May 2016", APPROXIMATE),
    ("2016-05-22%", "possibly about 22 May 2016", UNCERTAIN),
    ("2021-03", "March 2021", SPAN),
    ("2021-03~", "around March 2021", APPROXIMATE),
    ("2021-03%", "possibly around March 2021", UNCERTAIN),
    ("2021", "2021", SPAN),
    ("2021?", "possibly 2021", UNCERTAIN),
    ("2021-21", "spring 2021", SPAN),
    ("2021-22", "summer 2021", SPAN),
    ("2021-23", "autumn 2021", SPAN),
    ("2021-24", "winter 2021", SPAN),
    ("2021-21/2021-22", "spring to summer 2021", SPAN),
    ("201X", "the 2010s", SPAN),
    ("2021-03-01/2021-03-07", "1 to 7 March 2021", SPAN),
    ("2021-03-01~/2021-03-07~", "about 1 to 7 March 2021", APPROXIMATE),
    ("2021-03-01/2021-03-07?", "1 March 2021 to possibly 7 March 2021", UNCERTAIN),
    ("2021-02-28/2021-03-02", "28 February to 2 March 2021", SPAN),
    ("2020-12-30/2021-01-02", "30 December 2020 to 2 January 2021", SPAN),
    ("2020-11/2020-12", "November to December 2020", SPAN),
    ("2020-11/2021-01", "November 2020 to January 2021", SPAN),
    ("2020/2021", "2020 to 2021", SPAN),
    ("2021-03-03/2021-04", "3 March 2021 to April 2021", SPAN),
    ("XXXX-03-03", "3 March, year not given", UNDATED),
    ("XXXX-03", "March, year not given", UNDATED),
    ("XXXX-21~", "around spring, year not given", UNDATED),
    ("XXXX-03-03/XXXX-03-05", "3 to 5 March, year not given", UNDATED),
    ("XXXX", "year not given", UNDATED),
    ("", "Not dated", UNDATED),
    ("next week", "next week", SPAN),
]


@pytest.mark.parametrize(("edtf", "words", "certain"), CASES)
def test_a_date_in_words_and_its_certainty(edtf, words, certain):
    assert (in_words(edtf), certainty(edtf)) == (words, certain)


WRITTEN = """03/03/2021|3.3.21|03-Mar-21|3rd March 2021|Wed 3 March 2021|2021-03-03|22.05/16|?22 May 2016|22 May 2016?
22/05/2016 (?)|c. 22 May 2016|circa 22 May 2016|March 2021|Mar-21|03/2021|early March 2021|2021|Spring 2021
w/c 1 March 2021|3–5 March 2021|28 Feb - 2 Mar 2021|03/03/21 to 05/03/21
Nov–Dec 2020|Nov 2020 - Jan 2021|3 March|31/02/2021|n/k||1990s|late 2020|?c. 2019"""


@pytest.mark.parametrize("written", WRITTEN.replace("\n", "|").split("|"))
def test_every_row_of_the_contract_has_words(written):
    read = read_date(written)
    assert in_words(read.date) and "XXXX" not in in_words(read.date)
    assert (certainty(read.date) == UNDATED) == (span_of(read.date) is None)


PIECES = st.sampled_from(
    ["3", "31", "March", "Dec", "2021", "'20", "03/03/2021", "c.", "?", "early", "w/c", "to", "-", "and", "/", "spring",
     "1990s", "14:30", "2019-20", "xxxx-03", "2021-21~", "mid", "ending", "(", "4th", "199x", "/2021-03?"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=7).map(" ".join) | st.lists(PIECES, max_size=4).map("".join))
def test_whatever_is_read_can_be_said(written):
    read = read_date(written)
    for edtf in (read.date, read.suggestion):
        words = in_words(edtf)
        assert words and not set("~%/X") & set(words)
        assert (certainty(edtf) == UNDATED) == (span_of(edtf) is None)


@given(st.text(max_size=30))
def test_nothing_is_too_odd_to_be_said(edtf):
    assert in_words(edtf) and certainty(edtf)
