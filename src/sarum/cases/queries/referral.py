"""Reading referrals: one being written, for the browser that holds its secret; those of a case, for who may see it."""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Prefetch, QuerySet

from sarum.board.models import Person
from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Case, ElementAnswer, Referral, ReferralDraft
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import referral as rules


def draft_of(reader: Reader, pk: int, secret: str) -> ReferralDraft | None:
    """The referral being written that this secret opens: whoever keeps the secret is its reader."""
    if not secret:
        return None
    digest = sha256(secret.encode(errors="replace")).hexdigest()
    return ReferralDraft.objects.filter(pk=pk, secret_digest=digest).select_related("sent__case").first()


def drafts_of(reader: Reader, secrets: dict[str, str]) -> list[ReferralDraft]:
    """The referrals begun and not yet sent that these secrets open, the newest first. Each is kept under its draft's key."""
    digests = [sha256(secret.encode()).hexdigest() for secret in secrets.values()]
    return list(ReferralDraft.objects.filter(secret_digest__in=digests, sent__isnull=True).order_by("-pk"))


def referrals_of(reader: Reader, case: Case) -> QuerySet[Referral]:
    """The referrals of a case as they were sent, with what was said of each element for each adult."""
    elements = Prefetch("elements", ElementAnswer.objects.select_related("adult"))
    found = Referral.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("entered_by", "acknowledged_by").prefetch_related(elements)


def referrers_in_register(reader: Reader, referrals: Iterable[Referral]) -> list[Person]:
    """Those referrers whom the register knows by their address."""
    return [
        person
        for referral in referrals
        if referral.referrer_email
        for person in Person.objects.filter(email__iexact=referral.referrer_email, is_active=True)
    ]


def files_of_drafts(reader: Reader) -> set[str]:
    """The digests of the files attached to referrals still being written; for the clock alone."""
    drafts = ReferralDraft.objects.filter(sent__isnull=True) if reader == CLOCK else ReferralDraft.objects.none()
    return {said["digest"] for answers in drafts.values_list("answers", flat=True) for said in rules.attached(answers)}
