"""The combined chronology as a picture: a lane for each agency, time along, drawn on the server."""

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby import names
from sarum.cases.models import Case
from sarum.cases.pages.chronology.views import asked, find_form
from sarum.cases.queries import entries as queries


@lobby.page()
def chronology_picture(request: HttpRequest, case: Case) -> HttpResponse:
    """Lanes by agency over time, with the same told as a table beside it."""
    reader, named = reader_of(request), names.are_shown(request, case)
    form = find_form(request, case, named)
    page = {"named": named, "form": form, "asked": asked(request), "tab": "chronology"}
    page["combined"] = queries.combined(reader, case, queries.entries_of(reader, case, form.chosen, named), named)
    return lobby.show(request, case, "chronology/picture.html", "Chronology as a picture", **page)
