"""Whether a file or a digest is of words that were signed; told to anybody who has it, and nothing else of the case."""

import datetime as dt
from dataclasses import dataclass

from sarum.cases.models import Outcome, ReportVersion, SignOff
from sarum.cases.queries.access import Reader


@dataclass(frozen=True)
class Hand:
    """What one office did with these words, and when. Who, and on which case, is not told."""

    did: str
    office: str
    at: dt.datetime


@dataclass(frozen=True)
class Known:
    """Words that were signed, and every hand on them so far."""

    hands: list[Hand]
    is_ratified: bool
    is_stopped: bool
    is_overtaken: bool


def known_by(reader: Reader, digest: str) -> Known | None:
    """The hands on the words that a digest stands for: of a file that was taken away, or of the words themselves."""
    if not digest:
        return None
    version = ReportVersion.objects.filter(copies__digest=digest).first()
    version = version or ReportVersion.objects.filter(digest=digest).first()
    signed = list(SignOff.objects.filter(report_version=version)) if version else []
    if not signed:
        return None
    hands = [Hand(one.get_outcome_display(), one.get_office_display(), one.signed_at) for one in signed]
    last = signed[-1].outcome
    stopped = last in (Outcome.RETURNED, Outcome.OVERTURNED, Outcome.WITH_CHANGES)
    later = version.report.versions.filter(number__gt=version.number) if version else ReportVersion.objects.none()
    return Known(hands, last == Outcome.RATIFIED, stopped, later.exists())
