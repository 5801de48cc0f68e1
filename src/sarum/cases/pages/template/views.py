"""The Board's scoping template: read by the team, drafted and issued by the Business Manager."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import ScopingTemplate
from sarum.cases.operations import template as operations
from sarum.cases.pages.template import forms
from sarum.cases.queries import access
from sarum.cases.queries import template as queries
from sarum.cases.queries.template import Place
from sarum.cases.rules import template as rules
from sarum.cases.rules.form.questions import Kind
from sarum.kit import asking, fields

HOME = "cases:scoping_template"


@lobby.page(None)
def scoping_template(request: HttpRequest) -> HttpResponse:
    """The template in force, the one being drafted, and what changed from version to version."""
    reader = reader_of(request)
    issued, draft = queries.issued(reader), queries.draft(reader)
    page: dict[str, Any] = {
        "title": "Scoping template",
        "issued": issued,
        "draft": draft,
        "back": reverse("board:settings"),
    }
    page |= {"shown": draft or issued[0], "may_write": access.may(reader, "write_question")}
    return render(request, "cases/pages/template/scoping_template.html", page)


def ask(request: HttpRequest, form: Callable[..., Any], do: Callable[..., Any], **page: Any) -> HttpResponse:
    return asking.ask(
        request,
        form,
        do,
        by=reader_of(request),
        then=reverse(HOME),
        back=reverse(HOME),
        caption="Scoping template",
        **page,
    )


@lobby.page(None)
def begin_template(request: HttpRequest) -> HttpResponse:
    """Begin a new version, with everything that the version in force holds."""
    return ask(
        request, fields.Form, operations.begin_template, title="Draft a new version of the scoping template?",
        button="Begin the draft", intro="Agencies go on being asked by the version in force until you issue the new one.",
    )  # fmt: skip


@lobby.page(queries.place_by)
def write_section(request: HttpRequest, place: Place) -> HttpResponse:
    """Name a section anew, or add one."""
    section = place.section
    do = partial(operations.write_section, template=place.template, slug=section["slug"] if section else "")
    return ask(
        request, forms.WriteSectionForm, do, title=section["title"] if section else "Add a section", button="Save",
        subject=place.template, values=lambda now: rules.asked_in(now.sections, section["slug"] if section else ""),
    )  # fmt: skip


@lobby.page(queries.place_by)
def write_question(request: HttpRequest, place: Place) -> HttpResponse:
    """Word a question anew, or add one to a section."""
    assert place.section is not None  # the address has a slug, and the query has found it
    slug, name = place.section["slug"], place.question["name"] if place.question else ""

    def values(now: ScopingTemplate) -> dict[str, Any]:
        said = rules.asked_in(now.sections, slug, name)
        return {"stage": "SCOPING", "kind": "LONG", **said, "options": "\n".join(said.get("options") or [])}

    def write(*, by: Any, at: Any, key: str | None = None, version: int | None = None, **said: Any) -> ScopingTemplate:
        asked = {**said, "options": [line.strip() for line in said["options"].splitlines() if line.strip()]}
        is_same = place.question is not None and place.question["kind"] == said["kind"]
        asked["rows"] = (place.question or {}).get("rows", 4) if is_same else 6 if said["kind"] == Kind.LONG else 2
        return operations.write_question(
            template=place.template, slug=slug, name=name, asked=asked, by=by, at=at, key=key, version=version
        )

    return ask(
        request, forms.WriteQuestionForm, write, subject=place.template, values=values, button="Save",
        title=f"Question in “{place.section['title']}”",
    )  # fmt: skip


@lobby.page(queries.place_by)
def remove_question(request: HttpRequest, place: Place) -> HttpResponse:
    """Take a question out of the next version."""
    assert place.section is not None and place.question is not None
    do = partial(
        operations.remove_question, template=place.template, slug=place.section["slug"], name=place.question["name"]
    )
    return ask(
        request, fields.Form, do, subject=place.template, title="Remove this question?", intro=place.question["label"],
        button="Remove",
        button_classes="govuk-button--warning", cancel=reverse(HOME),
    )  # fmt: skip


@lobby.page(queries.place_by)
def remove_section(request: HttpRequest, place: Place) -> HttpResponse:
    """Take an empty section out of the next version."""
    assert place.section is not None
    do = partial(operations.remove_section, template=place.template, slug=place.section["slug"])
    return ask(
        request, fields.Form, do, subject=place.template, title=f"Remove the section “{place.section['title']}”?", button="Remove",
        button_classes="govuk-button--warning", cancel=reverse(HOME),
    )  # fmt: skip


@lobby.page(queries.place_by)
def move_in_template(request: HttpRequest, place: Place) -> HttpResponse:
    """Move a question in its section, or a section among the sections."""
    assert place.section is not None
    of, name = (place.question["label"], place.question["name"]) if place.question else (place.section["title"], "")
    do = partial(operations.move_in_template, template=place.template, slug=place.section["slug"], name=name)
    return ask(request, forms.MoveForm, do, subject=place.template, title=f"Move “{of}”", button="Move")


@lobby.page(queries.template_by)
def issue_template(request: HttpRequest, template: ScopingTemplate) -> HttpResponse:
    """Put a new version in force."""
    return ask(
        request, forms.IssueTemplateForm, partial(operations.issue_template, template=template), button="Issue it",
        subject=template,
        title=f"Issue version {template.number}?", said=f"Version {template.number} is in force.",
        intro="Every agency that is asked from now on is asked by it. Returns that were asked for before stay as they were "
        "asked. An issued version cannot be changed any more.",
    )  # fmt: skip


@lobby.page(queries.template_by)
def drop_template(request: HttpRequest, template: ScopingTemplate) -> HttpResponse:
    """Throw a draft away."""
    return ask(
        request, fields.Form, partial(operations.drop_template, template=template), button="Throw it away",
        subject=template,
        title=f"Throw away the draft of version {template.number}?", button_classes="govuk-button--warning",
        intro="What was changed in it is gone. The version in force stays.", cancel=reverse(HOME),
    )  # fmt: skip
