"""Acting for another: an office handed over for some days, and cover for a post that nobody holds."""

from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby
from sarum.board.lobby import reader_of
from sarum.board.operations import cover as operations
from sarum.board.pages.people import forms
from sarum.board.queries import register as queries
from sarum.kit.asking import ask
from sarum.kit.refusal import refuse


@lobby.page
def hand_over_office(request: HttpRequest, pk: int, holding_pk: int) -> HttpResponse:
    """Hand an office over to somebody for some days."""
    reader = reader_of(request)
    holding = queries.holding_by(reader, pk, holding_pk)
    if holding is None:
        raise Http404
    refuse(queries.why_not_theirs_to_hand_over(reader, holding))
    own = holding.person == reader
    there = resolve_url(settings.LOGIN_REDIRECT_URL) if own else reverse("board:person", args=[pk])
    return ask(
        request, partial(forms.HandOverOfficeForm, people=queries.people_to_act(reader, holding)),
        partial(operations.hand_over_office, holding=holding), by=reader, then=there, back=there,
        title=f"Hand over {'your office' if own else 'the office'} of {holding.get_office_display()}",
        intro="Whoever takes it over acts in your name for those days, and every act of theirs says so. They are bound by every "
        "rule that binds you: they sign nothing that they wrote, that they signed in another office, or on which they have a "
        "conflict of interest." if own else "Whoever takes it over is bound by every rule that binds its holder.",
        initial={"from_on": timezone.localdate()}, button="Hand it over", said="The office has been handed over.",
    )  # fmt: skip


@lobby.page
def appoint_cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint who ratifies while the post of Independent Chair is vacant."""
    reader = reader_of(request)
    person = queries.person_by(reader, pk)
    if person is None:
        raise Http404
    there = reverse("board:person", args=[pk])
    return ask(
        request, partial(forms.AppointCoverForm, partners=queries.partners(reader)),
        partial(operations.appoint_cover, person=person), by=reader, title=f"Appoint {person} as cover for the Independent Chair",
        then=there, back=there, initial={"from_on": timezone.localdate()}, button="Appoint the cover",
        intro="While nobody is Independent Chair, somebody on whom the statutory partners agree does what only the Independent "
        "Chair may do. What they do says so. It ends by itself on the day when a new Independent Chair begins.",
        said="The cover has been appointed.",
    )  # fmt: skip
