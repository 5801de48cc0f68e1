"""Posts the outbox, every minute."""

import time

from django.utils import timezone

from sarum.board.operations import notice as operations
from sarum.board.queries import notice as queries
from sarum.board.rules.actor import CLOCK

LONGEST = 240  # seconds; the clock ends a job that takes 300
SLOW = 15  # a server that lets one letter wait so long, and does not take it, is not asked for the others in this run


def run() -> str:
    """Send every letter that is due, one by one; what is left over goes out the next time."""
    begun, sent, tried = time.monotonic(), 0, 0
    operations.set_aside(timezone.now())
    for notice in queries.due(timezone.now()):
        if time.monotonic() - begun > LONGEST:
            break
        tried, asked = tried + 1, time.monotonic()
        if operations.post(notice=notice, by=CLOCK, at=timezone.now()):
            sent += 1
        elif time.monotonic() - asked > SLOW:
            break
    return f"{sent} of {tried} sent"
