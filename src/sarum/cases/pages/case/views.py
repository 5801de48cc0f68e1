"""A person's own work, the cases they may see, and one case from every side."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import offices, settings
from sarum.board.rules.actor import Outsider
from sarum.cases import lobby
from sarum.cases.models import Case, Place, Step
from sarum.cases.operations import access as operations
from sarum.cases.pages.case import forms
from sarum.cases.queries import (
    access,
    alternative,
    diary,
    early_learning,
    event,
    minutes,
    notice,
    pause,
    procedure,
    returns,
    telling,
    triage,
)
from sarum.cases.queries import overview as queries

PER_PAGE, FIRST = 25, 5


@lobby.page(None)
def home(request: HttpRequest) -> HttpResponse:
    """Your work; or, for somebody without an account, what this place is."""
    reader = reader_of(request)
    if isinstance(reader, Outsider):
        return render(request, "cases/pages/case/welcome.html", {"title": "Safeguarding Adults Reviews"})
    hour = timezone.localtime().hour
    greeting = "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"
    work, waiting = diary.work_of(reader), diary.waiting_of(reader)
    page = {
        "title": f"{greeting}, {reader.first_name}",
        "new": [line for line in work if line.is_new],
        "work": [line for line in work if not line.is_new],
        "waiting": waiting[:FIRST],
        "more": len(waiting[FIRST:]),
        "early": early_learning.shared_with(reader),
        "has_returns": returns.has_any(reader),
        "of_the_group": minutes.work_of(reader),
        "belongs_to_group": access.belongs(reader),
        "stuck": notice.stuck_of(reader, timezone.now()),
    }
    return render(request, "cases/pages/case/home.html", page)


@lobby.page(None)
def account(request: HttpRequest) -> HttpResponse:
    """Your account: your offices, your password and your second factor."""
    page = {"title": "Your account", "holdings": offices.own_holdings(reader_of(request), timezone.localdate())}
    return render(request, "cases/pages/case/account.html", page)


@lobby.page(None)
def cases(request: HttpRequest) -> HttpResponse:
    """The cases you may see, found by reference or pseudonym, step, lateness or agency."""
    reader = reader_of(request)
    form = forms.FindCasesForm(request.GET, steps=Step.choices, agencies=queries.agencies_in(reader))
    asked = form.cleaned_data if form.is_valid() else {}
    late_on = timezone.localdate() if asked.pop("late", False) else None
    found = Paginator(queries.cases_found(reader, **asked, late_on=late_on), PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "title": "Cases",
        "form": form,
        "found": found,
        "lines": queries.lines_of(reader, found),
        "asked": request.GET,
    }
    return render(request, "cases/pages/case/cases.html", page)


@lobby.page()
def overview(request: HttpRequest, case: Case) -> HttpResponse:
    """One case: where it is, what happens next, who holds the pen, and why."""
    reader = reader_of(request)
    paused = pause.open_pause_of(reader, case)
    page = {
        "paused": paused,
        "due_if_ended": pause.due_if_ended(reader, paused),
        "next": procedure.what_next(reader, case),
        "path": procedure.path_of(reader, case),
        "late": 0 if paused else settings.days_late(case.due_on, timezone.localdate(), settings.closures()),
        "events": event.history_of(reader, case)[:5],
        "instead": alternative.in_hand_of(reader, case) if case.step == Step.ALTERNATIVE else None,
        "facts": queries.facts_of(reader, case),
        "readers": access.readers_of(reader, case),
        "is_untold": telling.is_untold(reader, case),
        **triage.particulars_of(reader, case),
    }
    return lobby.show(request, case, "case/overview.html", f"{case.reference}: {case.pseudonym}", **page)


@lobby.page()
def people_in_case(request: HttpRequest, case: Case) -> HttpResponse:
    """The adults, the people around them, and how they are involved."""
    reader = reader_of(request)
    page = {
        "adults": queries.adults_of(reader, case),
        "others": queries.other_people_of(reader, case),
        "conflicts": queries.conflicts_of(reader, case),
    }
    return lobby.show(request, case, "case/people_in_case.html", "People in this case", **page)


@lobby.page()
def history(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that was done on a case, in plain words; and who looked."""
    everything = request.GET.get("show") == "everything"
    events = event.history_of(reader_of(request), case, with_readings=everything)
    page = Paginator(events, 50).get_page(request.GET.get("page"))
    return lobby.show(request, case, "case/history.html", "History", found=page, everything=everything)


@lobby.page()
def places(request: HttpRequest, case: Case) -> HttpResponse:
    """Who may see a case, why, and since when."""
    reader = reader_of(request)
    page = {
        "places": access.places_on(reader, case),
        "readers": access.readers_of(reader, case),
        "today": timezone.localdate(),
    }
    return lobby.show(request, case, "case/places.html", "Who may see this case", **page)


@lobby.page()
def give_place(request: HttpRequest, case: Case) -> HttpResponse:
    """Let somebody see a case, or bar them from it."""
    form = partial(forms.GivePlaceForm, people=offices.people_for(reader_of(request)))
    do = partial(operations.give_place, case=case)
    title = "Who may see this case, or must not?"
    return lobby.ask(
        request, case, form, do, title=title, back=lobby.url("places", case), said="The place has been recorded."
    )


@lobby.page(access.place_by)
def end_place(request: HttpRequest, place: Place) -> HttpResponse:
    """End somebody's place on a case."""
    do = partial(operations.end_place, place=place)
    title, back = f"End {place.person}'s place on this case", lobby.url("places", place.case)
    return lobby.ask(request, place.case, forms.EndPlaceForm, do, title=title, back=back, button="End their place")
