"""Sending a one-time code, and trying what somebody typed for one."""

import datetime as dt
import secrets

from django.conf import settings
from django.db.models import Manager, QuerySet

from sarum.board.models import Person
from sarum.board.models.code import Code
from sarum.board.operations.notice import Letter
from sarum.board.rules import code as rules

CODE = """Your code is {code}.

It works once, for ten minutes, in the browser in which you asked for it. Tell it to nobody. If you did not ask for it, \
do nothing."""
Sent = Manager[Code] | QuerySet[Code]


def made(sent: Code, before: Sent, to: Person | str, at: dt.datetime) -> Letter:
    """Keep a new code by its digest, and write the letter that carries it; those sent before work no more."""
    void(before, at)
    nonce = secrets.token_hex(16)
    sent.made_at, sent.expires_at = at, at + rules.LASTS
    sent.digest = rules.digest_of(rules.code_of(nonce, settings.SECRET_KEY), sent.opens, settings.SECRET_KEY)
    sent.save()
    body = CODE.format(code=rules.mark_of(nonce))
    return Letter(to, "Your code", body, thread=f"code:{sent.opens}", useless_after=sent.expires_at)


def void(sent: Sent, at: dt.datetime) -> None:
    """Codes that were sent before and not used work no more."""
    sent.filter(used_at__isnull=True, voided_at__isnull=True).update(voided_at=at)


def is_used(sent: Code, typed: str, at: dt.datetime) -> bool:
    """Count a try; a right one uses the code up."""
    sent.tries += 1
    is_right = rules.is_right(typed, sent.opens, sent.digest, settings.SECRET_KEY)
    sent.used_at = at if is_right else None
    sent.save()
    return is_right
