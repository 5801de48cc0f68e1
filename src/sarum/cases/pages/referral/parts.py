"""How far the parts of a referral are, and how they are read back."""

from sarum.cases.models import ReferralDraft
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form import progress
from sarum.cases.rules.form.questions import Part, Said
from sarum.cases.rules.form.table import REFERRAL


def detail_of(part: Part, said: Said, answers: Said) -> str:
    """What tells one entry from another in a list; or, where answers are asked about each, whether they have been given."""
    if not part.adds:
        return "Answered" if progress.is_answered(part.page, said, answers) else "Not answered"
    return next(
        (said[name] for name in ("relationship", "nature", "status", "known_as", "about") if said.get(name)), ""
    )


def is_needed(part: Part) -> bool:
    """Whether the Board cannot act without this part."""
    return part.kept_in in rules.NEEDED and REFERRAL.held_in()[part.kept_in] == part.slug


def state_of(part: Part, answers: Said) -> tuple[str, str]:
    """How far a part is, in words, and the colour that helps."""
    if part.kept_in in rules.missing_in(answers) and REFERRAL.held_in()[part.kept_in] == part.slug:
        return "Needed", "blue"
    return progress.state_of(part, answers)


def is_reachable(draft: ReferralDraft) -> bool:
    """Whether the referrer gave a way to reach them."""
    said = draft.answers.get("referrer") or {}
    return bool(said.get("email") or said.get("phone"))
