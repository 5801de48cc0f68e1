"""What changed, what it came to, and whether the case may close."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Improvement
from sarum.cases.operations import assurance as operations
from sarum.cases.pages.assurance import forms
from sarum.cases.queries import access
from sarum.cases.queries import assurance as queries


@lobby.page()
def assurance(request: HttpRequest, case: Case) -> HttpResponse:
    """Each agreed recommendation: what improved, what others made of it, and what is still owed."""
    reader = reader_of(request)
    lines = queries.lines_of(reader, case)
    page = {
        "lines": lines,
        "proven": sum(line.is_proven for line in lines),
        "reports": queries.reports_of(reader, case),
        "reasons": queries.owed_by(reader, case),
    }
    return lobby.show(request, case, "assurance/assurance.html", "What changed", **page)


@lobby.page(queries.case_to_improve)
def show_improvement(request: HttpRequest, case: Case) -> HttpResponse:
    """Show an improvement, for one's own agency; the Partnership Team for any."""
    reader = reader_of(request)
    agencies = queries.agencies_to_show_for(reader, case)
    form = partial(
        forms.ShowImprovementForm, agencies=agencies, recommendations=queries.recommendations_to_show_for(reader, case)
    )
    first = agencies.first() if agencies.count() == 1 else None
    back = lobby.url("assurance", case) if access.may(reader, "assurance", case) else reverse("cases:home")
    return lobby.ask(
        request, case, form, partial(operations.show_improvement, case=case), title="Show an improvement",
        intro="It is the responsibility of each agency to use its recommendations to make practice better. Somebody "
        "outside the agency then judges what it came to.",
        initial={"recommendation": request.GET.get("recommendation"), "agency": first}, back=back,
        button="Show this improvement", said="The improvement has been recorded.",
    )  # fmt: skip


@lobby.page(queries.improvement_by)
def judge_impact(request: HttpRequest, improvement: Improvement) -> HttpResponse:
    """Judge what an improvement came to."""
    return lobby.ask(
        request, improvement.case, forms.JudgeImpactForm, partial(operations.judge_impact, improvement=improvement),
        title=f"Judge the impact of {improvement.recommendation} at {improvement.agency}", improvement=improvement,
        intro_template="cases/pages/assurance/judging.html", back=lobby.url("assurance", improvement.case),
        subject=improvement, button="Record this judgement", said="Your judgement has been recorded.",
    )  # fmt: skip


@lobby.page()
def report_impact(request: HttpRequest, case: Case) -> HttpResponse:
    """Report the impact to the JCR group."""
    return lobby.ask(
        request, case, forms.ReportImpactForm, partial(operations.report_impact, case=case),
        title="Report the impact to the JCR group", intro_template="cases/pages/assurance/reporting.html",
        lines=queries.lines_of(reader_of(request), case), back=lobby.url("assurance", case), button="Record the report",
        said="The report to the JCR group has been recorded.",
    )  # fmt: skip


@lobby.page()
def close_case(request: HttpRequest, case: Case) -> HttpResponse:
    """Close the case; by exception, with the agreed reason, where something is still owed."""
    owed = queries.owed_by(reader_of(request), case)
    return lobby.ask(
        request, case, partial(forms.CloseCaseForm, is_owing=bool(owed)), partial(operations.close_case, case=case),
        title="Close the case by exception" if owed else "Close the case", reasons=owed,
        intro_template="cases/pages/assurance/closing.html", back=lobby.url("assurance", case),
        then=lobby.url("overview", case), button="Close the case by exception" if owed else "Close the case",
        button_classes="govuk-button--warning" if owed else "", said="The case is closed.",
    )  # fmt: skip
