"""Writes the letters of the ladder for people to send, every morning of the working week."""

import logging

from django.utils import timezone

from sarum.board.queries import settings
from sarum.board.rules.actor import CLOCK
from sarum.cases.operations import ladder as operations
from sarum.cases.queries import ladder as queries
from sarum.kit import working_days
from sarum.kit.refusal import Refused

log = logging.getLogger(__name__)


def run() -> str:
    """Write the letter of the highest rung that has fallen due for each agency, once; after days missed, only that."""
    now, shut, written = timezone.now(), settings.closures(), 0
    today = timezone.localdate(now)
    if not working_days.is_working_day(today, shut):
        return "not a working day"
    for answer in queries.to_chase(CLOCK):
        rung = queries.rung_due(CLOCK, answer, today, shut)
        if rung is None:
            continue
        try:
            operations.propose_rung(scoping_return=answer, rung=rung, by=CLOCK, at=now)
        except Refused as refused:  # its return came meanwhile
            log.info("no letter was written about return %s: %s", answer.pk, refused)
        else:
            written += 1
    return f"{written} written"
