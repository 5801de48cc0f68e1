"""What is done instead of a review or besides it: said whole, or not at all."""

import datetime as dt

from sarum.cases.models import RapidReview
from sarum.cases.rules import next_steps as rules

DAY = dt.date(2026, 5, 3)


def test_what_else_is_done_is_said_whole_or_not_at_all():
    assert rules.why_not_said("", " ", "", None) == {} == rules.why_not_said("AUDIT", "Closings.", "Head of care", DAY)
    assert set(rules.why_not_said("AUDIT", "", "", None)) == {"besides", "besides_lead", "besides_by"}
    assert "leave all four" in rules.why_not_said("", "Closings.", "Head of care", DAY)["besides_kind"]


def test_it_is_printed_with_who_leads_it_and_by_when():
    said = RapidReview(besides_kind="ROUND_TABLE", besides="Who closes", besides_lead="Head of care", besides_by=DAY)
    assert rules.in_words(said) == (
        "What else will be done: a round table or learning event. Who closes. Led by Head of care, by 3 May 2026."
    )
    assert rules.in_words(RapidReview()) == ""
