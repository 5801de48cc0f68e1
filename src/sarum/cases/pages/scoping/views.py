"""Scoping as the Partnership Team sees it: who is asked, where each return stands, and whether it is good enough."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.models import Case, KnownAgency, ScopingReturn, Stage
from sarum.cases.operations import quality
from sarum.cases.operations import scoping as operations
from sarum.cases.pages.scoping import forms
from sarum.cases.pages.scoping.asking_forms import SendRequestsForm
from sarum.cases.queries import answering, asking, template
from sarum.cases.queries import returns as reading
from sarum.cases.queries import scoping as queries
from sarum.cases.rules import quality as quality_rules
from sarum.cases.rules import returns as return_rules
from sarum.cases.rules.template import stage_at


@lobby.page()
def send_requests(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask agencies for their information, each told only what it needs; or set one aside with a reason."""
    reader = reader_of(request)
    proposed = asking.proposals(reader, case)
    form = partial(
        SendRequestsForm, proposals=proposed, others=asking.others_to_ask(reader, case, proposed),
        interests=asking.interests(reader, case),
    )  # fmt: skip
    return lobby.ask(
        request, case, form, partial(operations.send_requests, case=case), title="Send requests to agencies",
        back=lobby.url("returns", case), button="Send the requests", said="The requests have been sent.",
        template="cases/pages/scoping/send_requests.html", is_review=stage_at(case.step) == Stage.REVIEW,
        due=settings.due("scoping_return", timezone.localdate()),
        issued=template.issued(reader)[0], unlisted=[one for one in queries.left_unasked(reader, case) if one.agency_id is None],
    )  # fmt: skip


@lobby.page()
def add_late_agency(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask an agency that was found after the first requests."""
    reader = reader_of(request)
    known = [one for one in queries.left_unasked(reader, case) if one.agency_id is None]
    form = partial(
        forms.AddLateAgencyForm, agencies=queries.agencies_to_ask(reader, case), known=known,
        interests=asking.interests(reader, case),
    )  # fmt: skip
    do = partial(operations.add_late_agency, case=case)
    return lobby.ask(
        request, case, form, do, title="Ask an agency found later", back=lobby.url("returns", case),
        button="Send the request", said="The request has been sent.", initial={"known_agency": request.GET.get("name", "")},
        intro="It has as long to answer as the others had, counted from today.",
    )  # fmt: skip


@lobby.page(queries.known_agency_by)
def set_aside_agency(request: HttpRequest, known_agency: KnownAgency) -> HttpResponse:
    """Leave a named agency unasked, for a reason."""
    do = partial(operations.set_aside_agency, known_agency=known_agency)
    title, back = f"Set {known_agency} aside", lobby.url("returns", known_agency.case)
    return lobby.ask(
        request, known_agency.case, forms.SetAsideAgencyForm, do, title=title, back=back, button="Set it aside",
        said="The reason has been recorded.",
        intro="It was named as involved, and the Rapid Review needs every agency that was: asked, or set aside for a reason.",
    )  # fmt: skip


@lobby.page(reading.return_by)
def accept_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Accept a return that is endorsed and analyses as well as describes."""
    do = partial(quality.accept_return, scoping_return=scoping_return)
    reader, signed = reader_of(request), reading.endorsement_of(scoping_return)
    unknown = signed and answering.author_who_named(reader, scoping_return, signed.person)
    form = partial(
        forms.AcceptReturnForm,
        suggested=quality_rules.suggested(scoping_return),
        endorser=signed.person if signed and unknown else None,
    )
    return lobby.ask(
        request, scoping_return.case, form, do, title=f"Accept the return of {scoping_return.agency}?",
        template="cases/pages/scoping/accept_return.html", button="Accept the return", subject=scoping_return,
        back=lobby.url("read_return", scoping_return.case, scoping_return.pk),
        then=lobby.url("returns", scoping_return.case), said=f"The return of {scoping_return.agency} has been accepted.",
        reading=reading.reading_of(reader_of(request), scoping_return),
    )  # fmt: skip


@lobby.page(reading.return_by)
def send_back_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Send a return back for work, with what is needed."""
    do = partial(quality.send_back_return, scoping_return=scoping_return)
    form = partial(forms.SendBackReturnForm, chapters=return_rules.chapters(scoping_return))
    return lobby.ask(
        request, scoping_return.case, form, do, subject=scoping_return,
        title=f"Send the return of {scoping_return.agency} back for work", button="Send it back",
        back=lobby.url("read_return", scoping_return.case, scoping_return.pk),
        then=lobby.url("returns", scoping_return.case), said=f"The return of {scoping_return.agency} has been sent back.",
    )  # fmt: skip
