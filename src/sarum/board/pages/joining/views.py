"""Accepting an invitation: opening the link changes nothing, choosing a password uses it up."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby
from sarum.board.operations import invitation as operations
from sarum.board.pages.joining import forms
from sarum.board.queries import register as queries
from sarum.kit.asking import ask

GONE = 410


@lobby.page
def accept_invitation(request: HttpRequest) -> HttpResponse:
    """Choose a password; a link that is unknown, used or too old gets one and the same answer."""
    invitation = queries.open_invitation(request.GET.get("link", ""), timezone.now())
    if invitation is None:
        page = {"title": "This link does not work"}
        return render(request, "board/pages/joining/no_invitation.html", page, status=GONE)
    return ask(
        request, forms.AcceptInvitationForm, partial(operations.accept_invitation, invitation=invitation),
        by=invitation.person, title="Choose a password", button="Save the password", then=reverse("account_login"),
        intro="You sign in with the e-mail address that your invitation came to, and with this password.",
        said="Your password has been saved. Sign in with it.",
    )  # fmt: skip
