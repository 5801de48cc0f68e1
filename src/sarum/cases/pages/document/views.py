"""The documents of a case: the list, adding one, taking a copy of one, and withdrawing one."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.files import upload_given
from sarum.cases.models import Case, Document
from sarum.cases.operations import document as operations
from sarum.cases.pages.document import forms
from sarum.cases.queries import document as queries
from sarum.cases.rules import document as rules
from sarum.kit import virus_scan


@lobby.page()
def documents(request: HttpRequest, case: Case) -> HttpResponse:
    """Every document of a case: what it is, who added it, and whether it can be opened."""
    found = [(one, not rules.why_not_readable(one)) for one in queries.documents_of(reader_of(request), case)]
    page = {"found": found, "has_scanner": virus_scan.is_set_up()}
    return lobby.show(request, case, "document/documents.html", "Documents", **page)


@lobby.page()
def attach_document(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a document to a case."""
    do, back = partial(operations.attach_document, case=case), lobby.url("documents", case)
    return lobby.ask(
        request, case, forms.AttachDocumentForm, do, title="Attach a document", back=back,
        button="Attach", said="The document is kept.",
    )  # fmt: skip


@lobby.page(queries.document_by)
def read_document(request: HttpRequest, document: Document) -> HttpResponse:
    """A copy of a document, to be kept by the reader: under a name of ours, and never opened in the browser."""
    return upload_given(queries.content_of(reader_of(request), document), document.kind, document.safe_name)


@lobby.page(queries.document_by)
def withdraw_document(request: HttpRequest, document: Document) -> HttpResponse:
    """Take a document out of use, for a reason."""
    do = partial(operations.withdraw_document, document=document)
    return lobby.ask(
        request, document.case, forms.WithdrawDocumentForm, do, title=f"Withdraw {document}",
        back=lobby.url("documents", document.case), button="Withdraw", button_classes="govuk-button--warning",
        intro=f"{document.name} can no longer be opened. It is kept, and the list says who withdrew it and why.",
        said="The document has been withdrawn.",
    )  # fmt: skip
