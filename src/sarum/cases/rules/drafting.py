"""A referral being written: how it is come back to, and how long it is kept."""

import datetime as dt

from sarum.cases.models.referral import ReferralDraft

LETTERS = "BCDFGHJKMNPQRTVWXY34679"  # none is taken for another, and none makes a word
LENGTH = 8
# A referral begun and never sent holds somebody's special category data: UK GDPR article 5(1)(e), no longer than needed.
WARNED_AFTER, REMOVED_AFTER = dt.timedelta(days=83), dt.timedelta(days=90)
REMOVED_UNKNOWN_AFTER = dt.timedelta(days=7)
NOTICE = REMOVED_AFTER - WARNED_AFTER


def spelt(reference: str) -> str:
    """A reference as it is kept, however it was typed."""
    typed = "".join(reference.upper().split())
    letters = typed.replace("-", "")
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == LENGTH and set(letters) <= set(LETTERS) else typed


def is_to_be_warned(draft: ReferralDraft, at: dt.datetime) -> bool:
    return bool(draft.email) and draft.warned_at is None and draft.age(at) >= WARNED_AFTER


def why_not_removed(draft: ReferralDraft, at: dt.datetime) -> list[str]:
    """A draft goes when nobody has changed it for long enough, and not before its writer has had a week's warning."""
    if draft.sent_id:
        return ["This referral has been sent."]
    if not draft.email:
        return (
            [] if draft.age(at) >= REMOVED_UNKNOWN_AFTER else ["It is kept for a week from when it was last changed."]
        )
    if draft.age(at) < REMOVED_AFTER:
        return ["It is kept for 90 days from when it was last changed."]
    is_warned = draft.warned_at is not None and at - draft.warned_at >= NOTICE
    return [] if is_warned else ["Whoever writes it has not been warned a week before."]


def removed_on(draft: ReferralDraft) -> dt.datetime:
    """When it goes, if nothing is changed meanwhile."""
    return draft.saved_at + (REMOVED_AFTER if draft.email else REMOVED_UNKNOWN_AFTER)
