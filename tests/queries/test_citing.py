"""What can be cited, and how it is called."""

import pytest

from sarum.board.models import Agency
from sarum.cases.models import ChronologyEntry, ScopingRequest, ScopingReturn
from sarum.cases.queries import citing
from sarum.cases.queries.entries import Shown


def entry(when):
    return citing.of_entry(Shown(ChronologyEntry(pk=4), {"agency": "Orchard", "event": "She fell."}, when, 0))


@pytest.mark.parametrize(
    ("when", "label", "cited"),
    [
        ("3 March 2021", "Entry of 3 March 2021, Orchard: She fell.", "chronology, 3 March 2021, Orchard"),
        ("Not dated", "Entry without a date, Orchard: She fell.", "chronology, without a date, Orchard"),
    ],
)
def test_an_entry_is_cited_by_its_day_or_as_one_without(when, label, cited):
    assert (entry(when).label, entry(when).cited) == (label, cited)


@pytest.mark.parametrize(("standing", "said"), [("ASSURED", "Orchard"), ("RETURNED", "Orchard (not assured)")])
def test_a_return_that_nobody_has_assured_is_offered_and_cited_as_such(standing, said):
    answer = ScopingReturn(pk=12, standing=standing, request=ScopingRequest(agency=Agency(name="Orchard")))
    assert citing.of_return(answer).label == f"Return of {said}"
    assert citing.of_return(answer).in_marks == f"[return of {said}](return:12)"
