"""What somebody does not agree with is looked at again by somebody else; and what stays in dispute is said in the report.

The guidance has no appeal: this is the Board's own courtesy, so that a decision under section 44 can be defended. An
addendum states a dispute that was not settled, and why; it is kept beside the words that were signed.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sarum.board.models.person import Person
from sarum.board.rules.actor import Outsider
from sarum.cases.models.challenge import About, Addendum, Challenge
from sarum.cases.models.verification import Verification
from sarum.cases.rules.verification import why_before_decided
from sarum.kit.sentence import lowered, said_day

DEEDS = (
    "record_challenge", "answer_challenge", "tell_challenger", "settle_challenge", "write_addendum", "agree_addendum",
)  # fmt: skip
ANOTHER_WAY = (
    "Whoever is not content with how they were answered can complain to the council, and after that to the Local Government "
    "and Social Care Ombudsman. A decision can also be brought before a court by judicial review, for which time is short."
)


@dataclass(frozen=True)
class Matter:
    """Something on a case that can be challenged, and the day on which it was decided; none: it was not decided on a day."""

    about: str
    decided_on: dt.date | None = None
    verification: Verification | None = None

    @property
    def key(self) -> str:
        return f"{self.about}-{self.verification.pk}" if self.verification else self.about

    @property
    def words(self) -> str:
        day = f" of {said_day(self.decided_on)}" if self.decided_on and self.about != About.REPORT else ""
        return f"{About(self.about).label}{day}"


def why_not_recorded(
    name: str, grounds: str, received_on: dt.date, decided_on: dt.date | None, today: dt.date
) -> list[str]:
    """A challenge says who, and why, and came on a day that has been; after what it is about."""
    reasons = [] if name.strip() else ["Say who challenges it."]
    if not grounds.strip():
        reasons.append("Say on what grounds.")
    if received_on > today:
        reasons.append("A challenge cannot have come on a day in the future. Give today or a day before.")
    return reasons + (why_before_decided(received_on, decided_on) if decided_on else [])


def why_not_answered_by(by: Person | Outsider, deciders: Iterable[Person]) -> list[str]:
    """Nobody answers a challenge to something in which they had a part."""
    if by not in list(deciders):
        return []
    return [
        "You had a part in what is challenged: you wrote, decided, signed or confirmed it, or gave a view on it. So somebody "
        "else answers the challenge."
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


def why_not_settled(challenge: Challenge, is_settled: bool, because: str) -> list[str]:
    """Whether the challenger accepts the answer is known once they have it; where they do not, what stays in dispute is said."""
    if challenge.told_on is None:
        return ["The challenger has not been told the answer yet. Record first that they were told."]
    if challenge.is_settled is not None:
        return ["It is recorded already whether the challenger accepts the answer."]
    return [] if is_settled or because.strip() else ["Say what stays in dispute, and why it could not be settled."]


def why_not_addable(challenge: Challenge, is_ratified: bool, addendum: Addendum | None) -> list[str]:
    """An addendum is about a dispute that was not settled, in a report that is ratified; agreed, it does not change again."""
    if challenge.is_settled is not False:
        return ["An addendum is for a challenge that was not settled. Record first that the answer is not accepted."]
    if not is_ratified:
        return ["There is no ratified report yet. Until there is, the report itself can say what is in dispute."]
    return ["This addendum is agreed and stands as it is."] if addendum and addendum.agreed_at else []


def why_other_addendum(addendum: Addendum, digest: str) -> list[str]:
    """What is agreed are the exact words that were read."""
    return (
        [] if digest == addendum.digest else ["The addendum has been written anew since you opened it. Read it again."]
    )


def why_not_agreed(addendum: Addendum, by: Person, is_agreed: bool, comments: str) -> list[str]:
    """The Independent Chair agrees an addendum, or says what to change; not words of their own."""
    if addendum.agreed_at:
        return ["This addendum is agreed already."]
    if addendum.sent_back_because:
        return ["This addendum was sent back for other words. Wait until it is written again."]
    if addendum.written_by_id == by.pk:
        return [
            "You wrote this addendum, so somebody else agrees it. Hand over the office for this, or have another write it."
        ]
    return [] if is_agreed or comments.strip() else ["Say what should change in the addendum."]


def next_for_the_team(challenge: Challenge) -> str:
    """What the team does next about a challenge that was answered; nothing while it is for others, or once it is done."""
    if challenge.told_on is None:
        return "Tell the challenger the answer"
    if challenge.is_settled is None:
        return "Record whether the challenger accepts the answer"
    report, addendum = getattr(challenge.case, "report", None), getattr(challenge, "addendum", None)
    waits = challenge.is_settled is False and (addendum is None or bool(addendum.sent_back_because))
    return "Write the addendum to the report" if waits and report and report.ratified_at else ""


def begun(challenge: Challenge) -> str:
    """How an addendum begins: who disputes what, what was answered, and what stays in dispute. The team tells it without names."""
    on = said_day(challenge.answered_at.date()) if challenge.answered_at else ""
    return (
        f"On {said_day(challenge.received_on)} {lowered(challenge.get_by_whom_display())} challenged {challenge.what}: "
        f"{challenge.grounds}\n\nIt was answered on {on}: {challenge.get_outcome_display()}. {challenge.reasons}\n\n"
        f"The answer was not accepted, and the dispute is not settled: {challenge.unsettled_because}"
    )
