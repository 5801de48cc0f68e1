"""Scoping as an agency sees it: what is asked, the return it writes, its senior officer's endorsement, and sending it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.around import way_back
from sarum.cases.models import ScopingReturn
from sarum.cases.operations import returns as operations
from sarum.cases.operations import scoping
from sarum.cases.pages.scoping import forms, papers
from sarum.cases.queries import access, answering, extension, ladder, pause, writing
from sarum.cases.queries import returns as queries


def permissions_on(request: HttpRequest, scoping_return: ScopingReturn) -> lobby.Permissions:
    """What this reader may do now on this return: an agency's people have their place on it, and none on the case."""
    return lobby.Permissions(scoping_return.case, access.hats_of(reader_of(request), timezone.now(), scoping_return))


def home_of(scoping_return: ScopingReturn) -> str:
    """The page of one return."""
    return lobby.url("read_return", scoping_return.case, scoping_return.pk)


@lobby.page(None)
def our_returns(request: HttpRequest) -> HttpResponse:
    """The returns that somebody wrote or endorsed for their agency, past and present."""
    page = {
        "title": "Your agency’s returns",
        "answers": queries.ours(reader_of(request)),
        "back": reverse("cases:home"),
    }
    return render(request, "cases/pages/scoping/our_returns.html", page)


@lobby.page(queries.return_by)
def read_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """One return: what is asked, what is left to do, what it says, and who stands for it."""
    page = {
        "reading": queries.reading_of(reader_of(request), scoping_return),
        "can": permissions_on(request, scoping_return),
        "parts": answering.parts_on(reader_of(request), scoping_return),
        "files": queries.files_of(reader_of(request), scoping_return),
        "log": ladder.log_of(reader_of(request), scoping_return.case, scoping_return),
        "ladder_words": ladder.words(reader_of(request)),
        "paused": pause.standing_still(reader_of(request), scoping_return.case),
        "extensions": extension.extensions_of(reader_of(request), scoping_return),
        "refusal": ladder.refusal_of(reader_of(request), scoping_return),
        "why_not_endorsable": queries.why_not_endorsable(reader_of(request), scoping_return),
        "purpose": papers.PURPOSE,
        "tab": "returns",
    }
    title = f"Scoping return: {scoping_return.agency}"
    return lobby.show(request, scoping_return.case, "scoping/read_return.html", title, **page)


@lobby.page(queries.return_to_staff)
def name_respondent(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Name who writes an agency's return, or who endorses it."""
    form = partial(forms.NameRespondentForm, people=queries.colleagues_of(reader_of(request), scoping_return))
    do = partial(scoping.name_respondent, scoping_return=scoping_return)
    then = way_back(request, scoping_return)
    return lobby.ask(
        request, scoping_return.case, form, do, title=f"Who answers for {scoping_return.agency}?", back=then, said="Named.",
        initial={"capacity": request.GET.get("capacity", "")},
        cancel=lobby.url("introduce_respondent", scoping_return.case, scoping_return.pk),
        cancel_text="Name somebody who is not listed, by name and address",
    )  # fmt: skip


@lobby.page(writing.own_return_by)
def inform_senior_officer(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Record which senior officer was informed of the review, and when."""
    do = partial(operations.inform_senior_officer, scoping_return=scoping_return)
    return lobby.ask(
        request, scoping_return.case, forms.InformSeniorOfficerForm, do, subject=scoping_return,
        values=lambda now: {
            "name": now.senior_officer_name, "role": now.senior_officer_role, "told_on": now.senior_officer_told_on
        },
        title="Which senior officer was informed?", back=home_of(scoping_return), said="Recorded.",
        intro="The Board's guidance asks whoever answers for an agency to inform its senior officers of the review, and to "
        "obtain their endorsement of what is presented to it.",
    )  # fmt: skip


@lobby.page(writing.own_return_by)
def endorse_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Endorse the exact words of a return, as a senior officer who did not write them."""
    do = partial(operations.endorse_return, scoping_return=scoping_return)
    return lobby.ask(
        request, scoping_return.case, forms.EndorseReturnForm, do, title=f"Endorse the return of {scoping_return.agency}",
        template="cases/pages/scoping/endorse_return.html", button="Endorse these words", back=home_of(scoping_return),
        initial={"digest": scoping_return.digest}, said="You have endorsed this return.",
        reading=queries.reading_of(reader_of(request), scoping_return),
        why_not=queries.why_not_endorsable(reader_of(request), scoping_return),
    )  # fmt: skip


@lobby.page(writing.own_return_by)
def send_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Check a return and send it to the Partnership Team."""
    do = partial(operations.send_return, scoping_return=scoping_return)
    return lobby.ask(
        request, scoping_return.case, forms.SendReturnForm, do, title="Check your return before you send it",
        template="cases/pages/scoping/send_return.html", button="Send the return", subject=scoping_return,
        back=home_of(scoping_return), said="The return has been sent to the Partnership Team.",
        then=lobby.url("return_receipt", scoping_return.case, scoping_return.pk),
        reading=queries.reading_of(reader_of(request), scoping_return),
    )  # fmt: skip
