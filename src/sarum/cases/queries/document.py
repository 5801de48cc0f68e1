"""Reading the documents of a case: which there are, what each holds, and which wait to be checked."""

from django.apps import apps
from django.db.models import Q, QuerySet

from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Case, Document, ItemPaper, MadeDocument
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import document as rules
from sarum.kit import files, virus_scan
from sarum.kit.refusal import Refused, refuse

NAMED = "named_chronology"


def shown_to(reader: Reader, case: Case) -> Q:
    """The documents that somebody is shown: what agencies sent of their records names everybody, and so is for those who may
    read the chronology with names."""
    return Q() if access.may(reader, NAMED, case) else Q(chronology_sources=None)


def documents_of(reader: Reader, case: Case) -> QuerySet[Document]:
    """The documents of a case in the order they came, the withdrawn too."""
    found = Document.objects.filter(shown_to(reader, case), case__in=access.cases_for(reader), case=case)
    return found.select_related("case", "added_by__agency", "withdrawn_by")


def document_by(reader: Reader, reference: str, pk: int) -> Document | None:
    case = access.cases_for(reader).filter(reference=reference).first()
    found = Document.objects.filter(shown_to(reader, case), case=case, pk=pk) if case else Document.objects.none()
    return found.select_related("case").first()


def content_of(reader: Reader, document: Document) -> bytes:
    """What a document holds, for somebody who may open it; refused with the reason where it is held."""
    refuse(rules.why_not_readable(document))
    try:
        return files.read(document.digest)
    except (OSError, files.Damaged):
        raise Refused(
            f"The file of document {document.number} cannot be found whole on the server. Tell whoever looks after "
            "Sarum at once: it can be brought back from a backup."
        ) from None


def checked(reader: Reader, digest: str) -> bytes:
    """What a file that is no document of a case holds, for whoever has reached it: checked for viruses as it is given out."""
    try:
        content = files.read(digest)
    except (OSError, files.Damaged):
        raise Refused(
            "This file cannot be found whole on the server. Tell whoever looks after Sarum at once: it can be brought back "
            "from a backup."
        ) from None
    refuse(rules.why_not_given_out(virus_scan.scan(content) if virus_scan.is_set_up() else virus_scan.Verdict.CLEAN))
    return content


def to_scan(reader: Reader) -> QuerySet[Document]:
    """Every document that no scanner has looked at; for the clock alone."""
    waiting = Document.objects.filter(scanned_at__isnull=True).select_related("case")
    return waiting.order_by("added_at", "pk") if reader == CLOCK else waiting.none()


def digests_named(reader: Reader) -> set[str]:
    """Whatever any row calls a digest, so that no file is taken away that anything may still name; for the clock alone."""
    if reader != CLOCK:
        return set()
    return {
        digest
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name.endswith("digest")
        for digest in model._base_manager.values_list(field.name, flat=True)
    }


def damaged(reader: Reader) -> list[str]:
    """The documents, brought, laid before a meeting or made, whose file is not on the disk as it was kept; for the clock alone."""
    if reader != CLOCK:
        return []
    return [
        f"{model._meta.verbose_name} {pk}"
        for model in (Document, ItemPaper, MadeDocument)
        for pk, digest in model._default_manager.order_by("pk").values_list("pk", "digest")
        if not files.is_whole(digest)
    ]
