"""Taking in a referral that was filled in elsewhere: as a draft, in which everything can still be put right."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sarum.board.operations.door import Actor, Done
from sarum.cases.models import ReferralDraft
from sarum.cases.operations.access import operation
from sarum.cases.queries import drafting as queries
from sarum.kit.uploads import Upload

ORIGINAL = "The referral as it came"


def draft_with(secret: str, answers: dict[str, Any], at: dt.datetime) -> ReferralDraft:
    return ReferralDraft.objects.create(
        secret_digest=queries.digest_of(secret), begun_at=at, saved_at=at, answers=answers
    )


@operation
def bring_form(*, secret: str, answers: dict[str, Any], by: Actor, at: dt.datetime) -> Done:
    """Begin a referral with the answers of a form that was filled in with Word, known only to whoever keeps its secret."""
    return Done("began a referral from a Word form", draft_with(secret, answers, at))


@operation
def enter_referral(
    *, secret: str, answers: dict[str, Any], originals: Iterable[Upload] = (), by: Actor, at: dt.datetime
) -> Done:
    """Begin to enter a referral that came to the Partnership Team another way, with how it came and as it came."""
    if attached := [one.kept() | {"about": ORIGINAL} for one in originals]:
        answers = {**answers, "attached_files": attached}
    return Done("began to enter a referral that came another way", draft_with(secret, answers, at))
