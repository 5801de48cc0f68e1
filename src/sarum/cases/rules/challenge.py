"""A decision that somebody does not agree with is looked at again by somebody else.

The guidance has no appeal: this is the Board's own courtesy, so that a decision under section 44 can be defended.
"""

import datetime as dt
from collections.abc import Iterable

from sarum.board.models.person import Person
from sarum.board.rules.actor import Outsider
from sarum.cases.models.challenge import Challenge
from sarum.cases.rules.verification import why_before_decided
from sarum.kit.sentence import said_day


def why_not_recorded(
    name: str, grounds: str, received_on: dt.date, decided_on: dt.date, today: dt.date, stands: bool
) -> list[str]:
    """A challenge says who, and why, and came on a day that has been; it is about a decision that was taken."""
    reasons = [] if stands else ["This decision is advisory and does not stand yet, so there is nothing to challenge."]
    if not name.strip():
        reasons.append("Say who challenges the decision.")
    if not grounds.strip():
        reasons.append("Say on what grounds.")
    if received_on > today:
        reasons.append("A challenge cannot have come on a day in the future. Give today or a day before.")
    return reasons + why_before_decided(received_on, decided_on)


def why_not_answered_by(by: Person | Outsider, deciders: Iterable[Person]) -> list[str]:
    """Nobody answers a challenge to a decision in which they had a part."""
    if by not in list(deciders):
        return []
    return [
        "You had a part in this decision: you took it, gave a view on it or confirmed it. So somebody else answers the "
        "challenge to it."
    ]


def why_not_answered(challenge: Challenge, reasons: str) -> list[str]:
    """A challenge is answered once, with reasons."""
    if challenge.answered_at:
        return ["This challenge has been answered already."]
    return [] if reasons.strip() else ["Give the reasons for this answer."]


def why_not_told(challenge: Challenge, told_on: dt.date, answered_on: dt.date | None, today: dt.date) -> list[str]:
    """Whoever challenged is told the answer once, on a day that has been and after the answer."""
    if answered_on is None:
        return ["The challenge has not been answered yet. Tell them once it is."]
    if challenge.told_on:
        return ["It is recorded already that they were told."]
    if told_on > today:
        return ["Record it once they have been told: today or a day before."]
    return [f"The challenge was answered on {said_day(answered_on)}. Enter that day or a later one."] * (
        told_on < answered_on
    )
