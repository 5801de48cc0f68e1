"""Adding documents to a case, checking them for viruses, and withdrawing them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Case, Document, Scan
from sarum.cases.operations.access import operation
from sarum.cases.rules import document as rules
from sarum.kit import virus_scan
from sarum.kit.refusal import Refused, refuse
from sarum.kit.uploads import Upload
from sarum.kit.virus_scan import Verdict


@operation
def attach_document(
    *, case: Case, upload: Upload, about: str = "", provenance: str = "", by: Actor, at: dt.datetime
) -> Done:
    """Add a file to a case, saying what it is and where it came from. It is on disk before anybody is told that it is kept."""
    kept = upload.kept()
    refuse(rules.why_not_attachable(kept["digest"], case.documents.all()), field="upload")
    document = lay(case, kept, about=about, provenance=provenance, by=by, at=at)
    return Done(
        f"attached document {document.number}{f' ({about})' if about else ''}", document, case.reference,
        detail={"digest": document.digest},
    )  # fmt: skip


def lay(case: Case, kept: Mapping[str, Any], *, about: str, provenance: str, by: Actor, at: dt.datetime) -> Document:
    """A file that is on disk, as the next document of a case. It waits for the scanner, if there is one."""
    return Document.objects.create(
        case=case, number=case.documents.count() + 1,
        **{name: kept[name] for name in ("digest", "name", "kind", "size")},
        about=about[:300], provenance=provenance[:300], added_at=at, added_by=by if isinstance(by, Person) else None,
        scan=Scan.WAITING if virus_scan.is_set_up() else Scan.NOT_SCANNED,
    )  # fmt: skip


@operation
def withdraw_document(*, document: Document, because: str, by: Person, at: dt.datetime) -> Done:
    """Take a document out of use, for a reason. The file and its row are kept."""
    refuse(rules.why_not_withdrawable(document, because), field="because")
    document.withdrawn_at, document.withdrawn_by, document.withdrawn_because = at, by, because
    document.save()
    return Done(f"withdrew document {document.number}: {because}", document, document.case.reference)


@operation
def record_scan(*, document: Document, verdict: Verdict, by: Actor, at: dt.datetime) -> Done:
    """Keep what the scanner found: from now a document can be opened, or never; the team is told of what is held."""
    refuse(rules.why_not_scannable(document))
    if verdict == Verdict.NOT_SCANNED:
        raise Refused("The scanner has not looked at this document. It goes on waiting.")
    is_clean = verdict == Verdict.CLEAN
    document.scan, document.scanned_at = Scan.CLEAN if is_clean else Scan.SUSPECT, at
    document.save()
    found = "found no virus in" if is_clean else "found a virus in, and holds,"
    team = [] if is_clean else offices.team(timezone.localdate(at))
    return Done(
        f"{found} document {document.number}", document, document.case.reference,
        tell=[held(person, document) for person in team],
    )  # fmt: skip


def held(person: Person, document: Document) -> Letter:
    reference = document.case.reference
    return Letter(
        person,
        f"{reference}: a document is held",
        f"The check for viruses found one in document {document.number} of {reference}. Nobody can open it. Sign in to see "
        "who sent it, and ask them for a clean copy.",
    )
