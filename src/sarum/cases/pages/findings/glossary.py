"""The glossary of a case: what the records' abbreviations mean, offered from the text."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Abbreviation, Case
from sarum.cases.operations import findings as operations
from sarum.cases.pages.findings import forms
from sarum.cases.queries import findings as queries
from sarum.kit import fields


@lobby.page()
def glossary(request: HttpRequest, case: Case) -> HttpResponse:
    """What abbreviations mean here, and which nobody has explained yet."""
    reader = reader_of(request)
    page = {
        "found": queries.glossary_of(reader, case),
        "unexplained": queries.unexplained(reader, case),
        "tab": "chronology",
    }
    return lobby.show(request, case, "findings/glossary.html", "Glossary", **page)


@lobby.page()
def explain_abbreviation(request: HttpRequest, case: Case) -> HttpResponse:
    """Say what an abbreviation means."""
    first = {"short": request.GET.get("short", ""), "meaning": request.GET.get("meaning", "")}
    return lobby.ask(
        request, case, forms.ExplainAbbreviationForm, partial(operations.explain_abbreviation, case=case),
        title="Explain an abbreviation", back=lobby.url("glossary", case), button="Keep it", said="It is in the glossary.",
        initial=first,
    )  # fmt: skip


@lobby.page(queries.abbreviation_by)
def remove_abbreviation(request: HttpRequest, abbreviation: Abbreviation) -> HttpResponse:
    """Take an abbreviation out of the glossary."""
    return lobby.ask(
        request, abbreviation.case, fields.Form, partial(operations.remove_abbreviation, abbreviation=abbreviation),
        title=f"Take “{abbreviation}” out of the glossary", back=lobby.url("glossary", abbreviation.case),
        button="Take it out", button_classes="govuk-button--warning", said="It is taken out.", intro=abbreviation.meaning,
    )  # fmt: skip
