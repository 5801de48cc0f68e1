"""The key to the pseudonyms of a case: who is called what, and what looks like a name and is not in it yet."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, NamedPerson
from sarum.cases.operations import pseudonyms as operations
from sarum.cases.pages.pseudonyms import forms
from sarum.cases.queries import entries
from sarum.cases.queries import pseudonyms as queries
from sarum.kit import fields

MOST_LIKELY = 30


@lobby.page()
def pseudonyms(request: HttpRequest, case: Case) -> HttpResponse:
    """Everybody in the key, and what looks like a name and is not."""
    reader = reader_of(request)
    page = {
        "key": queries.key_of(reader, case),
        "likely": queries.likely_names(reader, case)[:MOST_LIKELY],
        "check": queries.checked(reader, case),
        "kept_back": entries.kept_from_others(reader, case),
        "tab": "chronology",
    }
    return lobby.show(request, case, "pseudonyms/pseudonyms.html", "The key to the pseudonyms", **page)


@lobby.page()
def check_key(request: HttpRequest, case: Case) -> HttpResponse:
    """Say that everybody whom the chronology names is in the key."""
    likely = queries.likely_names(reader_of(request), case)
    return lobby.ask(
        request, case, fields.Form, partial(operations.check_key, case=case), title="Is everybody in the key?",
        back=lobby.url("pseudonyms", case), button="Everybody is in the key", likely=likely[:MOST_LIKELY],
        intro_template="cases/pages/pseudonyms/check_key.html", kept_back=entries.kept_from_others(reader_of(request), case),
        said="Those who may not read names see what is in the chronology now, with pseudonyms.",
    )  # fmt: skip


@lobby.page()
def add_pseudonym(request: HttpRequest, case: Case) -> HttpResponse:
    """Put somebody into the key."""
    return lobby.ask(
        request, case, forms.PseudonymForm, partial(operations.add_pseudonym, case=case), button="Add",
        title="Add somebody to the key", back=lobby.url("pseudonyms", case), said="They are in the key.",
        initial={"name": request.GET.get("name", "")[:200]},
    )  # fmt: skip


@lobby.page(queries.named_by)
def change_pseudonym_in_key(request: HttpRequest, named: NamedPerson) -> HttpResponse:
    """Change a line of the key."""
    return lobby.ask(
        request, named.case, forms.PseudonymForm, partial(operations.change_pseudonym_in_key, named=named),
        title=f"Change {named.pseudonym}", back=lobby.url("pseudonyms", named.case), button="Save", subject=named,
        values=lambda now: {
            "name": now.name,
            "pseudonym": now.pseudonym,
            "role": now.role,
            "also_known_as": "\n".join(now.also_known_as),
        },
        said="The key is changed, and the chronology with it.",
    )  # fmt: skip


@lobby.page(queries.named_by)
def remove_pseudonym(request: HttpRequest, named: NamedPerson) -> HttpResponse:
    """Take a line out of the key."""
    return lobby.ask(
        request, named.case, fields.Form, partial(operations.remove_pseudonym, named=named), button="Take it out",
        title=f"Take {named.pseudonym} out of the key?", back=lobby.url("pseudonyms", named.case),
        button_classes="govuk-button--warning", said=f"{named.pseudonym} is no longer in the key.",
        intro=f"From then the chronology shows {named.name} by name, to everybody who may read it.",
    )  # fmt: skip


@lobby.page()
def bring_pseudonyms(request: HttpRequest, case: Case) -> HttpResponse:
    """Take a whole list of people into the key."""
    return lobby.ask(
        request, case, forms.BringPseudonymsForm, partial(operations.bring_pseudonyms, case=case), button="Take it in",
        title="Bring a list of people", back=lobby.url("pseudonyms", case), said="The list is in the key.",
        intro="Its first row holds the headings name, pseudonym, role and also_known_as; several other names are kept apart by "
        "semicolons. Who is in the key already, by name or by pseudonym, is brought up to date.",
    )  # fmt: skip
