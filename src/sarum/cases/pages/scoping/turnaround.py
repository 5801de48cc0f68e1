"""How quickly and how well agencies answer, over time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.queries import turnaround as queries
from sarum.cases.rules import turnaround as rules


@lobby.page(None, is_recorded=True)
def turnaround(request: HttpRequest) -> HttpResponse:
    """Turnaround and quality by agency and year; small numbers only for the team."""
    reader = reader_of(request)
    page = {
        "title": "How agencies answer",
        "lines": queries.lines_for(reader),
        "is_of_team": queries.is_of_team(reader),
        "few": rules.FEW,
        "not_shown": rules.NOT_SHOWN,
    }
    return render(request, "cases/pages/scoping/turnaround.html", page)
