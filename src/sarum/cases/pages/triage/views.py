"""Triage: the inbox, possible duplicates side by side, and a case's particulars."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Flag, Sensitivity, Wait
from sarum.cases.operations import flag as flagging
from sarum.cases.operations import triage as operations
from sarum.cases.pages.triage import forms
from sarum.cases.queries import access
from sarum.cases.queries import flag as flags
from sarum.cases.queries import triage as queries
from sarum.cases.rules.flag import FLAGS
from sarum.cases.rules.triage import SENSITIVITY


@lobby.page(None, is_recorded=True)
def inbox(request: HttpRequest) -> HttpResponse:
    """Every referral that waits for its first decision."""
    boxes = queries.inbox_of(reader_of(request))
    return render(
        request, "cases/pages/triage/inbox.html", {"title": "Inbox", "boxes": boxes, "reader": reader_of(request)}
    )


@lobby.page()
def take_case(request: HttpRequest, case: Case) -> HttpResponse:
    """Own a case."""
    intro = f"{case.taken_by} owns it now." if case.taken_by else "You check it, and colleagues see that it is yours."
    return lobby.ask(
        request, case, forms.TakeCaseForm, partial(operations.take_case, case=case), title="Take this case", intro=intro,
        button="Take it", subject=case, said="The case is yours.",
    )  # fmt: skip


@lobby.page()
def wait_for_referrer(request: HttpRequest, case: Case) -> HttpResponse:
    """Record that the referrer was asked for something."""
    return lobby.ask(
        request, case, forms.WaitForReferrerForm, partial(operations.wait_for_referrer, case=case),
        title="What did you ask the referrer?", back=reverse("cases:inbox"), button="The referrer has been asked",
        intro="Nothing is sent from here. Ask them by telephone or letter, without a name or a fact of the case in a letter.",
        said="The case waits for its referrer.",
    )  # fmt: skip


@lobby.page(queries.wait_by)
def end_wait(request: HttpRequest, wait: Wait) -> HttpResponse:
    """Record what came from the referrer."""
    return lobby.ask(
        request, wait.case, forms.EndWaitForm, partial(operations.end_wait, wait=wait), back=reverse("cases:inbox"),
        title="What came from the referrer?", intro=f"They were asked ({wait.how}): {wait.asked}",
        said="The case waits no more.",
    )  # fmt: skip


@lobby.page()
def duplicates(request: HttpRequest, case: Case) -> HttpResponse:
    """The cases that may be about the same adult, and what was decided of others."""
    reader = reader_of(request)
    page = {
        "found": queries.duplicates_in(reader, case),
        "compared": queries.compared_with(reader, case),
        "tab": "overview",
    }
    return lobby.show(request, case, "triage/duplicates.html", "Possible duplicates", **page)


@lobby.page(queries.pair_by)
def judge_duplicate(request: HttpRequest, pair: queries.Pair) -> HttpResponse:
    """Two cases side by side, and what they are to each other."""
    reader = reader_of(request)
    return lobby.ask(
        request, pair.case, forms.JudgeDuplicateForm, partial(operations.judge_duplicate, case=pair.case, other=pair.other),
        title="Are these the same?", template="cases/pages/triage/judge_duplicate.html", button="Record the decision",
        agreed=queries.agreed_between(reader, pair), back=lobby.url("duplicates", pair.case),
        sides=[queries.side_by_side(reader, one) for one in (pair.case, pair.other)],
        said="The decision has been recorded.",
    )  # fmt: skip


@lobby.page()
def change_pseudonym(request: HttpRequest, case: Case) -> HttpResponse:
    """Call a case by another pseudonym."""
    return lobby.ask(
        request, case, forms.ChangePseudonymForm, partial(operations.change_pseudonym, case=case), subject=case,
        values=lambda now: {"pseudonym": now.pseudonym}, title="Change the pseudonym", said="The pseudonym has been changed.",
    )  # fmt: skip


@lobby.page()
def change_sensitivity(request: HttpRequest, case: Case) -> HttpResponse:
    """Say who may see a case by their office alone."""
    reader = reader_of(request)
    return lobby.ask(
        request, case, forms.ChangeSensitivityForm, partial(operations.change_sensitivity, case=case), subject=case,
        values=lambda now: {"sensitivity": now.sensitivity}, title="Who may see this case?", back=lobby.url("places", case),
        said=lambda now: who_sees(reader, now), then=lambda now: after_restricting(reader, now),
    )  # fmt: skip


def who_sees(reader: Any, case: Case) -> str:
    """Who may see a case once its sensitivity has changed."""
    names = ", ".join(one.person.name for one in access.readers_of(reader, case))
    means = SENSITIVITY[Sensitivity(case.sensitivity)]
    return f"It has been recorded. {means} {f'Now: {names}.' if names else 'You may see it no longer.'}"


def after_restricting(reader: Any, case: Case) -> str:
    """Back to the case, where somebody may still see it."""
    is_there = lobby.find_case(reader, case.reference) is not None
    return lobby.url("overview", case) if is_there else reverse("cases:cases")


@lobby.page()
def set_flag(request: HttpRequest, case: Case) -> HttpResponse:
    """Flag what obliges the Board to more."""
    standing = {trigger.code for _, trigger in flags.flags_of(reader_of(request), case)}
    return lobby.ask(
        request, case, partial(forms.SetFlagForm, standing=standing), partial(flagging.set_flag, case=case),
        title="What obliges the Board to more?", button="Set the flag", said="The flag has been set.",
    )  # fmt: skip


@lobby.page(flags.flag_by)
def lift_flag(request: HttpRequest, flag: Flag) -> HttpResponse:
    """Take a flag away."""
    label = FLAGS[flag.code].label
    return lobby.ask(
        request, flag.case, forms.LiftFlagForm, partial(flagging.lift_flag, flag=flag), title=f"Lift the flag “{label}”?",
        button="Lift the flag", said="The flag has been lifted.",
    )  # fmt: skip
