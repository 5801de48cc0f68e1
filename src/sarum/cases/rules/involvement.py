"""How the adult and those close to them are involved, and whether an adult needs an independent advocate."""

from collections.abc import Iterable, Sequence

from sarum.cases.models.case import Adult, Living
from sarum.cases.models.involvement import Advocacy, AdvocacyOutcome, Difficulty, Involvement, Part, YesNoUnknown

Outcome, Y = AdvocacyOutcome, YesNoUnknown

DIFFICULTY = (
    "Does {adult} have substantial difficulty in being involved in the review: in understanding what is told to them, "
    "keeping it in mind, using it or weighing it up, or saying what they think, wish or feel?"
)
SUPPORTER = (
    "Is there somebody appropriate to represent and support {adult}: not paid or professionally engaged in their care, "
    "whom they want, and who is no source of the harm?"
)
NOT_KNOWN, REQUIRED, NOT_REQUIRED = "NOT_KNOWN", "REQUIRED", "NOT_REQUIRED"
DUTY_WORDS = {
    REQUIRED: "The council must arrange an independent advocate: it is substantially difficult for them to be involved, and "
    "nobody appropriate can support them.",
    NOT_REQUIRED: "The Act does not require an advocate: one of its two tests is answered no. One may still be offered.",
    NOT_KNOWN: "It cannot be said yet whether an advocate is required. Find out what is not known, then answer again.",
}


def why_not_involved(adults: Iterable[Adult], plans: Sequence[Involvement]) -> list[str]:
    """A person or a reason: what is missing before a case may pass verification.

    Statutory guidance ch. 14: the adult (where alive) and family should be invited to contribute; SCIE Quality Marker 11.
    """
    missing = [
        f"{adult.pseudonym} is alive and has no plan of their own. On the page Involvement, record how they are told and "
        "take part, or the reason why not."
        for adult in adults
        if adult.living == Living.ALIVE and not any(plan.adult_id == adult.pk for plan in plans)
    ]
    if missing or plans:
        return missing
    return [
        "Nobody is involved, and no reason is given. On the page Involvement, name somebody from the family or close to the "
        "adult and how they are told, or record why nobody is."
    ]


def why_not_recordable(who: str, part: str, decision: str, reasons: str) -> dict[str, str]:
    """What a plan of involvement must say, by the question where it is missing."""
    missing = {}
    if not who.strip():
        missing["who"] = "Say who it is."
    if part not in Part.values:
        missing["part"] = "Say whether they are told now, later, or not at all."
    if not decision.strip():
        missing["decision"] = "Say how they are told and take part, or that they do not."
    if part in (Part.LATER, Part.NOT) and not reasons.strip():
        missing["reasons"] = "Give the reason: why later, or why not at all."
    return missing


def duty(has_difficulty: str, has_supporter: str) -> str:
    """What the Care Act 2014 s.68 asks: an advocate where both tests are met (difficulty, and nobody appropriate)."""
    if has_difficulty == Y.NO or has_supporter == Y.YES:
        return NOT_REQUIRED
    if has_difficulty == Y.YES and has_supporter == Y.NO:
        return REQUIRED
    return NOT_KNOWN


def why_not_answered(
    living: str, has_difficulty: str, difficulties: Sequence[str], has_supporter: str, supporter: str, outcome: str,
    reasons: str, advocate: str,
) -> dict[str, str]:  # fmt: skip
    """What is missing from the answer about advocacy, or at odds with the Act, by the question."""
    missing = {}
    if living == Living.DIED:
        missing["outcome"] = "This adult has died. Advocacy is asked about adults who are alive."
    if has_difficulty == Y.YES and not set(difficulties) & set(Difficulty.values):
        missing["difficulties"] = "Select what is substantially difficult for them: at least one of the four."
    if has_supporter == Y.YES and not supporter.strip():
        missing["supporter"] = "Say who supports them, and that they are not paid or professionally engaged."
    if outcome == Outcome.ARRANGED and not advocate.strip():
        missing["advocate"] = "Give the advocate’s name, where they are from and how to reach them."
    if not reasons.strip():
        missing["reasons"] = "Give the reasons."
    needed = duty(has_difficulty, has_supporter)
    if outcome == Outcome.NOT_NEEDED and needed != NOT_REQUIRED:
        missing["outcome"] = f"“{Outcome.NOT_NEEDED.label}” is at odds with your answers. {DUTY_WORDS[needed]}"
    return missing


def advocacy_owed(adults: Iterable[Adult], answered: Iterable[Advocacy]) -> list[str]:
    """What is still open about advocacy, for each adult who is alive."""
    known = {one.adult_id: one for one in answered}
    owed = []
    for adult in adults:
        one = known.get(adult.pk)
        if adult.living != Living.ALIVE:
            continue
        if one is None:
            owed.append(f"Whether {adult.pseudonym} needs an independent advocate has not been asked.")
        elif duty(one.has_difficulty, one.has_supporter) == REQUIRED and one.outcome in (
            Outcome.OFFERED,
            Outcome.NOT_DECIDED,
        ):
            owed.append(f"{adult.pseudonym} must have an independent advocate, and none has been arranged.")
        elif one.outcome == Outcome.NOT_DECIDED or duty(one.has_difficulty, one.has_supporter) == NOT_KNOWN:
            owed.append(f"Whether {adult.pseudonym} needs an independent advocate is not known yet.")
    return owed
