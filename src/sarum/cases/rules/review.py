"""What the review's report must hold, and how its drafts are overseen."""

from collections.abc import Iterable

from sarum.cases.models.review import CONTENTS, MARKERS, Draft, DraftComment, MarkerJudgement


def why_not_next_draft(drafts: Iterable[Draft], reviewed: set[int]) -> list[str]:
    """The guidance: “reviewing each draft of reports submitted”."""
    return [
        f"Draft {draft.number} has not been reviewed. Review it before the next one is sent."
        for draft in drafts
        if draft.pk not in reviewed
    ]


def missing_contents(parts: dict[str, str], justified: dict[str, str]) -> list[str]:
    """Each of the guidance's seven minimum contents that is neither in the draft nor justified."""
    return [key for key in CONTENTS if not parts.get(key, "").strip() and not justified.get(key, "").strip()]


def why_not_acceptable(
    draft: Draft, comments: Iterable[DraftComment], judgements: Iterable[MarkerJudgement]
) -> list[str]:
    """Every reason a draft cannot be accepted as the review's report."""
    said = list(comments)
    reasons = []
    if not said:
        reasons.append(f"Draft {draft.number} has not been reviewed by the Partnership Team.")
    elif not said[-1].is_ready:
        reasons.append(f"The Partnership Team's review found that draft {draft.number} is not ready. Ask for another.")
    reasons += [
        f"“{CONTENTS[key]}” is neither in the draft nor justified."
        for key in missing_contents(draft.parts, draft.justified)
    ]
    judged = {judgement.marker for judgement in judgements}
    missing = [number for number in MARKERS if number not in judged]
    if missing:
        reasons.append(f"Quality Markers not yet judged: {', '.join(str(number) for number in missing)}.")
    return reasons
