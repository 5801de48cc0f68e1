"""How a letter about a ratified report begins: the Board's words and what is on record, for a person to check and change."""

import datetime as dt
from dataclasses import dataclass

from sarum.cases.models.involvement import Involvement, Part
from sarum.cases.models.parallel import ParallelProcess, ProcessKind
from sarum.cases.models.rapid_review import Decision
from sarum.kit.sentence import ended, said_day

DECIDED = {
    Decision.MANDATORY: "It was decided that a Safeguarding Adults Review must be undertaken, under section 44(1) to (3) of "
    "the Care Act 2014.",
    Decision.DISCRETIONARY: "It was decided to undertake a Safeguarding Adults Review, under section 44(4) of the Care Act "
    "2014.",
    Decision.NO_REVIEW: "It was decided not to undertake a Safeguarding Adults Review under section 44 of the Care Act 2014.",
}
NO_BLAME = (
    "A review is held to learn how agencies can work together better. It is not an inquiry into how somebody died, "
)
NO_BLAME += "and it does not decide who is to blame."
AS_YOU_WISH = (
    "You can take part in the way that suits you: meet us, speak to us by telephone, or write to us. You can bring a friend "
    "or an advocate, and we will help to find one if you wish. You can also choose not to take part, and change your mind "
    "later."
)


@dataclass(frozen=True)
class Decided:
    """What a letter says of a decision: of which case, which adult by the name that is used, what, why and when."""

    reference: str
    pseudonym: str
    decision: str
    grounds: str
    learning_summary: str
    why_no_more: str
    ratified_on: dt.date | None

    @property
    def is_review(self) -> bool:
        return self.decision != Decision.NO_REVIEW

    @property
    def said(self) -> str:
        return (
            f"The Joint Case Review group met for a Rapid Review, and the Independent Chair ratified its report on "
            f"{said_day(self.ratified_on)}. {DECIDED[Decision(self.decision)]}"
        )

    @property
    def reasons(self) -> str:
        """Why; and where there is no review, what was learnt and why no more can be."""
        lines = [f"The reasons are these. {ended(self.grounds)}"] if self.grounds else []
        if not self.is_review:
            lines += [
                f"What was learnt: {ended(self.learning_summary)}",
                f"Why no more can be learnt: {ended(self.why_no_more)}",
            ]
        return "\n\n".join(lines)


def begins(reference: str) -> str:
    return f"Our reference is {reference}."


def to_referrer(one: Decided, ending: str) -> str:
    """What the referrer is told: the decision and its reasons, and how to disagree with it."""
    thanks = "Thank you for referring this case to us."
    return paragraphs(begins(one.reference), thanks, one.said, one.reasons, ending)


def to_agency(one: Decided, has_answered: bool) -> str:
    """What an agency that was asked is told: the decision, with thanks for its return."""
    thanks = (
        "Thank you for your agency’s return. It was read at the Rapid Review, and what you found has helped."
        if has_answered
        else "We asked your agency for what it knows about this case."
    )
    follows = "The group agrees its recommendations next. We will write to you about any that are for your agency."
    limit = (
        "What you were sent about this case is confidential, and may be used only to help the Board in its functions."
    )
    return paragraphs(begins(one.reference), thanks, one.said, follows, limit)


def to_head(one: Decided) -> str:
    """What the head of an agency is told where a review is undertaken: that it starts, and to name a senior lead."""
    return paragraphs(
        begins(one.reference),
        f"{one.said} It is about the adult whom we call {one.pseudonym}.",
        "Under section 44(5) of the Care Act 2014 each member of a Safeguarding Adults Board must co-operate in and "
        "contribute to the carrying out of a review.",
        "Please name a senior lead who can speak for your agency and agree what it will do, and who neither worked with the "
        "adult nor managed anybody who did. Send us their name, their post and how to reach them.",
        "Please see that every record about the adult is kept safe and that none is destroyed until the review has ended, and "
        "that staff who were involved are told and supported.",
    )


def to_family(one: Decided, plan: Involvement) -> str:
    """What the adult or somebody close to them is told, as was planned with them: kindly, and without the language of law."""
    worker = f"Your contact with us is {ended(plan.key_worker)}" if plan.key_worker else ""
    met = f"We looked at how agencies worked together to support the person whom we call {one.pseudonym}."
    if not one.is_review:
        return paragraphs(
            begins(one.reference), met,
            "We have decided not to hold a Safeguarding Adults Review. We know that this may not be what you hoped for, and we "
            "want you to know why.",
            one.reasons, "We would like to talk this through with you if you wish.", worker,
        )  # fmt: skip
    asks = (
        AS_YOU_WISH
        if plan.part == Part.NOW
        else "We would like to speak with you about it at a time that is right for you."
    )
    return paragraphs(
        begins(one.reference), met,
        "We are going to hold a Safeguarding Adults Review. " + NO_BLAME,
        "What you know and what you would like to ask matter to us.", asks, worker,
    )  # fmt: skip


def to_body(one: Decided, process: ParallelProcess) -> str:
    """What a coroner, the police, a regulator or another body is told: the decision, and that the two be set in order."""
    theirs = f"{process.process}, your reference {process.reference}" if process.reference else process.process
    asks = {
        ProcessKind.INQUEST: "Please tell us of anything that you would like us to wait for, and what you would like us to "
        "send you.",
        ProcessKind.CRIMINAL: "Please tell us whether there is anybody to whom we should not speak, or anything that must not "
        "be made known, until yours has ended.",
    }
    ordered = "We would like to agree with you how the two go together, so that neither harms the other. "
    return paragraphs(
        begins(one.reference), f"We understand that you lead this: {ended(theirs)}", one.said,
        ordered + asks.get(ProcessKind(process.kind), "Please tell us what we should know or wait for.") if one.is_review
        else "We tell you because both look at the same events. We hold what we found, and you may ask us for it.",
    )  # fmt: skip


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text.strip())
