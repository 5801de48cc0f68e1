"""One-time codes: what one is made of, and how it is told from a wrong one.

Like an invitation's token a code is never kept: a letter in the outbox holds a mark, and the mark becomes the code as the
letter is posted, by the installation's secret. What is kept is a digest by the same secret, so that whoever reads the
whole database can neither open anything nor try all the codes there are.
"""

import datetime as dt
import hmac
import re
from collections.abc import Sequence

from sarum.board.models.code import Code

DIGITS = 8
LASTS = dt.timedelta(minutes=10)
AN_HOUR = 5
TRIES = 5
MARK = re.compile("⟪([0-9a-f]{32})⟫")


def mark_of(nonce: str) -> str:
    """What stands in a letter until it is posted."""
    return f"⟪{nonce}⟫"


def code_of(nonce: str, secret: str) -> str:
    made = hmac.digest(secret.encode(), f"sarum.code:{nonce}".encode(), "sha256")
    return f"{int.from_bytes(made, 'big') % 10**DIGITS:0{DIGITS}}"


def digest_of(code: str, opens: str, secret: str) -> str:
    """What is kept of a code, bound to what it opens; spaces and hyphens between its digits count for nothing."""
    digits = re.sub(r"[\s-]", "", code)
    said = f"sarum.code digest:{opens}:{digits}".encode("utf-8", "replace")
    return hmac.digest(secret.encode(), said, "sha256").hex()


def is_right(code: str, opens: str, digest: str, secret: str) -> bool:
    """Whether this is the code, compared in a time that tells nothing of how nearly right it is."""
    return hmac.compare_digest(digest_of(code, opens, secret), digest)


def with_codes(body: str, secret: str) -> str:
    """A letter as it is posted, with each mark turned into its code."""
    return MARK.sub(lambda mark: code_of(mark[1], secret), body)


def is_open(code: Code, at: dt.datetime) -> bool:
    """A code works once, for ten minutes, until a newer one is sent or it has been guessed at too often.

    OWASP ASVS 5.0, 6.5.1 and 6.5.5: single use, and no longer than ten minutes.
    """
    return code.used_at is None and code.voided_at is None and at < code.expires_at and code.tries < TRIES


def why_not_a_code(code: str) -> list[str]:
    """Why what was typed can be no code: it has too few digits, or too many. It does not count as a try."""
    digits = sum(letter.isdigit() for letter in code)
    if any(letter.isalpha() for letter in code):
        return [f"The code is {DIGITS} digits, with no letters. Enter all of it"]
    return [] if digits == DIGITS else [f"The code has {DIGITS} digits, and this has {digits}. Enter all of it"]


def why_no_code(sent_at: Sequence[dt.datetime], at: dt.datetime) -> list[str]:
    """Codes are few, so that nobody can guess for long; `sent_at` is when each code so far was sent."""
    lately = [moment for moment in sent_at if at - moment < dt.timedelta(hours=1)]
    return [f"{AN_HOUR} codes have been sent within the hour."] if len(lately) >= AN_HOUR else []
