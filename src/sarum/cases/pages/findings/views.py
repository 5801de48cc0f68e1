"""Findings: what the chronology shows, each with the entries on which it rests."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby import names
from sarum.cases.models import Case, ChronologyEntry, Finding
from sarum.cases.operations import findings as operations
from sarum.cases.pages.findings import forms
from sarum.cases.queries import entries, pseudonyms
from sarum.cases.queries import findings as queries


@lobby.page()
def findings(request: HttpRequest, case: Case) -> HttpResponse:
    """Every finding with the entries it rests on, and notes whose rows are no longer there."""
    reader, named = reader_of(request), names.are_shown(request, case)
    masked = pseudonyms.masking(reader, case, named)
    found = [
        (
            one,
            masked(one.words),
            [entries.shown(entry, named) for entry in one.entries.all()],
            masked(one.withdrawn_because),
        )
        for one in queries.findings_of(reader, case)
    ]
    left = [(note, masked(note.words)) for note in queries.notes_left_behind(reader, case)]
    page = {"named": named, "found": found, "left_behind": left, "tab": "chronology"}
    return lobby.show(request, case, "findings/findings.html", "Findings", **page)


@lobby.page()
def record_finding(request: HttpRequest, case: Case) -> HttpResponse:
    """Say what the chronology shows, and on which entries that rests."""
    named = names.are_shown(request, case)
    asked = [
        pk
        for pk in (request.GET.getlist("entries") + request.POST.getlist("entries"))
        if pk.isdecimal() and len(pk) < 18
    ]
    chosen = entries.chosen_by(reader_of(request), case, asked)
    form = partial(forms.FindingForm, entries=chosen, named=named)
    do = partial(operations.record_finding, case=case)
    return lobby.ask(
        request, case, form, do, title="Record a finding", back=lobby.url("findings", case), button="Record the finding",
        said="The finding is recorded.", initial={"entries": list(chosen)}, template="cases/pages/findings/finding.html",
        chosen=chosen,
    )  # fmt: skip


@lobby.page(queries.finding_by)
def change_finding(request: HttpRequest, finding: Finding) -> HttpResponse:
    """Put a finding otherwise, or let go of entries it rested on."""
    case, named = finding.case, names.are_shown(request, finding.case)
    chosen = entries.chosen_by(reader_of(request), case, [one.pk for one in finding.entries.all()])
    form = partial(forms.FindingForm, entries=chosen, named=named)
    return lobby.ask(
        request, case, form, partial(operations.change_finding, finding=finding), title=f"Change finding {finding.number}",
        back=lobby.url("findings", case), button="Save", said="The finding is changed.", subject=finding,
        values=lambda one: {"words": one.words, "entries": list(one.entries.all())},
        template="cases/pages/findings/finding.html", chosen=chosen,
    )  # fmt: skip


@lobby.page(queries.finding_by)
def withdraw_finding(request: HttpRequest, finding: Finding) -> HttpResponse:
    """Withdraw a finding, for a reason."""
    return lobby.ask(
        request, finding.case, forms.WithdrawFindingForm, partial(operations.withdraw_finding, finding=finding),
        title=f"Withdraw finding {finding.number}", back=lobby.url("findings", finding.case), button="Withdraw it",
        button_classes="govuk-button--warning", said="The finding is withdrawn. It stays to be read.",
        intro="It stays in the list with the reason.", subject=finding,
    )  # fmt: skip


@lobby.page(entries.entry_by)
def cite_entry(request: HttpRequest, entry: ChronologyEntry) -> HttpResponse:
    """Rest a finding that there is already on one more entry."""
    form = partial(forms.CiteEntryForm, findings=queries.findings_standing(reader_of(request), entry.case))
    return lobby.ask(
        request, entry.case, form, partial(operations.cite_entry, entry=entry), title="Rest a finding on this entry",
        back=lobby.url("chronology_entry", entry.case, entry.pk), button="Rest it on this entry",
        said=lambda made: f"Finding {made.number} rests on this entry now.",
    )  # fmt: skip
