"""Tokens and links, without any database."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Invitation, Person
from sarum.board.rules import invitation as rules

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
nonces = st.text("0123456789abcdef", min_size=32, max_size=32)


@given(nonces, nonces, st.text(min_size=1), st.text(min_size=1))
def test_a_token_is_made_of_its_nonce_and_the_secret_and_of_nothing_else(one, other, secret, guess):
    token = rules.token_of(one, secret)
    assert token == rules.token_of(one, secret)
    assert (token == rules.token_of(other, secret)) is (one == other)
    assert secret == guess or token != rules.token_of(one, guess) or secret.strip("\0") == guess.strip("\0")


@given(nonces, st.text(st.characters(exclude_characters="⟦⟧")))
def test_posting_a_letter_changes_its_mark_and_nothing_else(nonce, words):
    assert rules.with_tokens(words, "secret") == words
    posted = rules.with_tokens(words + rules.mark_of(nonce) + words, "secret")
    assert posted == words + rules.token_of(nonce, "secret") + words


@given(st.text(st.characters()))
def test_any_text_whatever_can_be_tried_as_a_token(text):
    assert len(rules.digest_of(text)) == 64


def test_an_invitation_is_open_until_it_is_accepted_voided_or_too_old():
    fresh = Invitation(person=Person(name="Nell Ross"), invited_at=NOW, expires_at=NOW + rules.LIFETIME)
    assert rules.is_open(fresh, NOW) and not rules.is_open(fresh, NOW + rules.LIFETIME)
    for done in ({"accepted_at": NOW}, {"voided_at": NOW}):
        ended = Invitation(person=fresh.person, invited_at=NOW, expires_at=NOW + rules.LIFETIME, **done)
        assert rules.why_not_open(ended, NOW)
