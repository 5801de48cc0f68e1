"""Leaving a referral and coming back to it: references, codes, and what is cleared away."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.core import mail
from hypothesis import given, settings
from hypothesis import strategies as st

from sarum.board.models import Event, EventWords, Notice
from sarum.board.operations import notice as notices
from sarum.board.rules.actor import CLOCK, PUBLIC
from sarum.cases.models import Addition, ReferralDraft, ReturnCode
from sarum.cases.operations import drafting as operations
from sarum.cases.operations import referral as referrals
from sarum.cases.queries import drafting as queries
from sarum.kit.refusal import NotAllowed, Refused
from tests import cast
from tests.operations.test_verification import ANSWERS, AT

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
EMAIL = "nurse@example.org"
CODE = re.compile(r"\b[0-9]{8}\b")


def begun(secret="s" * 40, email=EMAIL, **answers):
    draft = operations.begin_referral(secret=secret, is_anyone_at_risk_now=False, by=PUBLIC, at=AT)
    for part, said in answers.items():
        draft = operations.save_referral_part(draft=draft, part=part, answers=said, by=PUBLIC, at=AT)
    return operations.save_for_later(draft=draft, email=email, by=PUBLIC, at=AT) if email else draft


def asked(reference, email=EMAIL, at=AT):
    """The code that was sent, and what its letter said."""
    mail.outbox.clear()
    sent = operations.ask_for_code(reference=reference, email=email, by=PUBLIC, at=at)
    for notice in Notice.objects.filter(sent_at=None):
        notices.post(notice=notice, by=CLOCK, at=at)
    found = [CODE.search(letter.body) for letter in mail.outbox if letter.subject == "Your code"]
    return sent, found[0][0] if found else ""


def enter(sent, code, at=AT, secret="another browser"):
    return operations.enter_code(sent=sent, code=code, secret=secret, by=PUBLIC, at=at)


def sent_referral(**given):
    return referrals.receive_referral(answers=ANSWERS, by=PUBLIC, at=AT, **given)


def test_saving_for_later_sends_a_reference_and_nothing_else():
    draft = begun(referrer={"name": "Rhiannon Ash"})
    letter = Notice.objects.get()
    assert (letter.to, letter.address, letter.subject) == (None, EMAIL, "Your reference for coming back")
    assert draft.return_reference in letter.body and "/refer/return/" in letter.body
    assert "Ash" not in letter.body and "referral" not in letter.body.lower() and not CODE.search(letter.body)
    assert re.fullmatch(r"\S{4}-\S{4}", draft.return_reference)


def test_a_reference_stays_the_same_and_codes_to_an_old_address_die():
    draft = begun()
    old, code = asked(draft.return_reference)
    again = operations.save_for_later(draft=draft, email="new@example.org", by=PUBLIC, at=AT)
    assert again.return_reference == draft.return_reference and enter(old, code) is None
    assert asked(draft.return_reference)[0] is None and asked(draft.return_reference, "new@example.org")[0]


def test_a_code_opens_the_draft_in_another_browser_and_the_first_keeps_it_too():
    draft = begun()
    assert enter(*asked(draft.return_reference.lower().replace("-", " "), EMAIL.upper())) == draft
    assert (
        queries.draft_of(PUBLIC, draft.pk, "another browser") == queries.draft_of(PUBLIC, draft.pk, "s" * 40) == draft
    )
    assert queries.draft_of(PUBLIC, draft.pk, "a third") is None
    assert queries.drafts_of(PUBLIC, {"1": "another browser", "2": "s" * 40}) == [draft]


def test_the_code_stands_in_no_table_and_no_event():
    draft = begun()
    _, code = asked(draft.return_reference)
    for rows in (ReturnCode, Notice, Event, EventWords, ReferralDraft):
        assert code not in str(list(rows.objects.values()))


def test_what_does_not_belong_together_is_sent_nothing():
    draft, other = begun(), begun("t" * 40, "other@example.org")
    for reference, email in [
        (draft.return_reference, "other@example.org"),
        (other.return_reference, EMAIL),
        ("BBBB-BBBB", EMAIL),
        ("", ""),
    ]:
        assert asked(reference, email) == (None, "")
    assert not ReturnCode.objects.exists()


def test_a_code_works_once_and_not_for_longer_than_ten_minutes():
    draft = begun()
    sent, code = asked(draft.return_reference)
    assert enter(sent, code, AT + 10 * MINUTE) is None and enter(sent, code, AT + 9 * MINUTE) == draft
    assert enter(sent, code, AT + 9 * MINUTE) is None


def test_a_newer_code_takes_the_place_of_the_older():
    draft = begun()
    older, newer = asked(draft.return_reference), asked(draft.return_reference)
    assert enter(*older) is None and enter(*newer) == draft


def test_five_wrong_tries_end_a_code():
    draft = begun()
    sent, code = asked(draft.return_reference)
    wrong = "00000000" if code != "00000000" else "11111111"
    assert [enter(sent, wrong) for _ in range(5)] == [None] * 5
    assert enter(sent, code) is None and ReturnCode.objects.get().tries == 5


def test_five_codes_an_hour_are_sent_and_then_none_until_the_hour_is_over():
    draft = begun()
    assert all(asked(draft.return_reference, at=AT + n * MINUTE)[0] for n in range(5))
    assert asked(draft.return_reference, at=AT + 6 * MINUTE) == (None, "")
    assert asked(draft.return_reference, at=AT + HOUR)[0]


def test_the_same_form_sent_twice_sends_one_code():
    draft = begun()
    ask = {"reference": draft.return_reference, "email": EMAIL, "by": PUBLIC, "at": AT, "key": "k"}
    assert operations.ask_for_code(**ask) == operations.ask_for_code(**ask) and ReturnCode.objects.count() == 1


ODD_CODES = st.one_of(st.text(max_size=30), st.from_regex(r"[0-9]{8}", fullmatch=True))


@given(guess=ODD_CODES, order=st.permutations(range(8)))
@settings(max_examples=30)
def test_no_code_but_the_right_one_for_this_very_thing_ever_opens_it(guess, order):
    draft, other = begun(uuid4().hex), begun(uuid4().hex, "other@example.org")
    used, used_code = asked(draft.return_reference)
    assert enter(used, used_code, secret=f"a{draft.pk}") == draft
    old, old_code = asked(draft.return_reference)
    live, live_code = asked(draft.return_reference)
    of_another, other_code = asked(other.return_reference, "other@example.org")
    tries = [(used, used_code), (old, old_code), (live, old_code), (live, used_code), (live, other_code), (of_another, live_code),
             (None, live_code), (live, guess)]  # fmt: skip
    for sent, code in [tries[n] for n in order[:4]]:
        if not (sent == live and code == live_code):
            assert enter(sent, code, secret=f"b{draft.pk}") is None
    assert queries.draft_of(PUBLIC, draft.pk, f"b{draft.pk}") is None
    assert enter(live, live_code, secret=f"c{draft.pk}") == draft


def test_a_draft_that_is_sent_keeps_no_address_no_reference_and_no_code():
    draft = begun(referrer=ANSWERS["referrer"], what_happened=ANSWERS["what_happened"])
    draft = operations.save_referral_part(
        draft=draft, part="adults", answers=ANSWERS["adults"][0], number=1, by=PUBLIC, at=AT
    )
    reference = draft.return_reference
    asked(reference)
    referrals.receive_referral(draft=draft, by=PUBLIC, at=AT)
    draft.refresh_from_db()
    assert (draft.email, draft.return_reference, draft.answers) == ("", None, {}) and not ReturnCode.objects.exists()
    assert asked(reference) == (None, "")
    with pytest.raises(Refused):
        operations.save_for_later(draft=draft, email=EMAIL, by=PUBLIC, at=AT)


def test_only_the_clock_clears_away_and_only_what_may_go():
    draft = begun()
    for act, late in ((operations.remove_draft, 99 * DAY), (operations.warn_of_removal, 1 * DAY)):
        with pytest.raises(NotAllowed):
            act(draft=draft, by=PUBLIC, at=AT + late)
        with pytest.raises(Refused):
            act(draft=draft, by=CLOCK, at=AT + 1 * DAY)


def test_a_change_counts_from_the_beginning_again():
    draft = operations.warn_of_removal(draft=begun(), by=CLOCK, at=AT + 83 * DAY)
    assert draft.warned_at
    draft = operations.save_referral_part(
        draft=draft, part="reason", answers={"reason": "LEARNING"}, by=PUBLIC, at=AT + 84 * DAY
    )
    assert draft.warned_at is None
    with pytest.raises(Refused):
        operations.remove_draft(draft=draft, by=CLOCK, at=AT + 91 * DAY)


def test_the_referrer_gets_the_number_and_nothing_else():
    cast.people()
    referral = sent_referral()
    letter = Notice.objects.get(address=referral.referrer_email, to=None)
    assert referral.number in letter.subject and referral.number in letter.body
    for said in (referral.referrer_name, referral.case.adults.first().name, *referral.outline.split(".")):
        assert not said.strip() or said.strip() not in letter.subject + letter.body


def test_nobody_is_written_to_for_a_referral_that_came_on_paper():
    came = {"route": "PAPER", "from_whom": "Wyvern Hospital Trust", "received_on": "2025-03-01"}
    answers = ANSWERS | {"provenance": came}
    referral = referrals.receive_referral(answers=answers, by=cast.people()["officer"], at=AT)
    assert not Notice.objects.filter(address=referral.referrer_email, to=None).exists()


@pytest.mark.parametrize("under", ["number", "case"])
def test_a_code_opens_a_referral_that_was_sent_by_its_number_or_its_case(under):
    referral = sent_referral()
    reference = referral.number if under == "number" else referral.case.reference
    assert enter(*asked(reference.lower(), referral.referrer_email)) == referral
    assert asked(reference, "stranger@example.org") == (None, "")


def test_an_addition_stands_beside_what_was_sent_and_tells_the_team():
    people, referral = cast.people(), sent_referral()
    before = (referral.answers, referral.digest, referral.outline)
    one = referrals.add_to_referral(referral=referral, words="She had moved in March.", by=PUBLIC, at=AT + DAY)
    two = referrals.record_addition(
        referral=referral, words="In April, she says now.", how="by telephone", by=people["officer"], at=AT + 2 * DAY
    )
    assert [addition.number for addition in Addition.objects.all()] == [
        f"{referral.number}-A1",
        f"{referral.number}-A2",
    ]
    assert (one.entered_by, two.entered_by, two.how) == (None, people["officer"], "by telephone")
    referral.refresh_from_db()
    assert (referral.answers, referral.digest, referral.outline) == before
    event = Event.objects.filter(act="add_to_referral").get()
    assert event.words.facts == {"digest": one.digest} and "March" not in event.words.sentence
    letters = Notice.objects.filter(subject__contains="something was added")
    assert {"Olive Fenn", "Martha Bell"} <= {letter.to.name for letter in letters}
    assert not any("March" in letter.body for letter in letters)


def test_nobody_but_the_team_records_what_a_referrer_said():
    referral = sent_referral()
    with pytest.raises(NotAllowed):
        referrals.record_addition(referral=referral, words="x", how="y", by=cast.people()["stranger"], at=AT)


def test_what_was_begun_and_not_named_arrives_as_not_known():
    answers = ANSWERS | {
        "agencies": [{"name": "", "nature": "Landlord"}],
        "processes": [{"process": "", "lead": "Coroner"}],
    }
    case = referrals.receive_referral(answers=answers, by=PUBLIC, at=AT).case
    assert case.known_agencies.get().name == case.parallel_processes.get().process == "Not known"
