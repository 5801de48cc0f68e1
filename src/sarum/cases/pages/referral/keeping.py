"""A referral being written belongs to the browser that began it: its secret is kept in that browser's session.

Each form carries the secret too, so that somebody who writes for longer than a session lasts loses nothing.
"""

from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac

from sarum.board.lobby import View, reader_of
from sarum.cases.models import ReferralDraft
from sarum.cases.queries import referral as queries

KEPT = "referrals"


def new_secret(key: str) -> str:
    """The secret of a referral begun by the form with this key: the same form sent twice begins one referral."""
    return salted_hmac("a referral being written", key.encode(errors="replace"), algorithm="sha256").hexdigest()


def secrets_in(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(KEPT, {}))


def keep(request: HttpRequest, draft: ReferralDraft, secret: str) -> None:
    """Let this browser come back to a referral."""
    if draft.secret_digest == sha256(secret.encode(errors="replace")).hexdigest():
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
        keep(request, found, secret)
        if found.sent_id and view.__name__ != "receipt":
            return redirect("cases:receipt", found.pk)
        return view(request, found, **address)

    return enter
