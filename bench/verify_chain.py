"""How fast the chain is checked: 200,000 events in a database of their own, on SQLite and on PostgreSQL."""

import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import django
from django.core.management import call_command
from django.db import connection, transaction

from sarum.board.rules import event as rules
from tools import postgres

EVENTS, AT_ONCE = 200_000, 10_000
BEGAN = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)
EVENT = "INSERT INTO board_event VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
WORDS = "INSERT INTO board_eventwords VALUES (%s, %s, %s, %s, %s, %s)"


def main() -> None:
    """Measure on each engine, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="sarum-bench-") as home:
        measure("SQLite", {"SARUM_HOME": home, "DATABASE_URL": "", "DATABASE_OWNER_URL": ""})
        if postgres.programs():
            with postgres.throw_away() as addresses:
                measure("PostgreSQL", {"SARUM_HOME": home, **addresses})


def measure(engine: str, where: dict[str, str]) -> None:
    print(f"{engine}:", flush=True)
    environment = {**os.environ, **where, "SARUM_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "sarum.config.settings"}
    subprocess.run([sys.executable, "-m", "bench.verify_chain", "here"], env=environment, check=True)


def fill_and_verify() -> None:
    django.setup()
    call_command("prepare", "--database-only", verbosity=0)
    fill()
    call_command("verify")


def fill() -> None:
    """A chain as the product makes it, but many events to a transaction; it goes on from the events that are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, link FROM board_chainhead")
        number, link = cursor.fetchone()
        for first in range(number + 1, EVENTS + 1, AT_ONCE):
            with transaction.atomic():
                made = list(chain(first, min(first + AT_ONCE, EVENTS + 1), link))
                cursor.executemany(EVENT, [event for event, _ in made])
                cursor.executemany(WORDS, [words for _, words in made])
                number, link = made[-1][0][0], made[-1][0][-1]
                cursor.execute("UPDATE board_chainhead SET number = %s, link = %s", [number, link])


def chain(first: int, end: int, link: str) -> Iterator[tuple[tuple, tuple]]:
    for number in range(first, end):
        at = BEGAN + number * dt.timedelta(seconds=37, microseconds=101)
        moment = (at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // MICROSECOND
        words = (f"{number:032x}", "Priya Nair", "Business Manager", f"scoping requested from agency {number}", "{}")
        digest, about = rules.words_digest(*words), f"cases.case:{number % 500}"
        fields = ("send_requests", f"person:{number % 40}", about, "", f"{number:064x}", digest, link)
        previous, link = link, rules.link_of(number, moment, moment, *fields)
        kept = connection.ops.adapt_datetimefield_value(at)
        yield (number, kept, kept, *fields[:-1], previous, link), (number, *words)


if __name__ == "__main__":
    fill_and_verify() if sys.argv[1:] == ["here"] else main()
