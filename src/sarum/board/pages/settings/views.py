"""What the Board has set for itself."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sarum.board import lobby
from sarum.board.lobby import reader_of
from sarum.board.operations import register as operations
from sarum.board.pages.settings import forms
from sarum.board.queries import health
from sarum.board.queries import register as queries
from sarum.board.queries import settings as board_settings
from sarum.board.rules import duties
from sarum.kit import working_days
from sarum.kit.asking import ask


@lobby.page
def settings(request: HttpRequest) -> HttpResponse:
    """The Board's details, timescales, closures and names."""
    reader = reader_of(request)
    return lobby.show(
        request, "settings/settings.html", "Settings", timescales=queries.timescales(reader),
        closures=queries.closures(reader), names=queries.names(reader),
        holidays_until=working_days.known_until(), holidays_end_soon=health.holidays_end_soon(timezone.now()),
    )  # fmt: skip


@lobby.page
def change_board(request: HttpRequest) -> HttpResponse:
    """Change what the Board says of itself."""
    board, there = board_settings.the_board(), reverse("board:settings")
    return ask(
        request, forms.ChangeBoardForm, partial(operations.change_board, board=board), by=reader_of(request),
        title="Change the Board’s details", subject=board, values=forms.values_of, then=there, back=there,
        said="The Board’s details have been changed.",
    )  # fmt: skip


@lobby.page
def set_timescale(request: HttpRequest, duty: str) -> HttpResponse:
    """Give a duty the Board's own number of working days."""
    known, there = duties.DUTIES.get(duty), reverse("board:settings")
    if known is None:
        raise Http404
    return ask(
        request, partial(forms.SetTimescaleForm, duty=known), partial(operations.set_timescale, duty=duty),
        by=reader_of(request), title=f"How long is there to {known.words}?", then=there, back=there,
        initial={"working_days": board_settings.timescales().get(duty)}, said="The timescale has been changed.",
        intro="Dates that are due already stay as they are. A new date is worked out when the duty next begins.",
    )  # fmt: skip


@lobby.page
def add_closure(request: HttpRequest) -> HttpResponse:
    """Add a day on which the office is shut."""
    there = reverse("board:settings")
    return ask(
        request, forms.AddClosureForm, operations.add_closure, by=reader_of(request),
        title="Add a day on which the office is shut", then=there, back=there, said="The day has been added.",
        intro="Weekends and bank holidays are known already. No due date worked out from now on counts this day.",
    )  # fmt: skip


@lobby.page
def remove_closure(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a day on which the office was to be shut."""
    closure, there = queries.closure_by(reader_of(request), pk), reverse("board:settings")
    if closure is None:
        raise Http404
    return ask(
        request, forms.fields.Form, partial(operations.remove_closure, closure=closure), by=reader_of(request),
        title=f"Is the office open on {closure.on:%-d %B %Y} after all?", then=there, back=there, cancel=there,
        button="Remove this day", intro=f"It is in the list because of: {closure.reason}.",
        said="The day has been removed.",
    )  # fmt: skip


@lobby.page
def set_term(request: HttpRequest, number: int) -> HttpResponse:
    """Choose what a page is called."""
    names, there = queries.names(reader_of(request)), reverse("board:settings")
    if number >= len(names):
        raise Http404
    word, shown = names[number]
    return ask(
        request, partial(forms.SetTermForm, word=word), partial(operations.set_term, word=word), by=reader_of(request),
        title=f"What do you call “{word}”?", then=there, back=there, initial={"shown_as": "" if shown == word else shown},
        said="The name has been changed.",
    )  # fmt: skip
