"""The chronology to take away: the same entries as on the screen, with names or without, and marked as such."""

from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby import names
from sarum.cases.lobby.files import file
from sarum.cases.models import Case
from sarum.cases.pages.chronology.views import find_form
from sarum.cases.queries import entries as queries
from sarum.cases.rules.access import LIMIT_IN_SHORT
from sarum.chronology import Combined, writing, writing_excel, writing_page, writing_word
from sarum.kit.sheet import CSV, EXCEL
from sarum.kit.templatetags.words import moment
from sarum.kit.word import CONTENT_TYPE as WORD


class Writer(Protocol):
    """Makes a file of a combined chronology, marked with whose it is and for whom."""

    def __call__(self, combined: Combined, *, marking: str) -> bytes: ...


@lobby.page()
def chronology_word(request: HttpRequest, case: Case) -> HttpResponse:
    """The entries as a Word table across the page."""
    return taken(request, case, writing_word.as_word, WORD, "docx")


@lobby.page()
def chronology_excel(request: HttpRequest, case: Case) -> HttpResponse:
    """The entries as an Excel workbook that can be filtered."""
    return taken(request, case, writing_excel.as_excel, EXCEL, "xlsx")


@lobby.page()
def chronology_csv(request: HttpRequest, case: Case) -> HttpResponse:
    """The entries as CSV, for any spreadsheet."""
    return taken(request, case, writing.as_csv, CSV, "csv")


@lobby.page()
def chronology_page(request: HttpRequest, case: Case) -> HttpResponse:
    """The entries as one page that needs no network: picture, table, gaps and clashes."""
    return taken(request, case, writing_page.as_page, "text/html", "html")


def taken(request: HttpRequest, case: Case, write: Writer, kind: str, ending: str) -> HttpResponse:
    """One file of the entries that were asked for, saying whose it is, with names or without, and for whom it was made."""
    reader, named = reader_of(request), names.are_shown(request, case)
    chosen = find_form(request, case, named).chosen
    found = queries.combined(reader, case, queries.entries_of(reader, case, chosen, named), named)
    what = "with names: not to be shared further" if named else "pseudonyms only"
    part = "; a part of it" if chosen.is_narrowed else ""
    marking = (
        f"{settings.the_board().name} · {case.reference} · combined chronology, {what}{part} · made for {reader} on "
        f"{moment(timezone.now())} · {LIMIT_IN_SHORT}"
    )
    name = f"{case.reference}-chronology-{'names' if named else 'pseudonyms'}.{ending}"
    return file(write(found, marking=marking), kind, name)
