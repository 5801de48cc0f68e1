"""Reading referrals being written: for the browser that holds a secret, or whoever has a reference and a code."""

import datetime as dt
from hashlib import sha256

from django.db.models import Q, QuerySet

from sarum.cases.models import Referral, ReferralDraft, ReturnCode
from sarum.cases.queries.access import Reader
from sarum.cases.rules import drafting as rules


def digest_of(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()


def draft_of(reader: Reader, pk: int, secret: str) -> ReferralDraft | None:
    """The referral being written that this secret opens: whoever keeps a secret of it is its reader."""
    if not secret:
        return None
    opened = Q(secret_digest=digest_of(secret)) | Q(keys__secret_digest=digest_of(secret))
    return ReferralDraft.objects.filter(opened, pk=pk).select_related("sent__case").first()


def drafts_of(reader: Reader, secrets: dict[str, str]) -> list[ReferralDraft]:
    """The referrals begun and not yet sent that these secrets open, the newest first. Each is kept under its draft's key."""
    digests = [digest_of(secret) for secret in secrets.values()]
    opened = Q(secret_digest__in=digests) | Q(keys__secret_digest__in=digests)
    return list(ReferralDraft.objects.filter(opened, sent__isnull=True).distinct().order_by("-pk"))


def found_under(reader: Reader, reference: str, email: str) -> ReferralDraft | Referral | None:
    """What somebody comes back to: a draft by its reference, or a referral by its number or its case's reference; and by
    the address that was given with it."""
    said = rules.spelt(reference)
    draft = ReferralDraft.objects.filter(return_reference=said, email__iexact=email, sent__isnull=True).first()
    if draft or not email:
        return draft
    by_name = Q(number__iexact=said) | Q(case__reference__iexact=said)
    return Referral.objects.filter(by_name, referrer_email__iexact=email).select_related("case").last()


def code_sent(reader: Reader, pk: int) -> ReturnCode | None:
    """The code that was sent when somebody asked in this browser; no other browser can try it."""
    return ReturnCode.objects.filter(pk=pk).first()


def unsent_since(reader: Reader, before: dt.datetime) -> QuerySet[ReferralDraft]:
    """Referrals not sent, and not changed since before a moment, the oldest first."""
    return ReferralDraft.objects.filter(sent__isnull=True, saved_at__lte=before).order_by("saved_at", "pk")
