"""What is said to those outside of a verification decision: the Board's words, and no fact of the case."""

import datetime as dt

from sarum.cases.models.letter import DecisionLetter
from sarum.cases.models.stationery import PaperKind
from sarum.cases.models.verification import NextStep
from sarum.cases.rules.verification import why_before_decided
from sarum.kit.sentence import lowered, said_day

DECIDED = {
    NextStep.SCOPING: "It was decided to find out more: each agency involved is asked what it knows, and a Rapid Review then "
    "decides whether a Safeguarding Adults Review is undertaken. Whether the criteria in section 44 of the Care Act 2014 "
    "are met has not been decided.",
    NextStep.ALTERNATIVE: "It was decided that something other than a review is the better way to learn from this.",
    NextStep.ELSEWHERE: "It was decided that another process is the right place for this, and the case has been referred there.",
    NextStep.MORE_INFORMATION: "More information is needed before it can be decided. We will write again when it has been.",
    NextStep.NOT_PROGRESSED: "It was decided not to take the referral further.",
}


def begun(reference: str, next_step: str, decided_on: dt.date) -> str:
    """How a letter begins. The reasons are the team's to write, for whoever reads them."""
    return (
        f"Our reference is {reference}.\n\nThe verification meeting considered the referral and decided on "
        f"{said_day(decided_on)} what happens next. {DECIDED[NextStep(next_step)]}"
    )


def begun_again(
    reference: str, next_step: str, decided_on: dt.date, before: dt.date, was_told: bool, instead: str
) -> str:
    """How a letter begins about a decision that was taken again, without meeting, in the place of one of the day `before`."""
    first = (
        f"We wrote to you about our decision of {said_day(before)}."
        if was_told
        else f"We decided on {said_day(before)}."
    )
    what = f" What is done instead: {instead}." if instead else ""
    return (
        f"Our reference is {reference}.\n\n{first} That decision has been taken again on {said_day(decided_on)}: "
        f"{lowered(DECIDED[NextStep(next_step)])}{what}"
    )


def subject_of(kind: str, reference: str) -> str:
    return f"Your referral, {reference}" if kind == PaperKind.REFERRER else f"Case {reference}"


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
