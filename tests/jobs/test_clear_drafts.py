"""Drafts are warned of and removed, once, and leave no personal text."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, EventWords, Notice
from sarum.board.rules.actor import PUBLIC
from sarum.cases.jobs import clear_drafts
from sarum.cases.models import DraftKey, ReferralDraft, ReturnCode
from sarum.cases.operations import drafting as operations

pytestmark = pytest.mark.django_db
BEGUN = dt.datetime(2026, 8, 3, 10, 30, tzinfo=dt.UTC)
EMAIL = "nurse@example.org"


@pytest.fixture
def days_later(monkeypatch):
    def wait(days):
        monkeypatch.setattr(timezone, "now", lambda: BEGUN + dt.timedelta(days=days))
        return clear_drafts.run()

    return wait


def begun(email="", secret="s"):
    draft = operations.begin_referral(secret=secret, is_anyone_at_risk_now=False, by=PUBLIC, at=BEGUN)
    said = {"name": "Rhiannon Ash"}
    draft = operations.save_referral_part(draft=draft, part="referrer", answers=said, by=PUBLIC, at=BEGUN)
    return operations.save_for_later(draft=draft, email=email, by=PUBLIC, at=BEGUN) if email else draft


def test_without_an_address_it_goes_after_a_week_without_a_letter(days_later):
    begun()
    assert days_later(6) == "0 warned, 0 removed"
    assert days_later(7) == "0 warned, 1 removed"
    assert not ReferralDraft.objects.exists() and not Notice.objects.exists()


def test_with_an_address_it_is_warned_of_once_and_goes_a_week_later(days_later):
    draft = begun(EMAIL)
    sent = operations.ask_for_code(reference=draft.return_reference, email=EMAIL, by=PUBLIC, at=BEGUN)
    operations.enter_code(sent=sent, code="1", secret="x", by=PUBLIC, at=BEGUN)
    assert [days_later(n) for n in (82, 83, 84, 89)] == [
        "0 warned, 0 removed",
        "1 warned, 0 removed",
        *["0 warned, 0 removed"] * 2,
    ]
    letter = Notice.objects.get(subject="What you saved will be removed")
    assert letter.address == EMAIL and draft.return_reference in letter.body and "1 November 2026" in letter.body
    assert "Ash" not in letter.body and "referral" not in letter.body.lower()
    assert days_later(90) == "0 warned, 1 removed" and days_later(91) == "0 warned, 0 removed"
    assert not (ReferralDraft.objects.exists() or ReturnCode.objects.exists() or DraftKey.objects.exists())
    event = Event.objects.get(act="remove_draft")
    assert event.words.sentence == "removed a referral that had been begun and not sent"
    assert EMAIL not in str(list(EventWords.objects.values())) and "Ash" not in str(list(EventWords.objects.values()))


def test_when_the_clock_had_stopped_the_week_of_warning_is_still_given(days_later):
    begun(EMAIL)
    assert days_later(120) == "1 warned, 0 removed" and days_later(126) == "0 warned, 0 removed"
    assert days_later(127) == "0 warned, 1 removed"


def test_one_that_was_gone_on_with_meanwhile_is_left_and_holds_up_no_other(days_later, monkeypatch):
    draft, other = begun(), begun(secret="t")
    find = clear_drafts.queries.unsent_since

    def meanwhile(reader, before):
        found = list(find(reader, before))
        ReferralDraft.objects.filter(pk=draft.pk).update(saved_at=timezone.now())
        return found

    monkeypatch.setattr(clear_drafts.queries, "unsent_since", meanwhile)
    assert days_later(8) == "0 warned, 1 removed"
    assert ReferralDraft.objects.get() == draft != other
