"""How far the parts of a referral are, and how they are read back."""

from sarum.cases.models import ReferralDraft
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form.questions import Page, Part, Said
from sarum.cases.rules.form.table import REFERRAL
from sarum.cases.rules.form.telling import has_answer


def detail_of(part: Part, said: Said, answers: Said) -> str:
    """What tells one entry from another in a list; or, where answers are asked about each, whether they have been given."""
    if not part.adds:
        return "Answered" if is_answered(part.page, said, answers) else "Not answered"
    return next(
        (said[name] for name in ("relationship", "nature", "status", "known_as", "about") if said.get(name)), ""
    )


def is_needed(part: Part) -> bool:
    """Whether the Board cannot act without this part."""
    return part.kept_in in rules.NEEDED and REFERRAL.held_in()[part.kept_in] == part.slug


def state_of(part: Part, answers: Said) -> tuple[str, str]:
    """How far a part is, in words, and the colour that helps."""
    entries = part.entries(answers)
    answered = [said for said in entries if any(is_answered(page, said, answers) for page in part.pages)]
    if part.kept_in in rules.missing_in(answers) and REFERRAL.held_in()[part.kept_in] == part.slug:
        return "Needed", "blue"
    if part.one and part.adds:
        return (f"{len(entries)} given", "") if entries else ("Not answered", "grey")
    if not answered:
        return "Not answered", "grey"
    return (
        ("Answered", "") if len(answered) == len(entries) else (f"{len(answered)} of {len(entries)} answered", "grey")
    )


def is_answered(page: Page, said: Said, answers: Said) -> bool:
    return page.when(said, answers) and any(has_answer(one.answer_in(said)) for one in page.asked(said, answers))


def is_reachable(draft: ReferralDraft) -> bool:
    """Whether the referrer gave a way to reach them."""
    said = draft.answers.get("referrer") or {}
    return bool(said.get("email") or said.get("phone"))
