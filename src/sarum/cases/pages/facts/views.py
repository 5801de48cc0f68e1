"""What the Rapid Review establishes: facts, what is not known yet, and what could be improved."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Fact, Idea, TagKind, Unknown
from sarum.cases.operations import facts as operations
from sarum.cases.pages.facts import forms
from sarum.cases.queries import access, entries
from sarum.cases.queries import facts as queries
from sarum.cases.queries import meeting as meetings

CITING = "cases/pages/facts/citing.html"


def chosen_in(request: HttpRequest) -> list[str]:
    """The entries that were ticked in the table of the chronology, or in this form."""
    asked = request.GET.getlist("entries") + request.POST.getlist("entries")
    return [pk for pk in asked if pk.isdecimal() and len(pk) < 18]


@lobby.page()
def record_fact(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a fact, how certain it is, and what it rests on."""
    reader, chosen = reader_of(request), chosen_in(request)
    form = partial(
        forms.FactForm,
        entries=queries.entries_to_cite(reader, case, chosen),
        returns=queries.returns_to_cite(reader, case),
    )
    return lobby.ask(
        request, case, form, partial(operations.record_fact, case=case), title="Record a fact", intro_template=CITING,
        initial={"entries": [int(pk) for pk in chosen]}, back=lobby.url("rapid_review", case), button="Record this fact",
        said="The fact has been recorded.", reference=case.reference,
    )  # fmt: skip


@lobby.page(queries.fact_by)
def change_fact(request: HttpRequest, fact: Fact) -> HttpResponse:
    """Put a fact otherwise, rest it on something else, or withdraw it."""
    reader, case = reader_of(request), fact.case
    chosen = chosen_in(request) + [str(entry.pk) for entry in fact.entries.all()]
    form = partial(
        forms.FactForm, entries=queries.entries_to_cite(reader, case, chosen),
        returns=queries.returns_to_cite(reader, case), is_there=True,
    )  # fmt: skip
    return lobby.ask(
        request, case, form, partial(operations.change_fact, fact=fact), title=f"Change fact {fact.number}", subject=fact,
        values=said_in, intro_template=CITING, back=lobby.url("rapid_review", case), button="Save",
        said="The fact has been changed. The history keeps how it stood.", reference=case.reference,
    )  # fmt: skip


def said_in(fact: Fact) -> dict[str, object]:
    """A fact as its form asks for it."""
    plain = {name: getattr(fact, name) for name in ("words", "certainty", "doubt", "heard", "withdrawn_because")}
    return plain | {"entries": list(fact.entries.all()), "returns": list(fact.returns.all())}


@lobby.page()
def record_unknown(request: HttpRequest, case: Case) -> HttpResponse:
    """Record what is not known yet, and who finds it out."""
    form = partial(forms.RecordUnknownForm, people=meetings.anybody(reader_of(request), case))
    return lobby.ask(
        request, case, form, partial(operations.record_unknown, case=case), title="What we do not know yet",
        back=lobby.url("rapid_review", case), button="Record this", said="It has been recorded. Whoever finds it out is told.",
    )  # fmt: skip


@lobby.page(queries.unknown_by)
def settle_unknown(request: HttpRequest, unknown: Unknown) -> HttpResponse:
    """Record what was found out; whoever was asked, and does not see the case, goes back to their work."""
    sees = access.may_see(reader_of(request), unknown.case)
    then = " If it is a fact now, record it among the facts." if sees else " The Partnership Team can read it."
    return lobby.ask(
        request, unknown.case, forms.SettleUnknownForm, partial(operations.settle_unknown, unknown=unknown),
        title="What was found out", subject=unknown, button="Record this", intro=unknown.question,
        back=lobby.url("rapid_review", unknown.case) if sees else reverse("cases:home"), said=f"It has been recorded.{then}",
    )  # fmt: skip


@lobby.page()
def suggest_improvement(request: HttpRequest, case: Case) -> HttpResponse:
    """Record what could be improved."""
    form = partial(forms.SuggestionForm, used=themes_in(request, case))
    return lobby.ask(
        request, case, form, partial(operations.suggest_improvement, case=case), title="What could be improved",
        back=lobby.url("rapid_review", case), button="Record this", said="It has been recorded.",
        intro="It is offered when the JCR group writes its recommendations.",
    )  # fmt: skip


@lobby.page(queries.idea_by)
def change_suggestion(request: HttpRequest, idea: Idea) -> HttpResponse:
    """Put a potential improvement otherwise, or withdraw it."""
    form = partial(forms.SuggestionForm, used=themes_in(request, idea.case), is_there=True)
    return lobby.ask(
        request, idea.case, form, partial(operations.change_suggestion, idea=idea), subject=idea, values=idea_as_asked,
        title=f"Change potential improvement {idea.number}", back=lobby.url("rapid_review", idea.case), button="Save",
        said="It has been changed. The history keeps how it stood.",
    )  # fmt: skip


def idea_as_asked(idea: Idea) -> dict[str, object]:
    """A potential improvement as its form asks for it."""
    plain = {name: getattr(idea, name) for name in ("words", "is_multi_agency", "withdrawn_because")}
    return plain | {"themes": "; ".join(theme.name for theme in idea.themes.all())}


def themes_in(request: HttpRequest, case: Case) -> list[str]:
    """The themes that entries of the chronology are brought together by already."""
    return [tag.name for tag in entries.tags_in(reader_of(request), case) if tag.kind == TagKind.THEME]
