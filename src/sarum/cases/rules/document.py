"""When a document may be attached, opened and withdrawn."""

from collections.abc import Iterable

from sarum.cases.models.document import Document, Scan
from sarum.kit.virus_scan import Verdict


def why_not_readable(document: Document) -> list[str]:
    """Why a document cannot be opened now. One that waits for its check is held, and not lost."""
    if document.withdrawn_at:
        return [f"Document {document.number} was withdrawn: {document.withdrawn_because}"]
    return {
        Scan.WAITING: [
            f"Document {document.number} is waiting to be checked for viruses. It is kept, and can be opened once it has "
            "been checked. Come back in a few minutes."
        ],
        Scan.SUSPECT: [
            f"Document {document.number} is held, because the check for viruses found one. It is never opened. Ask "
            "whoever sent it for a clean copy, and attach that."
        ],
    }.get(Scan(document.scan), [])


def why_not_given_out(verdict: Verdict) -> list[str]:
    """Why a file that is no document of a case cannot be opened now, by what the check for viruses says of it."""
    return {
        Verdict.INFECTED: [
            "The check for viruses found one in this file. It is never opened. Ask whoever sent it for a clean copy."
        ],
        Verdict.NOT_SCANNED: [
            "This file has to be checked for viruses before it is opened, and the check does not answer. It is kept. Come "
            "back in a few minutes."
        ],
    }.get(verdict, [])


def why_not_attachable(digest: str, held: Iterable[Document]) -> list[str]:
    """A file is one document of a case, not two."""
    return [
        f"This file is already document {document.number} of this case. Choose another."
        for document in held
        if document.digest == digest and not document.withdrawn_at
    ]


def why_not_withdrawable(document: Document, because: str) -> list[str]:
    """A document is withdrawn once, and with a reason."""
    if document.withdrawn_at:
        return ["This document has been withdrawn already."]
    return [] if because.strip() else ["Say why it is withdrawn, so that anybody can see the reason later."]


def why_not_scannable(document: Document) -> list[str]:
    """What was checked once is not checked again: a verdict stands."""
    return ["This document has been checked already."] if document.scanned_at else []
