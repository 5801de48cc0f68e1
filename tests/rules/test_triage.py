"""What a case is called, whom its flags oblige, and which of two same cases goes on."""

import pytest

from sarum.cases.models import Case, Sameness, Sensitivity, Step
from sarum.cases.rules import flag as flags
from sarum.cases.rules import triage as rules


def test_a_pseudonym_holds_no_part_of_a_name():
    names = ["Edna Rosemary Tranter", "Keith O’Hara"]
    assert rules.why_not_pseudonym("Marigold", names, "Her son chose it") == {}
    assert "Tranter" in rules.why_not_pseudonym("Case tranter", names, "x")["pseudonym"]
    assert "pseudonym" in rules.why_not_pseudonym("The O'Hara case", names, "x")
    assert set(rules.why_not_pseudonym(" ", names, " ")) == {"pseudonym", "reasons"}


def test_every_flag_says_what_it_obliges_and_where_that_comes_from():
    assert all(trigger.obliges and trigger.source for trigger in flags.FLAGS.values())
    kinds = {
        flags.FLAGS[code].kind for code in ("LEARNING_DISABILITY", "AUTISM", "DOMESTIC_ABUSE", "DOMESTIC_HOMICIDE")
    }
    assert kinds == {"LEDER", "DARDR"}
    assert "Consider a Rapid Review" in flags.FLAGS["ROUGH_SLEEPER"].obliges
    assert [trigger.code for trigger in flags.FLAGS.values() if trigger.considers_review] == ["ROUGH_SLEEPER"]


@pytest.mark.parametrize(
    ("answers", "raised"),
    [
        ({"flags": {"flags": ["AUTISM", "ROUGH_SLEEPER", "nonsense", 3]}}, ["ROUGH_SLEEPER", "AUTISM"]),
        (
            {"adults": [{"flags": {"learning_disability_or_autism": True, "rough_sleeper": False}}]},
            ["LEARNING_DISABILITY"],
        ),
        ({"flags": "AUTISM", "adults": "x"}, []),
        ({"flags": {"flags": None}, "adults": [None, {"flags": ["PRISON"]}]}, ["PRISON"]),
        (None, []),
    ],
)
def test_flags_are_read_from_a_referral_however_it_holds_them(answers, raised):
    assert flags.flags_in(answers) == raised


def case(pk, step):
    return Case(pk=pk, step=step, reference=f"WY-{pk}")


def test_the_later_case_joins_the_earlier_where_it_can():
    referral, scoping, closed = (case(1, Step.REFERRAL), case(2, Step.SCOPING), case(3, Step.CLOSED))
    assert rules.joining(referral, case(9, Step.REFERRAL))[0].pk == 9
    assert rules.joining(scoping, referral) == (referral, scoping)
    assert rules.joining(referral, closed) is None
    assert rules.joining(scoping, case(9, Step.TRACKER)) is None


def test_a_decision_on_two_cases_has_reasons_and_loses_no_referrer():
    pair = (case(1, Step.SCOPING), case(2, Step.REFERRAL))
    assert set(rules.why_not_judged("", " ", pair, [])) == {"sameness", "reasons"}
    assert "Acknowledge WY-R1 first" in rules.why_not_judged(Sameness.SAME, "x", pair, ["WY-R1"])["sameness"]
    assert rules.why_not_judged(Sameness.RELATED, "x", pair, ["WY-R1"]) == {}
    closed = (case(1, Step.CLOSED), case(2, Step.SCOPING))
    refused = rules.why_not_judged(Sameness.SAME, "x", closed, [])["sameness"]
    assert "WY-1 has been closed and WY-2 is past its referral. Choose “related” instead" in refused


def test_a_case_is_made_highly_restricted_once_somebody_owns_it():
    high = Sensitivity.HIGHLY_RESTRICTED
    assert "Take it first" in rules.why_not_sensitive(high, "RESTRICTED", False, "x")["sensitivity"]
    assert rules.why_not_sensitive(high, "RESTRICTED", True, "x") == {}
    assert "reasons" in rules.why_not_sensitive(high, "RESTRICTED", True, " ")


def test_a_referral_stands_in_one_part_of_the_inbox():
    assert rules.place_in_inbox(False, False, False) == rules.NEW
    assert rules.place_in_inbox(True, False, False) == rules.BEING_CHECKED
    assert rules.place_in_inbox(True, True, False) == rules.WAITING
    assert rules.place_in_inbox(True, True, True) == rules.WAITING
    assert rules.place_in_inbox(True, False, True) == rules.CHECKED


def test_a_case_passes_from_its_owner_with_a_reason():
    assert rules.why_not_taken("Olive", "", "") == rules.why_not_taken("Olive", "Omar", "He is on leave") == {}
    assert "Say why" in rules.why_not_taken("Olive", "Omar", " ")["reasons"]
    assert rules.why_not_taken("Olive", "Olive", "x")


def test_that_somebody_is_at_risk_is_said_until_the_first_decision():
    assert rules.is_undecided(Step.REFERRAL) and rules.is_undecided(Step.VERIFICATION)
    assert not rules.is_undecided(Step.SCOPING) and not rules.is_undecided(Step.CLOSED)
