"""What the first decision on a case must say."""

import datetime as dt

import pytest

from sarum.board.models import Agency, Person
from sarum.cases.models import Confirmation, Conflict, Verification
from sarum.cases.rules import verification as rules

COUNCIL, NHS = Agency(pk=1, name="Council"), Agency(pk=2, name="NHS")
TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize("next_step", ["SCOPING", "MORE_INFORMATION", "NOT_PROGRESSED"])
def test_every_decision_has_reasons_and_only_those(next_step):
    assert rules.why_not_decided(next_step, "A death", "", False, None, TODAY) == []
    assert rules.why_not_decided(next_step, " ", "", False, None, TODAY) == ["Give the reasons for this decision."]


def test_an_alternative_action_says_what_who_and_when():
    assert len(rules.why_not_decided("ALTERNATIVE", "Quicker", " ", False, None, TODAY)) == 3
    assert rules.why_not_decided("ALTERNATIVE", "Quicker", "Round table", True, TODAY, TODAY) == []
    assert rules.why_not_decided("ALTERNATIVE", "Quicker", "Round table", True, dt.date(2026, 3, 1), TODAY) == [
        "The alternative action cannot be due before it is decided on: enter 2 March 2026 or a later day."
    ]


def test_whoever_was_there_takes_the_decision():
    assert rules.why_not_chairing(True) == []
    assert "was there records its decision" in rules.why_not_chairing(False)[0]


def decision(**given):
    return Verification(**{"next_step": "SCOPING", "reasons": "A death"} | given)


def test_a_case_referred_elsewhere_says_where_who_was_told_and_whether_it_waits():
    today = dt.date(2026, 3, 2)
    assert rules.why_not_elsewhere("SCOPING", "", "", None, None, today) == []
    assert rules.why_not_elsewhere("ELSEWHERE", "DARDR", "The CSP", today, True, today) == []
    assert len(rules.why_not_elsewhere("ELSEWHERE", "", "", None, None, today)) == 4
    assert (
        "They are told before" in rules.why_not_elsewhere("ELSEWHERE", "a", "b", dt.date(2026, 3, 3), False, today)[0]
    )


def test_the_chair_needs_no_reason_and_the_vice_chair_one_that_is_on_record():
    chair = Person(name="Carys Holt")
    declared = [Conflict(person=chair, conflict="Her force attended")]
    assert rules.why_acting(True, True, declared, "x") == ""
    assert rules.why_acting(False, False, declared, "") == (
        "Carys Holt declared a conflict of interest: Her force attended"
    )
    assert rules.why_acting(False, True, [], "") == "The JCR Chair was not at the meeting."
    assert rules.why_acting(False, False, [], "She left early") == "She left early"
    assert rules.why_not_acting(True, "") == rules.why_not_acting(False, "a reason") == []
    assert "in place of the JCR Chair" in rules.why_not_acting(False, rules.why_acting(False, False, [], ""))[0]


def test_an_advisory_decision_waits_for_exactly_those_who_were_not_there():
    said = [Confirmation(agency=COUNCIL, is_confirmed=True)]
    assert rules.awaited([COUNCIL, NHS], []) == [COUNCIL, NHS]
    assert rules.awaited([COUNCIL, NHS], said) == [NHS]
    assert rules.in_the_way_of_advisory([NHS], []) == [
        "The advisory decision waits until NHS, which was not there, confirms it in writing."
    ]


def test_one_refusal_and_it_never_stands():
    refused = [Confirmation(agency=NHS, is_confirmed=False, grounds="We would have differed.")]
    assert rules.refusing(refused) == refused
    assert rules.in_the_way_of_advisory([], refused) == [
        "NHS does not confirm the advisory decision: We would have differed. Meet again with every statutory partner."
    ]


def test_who_confirms_is_who_it_waits_for_with_grounds_and_once():
    waiting = decision(is_advisory=True)
    assert rules.why_not_confirm(waiting, [NHS], NHS, "We agree") == []
    assert rules.why_not_confirm(waiting, [NHS], NHS, " ") == ["Give your grounds."]
    assert "waits for NHS, not for Council" in rules.why_not_confirm(waiting, [NHS], COUNCIL, "We agree")[0]
    assert "stands already" in rules.why_not_confirm(decision(stands_at=NOW), [], NHS, "We agree")[0]
    assert "later meeting" in rules.why_not_confirm(waiting, [], NHS, "We agree", is_overtaken=True)[0]


def test_a_decision_is_superseded_with_a_reason_until_something_rests_on_it():
    stands = decision(stands_at=NOW)
    assert rules.why_not_superseded(stands, True, False, "The GP wrote") == []
    assert "Say why" in rules.why_not_superseded(stands, True, False, "")[0]
    assert "superseded this one already" in rules.why_not_superseded(stands, False, False, "x")[0]
    assert "rest on this decision" in rules.why_not_superseded(stands, True, True, "x")[0]
    assert "advisory" in rules.why_not_superseded(decision(), True, False, "x")[0]
    confirmed = decision(stands_at=NOW, is_advisory=True)
    assert "confirmed it. Meet again" in rules.why_not_superseded(confirmed, True, False, "x")[0]


def test_the_words_never_confuse_it_with_the_decision_under_section_44():
    assert "does not decide whether the criteria in section 44 are met" in rules.THRESHOLD


def test_an_agency_without_a_representative_is_answered_for_by_its_own_people_without_a_conflict():
    partner, member, lead = (Person(pk=pk, name=name, agency=NHS) for pk, name in enumerate(("Ana", "Ben", "Cai"), 1))
    assert rules.representatives([NHS], [partner], [member], set()) == [partner]
    assert rules.representatives([NHS], [partner], [member, lead], {partner.pk, lead.pk}) == [member]
    assert rules.representatives([COUNCIL], [partner], [member], set()) == []
    assert rules.why_not_representing(member, [member]) == []
    assert "Ana answers for NHS" in rules.why_not_representing(member, [partner])[0]
    assert "Partnership Team can record" in rules.why_not_representing(member, [])[0]


def test_the_team_says_how_an_answer_came():
    assert rules.why_not_recorded(True, "by letter", False) == {}
    assert set(rules.why_not_recorded(True, " ", True)) == {"how", "person"}
    assert "Only the Partnership Team" in rules.why_not_recorded(False, "by letter", False)[""]
