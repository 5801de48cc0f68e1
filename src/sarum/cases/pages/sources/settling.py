"""What could not be read for certain, settled row by row; an entry dated by a person; an entry typed in."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, ChronologyEntry, ChronologyProblem
from sarum.cases.operations import entries as operations
from sarum.cases.pages.sources import settling_forms as forms
from sarum.cases.queries import chronology as queries
from sarum.cases.queries import entries
from sarum.chronology import in_words

PER_PAGE = 50


@lobby.page()
def chronology_problems(request: HttpRequest, case: Case) -> HttpResponse:
    """What is not certain in the chronology: the open first, then what was made of the others."""
    problems = queries.problems_of(reader_of(request), case)
    found = Paginator(problems, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "rows": [(one, in_words(one.suggestion) if one.suggestion else "") for one in found],
        "found": found,
        "open": problems.filter(settled_at=None).count(),
        "tab": "chronology",
    }
    return lobby.show(request, case, "sources/chronology_problems.html", "What is not certain", **page)


@lobby.page(queries.problem_by)
def settle_chronology_problem(request: HttpRequest, problem: ChronologyProblem) -> HttpResponse:
    """Settle one of them: by the suggestion, by a date of one's own, or by leaving it as it stands."""
    case, suggestion = problem.source.case, in_words(problem.suggestion) if problem.suggestion else ""
    form = partial(forms.SettleForm, problem=problem, suggestion=suggestion)
    return lobby.ask(
        request, case, form, partial(operations.settle_chronology_problem, problem=problem),
        title=problem.problem, back=lobby.url("chronology_problems", case), button="Settle it",
        intro_template="cases/pages/sources/problem.html", problem=problem, entry=problem.entry, said="It is settled.",
    )  # fmt: skip


@lobby.page(entries.entry_by)
def date_entry(request: HttpRequest, entry: ChronologyEntry) -> HttpResponse:
    """Date an entry; what its agency wrote stands beside it."""
    return lobby.ask(
        request, entry.case, forms.DateEntryForm, partial(operations.date_entry, entry=entry), title="Date this entry",
        back=lobby.url("chronology_entry", entry.case, entry.pk), button="Date it", entry=entry,
        intro_template="cases/pages/sources/problem.html", initial={"date": in_words(entry.date) if entry.date else ""},
        said="The entry has this date now.",
    )  # fmt: skip


@lobby.page()
def add_chronology_entry(request: HttpRequest, case: Case) -> HttpResponse:
    """Type in an entry for an agency that sent no file."""
    form = partial(forms.AddChronologyEntryForm, agencies=queries.agencies_to_name(reader_of(request), case))
    return lobby.ask(
        request, case, form, partial(operations.add_chronology_entry, case=case), title="Type in an entry",
        back=lobby.url("chronology_sources", case), button="Add the entry", said="The entry is in the chronology.",
        then=lambda entry: lobby.url("chronology_entry", case, entry.pk),
    )  # fmt: skip
