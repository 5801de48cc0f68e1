"""Referrals that were written elsewhere: the Word form to take away, its answers brought back, and what reached the team."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sarum.board.lobby import reader_of, refuse_too_often
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import file
from sarum.cases.models import ReferralDraft
from sarum.cases.operations import form as operations
from sarum.cases.pages.referral import forms, keeping
from sarum.cases.pages.referral.keeping import with_draft
from sarum.cases.pages.referral.word_form import empty_form, word_form
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form.beginning import CAME
from sarum.cases.rules.form.chapters import chapters_of
from sarum.cases.rules.form.table import REFERRAL
from sarum.cases.rules.form.telling import kept
from sarum.cases.rules.form.word import NOT_OURS
from sarum.kit import asking
from sarum.kit.refusal import Refused
from sarum.kit.uploads import KINDS, Upload

NOT_READ = "not_read_from_the_word_form"


@lobby.page(None)
def download_form(request: HttpRequest) -> HttpResponse:
    """The form as a Word document, to be filled in away from here."""
    board = settings.the_board()
    return file(empty_form(board.name, board.urgent_help, board.area), KINDS["docx"][2], "referral-form.docx")


@lobby.page(None)
def bring_form(request: HttpRequest) -> HttpResponse:
    """A form filled in with Word is read back into the questions, and shown before anything is sent."""

    def bring(*, filled: Upload, **how: Any) -> ReferralDraft:
        return operations.bring_form(answers=answers_in(filled), **how)

    return begin(
        request, forms.BringFormForm, bring, title="Send a form filled in with Word", button="Read the form",
        back=reverse("cases:refer"),
        intro_template="cases/pages/referral/bringing.html",
    )  # fmt: skip


@lobby.page(None)
def enter_referral(request: HttpRequest) -> HttpResponse:
    """Enter a referral that came by Word, on paper, by e-mail or by telephone, with how it came."""

    def enter(
        *, filled: Upload | None, scanned: Upload | None, secret: str, by: Any, at: Any, key: str | None = None, **typed: Any
    ) -> ReferralDraft:  # fmt: skip
        answers = {**(answers_in(filled) if filled else {}), "provenance": kept(CAME.page.questions, typed)}
        originals = [one for one in (filled, scanned) if one]
        return operations.enter_referral(secret=secret, answers=answers, originals=originals, by=by, at=at, key=key)

    return begin(
        request, forms.EnterReferralForm, enter, title="Enter a referral that came another way", button="Go on to the referral",
        back=reverse("cases:refer"),
        intro="Every question can be answered on the next pages. If it came as the Word form, its answers are read from it.",
    )  # fmt: skip


def begin(request: HttpRequest, form: Any, do: Callable[..., ReferralDraft], **page: Any) -> HttpResponse:
    """Begin a referral with what was brought, and show how it was read."""
    secret = keeping.new_secret(request.POST.get("key") or uuid4().hex)

    def then(draft: ReferralDraft) -> str:
        keeping.keep(request, draft, secret)
        return reverse("cases:brought_form", args=[draft.pk])

    def bring(**answers: Any) -> ReferralDraft:
        refuse_too_often(request, "begin", keeping.most_an_hour())
        return do(secret=secret, **answers)

    return asking.ask(request, form, bring, by=reader_of(request), then=then, quick_exit=True, **page)


@lobby.page(None)
@with_draft
def brought_form(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """How a form was read: what could not be placed, and every answer that could."""
    faults = draft.answers.get(NOT_READ) or []
    asked = REFERRAL.as_asked(
        {key: said for key, said in draft.answers.items() if key != NOT_READ}, settings.the_board().area_words
    )
    page = {"draft": draft, "faults": faults, "chapters": chapters_of(asked), "title": "How the form was read"}
    page |= {"missing": rules.why_not_receivable(draft.answers), "quick_exit": True, "back": reverse("cases:refer")}
    return render(request, "cases/pages/referral/brought_form.html", page)


def answers_in(filled: Upload) -> dict[str, Any]:
    """The answers of a filled form; what could not be placed is kept among them in words, so that it is sent too."""
    if filled.kind != "docx":
        raise Refused(NOT_OURS)
    found = word_form(settings.the_board()).read_back(filled.content, timezone.localdate())
    return found.answers | ({NOT_READ: found.faults} if found.faults else {})
