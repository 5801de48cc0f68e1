"""Leaving a referral and coming back to it with a code; and, once it is sent, its receipt, its stage and what is added."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sarum.board.lobby import reader_of, refuse_too_often
from sarum.board.queries import settings
from sarum.board.rules import code as code_rules
from sarum.cases import lobby
from sarum.cases.lobby.files import file
from sarum.cases.models import Case, Referral, ReferralDraft
from sarum.cases.operations import drafting
from sarum.cases.operations import referral as operations
from sarum.cases.pages.referral import code_forms, keeping, papers
from sarum.cases.pages.referral.keeping import with_draft, with_sent
from sarum.cases.queries import drafting as draft_queries
from sarum.cases.queries import referral as queries
from sarum.cases.rules import referral as rules
from sarum.kit import asking
from sarum.kit.pdf import pdf_of
from sarum.kit.refusal import Refused

ASKED = "code"  # the code that was sent when this browser asked, under its number; none, where nothing was sent
CODES, TRIES = 20, 60  # in an hour, from one address of the network


@lobby.page(None)
@with_draft
def save_for_later(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """Leave a referral, with a reference to come back to it from any browser."""
    email = draft.email or (draft.answers.get("referrer") or {}).get("email", "")
    parts = reverse("cases:referral_parts", args=[draft.pk])

    def save(**said: Any) -> ReferralDraft:
        refuse_too_often(request, "save", CODES)
        return drafting.save_for_later(draft=draft, **said)

    return asking.ask(
        request, code_forms.SaveForLaterForm, save, by=reader_of(request), initial={"email": email}, then=parts,
        title="Save and come back later", template="cases/pages/referral/save_for_later.html", back=parts, draft=draft,
        said="Saved. Your reference is on this page, and on its way to you by e-mail. You can close this page now.",
        button="Save and send me the reference", secret=keeping.secrets_in(request).get(str(draft.pk), ""), quick_exit=True,
    )  # fmt: skip


@lobby.page(None)
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Where somebody comes back; the answer is the same whether or not what they give belongs together."""

    def send(**said: Any) -> Any:
        refuse_too_often(request, "code", CODES)
        return drafting.ask_for_code(**said)

    def then(sent: Any) -> str:
        request.session[ASKED] = sent.pk if sent else 0
        return reverse("cases:enter_code")

    return asking.ask(
        request, code_forms.AskForCodeForm, send, by=reader_of(request), then=then, title="Come back to a referral",
        intro="Give the reference, and the e-mail address that you gave. We send a code to that address.",
        button="Send me a code", back=reverse("cases:refer"), quick_exit=True,
    )  # fmt: skip


@lobby.page(None)
def enter_code(request: HttpRequest) -> HttpResponse:
    """Give the code; it opens exactly what it was sent for, whatever else is open in this browser."""
    if ASKED not in request.session:
        return redirect("cases:ask_for_code")
    secret = keeping.new_secret(uuid4().hex)

    def enter(*, code: str, by: Any, at: Any, **form: Any) -> ReferralDraft | Referral:
        if reasons := code_rules.why_not_a_code(code):
            raise Refused(*reasons, field="code")
        refuse_too_often(request, "try", TRIES)
        sent = draft_queries.code_sent(by, request.session[ASKED])
        opened = drafting.enter_code(sent=sent, code=code, secret=secret, by=by, at=at)  # no key: a code is used once
        if opened is None:
            raise Refused(
                "That code does not work. Check it, or ask for a new one: a code works once, for 10 minutes",
                field="code",
            )
        return opened

    def then(opened: ReferralDraft | Referral) -> str:
        del request.session[ASKED]
        request.session.cycle_key()
        if isinstance(opened, Referral):
            keeping.keep_sent(request, opened)
            return reverse("cases:sent_referral", args=[opened.pk])
        keeping.keep(request, opened, secret)
        return reverse("cases:referral_parts", args=[opened.pk])

    return asking.ask(
        request, code_forms.EnterCodeForm, enter, by=reader_of(request), then=then, title="Check your e-mail",
        template="cases/pages/referral/enter_code.html", button="Continue", back=reverse("cases:ask_for_code"),
        quick_exit=True,
    )  # fmt: skip


@lobby.page(None)
@with_draft
def receipt(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """What somebody keeps who has sent a referral, and what happens next."""
    if draft.sent is None:
        return redirect("cases:referral_parts", draft.pk)
    keeping.keep_sent(request, draft.sent)
    page = {"title": "Referral sent", "referral": draft.sent, "next": papers.what_next(draft.sent)}
    page |= {"draft": draft, "quick_exit": True}
    return render(request, "cases/pages/referral/receipt.html", page)


@lobby.page(None)
@with_draft
def receipt_pdf(request: HttpRequest, draft: ReferralDraft) -> HttpResponse:
    """The receipt, to keep or to print."""
    if draft.sent is None:
        return redirect("cases:referral_parts", draft.pk)
    receipt = pdf_of(papers.receipt_paper(draft.sent, settings.the_board()))
    return file(receipt, "application/pdf", f"receipt-{draft.sent.number}.pdf")


@lobby.page(None)
@with_sent
def sent_referral(request: HttpRequest, referral: Referral) -> HttpResponse:
    """How far a referral is, and what was added to it; never what was decided, and none of its words."""
    stage = rules.stage_for(referral.case.step)
    page = {"referral": referral, "additions": referral.additions.all(), "stage": stage, "quick_exit": True}
    page["title"] = "Your referral"
    return render(request, "cases/pages/referral/sent_referral.html", page)


@lobby.page(None)
@with_sent
def add_to_referral(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Add what one has learnt since sending."""
    back = reverse("cases:sent_referral", args=[referral.pk])

    def add(**said: Any) -> Any:
        refuse_too_often(request, "add", CODES)
        return operations.add_to_referral(referral=referral, **said)

    return asking.ask(
        request, code_forms.AddToReferralForm, add, by=reader_of(request), back=back, then=back, title="Add to your referral",
        caption=referral.number, button="Send to the Partnership Team", said="Your addition has been sent.", quick_exit=True,
        intro="It goes to the Partnership Team and stands beside what you sent. What you sent stays as it was.",
    )  # fmt: skip


@lobby.page()
def record_addition(request: HttpRequest, case: Case) -> HttpResponse:
    """Record what a referrer told the team after sending."""
    found = queries.referrals_of(reader_of(request), case)
    back = lobby.url("read_referral", case)
    return lobby.ask(
        request, case, partial(code_forms.RecordAdditionForm, referrals=found), operations.record_addition, back=back,
        title="Record an addition to a referral", said="The addition has been recorded.", button="Record it",
        intro="It stands beside what was sent, which stays as it was.",
    )  # fmt: skip
