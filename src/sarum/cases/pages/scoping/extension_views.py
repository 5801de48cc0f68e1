"""More time to answer, and refusing to: asked by an agency, decided by the Partnership Team."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.around import way_back
from sarum.cases.models import Extension, ScopingReturn
from sarum.cases.operations import extension as operations
from sarum.cases.operations import ladder
from sarum.cases.pages.scoping import extension_forms as forms
from sarum.cases.queries import access, returns
from sarum.cases.queries import extension as queries


@lobby.page(returns.return_to_staff)
def ask_extension(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Ask the Board for more time to answer."""
    do = partial(operations.ask_extension, scoping_return=scoping_return)
    due = scoping_return.request
    return lobby.ask(
        request, scoping_return.case, forms.AskExtensionForm, do, title="Ask for more time",
        back=way_back(request, scoping_return), button="Ask for more time",
        said="You have asked for more time. The Partnership Team answers; until it does, the return is due as before.",
        intro=f"Your return is due by {due.due_on:%A %-d %B %Y}. You can go on writing while you wait for the answer.",
    )  # fmt: skip


@lobby.page(queries.extension_by)
def answer_extension(request: HttpRequest, extension: Extension) -> HttpResponse:
    """Grant an agency more time, or refuse it."""
    do = partial(operations.answer_extension, extension=extension)
    return lobby.ask(
        request, extension.case, forms.AnswerExtensionForm, do, title=f"{extension.agency} asks for more time",
        intro_template="cases/pages/scoping/answer_extension.html", extension=extension, subject=extension,
        back=lobby.url("returns", extension.case), button="Send the answer", said="The agency has been told.",
    )  # fmt: skip


@lobby.page(returns.return_to_staff)
def refuse_request(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Tell the Board that an agency will not supply what it is asked for."""
    do = partial(ladder.refuse_request, scoping_return=scoping_return)
    return lobby.ask(
        request, scoping_return.case, forms.RefuseRequestForm, do, title="Refuse this request",
        intro_template="cases/pages/scoping/refuse_request.html", back=way_back(request, scoping_return),
        button="Refuse the request",
        said="The Partnership Team has been told. You can take this back at any time.",
    )  # fmt: skip


@lobby.page(returns.return_to_staff)
def withdraw_refusal(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Take a refusal back and go on with the return."""
    do, case = partial(ladder.withdraw_refusal, scoping_return=scoping_return), scoping_return.case
    may_write = "RESPONDENT" in access.hats_of(reader_of(request), timezone.now(), scoping_return)
    back = way_back(request, scoping_return)
    return lobby.ask(
        request, case, forms.WithdrawRefusalForm, do, title="Take the refusal back and go on with the return?", back=back,
        then=lobby.url("write_return", case, scoping_return.pk) if may_write else back, button="Take it back",
        intro="What was written before is still there. The Partnership Team is told.", said="The refusal has been taken back.",
    )  # fmt: skip


@lobby.page(None, is_recorded=True)
def scoping_on_time(request: HttpRequest) -> HttpResponse:
    """Whether scoping requests go out on time: by quarter, and case by case."""
    reader = reader_of(request)
    lines = queries.requests_sent(reader)
    page = {
        "title": "Scoping requests sent on time",
        "quarters": queries.by_quarter(reader, lines),
        "cases": queries.by_case(reader, lines),
        "days": settings.days_for("scoping_request"),
    }
    return render(request, "cases/pages/scoping/scoping_on_time.html", page)
