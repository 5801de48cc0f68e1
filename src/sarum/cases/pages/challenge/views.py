"""Challenges on a case: recorded, answered by somebody uninvolved, told on, and said in an addendum where not settled."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.models import Office
from sarum.board.queries import offices
from sarum.cases import lobby
from sarum.cases.models import Addendum, Case, Challenge
from sarum.cases.operations import challenge as operations
from sarum.cases.pages.challenge import forms
from sarum.cases.queries import challenge as queries
from sarum.cases.rules import challenge as rules

CHALLENGED = "cases/pages/challenge/challenged.html"


@lobby.page()
def challenges(request: HttpRequest, case: Case) -> HttpResponse:
    """Every challenge on a case, and how far each is."""
    page = {"challenges": queries.challenges_of(reader_of(request), case), "tab": "meetings"}
    return lobby.show(request, case, "challenge/challenges.html", "Challenges", **page)


@lobby.page()
def record_challenge(request: HttpRequest, case: Case) -> HttpResponse:
    """Record that somebody does not agree with a decision, with the report or with how the Board acted."""
    reader = reader_of(request)
    form = partial(
        forms.RecordChallengeForm, matters=queries.matters_of(reader, case), people=queries.people_for_the_board(reader)
    )
    return lobby.ask(
        request, case, form, partial(operations.record_challenge, case=case), title="Record a challenge",
        intro="It is answered by somebody who had no part in what is challenged.", back=lobby.url("challenges", case),
        initial={"matter": request.GET.get("matter")}, then=lambda made: lobby.url("challenge", case, made.pk),
        said="The challenge has been recorded.",
    )  # fmt: skip


@lobby.page(queries.challenge_by)
def challenge(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """One challenge: who, on what grounds, what was answered, and whether that settled it."""
    return show_challenge(request, challenge)


def show_challenge(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """A challenge, and, where this reader cannot answer it, why not."""
    reader = reader_of(request)
    page: dict[str, Any] = {
        "challenge": challenge,
        "decision": challenge.verification,
        "addendum": queries.addendum_of(reader, challenge),
        "is_ratified": queries.ratified_of(reader, challenge.case) is not None,
        "another_way": rules.ANOTHER_WAY,
        "why_not": queries.why_not_answered_by(reader, challenge),
        "tab": "meetings",
    }
    return lobby.show(request, challenge.case, "challenge/challenge.html", f"Challenge to {challenge.what}", **page)


@lobby.page(queries.challenge_by)
def answer_challenge(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """Answer a challenge, as somebody who had no part in it; whoever cannot is told so before they write."""
    if request.method == "GET" and queries.why_not_answered_by(reader_of(request), challenge):
        return show_challenge(request, challenge)
    do = partial(operations.answer_challenge, challenge=challenge)
    return ask(
        request, challenge, forms.AnswerChallengeForm, do, "Answer the challenge", "The answer has been recorded."
    )


@lobby.page(queries.challenge_by)
def tell_challenger(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """Record how and when the challenger was told the answer."""
    do, title = partial(operations.tell_challenger, challenge=challenge), f"How was {challenge.name} told?"
    first = {"told_on": timezone.localdate()}
    return ask(request, challenge, forms.TellChallengerForm, do, title, "It has been recorded.", initial=first)


@lobby.page(queries.challenge_by)
def settle_challenge(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """Record whether the challenger accepts the answer."""
    do = partial(operations.settle_challenge, challenge=challenge)
    title = f"Does {challenge.name} accept the answer?"
    return ask(request, challenge, forms.SettleChallengeForm, do, title, "It has been recorded.")


@lobby.page(queries.challenge_by)
def write_addendum(request: HttpRequest, challenge: Challenge) -> HttpResponse:
    """Write what the report says of a challenge that was not settled."""
    do, before = (
        partial(operations.write_addendum, challenge=challenge),
        queries.addendum_of(reader_of(request), challenge),
    )
    first = {"words": before.words if before else rules.begun(challenge)}
    title, said = (
        "Write the addendum to the report",
        "The addendum has been written. The Independent Chair has been told.",
    )
    return ask(request, challenge, forms.WriteAddendumForm, do, title, said, initial=first, before=before)


@lobby.page(queries.addendum_by)
def agree_addendum(request: HttpRequest, addendum: Addendum) -> HttpResponse:
    """Agree the exact words of an addendum as Independent Chair, or send it back."""
    acting = offices.acting(reader_of(request), Office.INDEPENDENT_CHAIR, timezone.localdate())
    return lobby.ask(
        request, addendum.case, forms.AgreeAddendumForm, partial(operations.agree_addendum, addendum=addendum),
        title="Agree the addendum to the report", intro_template="cases/pages/challenge/addendum.html",
        addendum=addendum, challenge=addendum.challenge, acting=acting, initial={"digest": addendum.digest},
        back=lobby.url("challenge", addendum.case, addendum.challenge_id), button="Record your decision",
        said="Your decision has been recorded.",
    )  # fmt: skip


def ask(
    request: HttpRequest, challenge: Challenge, form: Any, do: Any, title: str, said: str, **page: Any
) -> HttpResponse:
    """One question about a challenge, with the challenge above it."""
    return lobby.ask(
        request, challenge.case, form, do, title=title, subject=challenge, intro_template=CHALLENGED, challenge=challenge,
        back=lobby.url("challenge", challenge.case, challenge.pk), said=said, **page,
    )  # fmt: skip
