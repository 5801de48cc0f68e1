"""What still stands between a case and the public; and the way across it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.board.queries import offices
from sarum.cases import lobby
from sarum.cases.models import Case
from sarum.cases.models.review import CONTENTS
from sarum.cases.operations import publication as operations
from sarum.cases.pages.publication import forms
from sarum.cases.queries import parallel
from sarum.cases.queries import publication as queries
from sarum.cases.rules import publication as rules
from sarum.kit.refusal import refuse


@lobby.page()
def publication(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that must be so before the public may read a review, and what is so already."""
    reader = reader_of(request)
    plan = queries.plan_of(reader, case)
    slug = queries.shelf_of(reader, case)
    checks = queries.checks_of(reader, case, plan)
    page = {
        "plan": plan,
        "checks": checks,
        "is_ready": all(check.is_done for check in checks),
        "parts": queries.parts_of(reader, plan),
        "digest": queries.digest_for(plan)[:12],
        "besides": parallel.going_on_beside(reader, case),
        "decisions": queries.decisions_of(reader, case),
        "tools": queries.tools_ready(reader, case),
        "address": request.build_absolute_uri(reverse("library:review", args=[slug])) if slug else "",
    }
    return lobby.show(request, case, "publication/publication.html", "Publication", **page)


@lobby.page()
def plan_publication(request: HttpRequest, case: Case) -> HttpResponse:
    """Plan the publication."""
    reader = reader_of(request)

    def keep(version: int | None = None, **answers: Any) -> Any:
        return operations.plan_publication(case=case, seen=version, **answers)

    return lobby.ask(
        request, case, partial(forms.PlanPublicationForm, people=offices.people_for(reader)), keep,
        title="Plan the publication", subject=queries.plan_of(reader, case), values=forms.values_of_plan,
        back=lobby.url("publication", case), button="Save the plan", said="The plan has been saved.",
    )  # fmt: skip


@lobby.page()
def write_publication(request: HttpRequest, case: Case) -> HttpResponse:
    """Write the text to be published."""
    reader = reader_of(request)
    plan = queries.plan_of(reader, case)
    refuse(rules.why_unplanned(plan))
    begun = queries.text_to_start_from(reader, plan)

    def write(*, by: Any, at: Any, key: str | None, title: str, version: int | None = None, **parts: str) -> Any:
        return operations.write_publication(plan=plan, title=title, parts=parts, by=by, at=at, key=key, version=version)

    given = request.POST if request.method == "POST" else begun
    texts = [str(given.get(name, "")) for name in ("title", *CONTENTS)]
    return lobby.ask(
        request, case, forms.WritePublicationForm, write, title="Write the text to be published", subject=plan,
        values=partial(queries.text_to_start_from, reader), back=lobby.url("publication", case),
        intro_template="cases/pages/publication/names.html", names=queries.names_left_in(reader, case, texts),
        button="Save the text", said="The text has been saved.",
    )  # fmt: skip


@lobby.page()
def waive_tool(request: HttpRequest, case: Case) -> HttpResponse:
    """Waive the learning tool, with a reason."""
    plan = queries.plan_of(reader_of(request), case)
    refuse(rules.why_unplanned(plan))
    return lobby.ask(
        request, case, forms.WaiveToolForm, partial(operations.waive_tool, plan=plan), title="Waive the learning tool",
        intro="The guidance has the Partnership Team develop a tool for sharing the learning before publication.",
        subject=plan, values=lambda plan: {"because": plan.tool_waived_because},
        back=lobby.url("publication", case), button="Waive it", said="The learning tool has been waived.",
    )  # fmt: skip


@lobby.page()
def decide_publication(request: HttpRequest, case: Case) -> HttpResponse:
    """Decide, as Independent Chair, whether the exact text is published."""
    return lobby.ask(
        request, case, forms.DecidePublicationForm, partial(operations.decide_publication, case=case),
        title="Decide whether to publish", button="Decide", said="Your decision has been recorded.",
        **solemn(request, case, "cases/pages/publication/deciding.html"),
    )  # fmt: skip


@lobby.page()
def publish(request: HttpRequest, case: Case) -> HttpResponse:
    """Publish the review."""

    def lay(is_checked: bool, **answers: Any) -> Any:
        return operations.publish(case=case, **answers)

    return lobby.ask(
        request, case, forms.PublishForm, lay, title="Publish the review", button="Publish it now",
        said="The review is published. Its public address is below.",
        **solemn(request, case, "cases/pages/publication/publishing.html"),
    )  # fmt: skip


def solemn(request: HttpRequest, case: Case, template: str) -> dict[str, Any]:
    """The exact text and its digest, as they are shown before they are decided on or published."""
    reader = reader_of(request)
    plan = queries.plan_of(reader, case)
    digest = queries.digest_for(plan)
    names = queries.names_left_in(reader, case, [plan.title, *plan.parts.values()])
    return {
        "initial": {"digest": digest}, "intro_template": template, "back": lobby.url("publication", case), "plan": plan,
        "parts": queries.parts_of(reader, plan), "digest": digest[:12], "tools": queries.tools_ready(reader, case),
        "checks": queries.checks_of(reader, case, plan), "names": names,
    }  # fmt: skip
