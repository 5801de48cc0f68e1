"""The register of what else looks at the same events."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, ParallelProcess, Sequencing
from sarum.cases.operations import parallel as operations
from sarum.cases.pages.parallel import forms
from sarum.cases.queries import parallel as queries
from sarum.cases.rules.parallel import CHECK_WEEKS


@lobby.page()
def other_processes(request: HttpRequest, case: Case) -> HttpResponse:
    """Every other process beside a case: where it stands, what comes next, and what was disclosed."""
    page = {"register": queries.register_of(reader_of(request), case), "weeks": CHECK_WEEKS}
    return lobby.show(request, case, "parallel/other_processes.html", "Other processes", **page)


@lobby.page()
def add_process(request: HttpRequest, case: Case) -> HttpResponse:
    """Enter another process in the register."""
    return lobby.ask(
        request, case, forms.ProcessForm, partial(operations.add_process, case=case), title="Enter another process",
        back=lobby.url("other_processes", case), initial={"sequencing": Sequencing.NOT_AGREED},
        said="The process has been entered.",
    )  # fmt: skip


@lobby.page(queries.process_by)
def update_process(request: HttpRequest, entry: ParallelProcess) -> HttpResponse:
    """Bring another process up to date."""
    return lobby.ask(
        request, entry.case, forms.ProcessForm, partial(operations.update_process, entry=entry), subject=entry,
        values=forms.typed, title=f"{entry}: where does it stand?", back=lobby.url("other_processes", entry.case),
        said="The process is up to date.",
    )  # fmt: skip


@lobby.page(queries.process_by)
def check_process(request: HttpRequest, entry: ParallelProcess) -> HttpResponse:
    """Record that somebody asked where another process stands."""
    return lobby.ask(
        request, entry.case, forms.CheckProcessForm, partial(operations.check_process, entry=entry), subject=entry,
        title=f"{entry}: what did you find?", back=lobby.url("other_processes", entry.case), said="It has been recorded.",
    )  # fmt: skip


@lobby.page(queries.process_by)
def record_disclosure(request: HttpRequest, entry: ParallelProcess) -> HttpResponse:
    """Record what was disclosed to those who lead another process."""
    return lobby.ask(
        request, entry.case, forms.RecordDisclosureForm, partial(operations.record_disclosure, entry=entry),
        title=f"{entry}: what was disclosed?", back=lobby.url("other_processes", entry.case),
        said="The disclosure has been recorded.",
    )  # fmt: skip
