"""How a referral being written is come back to, and how long it is kept."""

import datetime as dt

import pytest

from sarum.board.rules import code as codes
from sarum.cases.models import ReferralDraft, ReturnCode
from sarum.cases.rules import drafting as rules

AT = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)
SECRET = "a secret of the installation"


def draft(days, **known):
    return ReferralDraft(saved_at=AT - days * DAY, **known)


def code(**known):
    return ReturnCode(**{"made_at": AT, "expires_at": AT + codes.LASTS, **known})


@pytest.mark.parametrize("typed", ["bdfg-3467", " BDFG 3467 ", "BDFG3467", "b d f g 3 4 6 7"])
def test_a_reference_is_read_however_it_was_typed(typed):
    assert rules.spelt(typed) == "BDFG-3467"


def test_the_number_of_a_referral_stays_as_it_is():
    assert rules.spelt("wy-2026-001-r1") == "WY-2026-001-R1"


def test_no_letter_of_a_reference_is_taken_for_another():
    assert not set("01258AEIOULSZ") & set(rules.LETTERS)


def test_a_code_works_for_ten_minutes_once_until_a_newer_one_and_for_five_tries():
    assert codes.is_open(code(), AT + 9 * MINUTE)
    assert not codes.is_open(code(), AT + 10 * MINUTE)
    assert not codes.is_open(code(used_at=AT), AT)
    assert not codes.is_open(code(voided_at=AT), AT)
    assert codes.is_open(code(tries=4), AT) and not codes.is_open(code(tries=5), AT)


def test_five_codes_an_hour_and_no_more():
    lately = [AT - n * MINUTE for n in range(1, 6)]
    assert codes.why_no_code(lately[:4], AT) == []
    assert codes.why_no_code(lately, AT) != []
    assert codes.why_no_code(lately, AT + 56 * MINUTE) == []


def test_without_an_address_a_draft_is_kept_for_a_week():
    assert rules.why_not_removed(draft(6.9), AT) != [] and rules.why_not_removed(draft(7), AT) == []


def test_with_an_address_it_is_kept_for_ninety_days_and_never_goes_without_a_weeks_warning():
    known = {"email": "r@example.org"}
    assert not rules.is_to_be_warned(draft(82, **known), AT) and rules.is_to_be_warned(draft(83, **known), AT)
    assert not rules.is_to_be_warned(draft(84, **known, warned_at=AT - DAY), AT)
    assert rules.why_not_removed(draft(89, **known, warned_at=AT - 6 * DAY), AT) != []
    assert rules.why_not_removed(draft(90, **known, warned_at=AT - 7 * DAY), AT) == []
    assert rules.why_not_removed(draft(120, **known), AT) == ["Whoever writes it has not been warned a week before."]
    assert rules.why_not_removed(draft(120, **known, warned_at=AT - DAY), AT) != []


def test_it_is_said_when_a_draft_goes():
    assert (
        rules.removed_on(draft(0)) == AT + 7 * DAY
        and rules.removed_on(draft(0, email="r@example.org")) == AT + 90 * DAY
    )


def test_a_letter_holds_a_mark_and_only_what_is_posted_holds_the_code():
    nonce = "0" * 32
    body = f"Your code is {codes.mark_of(nonce)}."
    made = codes.code_of(nonce, SECRET)
    assert len(made) == 8 and made.isdigit() and made not in body
    assert codes.with_codes(body, SECRET) == f"Your code is {made}."
    assert codes.code_of(nonce, "another secret") != made


def test_a_code_is_right_for_one_thing_only_however_it_is_spaced():
    kept = codes.digest_of("12345678", "draft:1", SECRET)
    assert codes.is_right("1234 56-78", "draft:1", kept, SECRET)
    for wrong, opens in [
        ("12345679", "draft:1"),
        ("12345678", "draft:2"),
        ("", "draft:1"),
        ("1234567\ud800", "draft:1"),
    ]:
        assert not codes.is_right(wrong, opens, kept, SECRET)
    assert not codes.is_right("12345678", "draft:1", kept, "another secret")


def test_what_has_too_few_digits_is_no_code_and_it_is_said_how_many_there_are():
    assert codes.why_not_a_code("1234 5678") == codes.why_not_a_code("12345678") == []
    assert codes.why_not_a_code("ABCD1234") == ["The code is 8 digits, with no letters. Enter all of it"]
    assert codes.why_not_a_code("1234 567") == ["The code has 8 digits, and this has 7. Enter all of it"]
