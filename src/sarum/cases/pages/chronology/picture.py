"""The combined chronology as a picture: a lane for each agency, time along, drawn on the server."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby import names
from sarum.cases.models import Case
from sarum.cases.pages.chronology.views import asked, find_form
from sarum.cases.queries import entries as queries
from sarum.cases.rules import picture as rules
from sarum.cases.rules.picture import Window
from sarum.chronology import Entry, in_words, lanes
from sarum.kit.templatetags.words import day


@lobby.page()
def chronology_picture(request: HttpRequest, case: Case) -> HttpResponse:
    """Lanes by agency over time, with the same told as a table below."""
    reader, named = reader_of(request), names.are_shown(request, case)
    form = find_form(request, case, named)
    rows = queries.entries_of(reader, case, replace(form.chosen, since=None, until=None), named)
    combined = queries.combined(reader, case, rows, named)
    whole = lanes.whole_window(combined.entries)
    page: dict[str, Any] = {"named": named, "form": form, "asked": asked(request), "tab": "chronology"}
    if whole:
        usual = lanes.usual_window(combined.entries) or whole
        window = (form.chosen.since or usual[0], form.chosen.until or usual[1])
        window = window if window[0] <= window[1] else usual
        drawing = Drawing(request, case, window)
        picture = lanes.drawn(combined.entries, combined.gaps, combined.clashes, window)
        periods = rules.periods_of(window)
        page |= {
            "picture": picture,
            "lanes": [(lane, [drawing.mark(mark) for mark in lane.marks]) for lane in picture.lanes],
            "window": window,
            "ways": [(words, drawing.address(other)) for words, other in rules.windows_around(window, whole)],
            "periods": [words for words, _ in periods],
            "counts": [
                (agency, [(number, drawing.rows(agency, period)) for number, (_, period) in zip(numbers, periods, strict=True)])
                for agency, numbers in rules.counts_in(combined.entries, periods).items()
            ],
            "joined": [
                (one, when(one), other, when(other)) for one, other in (join.clash.rows for join in picture.joins)
            ],
            "gaps": [gap for gap in combined.gaps if gap.last >= window[0] and gap.first <= window[1]],
        }  # fmt: skip
    return lobby.show(request, case, "chronology/picture.html", "Chronology as a picture", **page)


def when(entry: Entry) -> str:
    """The day and the time of an entry, in words."""
    return in_words(entry.date) + (f", {entry.time}" if entry.time else "")


@dataclass(frozen=True)
class Drawing:
    """Where the parts of a picture lead, in the case and with the names that it is shown with."""

    request: HttpRequest
    case: Case
    window: Window

    @property
    def names(self) -> dict[str, str]:
        return {"names": "yes"} if self.request.GET.get("names") == "yes" else {}

    def address(self, window: Window) -> str:
        """The same picture of other days."""
        query = self.request.GET.copy()
        query["since"], query["until"] = day(window[0]), day(window[1])
        return f"?{query.urlencode()}"

    def rows(self, agency: str, window: Window) -> str:
        """The table's rows of one agency in some days."""
        said = {"agency": agency, "since": day(window[0]), "until": day(window[1])} | self.names
        return f"{lobby.url('chronology', self.case)}?{urlencode(said)}"

    def mark(self, mark: lanes.Mark) -> dict[str, Any]:
        """One mark: what it says and where it leads; to its entry, or to all that it stands for."""
        if len(mark.entries) == 1:
            entry = mark.entries[0]
            names = f"?{urlencode(self.names)}" if self.names else ""
            words = f"{when(entry)}: {entry.event[:160]}"
            return {"at": mark, "words": words, "href": lobby.url("chronology_entry", self.case, entry.order) + names}
        span = lanes.whole_window(mark.entries) or self.window
        until = f" to {day(span[1])}" if span[0] != span[1] else ""
        words = f"{len(mark.entries)} entries, {day(span[0])}{until}"
        return {"at": mark, "words": words, "href": self.rows(mark.entries[0].agency, span)}
