"""The letters about a case and where each of them is; the outbox; and a letter tried again."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.models import Notice
from sarum.cases import lobby
from sarum.cases.models import Case
from sarum.cases.operations import notice as operations
from sarum.cases.pages.notice import forms
from sarum.cases.queries import notice as queries
from sarum.kit import asking

PER_PAGE = 50


@lobby.page()
def messages(request: HttpRequest, case: Case) -> HttpResponse:
    """Every letter about a case: to whom, about what, and where it is."""
    form = forms.FindLettersForm(request.GET, every="Every letter")
    letters = queries.letters_of(reader_of(request), case, form.state)
    found = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    page = {"form": form, "found": found, "asked": form.state}
    return lobby.show(request, case, "notice/messages.html", "Letters about this case", **page)


@lobby.page(None, is_recorded=True)
def outbox(request: HttpRequest) -> HttpResponse:
    """Every letter that has not gone out, whatever it is about."""
    reader = reader_of(request)
    form = forms.FindLettersForm(request.GET, every="Still to go out, or given up", is_unsent=True)
    found = Paginator(queries.outbox_of(reader, form.state), PER_PAGE).get_page(request.GET.get("page"))
    page = {"title": "Outbox", "form": form, "found": found, "asked": form.state, "hidden": queries.hidden_from(reader)}
    page["given_up"] = len(queries.given_up_for(reader, timezone.now()))
    return render(request, "cases/pages/notice/outbox.html", page)


@lobby.page(queries.letter_by)
def post_again(request: HttpRequest, notice: Notice) -> HttpResponse:
    """Have a letter that has not gone out tried again now."""
    back = reverse("cases:outbox")
    return asking.ask(
        request, forms.PostAgainForm, partial(operations.post_again, notice=notice), by=reader_of(request), then=back,
        back=back, title="Try this letter again now?", button="Try again now",
        intro_template="cases/pages/notice/again.html", notice=notice,
        said="The letter is tried again within a minute or two. This page says how it went.",
    )  # fmt: skip


@lobby.page(None)
def post_given_up(request: HttpRequest) -> HttpResponse:
    """Have every letter that was given up tried again, when mail is back after a long time."""
    back = reverse("cases:outbox")
    return asking.ask(
        request, forms.PostAgainForm, operations.post_given_up, by=reader_of(request), then=back, back=back,
        title="Try every letter that was given up again?", button="Try all of them again",
        intro="Do this when mail works again. Each goes to the address that the register has today; one whose address is "
        "not known is given up again at once.",
        said="The letters are tried again within a few minutes. This page says how it went.",
    )  # fmt: skip
