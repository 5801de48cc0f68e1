"""The Word templates of documents: brought, taken, tried with a case; and the documents that were made."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.files import CONTENT_TYPES, file
from sarum.cases.models import Case, MadeDocument, PaperKind, WordTemplate
from sarum.cases.operations import stationery as operations
from sarum.cases.pages.stationery import forms
from sarum.cases.queries import access
from sarum.cases.queries import stationery as queries
from sarum.cases.rules import stationery as rules
from sarum.kit import fields
from sarum.kit.asking import ask


@lobby.page(None)
def word_templates(request: HttpRequest) -> HttpResponse:
    """What each kind of document is written in, and every version there was."""
    reader = reader_of(request)
    page = {
        "title": "Word templates",
        "kinds": queries.kinds_of_templates(reader),
        "may": {act: access.may(reader, act) for act in ACTS},
        "back": reverse("board:settings"),
    }
    return render(request, "cases/pages/stationery/word_templates.html", page)


ACTS = ("bring_template", "use_template", "go_back_to_own_template", "choose_trial")


@lobby.page(None)
def bring_template(request: HttpRequest) -> HttpResponse:
    """Bring a Word file in which documents are to be written."""
    there = reverse("cases:word_templates")
    return ask(
        request, forms.BringTemplateForm, operations.bring_template, by=reader_of(request), title="Bring a Word template",
        intro_template="cases/pages/stationery/fields.html", letters=rules.FIELDS[PaperKind.AGENCY], then=there, back=there,
        others=[(kind.label, rules.only_of(kind)) for kind in PaperKind if kind not in rules.LETTERS],
        button="Bring this template", said="The template has been brought. Try it with a case, then put it in force.",
    )  # fmt: skip


@lobby.page(queries.template_by)
def word_template(request: HttpRequest, template: WordTemplate) -> HttpResponse:
    """A copy of one version of a template."""
    if not template.digest:
        raise Http404
    name = f"{template.get_kind_display()} {template.number}.docx"
    return file(queries.template_file(template.kind, template.digest), CONTENT_TYPES["docx"], name)


@lobby.page(None)
def own_word_template(request: HttpRequest, kind: str) -> HttpResponse:
    """A copy of Sarum's own template of a kind, to be changed in Word and brought back."""
    if kind not in PaperKind.values:
        raise Http404
    return file(queries.own_template(kind), CONTENT_TYPES["docx"], f"{PaperKind(kind).label} template.docx")


@lobby.page(queries.template_by)
def use_template(request: HttpRequest, template: WordTemplate) -> HttpResponse:
    """Put one version of a template in force."""
    there = reverse("cases:word_templates")
    return ask(
        request, fields.Form, partial(operations.use_template, template=template), by=reader_of(request),
        title=f"{template.get_kind_display()}: put version {template.number} in force", then=there, back=there, cancel=there,
        button="Put it in force", said="The template is in force. What was written before stays as it was.", subject=template,
        intro=f"From now on it is written in {template.name}. Try the template with a case first.",
    )  # fmt: skip


@lobby.page(queries.template_by)
def go_back_to_own_template(request: HttpRequest, template: WordTemplate) -> HttpResponse:
    """Write a kind of document in Sarum's own template again."""
    there = reverse("cases:word_templates")
    return ask(
        request, fields.Form, partial(operations.go_back_to_own_template, template=template), by=reader_of(request),
        title=f"{template.get_kind_display()}: go back to Sarum’s own template", then=there, back=there, cancel=there,
        button="Go back to Sarum’s own", said="It is written in Sarum’s own template again.",
        intro="What was written before stays in the template in which it was written. Every version that was brought is kept.",
    )  # fmt: skip


@lobby.page()
def made_documents(request: HttpRequest, case: Case) -> HttpResponse:
    """The documents made of a case, each of which can be taken again as it was."""
    found = queries.made_in(reader_of(request), case)
    return lobby.show(
        request, case, "stationery/made_documents.html", "Documents that were made", found=found, tab="documents"
    )


@lobby.page(queries.made_of_case)
def made_document(request: HttpRequest, made: MadeDocument) -> HttpResponse:
    """A document of a case as it was made, byte for byte."""
    return as_made(made)


@lobby.page(None)
def group_documents(request: HttpRequest) -> HttpResponse:
    """The agendas and minutes of the group that somebody made, each of which they can take again as it was."""
    page = {
        "title": "Agendas and minutes that you made",
        "found": queries.made_of_no_case(reader_of(request)),
        "back": reverse("cases:group_meetings"),
    }
    return render(request, "cases/pages/stationery/group_documents.html", page)


@lobby.page(queries.made_by)
def group_document(request: HttpRequest, made: MadeDocument) -> HttpResponse:
    """A document of the group as it was made, byte for byte."""
    return as_made(made)


def as_made(made: MadeDocument) -> HttpResponse:
    """A document as it was made."""
    return file(queries.content_of(made), CONTENT_TYPES[made.ending], f"{made.title}.{made.ending}")
