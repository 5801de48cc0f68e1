"""The register of agencies."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sarum.board import lobby
from sarum.board.lobby import reader_of
from sarum.board.operations import register as operations
from sarum.board.pages.agencies import forms
from sarum.board.queries import register as queries
from sarum.kit.asking import ask


@lobby.page
def agencies(request: HttpRequest) -> HttpResponse:
    """Every agency, with its contacts and the people who speak for it."""
    return lobby.show(request, "agencies/agencies.html", "Agencies", lines=queries.agency_lines(reader_of(request)))


@lobby.page
def add_agency(request: HttpRequest) -> HttpResponse:
    """Add an agency to the register."""
    there = reverse("board:agencies")
    return ask(
        request, forms.AgencyForm, operations.add_agency, by=reader_of(request), title="Add an agency", then=there,
        back=there, said="The agency has been added.",
    )  # fmt: skip


@lobby.page
def change_agency(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the register says of an agency."""
    line = queries.agency_line(reader_of(request), pk)
    if line is None:
        raise Http404
    there = reverse("board:agencies")
    return ask(
        request, forms.AgencyForm, partial(operations.change_agency, agency=line.agency), by=reader_of(request),
        title=f"Change {line.agency}", subject=line.agency, values=forms.values_of, then=there, back=there,
        said="The agency has been changed.", line=line, intro_template="board/pages/agencies/speaking.html",
    )  # fmt: skip
