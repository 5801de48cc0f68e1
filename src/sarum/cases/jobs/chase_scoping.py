"""Reminds agencies of their scoping returns, every morning of the working week."""

import logging

from django.utils import timezone

from sarum.board.queries import settings
from sarum.board.rules.actor import CLOCK
from sarum.cases.operations import scoping as operations
from sarum.cases.queries import ladder as queries
from sarum.cases.rules import scoping as rules
from sarum.kit import working_days
from sarum.kit.refusal import Refused

log = logging.getLogger(__name__)


def run() -> str:
    """Send each agency that has not answered the reminder that is due, once; after days missed, only the latest."""
    now, shut, sent = timezone.now(), settings.closures(), 0
    today = timezone.localdate(now)
    if not working_days.is_working_day(today, shut):
        return "not a working day"
    for answer in queries.to_chase(CLOCK):
        rung = queries.reminder_due(CLOCK, answer, today, shut)
        if rung is None:
            continue
        once = f"scoping:{answer.request_id}:{answer.request.due_on}:{rung}"
        try:
            operations.chase_return(
                scoping_return=answer,
                what=f"Reminder, {rules.day_in_words(rung)}",
                once=once,
                days=rung,
                by=CLOCK,
                at=now,
            )
        except Refused as refused:  # it came in meanwhile: the next agency is not kept waiting for that
            log.info("return %s was not chased: %s", answer.pk, refused)
        else:
            sent += 1
    return f"{sent} reminded"
