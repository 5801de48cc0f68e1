"""Whether a file or a digest is of a report that Sarum made, and who signed its words; told to anybody who has it, and no more."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from sarum.cases.models import MadeDocument, Outcome, PaperKind, ReportVersion, SignOff
from sarum.cases.queries.access import Reader


@dataclass(frozen=True)
class Hand:
    """What one office did with these words, and when. Who, and on which case, is not told."""

    did: str
    office: str
    at: dt.datetime


@dataclass(frozen=True)
class Known:
    """Words of a report, and every hand on them so far; none: a draft, or an amendment that a chair approved."""

    hands: list[Hand]
    is_ratified: bool
    is_stopped: bool
    is_amendment: bool
    is_overtaken: bool


def known_by(reader: Reader, digest: str) -> Known | None:
    """The hands on the words that a digest stands for: of any file that was made of them, or of the words themselves."""
    version = version_of(reader, digest) if digest else None
    if version is None:
        return None
    signed = list(SignOff.objects.filter(report_version__report=version.report, digest=version.digest))
    hands = [Hand(one.get_outcome_display(), one.get_office_display(), one.signed_at) for one in signed]
    last = signed[-1].outcome if signed else ""
    return Known(
        hands, last == Outcome.RATIFIED, last in (Outcome.RETURNED, Outcome.OVERTURNED, Outcome.WITH_CHANGES),
        not signed and version.is_amendment, version.report.latest.digest != version.digest,
    )  # fmt: skip


def version_of(reader: Reader, digest: str) -> ReportVersion | None:
    """The version whose words these are; of words that stand in several, the last, and one that bears a hand before any other."""
    hands = SignOff.objects.filter(report_version__report=OuterRef("report"), digest=OuterRef("digest"))
    versions = (
        ReportVersion.objects.select_related("report").annotate(has_hands=Exists(hands)).order_by("-has_hands", "-pk")
    )
    if made := MadeDocument.objects.filter(kind=PaperKind.REPORT, digest=digest).first():
        return versions.filter(report__case=made.case_id, digest=made.words_digest).first()
    return versions.filter(digest=digest).first()
