"""Writing one link of the chain, inside the caller's transaction."""

import datetime as dt
import secrets
from typing import Any

from django.db import models
from django.utils import timezone

from sarum.board.models import ChainHead, Event, EventWords, Person
from sarum.board.rules import event as rules
from sarum.board.rules.actor import Outsider

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def microseconds(moment: dt.datetime) -> int:
    return (moment - EPOCH) // dt.timedelta(microseconds=1)


def code_of(actor: Person | Outsider) -> str:
    return actor.code if isinstance(actor, Outsider) else f"person:{actor.pk}"


def name_of(subject: models.Model | None) -> str:
    return f"{subject._meta.label_lower}:{subject.pk}" if subject is not None else ""


def record(
    *,
    act: str,
    by: Person | Outsider,
    at: dt.datetime,
    office: str,
    sentence: str,
    about: str = "",
    subject: models.Model | None = None,
    key: str | None = None,
    detail: dict[str, Any] | None = None,
) -> Event:
    """Add an event to the chain. The head is locked until the transaction ends, so links are made one at a time."""
    head = ChainHead.objects.select_for_update().get(pk=1)
    salt, text = secrets.token_hex(16), rules.detail_text(detail or {})
    digest = rules.words_digest(salt, str(by), office, sentence, text)
    number, recorded_at = head.number + 1, timezone.now()
    link = rules.link_of(
        number, microseconds(at), microseconds(recorded_at), act, code_of(by), about, name_of(subject), key or "",
        digest, head.link,
    )  # fmt: skip
    event = Event(
        number=number, happened_at=at, recorded_at=recorded_at, act=act, actor=code_of(by), about=about,
        subject=name_of(subject), key=key, digest=digest, previous=head.link, link=link,
    )  # fmt: skip
    event.save(force_insert=True)
    words = EventWords(event=event, salt=salt, who=str(by), office=office, sentence=sentence, detail=text)
    words.save(force_insert=True)
    head.number, head.link = number, link
    head.save()
    return event
