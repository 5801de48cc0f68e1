"""Has the scanner look at every document that waits for it, every minute."""

import logging
import time

from django.utils import timezone

from sarum.board.rules.actor import CLOCK
from sarum.cases.operations import document as operations
from sarum.cases.queries import document as queries
from sarum.kit import files, virus_scan
from sarum.kit.refusal import Refused
from sarum.kit.virus_scan import Verdict

log = logging.getLogger(__name__)
LONGEST = 200  # seconds; the clock ends a job that takes 300


def run() -> str:
    """Scan what waits; while the scanner does not answer everything goes on waiting, and nothing is lost."""
    if not virus_scan.is_answering():
        return "the scanner does not answer" if virus_scan.is_set_up() else "there is no scanner"
    begun, looked_at, lost = time.monotonic(), 0, []
    for document in queries.to_scan(CLOCK):
        if time.monotonic() - begun > LONGEST:
            break
        try:
            verdict = virus_scan.scan(files.read(document.digest))
        except (OSError, files.Damaged):
            lost.append(document.pk)
            continue
        if verdict != Verdict.NOT_SCANNED:
            looked_at += record(document, verdict)
    if lost:  # the job fails, so that whoever watches over the product is told
        raise files.Damaged(f"the files of documents {lost} are not whole on the disk")
    return f"{looked_at} scanned"


def record(document: object, verdict: Verdict) -> bool:
    try:
        operations.record_scan(document=document, verdict=verdict, by=CLOCK, at=timezone.now())
    except Refused as refused:  # somebody else was quicker
        log.info("%s was not recorded: %s", document, refused)
        return False
    return True
