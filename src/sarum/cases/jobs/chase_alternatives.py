"""Reminds whoever sees an alternative action through, every morning of the working week."""

import logging

from django.utils import timezone

from sarum.board.queries import settings
from sarum.board.rules.actor import CLOCK
from sarum.cases.operations import alternative as operations
from sarum.cases.queries import alternative as queries
from sarum.cases.rules import scoping as rules
from sarum.kit.refusal import Refused

log = logging.getLogger(__name__)


def run() -> str:
    """Send the reminder that is due, once; after days missed, only the latest. The days are those of scoping returns."""
    now, shut, sent = timezone.now(), settings.closures(), 0
    for alternative in queries.to_chase(CLOCK):
        since = queries.waited_since(CLOCK, alternative)
        rung = rules.reminder_due(alternative.due_on, since, timezone.localdate(now), shut)
        once = f"alternative:{alternative.pk}:{alternative.due_on}:{rung}"
        if rung is None or once in queries.reminders_of(CLOCK, alternative):
            continue
        try:
            operations.chase_alternative(
                alternative=alternative, what=f"Reminder, {rules.day_in_words(rung)}", once=once, by=CLOCK, at=now
            )
        except Refused as refused:  # it was concluded meanwhile
            log.info("alternative %s was not chased: %s", alternative.pk, refused)
        else:
            sent += 1
    return f"{sent} reminded"
