"""What stands between a review and the public; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import PublicationDecision, PublicationPlan
from sarum.cases.rules import publication as rules

YES, NO = (PublicationDecision(is_to_be_published=said, digest="d") for said in (True, False))
PLAN = PublicationPlan(pk=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Edna Marsh lived alone.", ["Edna", "Edna Marsh", "Marsh"]),
        ("EDNA, they said.", ["Edna"]),
        ("Marshall and Ednard are others.", []),
        ("The Marshs, and Ed**na**_Marsh.", ["Edna", "Edna Marsh", "Marsh"]),
        ("EdnaMarsh", ["Edna", "Edna Marsh", "Marsh"]),
        ("Adult A lived by the marsh.", ["Marsh"]),
        ("Nobody is named.", []),
    ],
)
def test_a_name_is_found_whole_or_in_part_but_not_inside_another_word(text, found):
    assert rules.names_left_in(text, ["Edna Marsh"]) == found


def test_titles_and_initials_are_no_names():
    assert rules.names_left_in("Mrs and Miss and A. and the", ["Mrs A. Son", "Miss the"]) == []


@given(
    name=st.text("abcdefghij", min_size=3, max_size=9),
    before=st.text(" .,-\n", min_size=1),
    after=st.text(" .,;!\n", min_size=1),
)
def test_a_name_between_other_signs_is_always_found(name, before, after):
    assert rules.names_left_in(f"x{before}{name.upper()}{after}y", [name]) == [name]


def test_a_review_with_everything_in_place_is_published():
    assert rules.why_not_publishable(PLAN, YES, "d", 1, []) == []
    assert rules.why_not_publishable(PublicationPlan(tool_waived_because="Sent."), YES, "d", 0, []) == []


def test_every_reason_against_it_is_given():
    assert len(rules.why_not_publishable(PLAN, None, "d", 0, ["Edna"])) == 3
    assert "has not decided to publish" in rules.why_not_publishable(PLAN, NO, "d", 1, [])[0]
    assert "has changed since" in rules.why_not_publishable(PLAN, YES, "other", 1, [])[0]


def test_the_plan_comes_first_and_says_who_is_told():
    assert rules.why_unplanned(PLAN) == [] and rules.why_unplanned(PublicationPlan())
    assert rules.why_not_planned("On the day.", "By visit.") == [] and len(rules.why_not_planned("", " ")) == 2
