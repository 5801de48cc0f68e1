"""Reminds agencies of their scoping returns, every morning of the working week."""

import logging

from django.utils import timezone

from sarum.board.queries import settings
from sarum.board.rules.actor import CLOCK
from sarum.cases.operations import scoping as operations
from sarum.cases.queries import scoping as queries
from sarum.cases.rules import scoping as rules
from sarum.kit.refusal import Refused

log = logging.getLogger(__name__)


def run() -> str:
    """Send each agency that has not answered the reminder that is due, once; after days missed, only the latest."""
    now, shut, sent = timezone.now(), settings.closures(), 0
    for answer in queries.to_chase(CLOCK):
        rung = rules.reminder_due(answer.request.due_on, queries.waited_since(answer), timezone.localdate(now), shut)
        once = f"scoping:{answer.request_id}:{answer.request.due_on}:{rung}"
        if rung is None or once in queries.reminders_of(answer):
            continue
        try:
            operations.chase_return(
                scoping_return=answer, what=f"Reminder, {rules.RUNGS[rung]}", once=once, by=CLOCK, at=now
            )
        except Refused as refused:  # it came in meanwhile: the next agency is not kept waiting for that
            log.info("return %s was not chased: %s", answer.pk, refused)
        else:
            sent += 1
    return f"{sent} reminded"
