"""A Word template tried with a real case, before or after it is in force; nothing of it is kept."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import CONTENT_TYPES, file
from sarum.cases.models import WordTemplate
from sarum.cases.pages.stationery import forms
from sarum.cases.queries import access, trying
from sarum.cases.queries import stationery as queries
from sarum.cases.rules import stationery as rules
from sarum.kit.asking import ask


@lobby.page(queries.template_by)
def choose_trial(request: HttpRequest, template: WordTemplate) -> HttpResponse:
    """Choose the case with which a template is tried."""
    there, reader = reverse("cases:word_templates"), reader_of(request)

    def chosen(*, case: Any, **_: Any) -> Any:
        return case

    return ask(
        request, partial(forms.ChooseTrialForm, cases=access.cases_for(reader)), chosen, by=reader, button="Take the document",
        title=f"Try version {template.number} of the template: {template.get_kind_display().lower()}", back=there,
        then=lambda case: lobby.url("try_template", case, template.pk),
        intro="You take away a document as it would be made of the case that you choose. It is not kept, and nobody is told.",
    )  # fmt: skip


@lobby.page(trying.trial_by)
def try_template(request: HttpRequest, trial: trying.Trial) -> HttpResponse:
    """What a document of a case would look like in a template."""
    reader, template = reader_of(request), trial.template
    made = trying.sample_of(reader, trial, settings.the_board().name)
    fields = rules.sample_fields(template.kind) | rules.fields_of(
        made, queries.contact_of(), timezone.localdate(), reference=trial.case.reference, adult=trial.case.pseudonym
    )
    content = queries.in_template(made, fields, queries.template_file(template.kind, template.digest))
    return file(content, CONTENT_TYPES["docx"], f"{trial.case.reference} trial.docx")
