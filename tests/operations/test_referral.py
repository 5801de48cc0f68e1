"""Taking a referral in: begun, saved part by part, received once, acknowledged."""

import pytest

from sarum.board.models import Event, Notice
from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import Case, KnownAgency, Referral, ReferralDraft, Step
from sarum.cases.operations import drafting
from sarum.cases.operations import referral as operations
from sarum.cases.queries import drafting as queries
from sarum.cases.rules.form import held
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import cast
from tests.operations.test_verification import ANSWERS, AT, received, why

pytestmark = pytest.mark.django_db


def begin(**given):
    return drafting.begin_referral(secret="s" * 40, is_anyone_at_risk_now=False, by=PUBLIC, at=AT, **given)


def save(draft, part, answers, **given):
    return drafting.save_referral_part(draft=draft, part=part, answers=answers, by=PUBLIC, at=AT, **given)


def send(answers=ANSWERS, **given):
    return operations.receive_referral(answers=answers, by=PUBLIC, at=AT, **given)


def test_whoever_keeps_the_secret_finds_the_draft_and_nobody_else():
    draft = begin()
    assert queries.draft_of(PUBLIC, draft.pk, "s" * 40) == draft
    assert queries.draft_of(PUBLIC, draft.pk, "guessed") is None
    assert queries.draft_of(PUBLIC, draft.pk, "") is None
    assert "s" * 40 not in str(ReferralDraft.objects.values())
    assert draft.answers == {"safety": {"is_anyone_at_risk_now": False}}


def test_parts_are_kept_beside_one_another():
    draft = save(begin(), "referrer", {"name": "Rhiannon Ash"})
    draft = save(draft, "adults", {"name": "Edna Marsh"}, number=1)
    draft = save(draft, "adults", {"needs": "Washing"}, number=1)
    draft = save(draft, "adults", {"name": "Frank Marsh"}, number=2)
    assert draft.answers["referrer"] == {"name": "Rhiannon Ash"}
    assert draft.answers["adults"] == [{"name": "Edna Marsh", "needs": "Washing"}, {"name": "Frank Marsh"}]
    assert save(draft, "adults", None, number=1).answers["adults"] == [{"name": "Frank Marsh"}]


def test_what_another_window_saved_is_not_replaced_unseen():
    draft = begin()
    seen = held.seen(draft.answers, "referrer", None).version
    save(draft, "referrer", {"name": "First"}, seen=seen)
    with pytest.raises(Stale) as stale:
        save(draft, "referrer", {"name": "Second"}, seen=seen)
    assert stale.value.current.said == {"name": "First"}
    save(draft, "referrer", {"name": "Second"}, seen=stale.value.current.version)


def test_a_referral_that_was_sent_is_not_changed():
    draft = begin()
    send(draft=draft)
    with pytest.raises(Refused) as refused:
        save(draft, "referrer", {"name": "Somebody else"})
    assert "has been sent" in why(refused)
    with pytest.raises(Refused):
        send(draft=draft)
    assert Referral.objects.count() == 1


def test_a_draft_is_sent_as_it_stands_and_emptied():
    draft = begin()
    for part in ("referrer", "what_happened"):
        draft = save(draft, part, ANSWERS[part])
    draft = save(draft, "adults", ANSWERS["adults"][0], number=1)
    draft = save(draft, "reason", {"reason": "LEARNING"})
    referral = operations.receive_referral(draft=draft, by=PUBLIC, at=AT)
    draft.refresh_from_db()
    assert (draft.answers, draft.sent) == ({}, referral)
    assert (referral.reason, referral.route, referral.answers["referrer"]["name"]) == (
        "LEARNING",
        "ONLINE",
        "Robin Tate",
    )


def test_a_referral_opens_a_case_and_tells_the_team_without_a_name():
    cast.people()
    answers = ANSWERS | {
        "adults": [
            {"name": "Edna Marsh", "living": "DIED", "date_of_birth": "1943-08-14", "capacity": "Not assessed",
             "elements": {"NEEDS": {"answer": "MET", "reasons": "A package of care"}}},
            {"name": "Frank Marsh"},
        ],
        "other_people": [{"name": "Keith Marsh", "relationship": "Son"}],
        "agencies": [{"name": cast.HOMES.upper(), "nature": "Landlord"}, {"name": "Unknown Society"}],
        "processes": [{"process": "Inquest"}],
    }  # fmt: skip
    referral = send(answers)
    case = Case.objects.get()
    assert (case.reference, case.pseudonym, case.step) == ("WY-2025-001", "Adult A and Adult B", Step.REFERRAL)
    assert case.due_on.isoformat() == "2025-03-05"
    assert case.adults.first().particulars == {"capacity": "Not assessed"}
    needs = referral.elements.get(adult=case.adults.first(), element="NEEDS")
    assert (needs.answer, needs.reasons, referral.elements.count()) == ("MET", "A package of care", 8)
    assert [known.agency and known.agency.name for known in KnownAgency.objects.all()] == [cast.HOMES, None]
    assert (case.other_people.count(), case.parallel_processes.count()) == (1, 1)
    event = Event.objects.latest("number")
    assert event.words.sentence == "sent referral WY-2025-001-R1" and event.words.facts == {"digest": referral.digest}
    letters = Notice.objects.filter(about=case.reference)
    assert {"Olive Fenn", "Martha Bell"} <= {letter.to.name for letter in letters if letter.to}
    assert not any("Marsh" in letter.subject + letter.body for letter in letters)


def test_references_run_on_through_a_year():
    assert [send().case.reference for _ in range(2)] == ["WY-2025-001", "WY-2025-002"]


def test_without_what_the_board_needs_nothing_is_received():
    with pytest.raises(Refused) as refused:
        send({"safety": {"is_anyone_at_risk_now": True}})
    assert len(refused.value.reasons) == 3
    assert not Case.objects.exists()


def test_the_same_form_sent_twice_is_one_referral():
    assert send(key="once") == send(key="once")
    assert Case.objects.count() == 1


def test_a_referrer_in_the_register_is_told_that_it_has_arrived():
    people = cast.people()
    case = received(people, acknowledged=False)
    operations.acknowledge_referral(case=case, how="by telephone", by=people["officer"], at=AT)
    case.refresh_from_db()
    assert case.due_on.isoformat() == "2025-03-17"
    assert Event.objects.latest("number").words.sentence == "acknowledged referral WY-2025-001-R1 (by telephone)"
    letter = Notice.objects.get(to=people["referrer"])
    assert case.reference in letter.body and "Marsh" not in letter.body + letter.subject


def test_a_referral_is_acknowledged_once_and_by_the_team():
    people = cast.people()
    case = received(people)
    with pytest.raises(Refused) as refused:
        operations.acknowledge_referral(case=case, by=people["officer"], at=AT)
    assert "has been acknowledged" in why(refused)
    with pytest.raises(NotAllowed):
        operations.acknowledge_referral(case=case, by=people["chair"], at=AT)
