"""The words with which each kind of letter begins: written, tried with a case, and put in force."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import LetterWording
from sarum.cases.operations import letter_wording as operations
from sarum.cases.pages.letter import forms
from sarum.cases.queries import access, trying
from sarum.cases.queries import letter_wording as queries
from sarum.cases.rules import letter_wording as rules
from sarum.kit import fields
from sarum.kit.asking import ask


def kind_or_404(request: HttpRequest, kind: str) -> queries.KindOfLetter:
    found = queries.kind_by(reader_of(request), kind)
    if found is None:
        raise Http404
    return found


@lobby.page(None)
def letter_wordings(request: HttpRequest) -> HttpResponse:
    """How each kind of letter begins, and every version of its words."""
    reader = reader_of(request)
    page = {
        "title": "How letters about a decision begin",
        "kinds": queries.kinds_of_letters(reader),
        "may_write": access.may(reader, "write_wording"),
        "back": reverse("board:settings"),
    }
    return render(request, "cases/pages/letter/letter_wordings.html", page)


@lobby.page(None)
def write_wording(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a new version of the words of a kind of letter."""
    found, there = kind_or_404(request, kind), reverse("cases:letter_wordings")
    return ask(
        request, forms.WriteWordingForm, partial(operations.write_wording, kind=kind), by=reader_of(request),
        title=f"Words of a letter: {rules.named(kind)}", initial={"words": found.words}, back=there, cancel=there,
        then=lambda made: reverse("cases:choose_wording_trial", args=[made.pk]), button="Keep this version",
        intro_template="cases/pages/letter/wording_fields.html", known=rules.FIELDS[kind],
        said="This version has been kept. Try it with a case, then put it in force.",
    )  # fmt: skip


@lobby.page(queries.wording_by)
def choose_wording_trial(request: HttpRequest, wording: LetterWording) -> HttpResponse:
    """Choose the case with which the words of a letter are tried."""
    there, reader = reverse("cases:letter_wordings"), reader_of(request)

    def chosen(*, case: Any, **_: Any) -> Any:
        return case

    return ask(
        request, partial(forms.WordingTrialForm, cases=access.cases_for(reader)), chosen, by=reader, back=there, cancel=there,
        title=f"Try version {wording.number} of a letter: {rules.named(wording.kind)}", button="Show the letter",
        then=lambda case: lobby.url("use_wording", case, wording.pk),
        intro="You see the letter as it would begin in this case, and can then put the words in force. Nothing is sent.",
    )  # fmt: skip


@lobby.page(trying.letter_trial_by)
def use_wording(request: HttpRequest, trial: trying.LetterTrial) -> HttpResponse:
    """Read the words of a letter in a real case, and put them in force."""
    there, wording = reverse("cases:letter_wordings"), trial.wording
    to_name, letter = trying.letter_tried(reader_of(request), trial)
    return lobby.ask(
        request, trial.case, fields.Form, partial(operations.use_wording, wording=wording, case=trial.case),
        title=f"Version {wording.number} of a letter: {rules.named(wording.kind)}", back=there, then=there, cancel=there,
        button="Put these words in force", said="The words are in force. What was written before stays as it was.",
        intro_template="cases/pages/letter/wording_tried.html", to_name=to_name, letter=letter, subject=wording,
    )  # fmt: skip


@lobby.page(None)
def go_back_to_own_wording(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin a kind of letter in Sarum's own words again."""
    found, there = kind_or_404(request, kind), reverse("cases:letter_wordings")
    return ask(
        request, fields.Form, partial(operations.go_back_to_own_wording, kind=kind), by=reader_of(request),
        title=f"Go back to Sarum’s own words: {rules.named(kind)}", back=there, then=there, cancel=there,
        button="Go back to Sarum’s own", said="The letter begins in Sarum’s own words again.",
        intro_template="cases/pages/letter/wording_own.html", words=found.own,
    )  # fmt: skip
