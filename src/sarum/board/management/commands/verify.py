"""`sarum verify`: is every event as it was recorded, and is none missing?"""

import datetime as dt
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from sarum.board.queries import event as queries
from sarum.board.rules import event as rules

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)


class Command(BaseCommand):
    help = "Check the whole chain of events. Ends with 1, naming the first event that does not hold, if any does not."
    requires_system_checks: list[str] = []
    latest: rules.Link | None

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            metavar="NUMBER:LINK",
            action="append",
            default=[],
            help="an end of the chain that somebody outside has kept; may be given more than once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        witnesses = [witness(said) for said in options["expect"]]
        self.checked, self.latest = 0, None
        started = time.monotonic()
        try:
            with queries.one_moment():
                head = queries.head()
                if head is None:
                    raise CommandError("The chain has no end: its one row is missing.")
                broken = rules.first_broken(self.counted(queries.links()), head)
                if broken:
                    raise CommandError(self.describe(*broken))
                for number, link in witnesses:
                    self.compare(number, link)
        except DatabaseError as wrong:
            raise CommandError(f"The chain cannot be read after event {self.checked}: {wrong}") from wrong
        speed = self.checked / max(time.monotonic() - started, 1e-6)
        self.stdout.write(f"{self.checked:,} events hold ({speed:,.0f} a second). {len(witnesses)} witnesses agree.")
        self.stdout.write("Keep this outside the product, with two people at least. It is the end of the chain now:")
        self.stdout.write(f"{head[0]}:{head[1]}")

    def counted(self, links: Iterator[rules.Link]) -> Iterator[rules.Link]:
        for self.checked, self.latest in enumerate(links, start=1):
            yield self.latest

    def describe(self, number: int, why: str) -> str:
        """The first event that does not hold, with what it says of itself."""
        said = self.latest
        if said is None or said.number != number:
            return f"The chain is broken: {why}."
        moment = timezone.localtime(EPOCH + said.happened * MICROSECOND)
        return f"The chain is broken: {why}. It says that it is {said.act}, {moment:%-d %B %Y %H:%M:%S}."

    def compare(self, number: int, link: str) -> None:
        event = queries.event_numbered(number)
        if (event.link if event else rules.START if number == 0 else None) != link:
            raise CommandError(f"The chain is not the one the witness saw: event {number} does not end in {link}.")


def witness(said: str) -> tuple[int, str]:
    """A kept end of the chain, read."""
    number, _, link = said.strip().partition(":")
    if not number.isdigit() or len(link) != len(rules.START):
        raise CommandError(f"A witness is NUMBER:LINK, as verify prints it, not {said!r}.")
    return int(number), link.lower()
