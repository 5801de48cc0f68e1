"""The scoping return as a Word form: taken away filled in as far as it has come, and brought back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import file
from sarum.cases.models import BroughtReturn, ScopingReturn
from sarum.cases.operations import writing as operations
from sarum.cases.pages.scoping import forms, papers
from sarum.cases.queries import writing as queries
from sarum.cases.rules import access
from sarum.cases.rules import returns as rules
from sarum.cases.rules.form import held
from sarum.cases.rules.form.word import NOT_OURS, WordForm
from sarum.kit import fields, word
from sarum.kit.refusal import Refused
from sarum.kit.uploads import Upload


def word_form(answer: ScopingReturn) -> WordForm:
    """The form of one agency, with what the Board asks it above the questions."""
    board, request = settings.the_board(), answer.request
    told = [
        (None, f"{one['who']}: " + "; ".join(f"{label}: {words}" for label, words in one["facts"]))
        for one in request.shown
    ]
    asked = [(None, f"The Board also asks: {request.questions}")] if request.questions else []
    opening: list[tuple[int | None, str]] = [
        (0, f"Scoping return of {answer.agency}"),
        (None, f"{board.name}."),
        (1, "What is asked"),
        *told,
        *asked,
        (None, papers.PURPOSE),
        (1, "How to fill in this form"),
        (None, "Write in the column “Your answer” and leave the column “Code” as it is: it lets the form be read back. Leave "
               "empty what you cannot answer yet. What is filled in already is what your agency has saved so far."),
        (None, "For another event, agency or action than there is room for, copy the table and fill it in again."),
        (None, "When you have finished, choose “Bring a form filled in with Word” where you downloaded this one. You are shown how "
               "it was read before anything is used. Do not send this form by e-mail: it holds what is confidential."),
    ]  # fmt: skip
    return WordForm(
        rules.form_of(answer), f"Scoping return {request.reference}", tuple(opening),
        note=f"Template {request.template.number}", foot=f"{request.reference}. {access.LIMIT}",
        number=request.reference, due_on=request.due_on,
    )  # fmt: skip


@lobby.page(queries.own_return_by)
def return_form(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Download the return as a Word form, with what has been saved so far."""
    drawn = word_form(scoping_return).drawn(scoping_return.answers)
    return file(drawn, word.CONTENT_TYPE, f"{scoping_return.request.reference}-form.docx")


@lobby.page(queries.own_return_by)
def bring_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Bring a return that was filled in with Word."""

    def bring(*, filled: Upload, by: Any, at: Any, key: str | None = None) -> BroughtReturn:
        if filled.kind != "docx":
            raise Refused(NOT_OURS, field="filled")
        found = word_form(scoping_return).read_back(filled.content, timezone.localdate(at))
        answers, unasked = rules.placeable(scoping_return, found.answers)
        return operations.bring_return(
            scoping_return=scoping_return, filled=filled, answers=answers, faults=[*found.faults, *unasked], by=by, at=at,
            key=key,
        )  # fmt: skip

    return lobby.ask(
        request, scoping_return.case, forms.BringReturnForm, bring, title="Bring a form filled in with Word",
        back=lobby.url("write_return", scoping_return.case, scoping_return.pk), button="Read the form",
        then=lambda brought: lobby.url("use_brought_return", scoping_return.case, brought.pk),
        intro="You are shown how its answers were read, and what they would change, before anything is used.",
    )  # fmt: skip


@lobby.page(queries.brought_by)
def use_brought_return(request: HttpRequest, brought: BroughtReturn) -> HttpResponse:
    """How a Word form was read, what it would change, and what has no place in it; then use it."""
    answer = brought.scoping_return
    after = held.brought(answer.answers, brought.answers)

    def use(*, by: Any, at: Any, key: str | None = None, version: int | None = None) -> BroughtReturn:
        return operations.use_brought_return(brought=brought, seen=version, by=by, at=at, key=key)

    return lobby.ask(
        request, answer.case, fields.Form, use, subject=held.Seen(answer.answers),
        title="How the form was read", template="cases/pages/scoping/brought_return.html", button="Use these answers",
        back=lobby.url("write_return", answer.case, answer.pk), said="The answers of the Word form are in the return.",
        brought=brought, differences=rules.differences(rules.form_of(answer), answer.answers, after),
    )  # fmt: skip
