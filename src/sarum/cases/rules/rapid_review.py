"""The s.44 decision, element by element and adult by adult."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sarum.board.models.agency import Agency
from sarum.cases.models.case import Adult
from sarum.cases.models.meeting import View
from sarum.cases.models.rapid_review import Decision, Limb, LimbView, RapidReview
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
DUTY_ONCE_DECIDED = "The decision is made. Finish the minutes, and draft the report from the record."


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
    decision: str, grounds: str, learning: str, why_no_more: str, immediate: int = 0,
) -> list[str]:  # fmt: skip
    """Every reason this decision cannot be made; `immediate` is how many immediate actions are on the tracker."""
    adults = list(adults)
    reasons = why_not_ready(rapid_review, adults, limbs, immediate)
    if not grounds.strip():
        reasons.append(
            "Give the reasons for a review that the Act allows and does not ask for (s.44(4))."
            if decision == Decision.DISCRETIONARY
            else "Give the grounds for this decision."
        )
    if reasons:
        return reasons
    return why_decision_unlawful(decision, adults, limbs) + why_no_review_unexplained(decision, learning, why_no_more)


def why_not_ready(
    rapid_review: RapidReview, adults: Iterable[Adult], limbs: dict[tuple[int, str], Limb], immediate: int = 0
) -> list[str]:
    """What has to be answered before anything is decided: safety first, then every element for every adult."""
    return why_safety_unanswered(rapid_review, immediate) + [
        f"“{element.label}” has not been decided for {adult}. Decide it, with grounds."
        for adult, element in undecided(adults, limbs)
    ]


def why_safety_unanswered(rapid_review: RapidReview, immediate: int = 0) -> list[str]:
    """The guidance: “discuss whether there is any immediate action needed to ensure the individuals safety”.

    Action that is needed has an owner and a day before anything else is decided.
    """
    if rapid_review.is_action_needed is None:
        return [
            "Whether anybody needs immediate action for their safety has not been answered. Answer it before deciding."
        ]
    if rapid_review.is_action_needed and not immediate:
        return [
            "Immediate action is needed for somebody's safety, and none is on the action tracker. Add it, with an owner and a "
            "day, before deciding."
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


def why_not_reportable(rapid_review: RapidReview, *, lacks_action: bool = False) -> list[str]:
    """A report is drafted when there is a decision to report, and nobody waits for action that came to be needed since."""
    if not rapid_review.decision:
        return ["The Rapid Review has not decided. Record its decision first."]
    return [
        "Since the decision, immediate action is said to be needed for somebody's safety, and none is on the action tracker. "
        "Add it, with an owner and a day, before the report is drafted."
    ] * lacks_action


def dissents(views: Iterable[LimbView], limb: Limb | None) -> list[LimbView]:
    """The views of one element that differ from its answer. Of each agency the view given last counts."""
    latest = {view.agency_id: view for view in views}
    return [view for view in latest.values() if limb is not None and view.answer != limb.answer]


def why_dissent_ungrounded(dissenting: Iterable[Agency], views: Iterable[View | LimbView]) -> list[str]:
    """Whoever disagrees with the decision has said so with their grounds, which are printed wherever the decision is."""
    grounded = {view.agency_id for view in views if view.grounds.strip()}
    return [
        f"{agency} disagrees, and its grounds are not on record. Record its view with its grounds at the meeting first."
        for agency in dissenting
        if agency.pk not in grounded
    ]


@dataclass(frozen=True)
class Established:
    """How much of a Rapid Review is on record, counted."""

    facts: int = 0
    unknown: int = 0
    immediate: int = 0
    ideas: int = 0
    left: int = 0
    lacks_view: bool = False


@dataclass(frozen=True)
class Aim:
    """One of the four aims of the meeting: what it is, where it stands in words, and the act that takes it further."""

    title: str
    is_answered: bool
    state: str
    act: str = ""


def aims(review: RapidReview, so_far: Established) -> list[Aim]:
    """The aims of the meeting in the order of the guidance, each with where it stands and what would be done next."""
    return [
        facts_aim(review, so_far),
        safety_aim(review, so_far),
        improvements_aim(review, so_far),
        steps_aim(review, so_far),
    ]


def facts_aim(review: RapidReview, so_far: Established) -> Aim:
    title, said = "The facts", bool(so_far.facts or review.facts.strip())
    open_ = f", {so_far.unknown} still to be found out" if so_far.unknown else ""
    if not said:
        return Aim(title, False, f"No fact is recorded{open_}", "record_fact")
    return Aim(title, True, (f"Facts recorded: {so_far.facts}" if so_far.facts else "The context is recorded") + open_)


def safety_aim(review: RapidReview, so_far: Established) -> Aim:
    title = "Immediate safety and early learning"
    if review.is_action_needed is None:
        return Aim(title, False, "Not yet answered. It is answered before anything is decided", "answer_safety")
    if why_safety_unanswered(review, so_far.immediate):
        return Aim(title, False, "Action is needed, and none is on the tracker yet", "add_action")
    actions = f"Action is needed. On the action tracker: {so_far.immediate}"
    return Aim(title, True, actions if review.is_action_needed else "No immediate action is needed")


def improvements_aim(review: RapidReview, so_far: Established) -> Aim:
    title = "What could be improved"
    if so_far.ideas:
        return Aim(title, True, f"Potential improvements recorded: {so_far.ideas}")
    if review.analysis.strip():
        return Aim(title, True, "How agencies worked together is recorded")
    return Aim(title, False, "Nothing is recorded", "suggest_improvement")


def steps_aim(review: RapidReview, so_far: Established) -> Aim:
    title = "The next steps, and whether to undertake a review"
    if so_far.left:
        return Aim(title, False, f"Elements to be decided: {so_far.left}", "decide_limb")
    if so_far.lacks_view:
        return Aim(title, False, "A statutory partner's view is not recorded", "give_view")
    if not review.decision:
        return Aim(title, False, "Every element is decided, and the decision is not made", "decide_rapid_review")
    return Aim(title, True, "Decided")


def next_act(review: RapidReview, found: Collection[Aim], *, is_by_item: bool = False) -> str:
    """What a Rapid Review does next, in the order of its aims: the act. Minutes by item count once the meeting has ended."""
    if not review.meeting.is_held:
        return "record_attendance"
    if act := next((aim.act for aim in found if aim.act), ""):
        return act
    if review.meeting.minutes.strip():
        return "draft_report"
    return "end_meeting" if is_by_item and not review.meeting.ended_at else "record_minutes"
