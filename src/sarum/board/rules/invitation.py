"""Single-use links: what a token is made of, how long it works, and who may be sent one.

A token is never kept: a letter in the outbox holds a mark, and the mark becomes the token as the letter is posted, by
the installation's secret. Whoever reads the whole database can open no invitation.
"""

import datetime as dt
import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256

from sarum.board.models.invitation import Invitation
from sarum.board.models.person import Person

LIFETIME = dt.timedelta(days=2)
MARK = re.compile("⟦([0-9a-f]{32})⟧")


def mark_of(nonce: str) -> str:
    """What stands in a letter until it is posted."""
    return f"⟦{nonce}⟧"


def token_of(nonce: str, secret: str) -> str:
    made = hmac.digest(secret.encode(), f"sarum.invitation:{nonce}".encode(), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def with_tokens(body: str, secret: str) -> str:
    """A letter as it is posted, with each mark turned into its token."""
    return MARK.sub(lambda mark: token_of(mark[1], secret), body)


def is_open(invitation: Invitation, at: dt.datetime) -> bool:
    return invitation.accepted_at is None and invitation.voided_at is None and at < invitation.expires_at


def why_not_open(invitation: Invitation, at: dt.datetime) -> list[str]:
    if is_open(invitation, at):
        return []
    return ["This link does not work any more. Ask the Board to invite you again."]


def why_not_invited(person: Person) -> list[str]:
    """An invitation goes to an address, and to somebody who cannot sign in yet."""
    if not person.email:
        return [f"{person} has no e-mail address to send an invitation to. Add one first."]
    if person.is_active and person.has_usable_password():
        return [
            f"{person} can sign in already. If they have forgotten their password, they can choose a new one from the "
            "sign-in page."
        ]
    return []


def why_not_gone(person: Person, is_self: bool) -> list[str]:
    """A person leaves once, and by somebody else's hand."""
    if is_self:
        return ["Nobody ends their own right to sign in. Ask somebody else."]
    return [] if person.is_active else [f"{person} has been recorded as gone already."]
