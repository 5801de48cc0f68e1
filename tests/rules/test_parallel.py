"""What another process is, where it stands, and when somebody must ask again."""

import datetime as dt

import pytest

from sarum.cases.models import ParallelProcess
from sarum.cases.rules import parallel as rules

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Inquest", "INQUEST"), ("Section 42 enquiry", "SECTION_42"), ("LeDeR review", "LEDER"),
        ("Section 42 enquiry into the whole home", "PROVIDER"), ("Criminal investigation, wilful neglect", "CRIMINAL"),
        ("Patient safety incident investigation", "PSII"), ("Significant event analysis", "OTHER"),
        ("Domestic homicide review", "DARDR"),
    ],
)  # fmt: skip
def test_its_kind_is_read_from_what_it_is_called(words, kind):
    assert rules.kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("opened and adjourned", "OPEN"), ("none", "NOT_APPLICABLE"), ("None.", "NOT_APPLICABLE"),
        ("paused", "PAUSED"), ("Concluded", "CLOSED"),
        ("no date yet", "OPEN"), ("Held over to March", "OPEN"), ("", "OPEN"), ("expected", "POSSIBLE"),
        ("inspected 1 May 2026, report awaited", "OPEN"),
    ],
)  # fmt: skip
def test_its_standing_is_read_from_what_was_said(words, standing):
    assert rules.standing_of(words) == standing


def test_what_goes_on_is_checked_every_six_weeks():
    inquest = ParallelProcess(standing="OPEN", checked_on=DAY)
    assert not rules.is_unchecked(inquest, DAY, DAY + dt.timedelta(days=41))
    assert rules.is_unchecked(inquest, DAY, DAY + dt.timedelta(days=42))
    inquest.standing = "CLOSED"
    assert not rules.is_unchecked(inquest, DAY, DAY + dt.timedelta(days=400))


def test_an_entry_says_what_cannot_be():
    def why(**changed):
        said = {
            "kind": "INQUEST", "process": "Inquest", "opened_on": None, "closed_on": None, "standing": "OPEN",
            "next_on": None, "next_is": "",
        }  # fmt: skip
        return rules.why_not_kept(**said | changed)

    assert why() == {}
    assert set(why(kind="x", process=" ", standing="")) == {"kind", "process", "standing"}
    assert "closed_on" in why(opened_on=DAY, closed_on=DAY - dt.timedelta(days=1), standing="CLOSED")
    assert "standing" in why(closed_on=DAY)
    assert "next_is" in why(next_on=DAY) and "next_on" in why(next_is="A hearing")


def test_a_disclosure_says_what_to_whom_on_what_basis_and_when():
    assert set(rules.why_not_disclosed(" ", "", "", None, DAY)) == {"what", "to_whom", "basis", "on"}
    assert "on" in rules.why_not_disclosed("x", "x", "x", DAY + dt.timedelta(days=1), DAY)
    assert rules.why_not_disclosed("x", "x", "x", DAY, DAY) == {}
