"""How the learning from a case reaches practice: the plan, the tools, and each agency's word that it passed it on."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.board.queries import offices
from sarum.cases import lobby
from sarum.cases.models import Case, Tool
from sarum.cases.operations import learning as operations
from sarum.cases.pages.learning import forms
from sarum.cases.queries import learning as queries
from sarum.cases.queries import recommendations as registers


@lobby.page()
def learning(request: HttpRequest, case: Case) -> HttpResponse:
    """The plan, the tools, and how far the learning has reached."""
    reader = reader_of(request)
    plan = queries.plan_of(reader, case)
    coverage = queries.coverage_of(reader, case, plan)
    page = {
        "plan": plan,
        "tools": queries.tools_of(reader, case),
        "coverage": coverage,
        "reached": sum(1 for reach in coverage if reach.cascades),
        "has_review": queries.has_review(reader, case),
        "reasons": queries.why_not_go_on(reader, case),
    }
    return lobby.show(request, case, "learning/learning.html", "Learning", **page)


@lobby.page(queries.case_led)
def learning_plan(request: HttpRequest, case: Case) -> HttpResponse:
    """The plan and its tools, as the agencies read them."""
    reader = reader_of(request)
    plan = queries.shared_plan_of(reader, case)
    page = {
        "plan": plan,
        "tools": queries.ready_tools_of(reader, case) if plan else [],
        "cascades": queries.own_cascades_of(reader, case),
        "is_in_plan": plan is not None and queries.is_for_agency_of(reader, plan),
        "tab": "learning",
    }
    return lobby.show(request, case, "learning/learning_plan.html", "The learning plan", **page)


@lobby.page()
def plan_learning(request: HttpRequest, case: Case) -> HttpResponse:
    """Plan how the learning is shared."""
    reader = reader_of(request)
    form = partial(
        forms.PlanLearningForm, people=offices.people_for(reader), agencies=registers.agencies_to_choose(reader)
    )

    def plan(version: int | None = None, **answers: Any) -> Any:
        return operations.plan_learning(case=case, seen=version, **answers)

    return lobby.ask(
        request, case, form, plan, title="Plan how the learning is shared", subject=queries.plan_of(reader, case),
        values=forms.values_of_plan, back=lobby.url("learning", case), button="Save the plan",
        said="The plan has been saved. Share it with the agencies when it is ready.",
    )  # fmt: skip


@lobby.page()
def share_learning_plan(request: HttpRequest, case: Case) -> HttpResponse:
    """Share the learning plan with every agency in it."""
    return lobby.ask(
        request, case, forms.ShareLearningPlanForm, partial(operations.share_learning_plan, case=case),
        title="Share the learning plan with the agencies", intro_template="cases/pages/learning/sharing.html",
        back=lobby.url("learning", case), button="Share the plan", said="The plan has been shared with the agencies.",
        plan=queries.plan_of(reader_of(request), case),
    )  # fmt: skip


@lobby.page()
def prepare_tool(request: HttpRequest, case: Case) -> HttpResponse:
    """Prepare a tool that carries the learning."""
    return lobby.ask(
        request, case, forms.PrepareToolForm, partial(operations.prepare_tool, case=case),
        title="Prepare a learning tool", back=lobby.url("learning", case), button="Save the tool",
        said="The tool has been saved. Mark it as ready when agencies can use it.",
    )  # fmt: skip


@lobby.page(queries.tool_by)
def change_tool(request: HttpRequest, tool: Tool) -> HttpResponse:
    """Change a tool while it is being prepared."""
    return lobby.ask(
        request, tool.case, forms.ChangeToolForm, partial(operations.change_tool, tool=tool),
        title="Change a learning tool", subject=tool, values=forms.values_of_tool, back=lobby.url("learning", tool.case),
        button="Save the tool", said="The tool has been changed.",
    )  # fmt: skip


@lobby.page(queries.tool_by)
def ready_tool(request: HttpRequest, tool: Tool) -> HttpResponse:
    """Mark a learning tool as ready."""
    return lobby.ask(
        request, tool.case, forms.ReadyToolForm, partial(operations.ready_tool, tool=tool), subject=tool,
        title=f"Is “{tool.title}” ready?", intro_template="cases/pages/learning/ready.html", tool=tool,
        back=lobby.url("learning", tool.case), button="It is ready", said="The tool is ready for the agencies.",
    )  # fmt: skip


@lobby.page(queries.case_led)
def confirm_cascade(request: HttpRequest, case: Case) -> HttpResponse:
    """Confirm that one's own agency shared the learning."""
    reader = reader_of(request)
    return lobby.ask(
        request, case, forms.ConfirmCascadeForm, partial(operations.confirm_cascade, case=case),
        title=f"Confirm that {reader.agency} shared the learning", back=lobby.url("learning_plan", case),
        button="Confirm", said="Thank you. The Board knows that your agency shared the learning.",
    )  # fmt: skip


@lobby.page()
def open_publication(request: HttpRequest, case: Case) -> HttpResponse:
    """Go on to publication."""
    return lobby.ask(
        request, case, forms.OpenPublicationForm, partial(operations.open_publication, case=case),
        title="Go on to publication", back=lobby.url("learning", case), then=lobby.url("publication", case),
        intro="Every Safeguarding Adults Review is written with the aim of publication. Learning goes on meanwhile: "
        "agencies can still confirm that they shared it.",
        button="Go on to publication", said="The case is at publication.",
    )  # fmt: skip


@lobby.page()
def open_assurance(request: HttpRequest, case: Case) -> HttpResponse:
    """Go on to assurance, where there was no review."""
    return lobby.ask(
        request, case, forms.OpenAssuranceForm, partial(operations.open_assurance, case=case),
        title="Go on to assurance", back=lobby.url("learning", case), then=lobby.url("assurance", case),
        intro="There was no Safeguarding Adults Review to publish. The agencies now show what changed.",
        button="Go on to assurance", said="The case is at assurance.",
    )  # fmt: skip
