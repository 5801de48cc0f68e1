"""The s.44 decision, element by element and adult by adult."""

from collections.abc import Iterable

from sarum.cases.models.case import Adult
from sarum.cases.models.rapid_review import Decision, Limb, RapidReview
from sarum.cases.models.referral import Answer, Element


def standing_limbs(limbs: Iterable[Limb]) -> dict[tuple[int, str], Limb]:
    """The limb that stands for each adult and element: the one decided last."""
    return {(limb.adult_id, limb.element): limb for limb in limbs}


def meets_criteria(adult: Adult, limbs: dict[tuple[int, str], Limb]) -> bool:
    """Whether every element is met for this adult. Care Act 2014 s.44(1) with (2) or (3)."""
    return all(is_met(limbs.get((adult.pk, element))) for element in Element)


def is_met(limb: Limb | None) -> bool:
    return limb is not None and limb.answer == Answer.MET


def why_limb_unsound(element: str, answer: str, standard: str, grounds: str) -> list[str]:
    """A limb has grounds; a condition that is met says whether abuse or neglect is known or suspected (s.44(2), (3))."""
    reasons = [] if grounds.strip() else ["Give the grounds for this answer."]
    if element == Element.CONDITION and answer == Answer.MET and not standard:
        reasons.append("Say whether the abuse or neglect is known or suspected.")
    return reasons


def why_not_decided(
    rapid_review: RapidReview, adults: Iterable[Adult], limbs: dict[tuple[int, str], Limb],
    decision: str, grounds: str, learning: str, why_no_more: str,
) -> list[str]:  # fmt: skip
    """Every reason this decision cannot be made."""
    adults = list(adults)
    reasons = why_safety_unanswered(rapid_review)
    reasons += [
        f"“{Element(element).label}” has not been decided for {adult}. Decide it, with grounds."
        for adult in adults
        for element in Element
        if (adult.pk, element) not in limbs
    ]
    if not grounds.strip():
        reasons.append("Give the grounds for this decision.")
    if reasons:
        return reasons
    return why_decision_unlawful(decision, adults, limbs) + why_no_review_unexplained(decision, learning, why_no_more)


def why_safety_unanswered(rapid_review: RapidReview) -> list[str]:
    """The guidance: “discuss whether there is any immediate action needed to ensure the individuals safety”."""
    if rapid_review.is_action_needed is None:
        return [
            "Whether anybody needs immediate action for their safety has not been answered. Answer it before deciding."
        ]
    return []


def why_decision_unlawful(decision: str, adults: list[Adult], limbs: dict[tuple[int, str], Limb]) -> list[str]:
    """A Board must review where every element is met (s.44(1)), and may where an adult has needs for care and support (s.44(4))."""
    met = [adult for adult in adults if meets_criteria(adult, limbs)]
    if met and decision != Decision.MANDATORY:
        return [
            f"Every element is met for {adult}, so the Board must arrange a review (Care Act 2014 s.44(1)). "
            "Decide for a mandatory review, or decide an element again with reasons."
            for adult in met
        ]
    if decision == Decision.MANDATORY and not met:
        return [
            "No adult meets every element, so a review is not mandatory. Decide for a discretionary review (s.44(4)) or "
            "none, or decide an element again with reasons."
        ]
    may = [a for a in adults if is_met(limbs.get((a.pk, Element.IN_AREA))) and is_met(limbs.get((a.pk, Element.NEEDS)))]
    if decision == Decision.DISCRETIONARY and not may:
        return ["A discretionary review (s.44(4)) needs an adult in the area with needs for care and support."]
    return []


def why_no_review_unexplained(decision: str, learning: str, why_no_more: str) -> list[str]:
    """The guidance: “a summary of the learning and why it is thought there is no further learning to be gained”."""
    if decision != Decision.NO_REVIEW:
        return []
    reasons = [] if learning.strip() else ["Summarise the learning: a decision against a review needs it."]
    return reasons + ([] if why_no_more.strip() else ["Say why no further learning is to be gained."])


def why_not_reportable(rapid_review: RapidReview) -> list[str]:
    """A report is drafted when there is a decision to report."""
    return [] if rapid_review.decision else ["The Rapid Review has not decided. Record its decision first."]
