"""What is said to those outside of a verification decision: the Board's words, and no fact of the case."""

import datetime as dt

from sarum.cases.models.letter import DecisionLetter
from sarum.cases.models.verification import NextStep
from sarum.cases.rules.verification import why_before_decided

DECIDED = {
    NextStep.SCOPING: "It decided to find out more: each agency involved is asked what it knows, and a Rapid Review then "
    "decides whether a Safeguarding Adults Review is undertaken. Whether the criteria in section 44 of the Care Act 2014 "
    "are met has not been decided.",
    NextStep.ALTERNATIVE: "It decided that something other than a review is the better way to learn from this.",
    NextStep.ELSEWHERE: "It decided that another process is the right place for this, and has referred it there.",
    NextStep.MORE_INFORMATION: "It needs more information before it can decide. We will write again when it has decided.",
    NextStep.NOT_PROGRESSED: "It decided not to take the referral further.",
}


def begun(reference: str, next_step: str, decided_on: dt.date) -> str:
    """How a letter begins. The reasons are the team's to write, for whoever reads them."""
    day = f"{decided_on.day} {decided_on:%B %Y}"
    return (
        f"Our reference is {reference}.\n\nThe verification meeting considered the referral and decided on {day} what "
        f"happens next. {DECIDED[NextStep(next_step)]}"
    )


def why_not_written(to_name: str, words: str, stands: bool) -> list[str]:
    """Nobody is told of a decision that does not stand, nor told nothing."""
    reasons = (
        [] if stands else ["This decision is advisory and does not stand yet, so nobody is told of it as decided."]
    )
    if not to_name.strip():
        reasons.append("Say to whom the letter is.")
    return reasons if words.strip() else [*reasons, "Write the letter."]


def why_not_told(letter: DecisionLetter, told_on: dt.date, decided_on: dt.date, today: dt.date) -> list[str]:
    """That somebody was told is recorded once it was done."""
    if letter.told_on:
        return [f"It is recorded already that {letter.to_name} was told."]
    if told_on > today:
        return ["Record it once they have been told: today or a day before."]
    return why_before_decided(told_on, decided_on)
