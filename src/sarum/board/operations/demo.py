"""What only the demo does: everybody in it signs in with one password, which everybody may read."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from sarum.board.models import Notice, Person
from sarum.board.operations import event, notice
from sarum.board.rules.actor import Outsider
from sarum.kit.refusal import Refused


@transaction.atomic
def let_everybody_in(*, password: str, by: Person | Outsider, at: dt.datetime) -> int:
    """Give everybody who has an address the demo's password. It is made once: making it is slow on purpose."""
    if not settings.DEMO:
        raise Refused("Only a demo lets everybody in with one password.")
    people = Person.objects.filter(is_active=True, email__isnull=False).update(password=make_password(password))
    event.record(
        act="let_everybody_in",
        by=by,
        at=at,
        office="",
        sentence=f"let {people} people of the demo sign in with one password",
    )
    return people


@transaction.atomic
def post_all(*, by: Person | Outsider) -> None:
    """Post each letter of the demo's story when it was written, so that none of it arrives months late."""
    if not settings.DEMO:
        raise Refused("Only a demo posts letters of the past.")
    for letter in Notice.objects.filter(sent_at__isnull=True):
        notice.release(letter)  # what was written later has overtaken it only because nothing went out meanwhile
        notice.post(notice=letter, by=by, at=letter.written_at)
