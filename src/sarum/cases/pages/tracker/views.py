"""The action tracker of a case, one action with its whole story, and the Action Log across cases."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import offices
from sarum.cases import lobby
from sarum.cases.models import Action, Case, Escalation, Step
from sarum.cases.operations import tracker as operations
from sarum.cases.pages.tracker import forms
from sarum.cases.queries import access, minutes
from sarum.cases.queries import recommendations as agreed
from sarum.cases.queries import tracker as queries


@lobby.page(None, is_recorded=True)
def action_log(request: HttpRequest) -> HttpResponse:
    """The Action Log for the quarterly JCR: the lines of every case's tracker that the reader may see."""
    reader = reader_of(request)
    form = forms.ActionLogForm(request.GET or None, agencies=queries.owning_agencies(reader), initial={"shown": "open"})
    asked = form.cleaned_data if form.is_valid() else {}
    every = queries.action_log(reader, shown="all")
    page = {
        "title": "Action Log",
        "form": form,
        "lines": queries.action_log(reader, **asked),
        "of_the_group": minutes.in_action_log(reader, **asked | {"shown": asked.get("shown") or "open"}),
        "figures": queries.figures_of(every),
        "shown": asked.get("shown") or "open",
        "today": timezone.localdate(),
    }
    return render(request, "cases/pages/tracker/action_log.html", page, status=422 if form.errors else 200)


@lobby.page()
def tracker(request: HttpRequest, case: Case) -> HttpResponse:
    """A case's actions under their recommendations: whose, by when, how they stand."""
    reader = reader_of(request)
    lines = queries.tracker_of(reader, case)
    shown = request.GET.get("shown", "all")
    shown = shown if shown in queries.SHOWN else "all"
    some = [line for line in lines if line.is_shown_as(shown)]
    page = {
        "figures": queries.figures_of(lines),
        "groups": queries.groups_of(reader, case, some, whole=shown == "all"),
        "shown": shown,
        "shown_words": queries.SHOWN[shown],
        "reasons": queries.why_not_close_rapid_review(reader, case),
    }
    return lobby.show(request, case, "tracker/tracker.html", "Recommendations and actions", **page)


@lobby.page()
def add_action(request: HttpRequest, case: Case) -> HttpResponse:
    """Put an action on the tracker; at the Rapid Review, immediate action for somebody's safety."""
    reader = reader_of(request)
    is_immediate = case.step == Step.RAPID_REVIEW
    form = partial(
        forms.AddActionForm, people=offices.people_for(reader), agencies=agreed.agencies_to_choose(reader),
        recommendations=None if is_immediate else agreed.agreed_recommendations_of(reader, case),
    )  # fmt: skip
    return lobby.ask(
        request, case, form, partial(operations.add_action, case=case),
        title="Add an immediate action" if is_immediate else "Add an action",
        intro="Immediate action for somebody's safety belongs to no recommendation yet." if is_immediate else "",
        initial={"recommendation": request.GET.get("recommendation")},
        back=lobby.url("tracker", case), said="The action is on the tracker. Its owner has been told.",
    )  # fmt: skip


@lobby.page(queries.action_for)
def action(request: HttpRequest, action: Action) -> HttpResponse:
    """One action: what it is, how it stands, everything that was said of it, and what this reader can do."""
    reader = reader_of(request)
    page = {
        "action": action,
        "line": queries.lines_of([action])[0],
        "story": queries.story_of(reader, action),
        "mine": lobby.Permissions(action.case, access.hats_of(reader, timezone.now(), action)),
        "why_not_verify": queries.why_not_verify(reader, action),
        "tab": "tracker",
    }
    return lobby.show(request, action.case, "tracker/action.html", f"Action {action.number}", **page)


@lobby.page(queries.action_for)
def update_action(request: HttpRequest, action: Action) -> HttpResponse:
    """Say how an action stands."""
    return lobby.ask(
        request, action.case, forms.UpdateActionForm, partial(operations.update_action, action=action),
        title=f"Update action {action.number}", subject=action, back=url_of(action), button="Save this update",
        said="The update has been kept.", **about(action),
    )  # fmt: skip


@lobby.page(queries.action_for)
def give_evidence(request: HttpRequest, action: Action) -> HttpResponse:
    """Give evidence that an action was done."""
    return lobby.ask(
        request, action.case, forms.GiveEvidenceForm, partial(operations.give_evidence, action=action),
        title=f"Give evidence for action {action.number}", back=url_of(action), button="Give this evidence",
        said="The evidence has been kept.", **about(action),
    )  # fmt: skip


@lobby.page(queries.action_for)
def verify_action(request: HttpRequest, action: Action) -> HttpResponse:
    """Judge whether an action is complete on its evidence."""
    return lobby.ask(
        request, action.case, forms.VerifyActionForm, partial(operations.verify_action, action=action),
        title=f"Verify action {action.number}", subject=action, back=url_of(action), button="Record this judgement",
        said="Your judgement has been kept.", evidence_asked=True, **about(action),
    )  # fmt: skip


@lobby.page(queries.action_for)
def escalate_action(request: HttpRequest, action: Action) -> HttpResponse:
    """Escalate an action that is not progressing to the Safeguarding Partners."""
    told, not_told = queries.partners_for(reader_of(request), action.case)
    line = queries.lines_of([action])[0]
    return lobby.ask(
        request, action.case, forms.EscalateActionForm, partial(operations.escalate_action, action=action),
        title=f"Escalate action {action.number} to the Safeguarding Partners", back=url_of(action),
        initial={"why": f"{', '.join(line.propose).capitalize()}." if line.propose else ""},
        button="Escalate it", said="The action has been escalated.", told=told, not_told=not_told, **about(action),
    )  # fmt: skip


@lobby.page(queries.escalation_for)
def answer_escalation(request: HttpRequest, escalation: Escalation) -> HttpResponse:
    """Record what the Safeguarding Partners did."""
    action = escalation.action
    return lobby.ask(
        request, action.case, forms.AnswerEscalationForm, partial(operations.answer_escalation, escalation=escalation),
        title=f"Answer the escalation of action {action.number}", subject=escalation, back=url_of(action),
        button="Record the answer", said="The answer has been recorded.", escalation=escalation, **about(action),
    )  # fmt: skip


@lobby.page()
def close_rapid_review(request: HttpRequest, case: Case) -> HttpResponse:
    """Close the Rapid Review stage."""
    return lobby.ask(
        request, case, forms.CloseRapidReviewForm, partial(operations.close_rapid_review, case=case),
        title="Close the Rapid Review stage", back=lobby.url("tracker", case), then=lobby.url("overview", case),
        intro_template="cases/pages/tracker/closing.html", button="Close the Rapid Review stage",
        said="The Rapid Review stage is closed.", reasons=queries.why_not_close_rapid_review(reader_of(request), case),
    )  # fmt: skip


def url_of(action: Action) -> str:
    return lobby.url("action", action.case, action.pk)


def about(action: Action) -> dict[str, Any]:
    """What every question about an action shows above it."""
    return {"action": action, "intro_template": "cases/pages/tracker/asked.html"}
