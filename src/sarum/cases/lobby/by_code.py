"""Answering for an agency by a code: the browser in which it was entered is let in to one return, until it leaves."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby as board
from sarum.board.models import Person
from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import AnswerCode
from sarum.cases.queries import answering
from sarum.cases.rules import access as rules

# In a session: the code by its number; what it was asked again for.
ANSWERING, BACK_TO = "answering", "answering_back_to"


def admit(request: HttpRequest, act: str, find: Callable[..., Any] | None, address: dict[str, Any]) -> None:
    """Whoever entered a code in this browser is the reader on the pages of the return that it opened, and on no others."""
    code = opened_in(request) if find and act in rules.BY_CODE else None
    if code and find and answering.belongs_to(code.person, find(code.person, **address), code.scoping_return):
        board.let_in(request, code.person)


def opened_in(request: HttpRequest) -> AnswerCode | None:
    """The code by which this browser answers for an agency now; whoever is signed in comes by no code."""
    pk = None if isinstance(request.user, Person) else request.session.get(ANSWERING)
    return answering.opened_by(PUBLIC, pk, timezone.now()) if pk else None


def open_return(request: HttpRequest, code: AnswerCode) -> str:
    """Let this browser answer by a code that was just entered in it; the address of the page where they go on."""
    request.session.cycle_key()
    rotate_token(request)
    request.session[ANSWERING] = code.pk
    act, pk = request.session.pop(BACK_TO, ["", 0])
    is_back = act in rules.BY_CODE and pk == code.scoping_return_id
    place = [code.scoping_return.case.reference, code.scoping_return_id]
    return reverse(f"cases:{act if is_back else 'read_return'}", args=place)


def close_return(request: HttpRequest) -> None:
    """This browser answers by no code any more."""
    request.session.pop(ANSWERING, None)
    request.session.cycle_key()
