"""The register of people, the offices they hold, and their right to sign in."""

from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby
from sarum.board.lobby import reader_of
from sarum.board.models import Office, Person
from sarum.board.operations import invitation as sign_in
from sarum.board.operations import register as operations
from sarum.board.pages.people import forms
from sarum.board.queries import offices
from sarum.board.queries import register as queries
from sarum.board.rules import invitation as rules
from sarum.kit.asking import ask

PER_PAGE = 50


def find(request: HttpRequest, pk: int) -> Person:
    found = queries.person_by(reader_of(request), pk)
    if found is None:
        raise Http404
    return found


def page_of(person: Person) -> str:
    return reverse("board:person", args=[person.pk])


@lobby.page
def people(request: HttpRequest) -> HttpResponse:
    """Everybody in the register, found by name, address or agency."""
    reader = reader_of(request)
    form = forms.FindPeopleForm(request.GET or None, agencies=queries.agencies(reader))
    asked = form.cleaned_data if form.is_valid() else {}
    found = Paginator(queries.people_found(reader, **asked), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return lobby.show(
        request, "people/people.html", "People", form=form, found=found, asked=any(asked.values()),
        query=query.urlencode(),
    )  # fmt: skip


@lobby.page
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: how to reach them, which offices they hold and held, and whether they can sign in."""
    one, reader = find(request, pk), reader_of(request)
    sent = queries.last_invitation(reader, one)
    return lobby.show(
        request, "people/person.html", one.name, person=one, holdings=queries.holdings_of(reader, one),
        today=timezone.localdate(), sent=sent, is_open=sent and rules.is_open(sent, timezone.now()),
        can_sign_in=one.is_active and one.has_usable_password(), can_be_invited=not rules.why_not_invited(one),
        is_self=one == reader, is_vacant=offices.is_vacant(Office.INDEPENDENT_CHAIR, timezone.localdate()),
    )  # fmt: skip


@lobby.page
def add_person(request: HttpRequest) -> HttpResponse:
    """Add a person to the register."""
    form = partial(forms.PersonForm, agencies=queries.agencies(reader_of(request)))
    return ask(
        request, form, operations.add_person, by=reader_of(request), title="Add a person", then=page_of,
        back=reverse("board:people"), initial={"agency": request.GET.get("agency", "")},
        said="The person has been added. They can sign in once you have invited them.",
    )  # fmt: skip


@lobby.page
def change_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the register says of a person."""
    one = find(request, pk)
    form = partial(forms.PersonForm, agencies=queries.agencies(reader_of(request)))
    return ask(
        request, form, partial(operations.change_person, person=one), by=reader_of(request), title=f"Change {one}",
        subject=one, values=forms.values_of, then=page_of(one), back=page_of(one), said="The person has been changed.",
        intro="If the e-mail address changes, they sign in with the new one, and a letter to the old one tells them.",
    )  # fmt: skip


@lobby.page
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a person a link with which to choose a password."""
    one = find(request, pk)
    return ask(
        request, forms.fields.Form, partial(sign_in.invite, person=one), by=reader_of(request),
        title=f"Invite {one} to sign in", then=page_of(one), back=page_of(one), cancel=page_of(one),
        button="Send the invitation", said="The invitation is on its way.", person=one,
        intro_template="board/pages/people/inviting.html",
    )  # fmt: skip


@lobby.page
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint a person to an office from a day on."""
    one = find(request, pk)
    return ask(
        request, forms.AppointForm, partial(operations.appoint, person=one), by=reader_of(request),
        title=f"Appoint {one} to an office", then=page_of(one), back=page_of(one),
        initial={"from_on": timezone.localdate(), "is_deputy": False}, said="The appointment has been recorded.",
    )  # fmt: skip


@lobby.page
def end_office(request: HttpRequest, pk: int, holding_pk: int) -> HttpResponse:
    """End somebody's office on a day."""
    holding = queries.holding_by(reader_of(request), pk, holding_pk)
    if holding is None:
        raise Http404
    there = page_of(holding.person)
    return ask(
        request, forms.EndOfficeForm, partial(operations.end_office, holding=holding), by=reader_of(request),
        title=f"When does {holding.person} stop being {holding}?", then=there, back=there,
        initial={"until_on": timezone.localdate()}, said="The end of the office has been recorded.",
    )  # fmt: skip


@lobby.page
def record_leaver(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a person has left, which ends their right to sign in at once."""
    one, reader = find(request, pk), reader_of(request)
    return ask(
        request, forms.fields.Form, partial(sign_in.record_leaver, person=one), by=reader,
        title=f"Has {one} left?", then=page_of(one), back=page_of(one), cancel=page_of(one),
        button=f"{one} has left", button_classes="govuk-button--warning",
        said=f"{one} can no longer sign in.", holdings=queries.open_holdings_of(reader, one),
        intro_template="board/pages/people/leaving.html",
    )  # fmt: skip
