"""A referral being written: how it is come back to, how many codes are sent for it, and how long it is kept."""

import datetime as dt
from collections.abc import Sequence

from sarum.cases.models.referral import ReferralDraft, ReturnCode

LETTERS = "BCDFGHJKMNPQRTVWXY34679"  # none is taken for another, and none makes a word
LENGTH = 8
CODE_LASTS = dt.timedelta(minutes=10)
CODE_DIGITS = 8
CODES_AN_HOUR = 5
TRIES = 5
# A referral begun and never sent holds somebody's special category data: UK GDPR article 5(1)(e), no longer than needed.
WARNED_AFTER, REMOVED_AFTER = dt.timedelta(days=83), dt.timedelta(days=90)
REMOVED_UNKNOWN_AFTER = dt.timedelta(days=7)
NOTICE = REMOVED_AFTER - WARNED_AFTER


def spelt(reference: str) -> str:
    """A reference as it is kept, however it was typed."""
    typed = "".join(reference.upper().split())
    letters = typed.replace("-", "")
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == LENGTH and set(letters) <= set(LETTERS) else typed


def is_open(code: ReturnCode, at: dt.datetime) -> bool:
    """A code works once, for ten minutes, until a newer one is sent or it has been guessed at too often.

    OWASP ASVS 5.0, 6.5.1 and 6.5.5: single use, and no longer than ten minutes.
    """
    return code.used_at is None and code.voided_at is None and at < code.expires_at and code.tries < TRIES


def why_not_a_code(code: str) -> list[str]:
    """Why what was typed can be no code: it has too few digits, or too many. It does not count as a try."""
    digits = sum(letter.isdigit() for letter in code)
    return (
        [] if digits == CODE_DIGITS else [f"The code has {CODE_DIGITS} digits, and this has {digits}. Enter all of it"]
    )


def why_no_code(sent_at: Sequence[dt.datetime], at: dt.datetime) -> list[str]:
    """Codes are few, so that nobody can guess for long; `sent_at` is when each code so far was sent."""
    lately = [moment for moment in sent_at if at - moment < dt.timedelta(hours=1)]
    return [f"{CODES_AN_HOUR} codes have been sent within the hour."] if len(lately) >= CODES_AN_HOUR else []


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
