"""The one door for writes: permission, version, change, event, notice; in one transaction, or not at all."""

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol

from django.apps import apps
from django.db import IntegrityError, models, transaction

from sarum.board.models import Event, Person
from sarum.board.operations import event, notice
from sarum.board.rules.actor import Outsider
from sarum.kit.memory import while_reading
from sarum.kit.refusal import Refused, SentBefore, Stale

Actor = Person | Outsider
FORM = 32


@dataclass(frozen=True)
class Done:
    """What an operation did: one plain sentence in the past tense, what it was done to, and who is to be told."""

    sentence: str
    subject: models.Model | None = None
    about: str = ""
    tell: list[notice.Letter] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)


class Authorise(Protocol):
    def __call__(self, act: str, *, by: Actor, at: dt.datetime, subject: models.Model | None) -> str:
        """The office in which `by` may do the act; raises NotAllowed where they may not."""


def door(
    authorise: Authorise,
    guard: Callable[[models.Model], models.Model | None] = lambda subject: None,
    may_be_told: Callable[[Person, models.Model], bool] = lambda person, subject: True,
) -> Any:
    """Make a package's `operation` decorator. `may_be_told` keeps a letter from whoever must not know of its subject.

    The decorated function's first argument is its subject. When that is a row it is locked and read afresh (after
    `guard(subject)`, the row that everything around it hangs on), its version is compared with the one the form was
    filled in from, and the function works on the fresh row. `key` is the form's idempotency key: the same key twice
    is one change, and the second caller is given the first one's answer. Its first `FORM` characters stand for the
    form and the rest for the words in it: a form sent again with other words is refused, unless its version tells.
    """

    def operation(function: Callable[..., Done]) -> Callable[..., Any]:
        subject_name = next(iter(inspect.signature(function).parameters))

        @wraps(function)
        def enter(
            *, by: Actor, at: dt.datetime, key: str | None = None, version: int | None = None, **given: Any
        ) -> Any:
            act = function.__name__
            try:
                with transaction.atomic():
                    subject = given.get(subject_name)
                    if isinstance(subject, models.Model):
                        subject = given[subject_name] = lock(subject, guard)
                    else:
                        subject = None
                    if earlier := done_before(key, act, by, version):
                        return earlier.what
                    with while_reading():  # who they are is asked once; nothing is written until it is answered
                        office = authorise(act, by=by, at=at, subject=subject)
                    if subject is not None:
                        new_version(subject, version)
                    done = function(**given, by=by, at=at)
                    event.record(
                        act=act, by=by, at=at, office=office, sentence=done.sentence, about=done.about,
                        subject=done.subject, key=key, detail=done.detail,
                    )  # fmt: skip
                    of = subject or done.subject
                    for letter in done.tell:
                        if of is None or not isinstance(letter.to, Person) or may_be_told(letter.to, of):
                            notice.write(letter, about=done.about, at=at)
                    return done.subject
            except IntegrityError:
                if earlier := done_before(key, act, by, version):  # the same form, sent twice at the same moment
                    return earlier.what
                raise

        return enter

    return operation


@dataclass(frozen=True)
class Earlier:
    what: models.Model | None


def done_before(key: str | None, act: str, by: Actor, version: int | None) -> Earlier | None:
    """What came of this form when it was sent before, if it was."""
    form = key[:FORM] if key else ""
    known = Event.objects.filter(key__gte=form, key__lt=f"{form}z").order_by("-number") if key else ()
    same = next((one for one in known if one.key == key), None)
    if any((one.act, one.actor) != (act, event.code_of(by)) for one in known):
        raise Refused("This form has been sent already. Open the page again to start afresh.")
    if known and not same and version is None:
        raise SentBefore
    if same is None:
        return None
    label, _, pk = same.subject.partition(":")
    return Earlier(apps.get_model(label)._base_manager.filter(pk=pk).first() if pk else None)


def lock(subject: models.Model, guard: Callable[[models.Model], models.Model | None]) -> models.Model:
    """The subject read afresh and held until the transaction ends, after whatever guards it."""
    guardian = guard(subject)
    if guardian is not None and guardian != subject:
        type(guardian)._base_manager.select_for_update().get(pk=guardian.pk)
    fresh = type(subject)._base_manager.select_for_update().filter(pk=subject.pk).first()
    if fresh is None:
        raise Refused("This is no longer there.")
    return fresh


def new_version(subject: Any, seen: int | None) -> None:
    """Refuse a form filled in from an older version, and count a new one."""
    now = getattr(subject, "version", None)
    if now is None:
        return
    if seen is not None and seen != now:
        raise Stale(subject)
    type(subject)._base_manager.filter(pk=subject.pk).update(version=now + 1)
    subject.version = now + 1
