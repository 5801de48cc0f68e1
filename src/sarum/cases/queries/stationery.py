"""Reading the Word templates in which documents are written, and the documents that were made, as they were."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from sarum.board.models import Board
from sarum.board.queries import settings
from sarum.cases.models import Case, MadeDocument, PaperKind, WordTemplate
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import stationery as rules
from sarum.kit import bare, files, pdf, word_pdf, word_template
from sarum.kit.paper import Paper
from sarum.kit.refusal import Refused


def contact_of(board: Board | None = None) -> str:
    """How the Board is reached, as it stands on its papers."""
    board = board or settings.the_board()
    return ", ".join(way for way in (board.phone, board.email) if way)


@dataclass(frozen=True)
class KindOfTemplate:
    """One kind of document: what it is written in now, and every version that was brought."""

    kind: PaperKind
    versions: list[WordTemplate]

    @property
    def in_force(self) -> WordTemplate | None:
        """The version in which it is written now; none: Sarum's own."""
        put = [(one.in_force_at, one.pk, one) for one in self.versions if one.in_force_at]
        last = max(put)[2] if put else None
        return last if last and last.digest else None

    @property
    def brought(self) -> list[WordTemplate]:
        return [one for one in self.versions if one.digest]


def kinds_of_templates(reader: Reader) -> list[KindOfTemplate]:
    """Each kind of document with its templates."""
    found = list(WordTemplate.objects.select_related("brought_by"))
    return [KindOfTemplate(kind, [one for one in found if one.kind == kind]) for kind in PaperKind]


def template_by(reader: Reader, pk: int) -> WordTemplate | None:
    return WordTemplate.objects.filter(pk=pk).select_related("brought_by").first()


def digest_in_force(reader: Reader, kind: str) -> str:
    """The file in which a kind of document is written now; empty: Sarum's own."""
    put = WordTemplate.objects.filter(kind=kind, in_force_at__isnull=False).order_by("-in_force_at", "-pk")
    return put.values_list("digest", flat=True).first() or ""


def number_of(reader: Reader, kind: str, digest: str) -> int | None:
    """The version of a kind that has this file."""
    found = WordTemplate.objects.filter(kind=kind, digest=digest).exclude(digest="").order_by("-number")
    return found.values_list("number", flat=True).first()


def own_template(kind: str) -> bytes:
    """Sarum's own template of a kind, which a Board may take, change and bring back."""
    return word_template.own_template(rules.own_lines(kind), PaperKind(kind).label)


def template_file(kind: str, digest: str) -> bytes:
    """The Word file of a template: a Board's own, or Sarum's."""
    return files.read(digest) if digest else own_template(kind)


def produced(ending: str, fields: Mapping[str, str], paper: Paper, template: bytes) -> bytes:
    """A document of its content: in a Word template, as a PDF printed of that, or, without a template, as a PDF by itself."""
    if not template:
        return pdf.pdf_of(paper)
    word = word_template.filled(template, fields, paper)
    return word if ending == "docx" else bare.pdf(word_pdf.pdf_from(word))


def in_template(paper: Paper, fields: Mapping[str, str], template: bytes) -> bytes:
    """A document in a Word template, to be looked at and not kept."""
    return produced("docx", fields, paper, template)


def content_of(made: MadeDocument) -> bytes:
    """A document as it was made, whatever the case, the templates and Sarum itself have become since."""
    try:
        return files.read(made.digest)
    except (OSError, files.Damaged):
        raise Refused(
            "This file cannot be found whole on the server. Tell whoever looks after Sarum at once: it can be brought back "
            "from a backup."
        ) from None


def made_in(reader: Reader, case: Case) -> QuerySet[MadeDocument]:
    """The documents made of a case, the newest first."""
    found = MadeDocument.objects.filter(case=case, case__in=access.cases_for(reader))
    return found.select_related("made_by")


def made_of_no_case(reader: Reader) -> QuerySet[MadeDocument]:
    """The documents of the group that somebody made themselves and, belonging to it, may still read, the newest first.

    What was made before they were barred from a case may tell of it, and is had no more.
    """
    found = (
        MadeDocument.objects.filter(case=None, made_by=reader.pk)
        if access.belongs(reader)
        else MadeDocument.objects.none()
    )
    last = access.barred_from(reader).aggregate(last=Max("from_on"))["last"]
    return (found.filter(made_at__date__gt=last) if last else found).select_related("made_by")


def made_by(reader: Reader, pk: int) -> MadeDocument | None:
    """A document of the group that somebody made themselves."""
    return made_of_no_case(reader).filter(pk=pk).first()


def made_of_case(reader: Reader, reference: str, pk: int) -> MadeDocument | None:
    """A document that was made of a case."""
    found = MadeDocument.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case", "made_by").first()
