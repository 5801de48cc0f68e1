"""What every page of the Board passes first: who is asking, and whether this page is for them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.queries import offices
from sarum.board.rules import access
from sarum.board.rules.actor import PUBLIC, Outsider
from sarum.kit.pages import kept
from sarum.kit.refusal import NotAllowed

View = Callable[..., HttpResponse]


def reader_of(request: HttpRequest) -> Person | Outsider:
    """The person who is signed in, or somebody without an account."""
    return request.user if isinstance(request.user, Person) else PUBLIC


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Lead somebody to sign in; what they had typed is kept meanwhile."""
    if request.method == "POST":
        return kept(request, sign_in_url=resolve_url(settings.LOGIN_URL))
    return redirect_to_login(request.get_full_path())


def hats_of(reader: Person | Outsider) -> set[str]:
    """What somebody is to the Board today: anyone, signed in, and the offices they hold."""
    hats = {access.ANYONE} if isinstance(reader, Outsider) else {access.ANYONE, access.SIGNED_IN}
    return hats | offices.offices_of(reader, timezone.localdate())


def page(view: View) -> View:
    """A page of the Board's own registers: its name is the act, and the table says who may."""
    act = access.ACTS[view.__name__]

    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reader = reader_of(request)
        if reasons := access.why_not(act, hats_of(reader)):
            if isinstance(reader, Outsider):
                return sign_in_first(request)
            raise NotAllowed(*reasons)
        return view(request, *args, **kwargs)

    enter.act = act.name  # type: ignore[attr-defined]
    return enter


def show(request: HttpRequest, template: str, title: str, **page: Any) -> HttpResponse:
    """One page of the registers; `may` tells a template which acts are open to this reader."""
    hats = hats_of(reader_of(request))
    page["may"] = {act.name: not access.why_not(act, hats) for act in access.ACTS.values()}
    return render(request, f"board/pages/{template}", {"title": title, **page})
