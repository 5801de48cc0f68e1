"""A referral being written belongs to the browser that began it, or in which a code for it was entered: a secret of it is
kept in that browser's session. So is which of the referrals that were sent this browser may add to.

Each form carries the secret too, so that somebody who writes for longer than a session lasts loses nothing.
"""

from functools import wraps
from typing import Any

from django.conf import settings as configured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac

from sarum.board.lobby import View, reader_of
from sarum.cases.models import Referral, ReferralDraft
from sarum.cases.queries import drafting as queries
from sarum.cases.queries import referral as referrals

KEPT, SENT = "referrals", "sent"


def new_secret(key: str) -> str:
    """The secret of a referral begun by the form with this key: the same form sent twice begins one referral."""
    return salted_hmac("a referral being written", key.encode(errors="replace"), algorithm="sha256").hexdigest()


def secrets_in(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(KEPT, {}))


def keep(request: HttpRequest, draft: ReferralDraft, secret: str) -> None:
    """Let this browser come back to a referral."""
    if queries.draft_of(reader_of(request), draft.pk, secret):
        request.session[KEPT] = {**secrets_in(request), str(draft.pk): secret}


def with_draft(view: View) -> View:
    """Find the referral that this browser is writing; one that has been sent leads to its receipt."""

    @wraps(view)
    def enter(request: HttpRequest, draft: int, **address: Any) -> HttpResponse:
        secret = secrets_in(request).get(str(draft)) or request.POST.get("secret", "")
        found = queries.draft_of(reader_of(request), draft, secret)
        if found is None:
            page = {"title": "This referral is not kept in this browser", "quick_exit": True}
            return render(request, "cases/pages/referral/not_here.html", page, status=404)
        request.session[KEPT] = {**secrets_in(request), str(found.pk): secret}
        if found.sent_id and view.__name__ not in ("receipt", "receipt_pdf"):
            return redirect("cases:receipt", found.pk)
        return view(request, found, **address)

    return enter


def keep_sent(request: HttpRequest, referral: Referral) -> None:
    """Let this browser see how far a referral is, and add to it."""
    request.session[SENT] = sorted({*request.session.get(SENT, []), referral.pk})


def with_sent(view: View) -> View:
    """Find a referral that was sent from this browser, or come back to in it; any other is not there."""

    @wraps(view)
    def enter(request: HttpRequest, sent: int) -> HttpResponse:
        found = referrals.sent_by(reader_of(request), sent, request.session.get(SENT, []))
        if found is None:
            page = {"title": "This referral is not open in this browser", "quick_exit": True}
            return render(request, "cases/pages/referral/not_here.html", page, status=404)
        return view(request, found)

    return enter


def most_an_hour() -> int:
    """How many referrals may be begun, and sent, within an hour from one address of the network."""
    return configured.REFERRALS_AN_HOUR
