"""Recommendations, partners' amendments, and how the learning is cascaded."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.board.queries import offices, settings
from sarum.cases import lobby
from sarum.cases.models import Amendment, Case, Report
from sarum.cases.operations import recommendations as operations
from sarum.cases.pages.recommendations import forms
from sarum.cases.queries import alternative, facts
from sarum.cases.queries import recommendations as queries
from sarum.cases.rules.recommendations import AMENDABLE


@lobby.page()
def recommendations(request: HttpRequest, case: Case) -> HttpResponse:
    """What should change, to whom, and whether the JCR group agreed it; amendments; the learning method."""
    reader = reader_of(request)
    page = {
        "recommendations": queries.recommendations_of(reader, case),
        "agreements": queries.agreements_of(reader, case),
        "amendments": queries.amendments_of(reader, case),
        "method": queries.learning_method_of(reader, case),
        "reasons": queries.why_not_open_tracker(reader, case),
        "not_agreed_because": queries.why_not_agreed(reader, case),
    }
    return lobby.show(request, case, "recommendations/recommendations.html", "Recommendations", **page)


@lobby.page()
def recommend(request: HttpRequest, case: Case) -> HttpResponse:
    """Make a recommendation."""
    reader = reader_of(request)
    is_team = queries.is_in_team(reader)
    form = partial(
        forms.RecommendForm, agencies=queries.agencies_to_choose(reader), asks_source=is_team,
        taught=alternative.taught_by(reader, case), ideas=facts.ideas_standing(reader, case),
    )  # fmt: skip
    source = queries.source_for(reader, case)
    given = {} if is_team else {"source": source if queries.is_chair(reader) else "PARTNER"}
    return lobby.ask(
        request, case, form, partial(operations.recommend, case=case, **given), title="Make a recommendation",
        initial={"source": source}, back=lobby.url("recommendations", case), said="The recommendation has been made.",
    )  # fmt: skip


@lobby.page()
def ask_amendment(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask for the ratified report to be amended."""
    agencies = queries.agencies_spoken_for(reader_of(request))
    return lobby.ask(
        request, case, partial(forms.AskAmendmentForm, agencies=agencies), partial(operations.ask_amendment, case=case),
        title="Ask for the report to be amended", back=lobby.url("recommendations", case),
        intro="The JCR Chair decides on each amendment, with reasons.", button="Ask for the amendment",
        initial={"agency": agencies.first() if agencies.count() == 1 else None},
        said="The amendment has been asked for. The JCR Chair has been told.",
    )  # fmt: skip


@lobby.page(queries.amendment_by)
def decide_amendment(request: HttpRequest, amendment: Amendment) -> HttpResponse:
    """Approve or refuse an amendment."""
    return lobby.ask(
        request, amendment.case, forms.DecideAmendmentForm,
        partial(operations.decide_amendment, amendment=amendment), title="Decide on an amendment",
        back=lobby.url("recommendations", amendment.case), button="Decide", said="The amendment has been decided.",
        intro_template="cases/pages/recommendations/amendment.html", amendment=amendment,
    )  # fmt: skip


@lobby.page(queries.amendment_by)
def amend_report(request: HttpRequest, amendment: Amendment) -> HttpResponse:
    """Put an approved amendment into the report."""
    case = amendment.case

    def amend(version: int | None = None, **answers: Any) -> Any:
        sections = {name: answers.pop(name) for name in AMENDABLE}
        return operations.amend_report(amendment=amendment, sections=sections, seen=version, **answers)

    return lobby.ask(
        request, case, forms.AmendReportForm, amend, title="Amend the report",
        subject=queries.report_to_amend(reader_of(request), case), values=sections_of,
        intro_template="cases/pages/recommendations/amendment.html", amendment=amendment,
        back=lobby.url("recommendations", case), button="Save as a new version",
        said="The amendment is in the report, as a new version.",
    )  # fmt: skip


def sections_of(report: Report) -> dict[str, str]:
    return {name: report.latest.sections.get(name, "") for name in AMENDABLE}


@lobby.page()
def agree_recommendations(request: HttpRequest, case: Case) -> HttpResponse:
    """Agree recommendations for the JCR group."""
    reader = reader_of(request)
    form = partial(
        forms.AgreeRecommendationsForm, recommendations=queries.recommendations_to_agree(reader, case),
        meetings=queries.meetings_to_agree_at(reader, case), partners=settings.statutory_partners(),
        agencies=queries.agencies_concerned(reader, case),
    )  # fmt: skip
    return lobby.ask(
        request, case, form, partial(operations.agree_recommendations, case=case), title="Agree the recommendations",
        intro_template="cases/pages/recommendations/agreeing.html", back=lobby.url("recommendations", case),
        button="Agree these recommendations", said="The recommendations have been agreed.",
        reasons=queries.why_not_agreed(reader, case),
    )  # fmt: skip


@lobby.page()
def choose_learning_method(request: HttpRequest, case: Case) -> HttpResponse:
    """Choose how the learning is cascaded."""
    reader = reader_of(request)

    def choose(methods: list[str], other: str, version: int | None = None, **answers: Any) -> Any:
        chosen = forms.chosen_methods(methods, other)
        return operations.choose_learning_method(case=case, methods=chosen, seen=version, **answers)

    return lobby.ask(
        request, case, partial(forms.ChooseLearningMethodForm, people=offices.people_for(reader)), choose,
        title="Choose how the learning is cascaded", subject=queries.learning_method_of(reader, case),
        values=forms.values_of_method, back=lobby.url("recommendations", case), said="The method has been chosen.",
    )  # fmt: skip


@lobby.page()
def open_tracker(request: HttpRequest, case: Case) -> HttpResponse:
    """Open the action tracker."""
    page = {
        "reasons": queries.why_not_open_tracker(reader_of(request), case),
        "agreed": queries.agreed_recommendations_of(reader_of(request), case),
    }
    return lobby.ask(
        request, case, forms.OpenTrackerForm, partial(operations.open_tracker, case=case),
        title="Open the action tracker", intro_template="cases/pages/recommendations/opening.html",
        back=lobby.url("recommendations", case), then=lobby.url("tracker", case), button="Open the tracker",
        said="The tracker is open. Add an action for each recommendation.", **page,
    )  # fmt: skip
