"""What every reminder has in common, whoever is reminded of whatever they owe."""

import datetime as dt
from typing import Any

from django.db.models import Manager
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Actor
from sarum.kit.refusal import Refused


def keep_chase(chases: Manager[Any], *, what: str, once: str | None, by: Actor, at: dt.datetime, **more: Any) -> None:
    """Keep one more chase beside those before it; a reminder of the clock only once."""
    if not what.strip():
        raise Refused("Say how you chased, and what they said.", field="what")
    if once and chases.filter(once=once).exists():
        raise Refused("This reminder has gone already.")
    chases.create(chased_at=at, chased_by=by if isinstance(by, Person) else None, what=what, once=once, **more)


def due_by(day: dt.date, at: dt.datetime) -> str:
    """“is due by 3 April 2026”, or “was” once the day is over."""
    return f"{'is' if day >= timezone.localdate(at) else 'was'} due by {day:%-d %B %Y}"
