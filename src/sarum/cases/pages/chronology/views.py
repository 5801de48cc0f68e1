"""The combined chronology, read as a table, by its gaps and clashes, as two periods side by side, and entry by entry."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby import names
from sarum.cases.models import Case, ChronologyEntry, SignKind
from sarum.cases.pages.chronology.forms import ComparePeriodsForm, FindEntriesForm
from sarum.cases.queries import chronology as sources
from sarum.cases.queries import entries as queries
from sarum.cases.queries import findings, pseudonyms

PER_PAGE = 100
LENGTHS = (28, 56, 91, 182, 365)  # days from which a gap is shown


def find_form(request: HttpRequest, case: Case, named: bool) -> FindEntriesForm:
    """What the entries can be narrowed by, as it was asked for in this address."""
    reader = reader_of(request)
    return FindEntriesForm(
        request.GET, agencies=queries.agencies_in(reader, case, named), people=queries.people_in(reader, case),
        tags=queries.tags_in(reader, case),
    )  # fmt: skip


@lobby.page()
def chronology(request: HttpRequest, case: Case) -> HttpResponse:
    """Every entry of every agency in the order of time, a hundred to a page, narrowed as somebody chose."""
    reader, named = reader_of(request), names.are_shown(request, case)
    form = find_form(request, case, named)
    found = Paginator(queries.entries_of(reader, case, form.chosen, named), PER_PAGE).get_page(request.GET.get("page"))
    shades = queries.shades(reader, case, named)
    page = {
        "named": named,
        "form": form,
        "found": found,
        "rows": [queries.shown(entry, named, shades) for entry in found],
        "shades": shades,
        "total": queries.in_chronology(reader, case).count(),
        "open_problems": sources.problems_of(reader, case).filter(settled_at=None).count(),
        "waiting": sources.waiting(reader, case),
        "kept_back": queries.kept_from_others(reader, case),
        "sees_names": pseudonyms.may_read_names(reader, case),
        "asked": asked(request),
    }
    return lobby.show(request, case, "chronology/chronology.html", "Combined chronology", **page)


def asked(request: HttpRequest) -> str:
    """What was asked for, to be taken along to an export: everything but the page."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


@lobby.page()
def named_chronology(request: HttpRequest, case: Case) -> HttpResponse:
    """Switch to names: the same page with names, for those who may read them."""
    return redirect(f"{lobby.url('chronology', case)}?names=yes")


@lobby.page()
def chronology_signs(request: HttpRequest, case: Case) -> HttpResponse:
    """Gaps, what two agencies tell differently, and what one agency may have told twice; each with its rows."""
    reader, named = reader_of(request), names.are_shown(request, case)
    masked, days = pseudonyms.masking(reader, case, named), days_asked(request)
    signs = [
        (sign, queries.shown(sign.one, named), queries.shown(sign.other, named), masked(sign.agency))
        for sign in queries.signs_of(reader, case)
        if sign.days is None or sign.days >= days
    ]
    page = {
        "named": named,
        "days": days,
        "lengths": LENGTHS,
        "everybodys": [one for one in signs if one[0].kind == SignKind.GAP and not one[0].agency],
        "gaps": [one for one in signs if one[0].kind == SignKind.GAP and one[0].agency],
        "clashes": [one for one in signs if one[0].kind == SignKind.CLASH],
        "twice": [one for one in signs if one[0].kind == SignKind.TWICE],
        "tab": "chronology",
    }
    return lobby.show(request, case, "chronology/signs.html", "Gaps and clashes", **page)


def days_asked(request: HttpRequest) -> int:
    """From how many days a gap is shown."""
    asked = request.GET.get("days", "")
    return int(asked) if asked in map(str, LENGTHS) else LENGTHS[0]


@lobby.page()
def compare_periods(request: HttpRequest, case: Case) -> HttpResponse:
    """Two periods side by side: what each agency recorded in them, and where nobody recorded anything."""
    reader, named = reader_of(request), names.are_shown(request, case)
    form = ComparePeriodsForm(request.GET)
    compared = queries.compared(reader, case, form.cleaned_data, named) if form.is_answered else None
    page = {"named": named, "form": form, "compared": compared, "tab": "chronology", "asked": request.GET}
    return lobby.show(request, case, "chronology/compare.html", "Compare two periods", **page)


@lobby.page(queries.entry_by)
def chronology_entry(request: HttpRequest, entry: ChronologyEntry) -> HttpResponse:
    """One entry: the agency's words, where they stand, what was noted beside them and what rests on them."""
    reader, case = reader_of(request), entry.case
    named = names.are_shown(request, case)
    masked = pseudonyms.masking(reader, case, named)
    page: dict[str, Any] = {
        "named": named,
        "row": queries.shown(entry, named),
        "signs": queries.signs_on(reader, entry),
        "notes": [(note, masked(note.words), masked(note.standard)) for note in findings.notes_on(reader, entry)],
        "findings": [(one, masked(one.words)) for one in findings.findings_on(reader, entry)],
        "around": queries.around(reader, entry),
        "why_dated": masked(entry.dated_because),
        "glossary": findings.explained_in(reader, entry),
        "tab": "chronology",
    }
    return lobby.show(request, case, "chronology/entry.html", f"Entry {entry.place or ''}".strip(), **page)
