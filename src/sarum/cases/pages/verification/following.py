"""What follows a verification: the clock paused, an alternative action seen through, people told."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Alternative, Case, DecisionLetter, Pause, Verification
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import letter as letters
from sarum.cases.operations import pause as operations
from sarum.cases.pages.verification import forms, telling_forms
from sarum.cases.queries import alternative as alternative_queries
from sarum.cases.queries import letter as letter_queries
from sarum.cases.queries import pause as queries
from sarum.cases.queries import verification


@lobby.page()
def pause_clock(request: HttpRequest, case: Case) -> HttpResponse:
    """Stop the clock of a case while it waits for something."""
    return lobby.ask(
        request, case, telling_forms.PauseClockForm, partial(operations.pause_clock, case=case), title="Pause the clock",
        initial={"started_on": timezone.localdate()}, button="Pause the clock", said="The clock has been paused.",
        intro="What is due moves on by the working days for which the clock is paused. Work and chasing can go on meanwhile.",
    )  # fmt: skip


@lobby.page(queries.pause_by)
def end_pause(request: HttpRequest, pause: Pause) -> HttpResponse:
    """Set the clock of a case going again."""
    return lobby.ask(
        request, pause.case, telling_forms.EndPauseForm, partial(operations.end_pause, pause=pause), subject=pause,
        title="End the pause of the clock", initial={"ended_on": timezone.localdate()}, button="End the pause",
        intro=f"The clock has been paused since {pause.started_on:%-d %B %Y}: {pause.reason}",
        said="The pause has ended. The case says when it is due now, and why.",
    )  # fmt: skip


@lobby.page(alternative_queries.alternative_by)
def conclude_alternative(request: HttpRequest, alternative: Alternative) -> HttpResponse:
    """Record what came of an alternative action."""
    do, case = partial(alternatives.conclude_alternative, alternative=alternative), alternative.case
    return lobby.ask(
        request, case, forms.ConcludeAlternativeForm, do, title=f"What came of it: {alternative.kind}", subject=alternative,
        back=lobby.url("meetings", case), said="The outcome has been recorded.",
    )  # fmt: skip


@lobby.page(alternative_queries.alternative_by)
def chase_alternative(request: HttpRequest, alternative: Alternative) -> HttpResponse:
    """Remind whoever sees an alternative action through."""
    do, case = partial(alternatives.chase_alternative, alternative=alternative), alternative.case
    return lobby.ask(
        request, case, forms.ChaseAlternativeForm, do, title=f"Chase {alternative.owner}: {alternative.kind}",
        back=lobby.url("meetings", case), said="The chase has been recorded.",
    )  # fmt: skip


@lobby.page(verification.decision_by)
def write_letter(request: HttpRequest, decision: Verification) -> HttpResponse:
    """Write what the referrer, or an agency, is told of a decision."""
    reader, case = reader_of(request), decision.case
    form = partial(telling_forms.WriteLetterForm, agencies=letter_queries.agencies_to_tell(reader, case))
    first = {"to_name": letter_queries.referrer_of(reader, case), "words": letter_queries.begun(reader, decision)}
    return lobby.ask(
        request, case, form, partial(letters.write_letter, verification=decision), title="Write what was decided",
        intro_template="cases/pages/verification/recorded.html", decision=decision, initial=first, button="Keep the letter",
        back=lobby.url("decision", case, decision.pk), then=lambda made: lobby.url("letter", case, made.pk),
        said="The letter has been kept. Nobody has been told yet.",
    )  # fmt: skip


@lobby.page(letter_queries.verification_letter_by)
def tell_referrer(request: HttpRequest, letter: DecisionLetter) -> HttpResponse:
    """Record how and when the referrer, or an agency, was told."""
    do, case = partial(letters.tell_referrer, letter=letter), letter.case
    return lobby.ask(
        request, case, telling_forms.ToldForm, do, title=f"How was {letter.to_name} told?", subject=letter,
        initial={"told_on": timezone.localdate()}, back=lobby.url("decision", case, letter.verification_id or 0),
        said="It has been recorded.",
    )  # fmt: skip
