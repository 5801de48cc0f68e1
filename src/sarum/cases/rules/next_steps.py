"""What the Rapid Review decides to do instead of a review or besides it."""

import datetime as dt

from sarum.cases.models.rapid_review import BesidesKind, RapidReview
from sarum.kit.sentence import ended, lowered, said_day

WHOLE = {
    "besides_kind": "Say of what kind it is, or leave all four answers about it empty.",
    "besides": "Say what else will be done.",
    "besides_lead": "Say who leads it.",
    "besides_by": "Say by when.",
}


def why_not_said(kind: str, words: str, lead: str, by: dt.date | None) -> dict[str, str]:
    """Why what else will be done is not said whole, by the question: what, who leads it and by when, or nothing of it."""
    said = {"besides_kind": kind, "besides": words.strip(), "besides_lead": lead.strip(), "besides_by": by}
    if not any(said.values()):
        return {}
    return {question: WHOLE[question] for question, answer in said.items() if not answer}


def in_words(review: RapidReview) -> str:
    """What else will be done, as the report says it; nothing where it is nothing."""
    if not review.besides:
        return ""
    kind = lowered(BesidesKind(review.besides_kind).label)
    led = f"{ended(review.besides)} Led by {review.besides_lead}, by {said_day(review.besides_by)}."
    return f"What else will be done: {kind}. {led}"
