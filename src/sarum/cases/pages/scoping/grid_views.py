"""The grid of scoping returns: where each stands and what is done next; sorted, narrowed, and taken away as a list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.files import file
from sarum.cases.models import Case
from sarum.cases.pages.scoping.grid_forms import FindReturnsForm
from sarum.cases.queries import extension, grid, ladder, pack, pause, rapid_review
from sarum.cases.queries import scoping as queries
from sarum.cases.rules import grid as rules
from sarum.cases.rules.access import LIMIT
from sarum.kit.sheet import CSV, EXCEL, Cell, Sheet, csv_of, excel_of
from sarum.kit.templatetags.words import day


@lobby.page()
def returns(request: HttpRequest, case: Case) -> HttpResponse:
    """Where every agency's return stands, what is late, and who has still to be asked."""
    reader = reader_of(request)
    rows = grid.rows(reader, case)
    form = FindReturnsForm(request.GET)
    page = {
        "rows": rows,
        "agencies": len({row.agency for row in rows}),
        "form": form,
        "found": form.found(rows),
        "columns": columns(request, form.by),
        "asked": request.GET.urlencode(),
        "due_days": rules.due_days(rows),
        "summary": rules.summary(rows),
        "has_stages": len(rules.stages_of(rows)) > 1,
        "is_ready": all(row.assured_on for row in rows),
        "waiting": [row for row in rows if row.act and row.act.name in ("rung", "answer_extension")],
        "urgent": [row for row in rows if row.is_urgent],
        "sees_all": queries.sees_all(reader),
        "unasked": queries.left_unasked(reader, case),
        "set_aside": queries.set_aside(reader, case),
        "log": ladder.log_of(reader, case),
        "ladder_words": ladder.words(reader),
        "on_time": extension.on_time(reader, case),
        "paused": pause.open_pause_of(reader, case),
        "pack": pack.latest_pack(reader, case),
        "review": rapid_review.rapid_review_of(reader, case),
    }
    return lobby.show(request, case, "scoping/returns.html", "Scoping returns", **page)


def columns(request: HttpRequest, by: str) -> list[dict[str, Any]]:
    """The columns of the grid: their names, how they are sorted now, and where a press on them leads."""
    found = []
    for name, (label, _) in rules.COLUMNS.items():
        standing = {name: "ascending", f"-{name}": "descending"}.get(by, "")
        query = request.GET.copy()
        query["sort"] = f"-{name}" if standing == "ascending" else name
        found.append({"name": name, "label": label, "standing": standing, "query": query.urlencode()})
    return found


@lobby.page()
def returns_csv(request: HttpRequest, case: Case) -> HttpResponse:
    """The rows of the grid as they are sorted and narrowed, as CSV."""
    return file(csv_of(sheet_of(request, case)), CSV, f"{case.reference}-returns.csv")


@lobby.page()
def returns_excel(request: HttpRequest, case: Case) -> HttpResponse:
    """The rows of the grid as they are sorted and narrowed, as an Excel workbook."""
    return file(excel_of(sheet_of(request, case)), EXCEL, f"{case.reference}-returns.xlsx")


def sheet_of(request: HttpRequest, case: Case) -> Sheet:
    """The grid as a list: the same rows in the same order, what they may be used for, and the adult's name nowhere."""
    form = FindReturnsForm(request.GET)
    rows = form.found(grid.rows(reader_of(request), case))
    above = [f"{case.reference}: scoping returns on {day(timezone.localdate())}", LIMIT]
    names = [
        "Return", "Agency", "Asked for", "Where it stands", "Do next", "Sent", "Due", "Opened", "Started", "Endorsed",
        "Endorsed by", "Returned", "Sent back", "Assured", "Assured by", "Weak because", "Working days",
        "Working days late", "Next chase", "Next chase: what", "Extensions and refusals",
    ]  # fmt: skip
    return Sheet("Scoping returns", above, names, [cells(row) for row in rows])


def cells(row: rules.Row) -> list[Cell]:
    request = row.answer.request
    return [
        request.reference, row.agency, request.get_stage_display(), row.words, row.act.words if row.act else "",
        row.sent_on, request.due_on, row.opened_on, row.started_on, row.endorsed_on, row.endorsed_by, row.returned_on,
        row.sent_back_on, row.assured_on, row.assured_by, "; ".join(row.weak), row.days, row.days_late, row.next_on,
        row.next_words, "; ".join(row.notes),
    ]  # fmt: skip
