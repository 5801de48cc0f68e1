"""What every page of the Board passes first: who is asking, and whether this page is for them."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.queries import offices
from sarum.board.queries import settings as board
from sarum.board.rules import access
from sarum.board.rules.actor import PUBLIC, Outsider
from sarum.kit import throttle
from sarum.kit.pages import kept
from sarum.kit.refusal import NotAllowed, Refused

View = Callable[..., HttpResponse]
BY_CODE = "reader_by_code"  # in one request, never in a session


def reader_of(request: HttpRequest) -> Person | Outsider:
    """The person who is signed in; or who came by a code, on a page that it opens; or somebody without an account."""
    return request.user if isinstance(request.user, Person) else vars(request).get(BY_CODE, PUBLIC)


def let_in(request: HttpRequest, person: Person) -> None:
    """Let somebody who came by a code be the reader of this one request."""
    vars(request)[BY_CODE] = person


def sign_in_first(request: HttpRequest, *, code_url: str = "") -> HttpResponse:
    """Lead somebody to sign in, or to where they are sent a code; what they had typed is kept meanwhile."""
    if request.method == "POST":
        return kept(request, sign_in_url=resolve_url(settings.LOGIN_URL), code_url=code_url)
    return redirect_to_login(request.get_full_path())


def prove_again(request: HttpRequest, *, code_url: str = "") -> HttpResponse | None:
    """Before something solemn: the page where somebody shows once more who they are; nothing where they just have.

    Who has opened the page may take their time over it: what they then send counts as long as a session may be idle.
    Whoever came by a code shows it by a new one, from the page of that address.
    """
    came_at = getattr(reader_of(request), "by_code_at", None)
    records = [] if came_at else get_authentication_records(request, request.user)
    shown_at = came_at.timestamp() if came_at else max((record["at"] for record in records), default=0)
    is_sent = request.method == "POST"
    if time.time() - shown_at < (settings.SESSION_COOKIE_AGE if is_sent else settings.ACCOUNT_REAUTHENTICATION_TIMEOUT):
        return None
    again = code_url if came_at else reverse("account_reauthenticate")
    if is_sent:
        return kept(request, sign_in_url=again, is_signed_in=True)
    if came_at:
        return redirect(again)
    return redirect(f"{again}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}")


def refuse_too_often(request: HttpRequest, what: str, most: int) -> None:
    """Refuse what is asked too often from one address of the network; whoever has signed in is known, and not counted."""
    if not isinstance(reader_of(request), Person) and throttle.times_this_hour(request, what) > most:
        phone = board.the_board().phone
        raise Refused(
            "This has been asked very often from where you are within the last hour. Wait an hour, or ring the Partnership "
            f"Team{f' on {phone}' if phone else ''}. What you have saved is kept."
        )


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

    return enter


def show(request: HttpRequest, template: str, title: str, **page: Any) -> HttpResponse:
    """One page of the registers; `may` tells a template which acts are open to this reader."""
    hats = hats_of(reader_of(request))
    page["may"] = {act.name: not access.why_not(act, hats) for act in access.ACTS.values()}
    return render(request, f"board/pages/{template}", {"title": title, **page})
