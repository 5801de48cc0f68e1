"""Reading the chain for whoever checks it: every event in its order, as the database has it, not as Django shows it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from sarum.board.models import ChainHead, Event
from sarum.board.rules.event import Link

EPOCH = dt.datetime(1970, 1, 1)
MICROSECOND = dt.timedelta(microseconds=1)
AT_ONCE = 2000
COLUMNS = """
SELECT e.number, {happened_at}, {recorded_at}, CAST(e.act AS text), CAST(e.actor AS text), CAST(e.about AS text),
    CAST(e.subject AS text), COALESCE(CAST(e.key AS text), ''), CAST(e.digest AS text), CAST(e.previous AS text),
    CAST(e.link AS text), CAST(w.salt AS text), CAST(w.who AS text), CAST(w.office AS text), CAST(w.sentence AS text),
    CAST(w.detail AS text)
FROM board_event e LEFT JOIN board_eventwords w ON w.event_id = e.number ORDER BY e.number
"""
IN_POSTGRESQL = "CAST(extract(epoch FROM e.{column}) * 1000000 AS bigint)"
IN_SQLITE = "CAST(e.{column} AS text)"


@contextmanager
def one_moment() -> Iterator[None]:
    """Whatever is read inside is read as it stood at one moment, while others go on writing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def links() -> Iterator[Link]:
    """Every event in the order of its number, a few thousand in memory at a time."""
    is_sqlite = connection.vendor == "sqlite"
    moment = IN_SQLITE if is_sqlite else IN_POSTGRESQL
    read = COLUMNS.format(
        happened_at=moment.format(column="happened_at"), recorded_at=moment.format(column="recorded_at")
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(read)
        while rows := cursor.fetchmany(AT_ONCE):
            if is_sqlite:
                rows = [(number, microseconds(h), microseconds(r), *rest) for number, h, r, *rest in rows]
            yield from map(Link._make, rows)


def microseconds(text: str) -> int:
    """A moment as SQLite keeps it, counted exactly; what is no moment becomes a number that no event has."""
    try:
        return (dt.datetime.fromisoformat(text) - EPOCH) // MICROSECOND
    except (TypeError, ValueError):
        return -1


def head() -> tuple[int, str] | None:
    """Where the chain says that it ends."""
    return ChainHead.objects.values_list("number", "link").filter(pk=1).first()


def event_numbered(number: int) -> Event | None:
    return Event.objects.filter(number=number).first()


def latest() -> Event | None:
    """The last event of the chain, with its words."""
    return Event.objects.select_related("words").order_by("-number").first()
