"""Looks after the files every night: takes away what nothing names any more, and finds out what is no longer whole."""

import datetime as dt

from django.utils import timezone

from sarum.board.rules.actor import CLOCK
from sarum.cases.queries import document, referral
from sarum.kit import files

GRACE = dt.timedelta(days=2)  # a file is on disk before the row that names it


def run() -> str:
    """Forget the files of referrals that were given up, and read the file of every document, come or made, once."""
    before = (timezone.now() - GRACE).timestamp()
    gone = files.forget(document.digests_named(CLOCK) | referral.files_of_drafts(CLOCK), before)
    if damaged := document.damaged(CLOCK):  # the job fails, so that whoever watches over the product is told
        raise files.Damaged(f"not whole on the disk: {', '.join(damaged)}")
    return f"{len(gone)} taken away"
