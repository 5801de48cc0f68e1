"""Warns of referrals that nobody goes on writing, and removes them, every morning."""

import logging

from django.utils import timezone

from sarum.board.rules.actor import CLOCK
from sarum.cases.operations import drafting as operations
from sarum.cases.queries import drafting as queries
from sarum.cases.rules import drafting as rules
from sarum.kit.refusal import Refused

log = logging.getLogger(__name__)


def run() -> str:
    """Remove what has stood for long enough, and warn a week before, where an address is known."""
    now, removed, warned = timezone.now(), 0, 0
    for draft in queries.unsent_since(CLOCK, now - rules.REMOVED_UNKNOWN_AFTER):
        try:
            if not rules.why_not_removed(draft, now):
                operations.remove_draft(draft=draft, by=CLOCK, at=now)
                removed += 1
            elif rules.is_to_be_warned(draft, now):
                operations.warn_of_removal(draft=draft, by=CLOCK, at=now)
                warned += 1
        except Refused as refused:  # somebody went on with it meanwhile
            log.info("draft %s was left as it is: %s", draft.pk, refused)
    return f"{warned} warned, {removed} removed"
