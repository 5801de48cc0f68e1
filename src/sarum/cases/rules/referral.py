"""What a referral must hold, and what the Board may know of it before anyone has met."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from stdnum.gb import nhs

from sarum.cases.models.case import Living, Step
from sarum.cases.models.referral import Element, Reason, Referral

FORM_VERSION = "2026-11"

ELEMENT_WORDS = {  # the fourth is asked by `condition_for`
    Element.IN_AREA: "Is this an adult (18 or over) in the Board's area?",
    Element.NEEDS: "Did the adult have needs for care and support, whether or not the council was meeting any of them?",
    Element.CONCERN: "Is there reasonable cause for concern about how the Board, its members or others with relevant functions "
    "worked together to safeguard the adult?",
}
SERIOUS = (
    "Serious abuse or neglect means, for example, that the adult would have been likely to have died but for an "
    "intervention, or has suffered permanent harm, or has reduced capacity or quality of life (whether because of physical "
    "or psychological effects) as a result of the abuse or neglect."
)


MOST_ATTACHMENTS = 10

NEEDED = {
    "safety": "Say whether anybody is at risk now.",
    "referrer": "Say who is making this referral, so that the Board can reply.",
    "adults": "Name at least one adult whom this referral is about.",
    "what_happened": "Say what happened, even if you do not know everything.",
}


def why_not_receivable(answers: Mapping[str, Any]) -> list[str]:
    """What the Board cannot act without: who is referring, about whom, and what happened. Nothing else blocks a referral.

    Care Act 2014 s.44; the guidance: “A referral can be made by any agency”.
    """
    return [reason for reasons in missing_in(answers).values() for reason in reasons]


def missing_in(answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """What the Board cannot act without, under the part of the form where it is asked."""
    adults = answers.get("adults") or []
    is_answered = {
        "safety": (answers.get("safety") or {}).get("is_anyone_at_risk_now") is not None,
        "referrer": bool((answers.get("referrer") or {}).get("name")),
        "adults": any(adult.get("name") for adult in adults),
        "what_happened": bool((answers.get("what_happened") or {}).get("outline")),
    }
    missing = {"screen": why_not_for_adults(answers.get("screen") or {})}
    missing |= {part: [] if is_answered[part] else [sentence] for part, sentence in NEEDED.items()}
    if is_answered["adults"]:
        missing["adults"] = [
            f"Adult {number} has no name. Give it, write “Not known”, or remove this adult."
            for number, adult in enumerate(adults, 1)
            if not adult.get("name")
        ]
    return {part: reasons for part, reasons in missing.items() if reasons}


def why_not_for_adults(said: Mapping[str, Any]) -> list[str]:
    """A Safeguarding Adults Review is about an adult; where a child is, an adult may be involved too. Care Act 2014 s.44(1)."""
    if said.get("about") != "CHILD" or said.get("adult_too"):
        return []
    return ["You said that this is about a child. This form is for adults. Say so if an adult is involved too."]


def lag_in_words(aware_on: dt.date | None, came_on: dt.date) -> str:
    """How long it was from becoming aware to referring; for the Partnership Team, and never a reproach to who referred."""
    if aware_on is None:
        return ""
    days = (came_on - aware_on).days
    if days < 0:
        return f"Became aware on {aware_on:%-d %B %Y}, which is after it reached the Board. Ask which day is right."
    lag = {0: "on the same day", 1: "1 day later"}.get(days, f"{days} days later")
    return f"Became aware on {aware_on:%-d %B %Y}; it reached the Board {lag}."


def day_of(said: Any) -> dt.date | None:
    """A kept answer that is a date, as one; nothing where it is none."""
    try:
        return dt.date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def why_not_attachable(attachments: list[dict[str, Any]], digest: str, number: int | None) -> list[str]:
    """Why a file cannot be attached as this entry of a referral: there are enough, or it is there already."""
    if number is not None and number > MOST_ATTACHMENTS:
        return [
            f"There are {MOST_ATTACHMENTS} attachments already, and that is the most. Remove one first, or put several "
            "into one PDF."
        ]
    others = [said for place, said in enumerate(attachments, 1) if place != number]
    return [
        f"This file is attached already, as {said['name']}. Choose another."
        for said in others
        if said.get("digest") == digest
    ][:1]


def attached(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The files of a referral; an attachment that was described and never chosen is none."""
    return [said for said in answers.get("attached_files") or [] if said.get("digest")]


def why_files_missing(answers: Mapping[str, Any], is_there: Callable[[str], bool]) -> list[str]:
    """Why a referral cannot be sent with the files it names: one of them is no longer on the disk."""
    return [
        f"The file {said['name']} can no longer be found. Remove it, and attach it again."
        for said in attached(answers)
        if not is_there(said["digest"])
    ]


def why_nhs_number_doubtful(number: str) -> list[str]:
    """Why an NHS number was probably mistyped. It never blocks: the number is kept as it was given.

    NHS Data Dictionary, “NHS NUMBER”: ten digits, the last of them a check digit.
    """
    digits = "".join(letter for letter in number if letter.isascii() and letter.isdigit())
    if not number.strip():
        return []
    if len(digits) != 10:
        return [f"The NHS number {number} has {len(digits)} digits, and an NHS number has 10."]
    if nhs.is_valid(digits):
        return []
    return [f"The NHS number {number} does not add up: a digit is probably wrong. It is kept as you typed it."]


def condition_for(living: str) -> str:
    """What the fourth element asks, by whether the adult has died. Care Act 2014 s.44(2) and (3)."""
    died = (
        "Has the adult died, and is it known or suspected that the death resulted from abuse or neglect? (Condition 1)"
    )
    alive = (
        "Is the adult alive, and is it known or suspected that they experienced serious abuse or neglect? (Condition 2)"
    )
    return {Living.DIED.value: died, Living.ALIVE.value: alive}.get(living, f"{died} Or: {alive[0].lower()}{alive[1:]}")


def why_not_verifiable(referrals: list[Referral]) -> list[str]:
    """A referral is acknowledged before a meeting is arranged on it."""
    return [
        f"Referral {referral.number} has not been acknowledged. Acknowledge it first."
        for referral in referrals
        if referral.acknowledged_at is None
    ]


def duty_left(step: str, duty: str, *, is_acknowledged: bool) -> str:
    """What a case still asks at its step: of a referral that is acknowledged, the meeting alone."""
    return "Arrange a verification meeting." if step == Step.REFERRAL and is_acknowledged else duty


def stage_for(step: str) -> str:
    """How far a referral is, as its referrer is told: never what was decided, which a letter tells with its reasons."""
    stages = {Step.REFERRAL.value: "Received", Step.VERIFICATION.value: "Being considered by the statutory partners"}
    return stages.get(step, "Decided. The Partnership Team writes to you with the decision and its reasons")


def reason_of(answers: dict[str, Any]) -> str:
    """Why the case is referred; where nothing was said, because it may meet the criteria."""
    return reason_said(answers) or Reason.CRITERIA.value


def reason_said(answers: dict[str, Any]) -> str:
    """Why the case is referred, where the referrer said so."""
    said = answers.get("reason") or ""
    return said.get("reason", "") if isinstance(said, dict) else said
