"""How somebody without an account comes to their agency's return: a reference and an address, a code, and out again."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sarum.board.lobby import reader_of, refuse_too_often
from sarum.board.models import Person
from sarum.board.queries import settings
from sarum.board.rules import code as rules
from sarum.cases import lobby
from sarum.cases.lobby import by_code
from sarum.cases.models import AnswerCode
from sarum.cases.operations import answering as operations
from sarum.cases.pages.answering import forms
from sarum.cases.queries import answering as queries
from sarum.kit import asking
from sarum.kit.refusal import Refused

ASKED = "answer_code"  # the code that was sent when this browser asked, under its number; none, where nothing was sent
CODES, TRIES = 20, 60  # in an hour, from one address of the network
WRONG = "That code does not work. Check it, or ask for a new one: a code works once, for 10 minutes"


@lobby.page(None)
def answer(request: HttpRequest) -> HttpResponse:
    """Ask for a code; the page that follows is the same whether or not what is given belongs together."""
    if isinstance(reader_of(request), Person):
        messages.info(request, "You are signed in, so you need no code. What waits for you is listed here.")
        return redirect("cases:home")

    def send(**said: Any) -> AnswerCode | None:
        refuse_too_often(request, "answer", CODES)
        sent: AnswerCode | None = operations.answer(**said)
        return sent

    def then(sent: AnswerCode | None) -> str:
        request.session[ASKED] = sent.pk if sent else 0
        return reverse("cases:enter_answer_code")

    here = by_code.opened_in(request)
    form = partial(forms.AnswerForm, prefix_of_cases=settings.the_board().reference_prefix)
    known = {"reference": here.scoping_return.case.reference, "email": here.email} if here else {}
    return asking.ask(
        request, form, send, by=reader_of(request), then=then, title="Answer for your agency", initial=known,
        template="cases/pages/answering/answer.html", button="Send me a code", is_asked_again=bool(here),
    )  # fmt: skip


@lobby.page(None)
def enter_answer_code(request: HttpRequest) -> HttpResponse:
    """Give the code; it opens the one return for which it was sent, in this browser."""
    if ASKED not in request.session or isinstance(reader_of(request), Person):
        return redirect("cases:answer")

    def enter(*, code: str, by: Any, at: Any, **form: Any) -> AnswerCode:
        if reasons := rules.why_not_a_code(code):
            raise Refused(*reasons, field="code")
        refuse_too_often(request, "try an answer", TRIES)
        sent = queries.code_sent(by, request.session[ASKED])
        opened: AnswerCode | None = operations.enter_answer_code(
            sent=sent, code=code, by=by, at=at
        )  # no key: it works once
        if opened is None:
            raise Refused(WRONG, field="code")
        return opened

    def then(opened: AnswerCode) -> str:
        del request.session[ASKED]
        return by_code.open_return(request, opened)

    return asking.ask(
        request, forms.EnterAnswerCodeForm, enter, by=reader_of(request), then=then, title="Check your e-mail",
        template="cases/pages/answering/enter_answer_code.html", button="Continue", back=reverse("cases:answer"),
    )  # fmt: skip


@lobby.page(None)
def leave_answer(request: HttpRequest) -> HttpResponse:
    """Leave the return that is open in this browser."""
    code = by_code.opened_in(request)
    if code is None:
        return redirect("cases:answer")

    def leave(*, by: Any, at: Any, **form: Any) -> AnswerCode:
        left: AnswerCode = operations.leave_answer(sent=code, by=by, at=at)
        by_code.close_return(request)
        return left

    return asking.ask(
        request, forms.LeaveAnswerForm, leave, by=reader_of(request), then=reverse("cases:answer"), button="Leave",
        title="Leave your agency’s return?", back=lobby.url("read_return", code.scoping_return.case, code.scoping_return_id),
        intro="What you have saved is kept. To come back, you ask for a new code.", said="You have left.",
    )  # fmt: skip
