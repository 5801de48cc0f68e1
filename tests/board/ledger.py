"""A short chain of real events, for tests that do things to it."""

import datetime as dt

from django.db import transaction

from sarum.board.models import Agency, Event
from sarum.board.operations import event
from sarum.board.queries import event as queries
from sarum.board.rules import event as rules
from sarum.board.rules.actor import CLOCK, Outsider

AT = dt.datetime(2026, 11, 23, 10, 30, 15, 123456, tzinfo=dt.UTC)
WHOLE_SECOND = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


@transaction.atomic
def make_chain(length: int = 4) -> list[Event]:
    """Events as the product records them."""
    agency = Agency.objects.create(name="Wye Valley NHS Trust")
    asker = Outsider("Somebody “with” an É and a\x1fmark", "public")
    return [
        event.record(
            act="ask",
            by=asker if number % 2 else CLOCK,
            at=WHOLE_SECOND if number == 2 else AT,
            office="Business Manager",
            sentence=f"asked for scoping {number}",
            about="cases.case:1",
            subject=agency,
            key=f"key-{number}",
            detail={"days": number, "name": "Zoë", "due": {"on": "2026-12-07"}},
        )
        for number in range(1, length + 1)
    ]


def first_broken() -> tuple[int, str] | None:
    """What the chain in the database says of itself."""
    return rules.first_broken(queries.links(), queries.head())
