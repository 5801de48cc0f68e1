"""The s.44 decision, element by element and adult by adult."""

from collections.abc import Iterable

from sarum.cases.models.case import Adult
from sarum.cases.models.rapid_review import Decision, Limb, RapidReview
from sarum.cases.models.referral import Answer, Element

LAW = {
    Element.IN_AREA: "The Board must arrange a review of a case involving an adult in its area. Care Act 2014 s.44(1).",
    Element.NEEDS: "With needs for care and support, whether or not the local authority has been meeting any of those needs. "
    "Care Act 2014 s.44(1).",
    Element.CONCERN: "There is reasonable cause for concern about how the Board, members of it or other persons with relevant "
    "functions worked together to safeguard the adult. Care Act 2014 s.44(1)(a).",
    Element.CONDITION: "Condition 1: the adult has died, and the Board knows or suspects that the death resulted from abuse or "
    "neglect, whether or not that was known or suspected before the adult died. Condition 2: the adult is still alive, and the "
    "Board knows or suspects that the adult has experienced serious abuse or neglect: for example, they would have been likely "
    "to die but for an intervention, or have suffered permanent harm, or have reduced capacity or quality of life, physical or "
    "psychological. Care Act 2014 s.44(2) and (3).",
}


def standing_limbs(limbs: Iterable[Limb]) -> dict[tuple[int, str], Limb]:
    """The limb that stands for each adult and element: the one decided last."""
    return {(limb.adult_id, limb.element): limb for limb in limbs}


def meets_criteria(adult: Adult, limbs: dict[tuple[int, str], Limb]) -> bool:
    """Whether every element is met for this adult. Care Act 2014 s.44(1) with (2) or (3)."""
    return all(is_met(limbs.get((adult.pk, element))) for element in Element)


def is_met(limb: Limb | None) -> bool:
    return limb is not None and limb.answer == Answer.MET


def undecided(adults: Iterable[Adult], limbs: dict[tuple[int, str], Limb]) -> list[tuple[Adult, Element]]:
    """Each adult and element that nobody has decided."""
    return [(adult, element) for adult in adults for element in Element if (adult.pk, element) not in limbs]


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
    reasons = why_not_ready(rapid_review, adults, limbs)
    if not grounds.strip():
        reasons.append("Give the grounds for this decision.")
    if reasons:
        return reasons
    return why_decision_unlawful(decision, adults, limbs) + why_no_review_unexplained(decision, learning, why_no_more)


def why_not_ready(rapid_review: RapidReview, adults: Iterable[Adult], limbs: dict[tuple[int, str], Limb]) -> list[str]:
    """What has to be answered before anything is decided: safety first, then every element for every adult."""
    return why_safety_unanswered(rapid_review) + [
        f"“{element.label}” has not been decided for {adult}. Decide it, with grounds."
        for adult, element in undecided(adults, limbs)
    ]


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


def what_the_act_allows(
    adults: Iterable[Adult], limbs: dict[tuple[int, str], Limb]
) -> list[tuple[Decision, list[str]]]:
    """Each decision that could be made, with why it could not lawfully be made; nothing said means that it could."""
    adults = list(adults)
    return [(decision, why_decision_unlawful(decision, adults, limbs)) for decision in Decision]


def why_decision_outrun(rapid_review: RapidReview, limbs: dict[tuple[int, str], Limb]) -> list[str]:
    """A decision rests on the elements as they then stood: one that is decided again asks for the decision again."""
    made = rapid_review.decided_at
    return [
        f"“{limb.get_element_display()}” was decided again for {limb.adult} after the decision. Decide again, on what stands now."
        for limb in limbs.values()
        if made and limb.decided_at > made
    ]


def why_not_reportable(rapid_review: RapidReview) -> list[str]:
    """A report is drafted when there is a decision to report."""
    return [] if rapid_review.decision else ["The Rapid Review has not decided. Record its decision first."]


def next_act(rapid_review: RapidReview, left: int, lacks_view: bool) -> str:
    """What a Rapid Review does next, in the order of the guidance's aims: the name of the act."""
    meeting = rapid_review.meeting
    steps = (
        ("record_attendance", meeting.is_held),
        ("answer_safety", rapid_review.is_action_needed is not None),
        ("record_facts", bool(rapid_review.facts.strip())),
        ("decide_limb", not left),
        ("give_view", not lacks_view),
        ("decide_rapid_review", bool(rapid_review.decision)),
        ("record_minutes", bool(meeting.minutes.strip())),
    )
    return next((act for act, is_done in steps if not is_done), "draft_report")
