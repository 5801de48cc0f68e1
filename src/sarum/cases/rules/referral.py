"""What a referral must hold, and what the Board may know of it before anyone has met."""

from sarum.cases.models.case import Living
from sarum.cases.models.referral import Element, Reason, Referral

FORM_VERSION = "2026-11"

ELEMENT_WORDS = {
    Element.IN_AREA: "Is this an adult (18 or over) in the Board's area?",
    Element.NEEDS: "Did the adult have needs for care and support, whether or not the council was meeting any of them?",
    Element.CONCERN: "Is there reasonable cause for concern about how the Board, its members or others worked together "
    "to safeguard the adult?",
    Element.CONDITION: "Condition 1: the adult has died, and it is known or suspected that the death resulted from abuse "
    "or neglect. Condition 2: the adult is alive, and it is known or suspected that they experienced serious abuse or "
    "neglect.",
}
SERIOUS = (
    "Serious abuse or neglect means, for example, that the adult would have been likely to have died but for an "
    "intervention, or suffered permanent harm, or has reduced capacity or quality of life because of it."
)


def why_not_receivable(answers: dict) -> list[str]:
    """What the Board cannot act without: who is referring, about whom, and what happened. Nothing else blocks a referral.

    Care Act 2014 s.44; the guidance: “A referral can be made by any agency”.
    """
    reasons = []
    if not answers.get("referrer", {}).get("name"):
        reasons.append("Say who is making this referral, so that the Board can reply.")
    if not any(adult.get("name") for adult in answers.get("adults", [])):
        reasons.append("Name at least one adult whom this referral is about.")
    if not answers.get("what_happened", {}).get("outline"):
        reasons.append("Say what happened, even if you do not know everything.")
    if answers.get("safety", {}).get("is_anyone_at_risk_now") is None:
        reasons.append("Say whether anybody is at risk now.")
    return reasons


def condition_for(living: str) -> str:
    """Which condition of s.44 the fourth element is about. Care Act 2014 s.44(2) and (3)."""
    if living == Living.DIED:
        return "Condition 1: died, and the death is known or suspected to have resulted from abuse or neglect"
    if living == Living.ALIVE:
        return "Condition 2: alive, and known or suspected to have experienced serious abuse or neglect"
    return "Condition 1 or condition 2"


def why_not_verifiable(referrals: list[Referral]) -> list[str]:
    """A referral is acknowledged before a meeting is arranged on it."""
    return [
        f"Referral {referral.number} has not been acknowledged. Acknowledge it first."
        for referral in referrals
        if referral.acknowledged_at is None
    ]


def route_for(reason: str) -> str:
    """What each kind of referral is for. Care Act 2014 s.44(1) to (4); statutory guidance on good practice."""
    return {
        Reason.CRITERIA: "The test in the Care Act 2014 section 44(1) to (3)",
        Reason.LEARNING: "A discretionary review or other learning, section 44(4)",
        Reason.GOOD_PRACTICE: "A success review",
    }[Reason(reason)]
