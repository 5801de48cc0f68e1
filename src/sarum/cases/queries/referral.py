"""Reading referrals: one that was sent, for its referrer; those of a case, for who may see it."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from sarum.board.models import Person
from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Case, ElementAnswer, Referral, ReferralDraft
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import referral as rules


def sent_by(reader: Reader, pk: int, opened: Iterable[int]) -> Referral | None:
    """A referral that was sent, for the browser that sent it or in which a code for it was entered (`opened`)."""
    found = Referral.objects.filter(pk=pk) if pk in set(opened) else Referral.objects.none()
    return found.select_related("case").prefetch_related("additions").first()


def referrals_of(reader: Reader, case: Case) -> QuerySet[Referral]:
    """The referrals of a case as they were sent, with what was said of each element for each adult."""
    elements = Prefetch("elements", ElementAnswer.objects.select_related("adult"))
    found = Referral.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("entered_by", "acknowledged_by").prefetch_related(elements, "additions__entered_by")


def why_not_verifiable(reader: Reader, case: Case) -> list[str]:
    """Why no verification meeting can be arranged on a case yet."""
    return rules.why_not_verifiable(list(referrals_of(reader, case)))


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
