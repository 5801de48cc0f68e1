"""What a letter about a ratified report is filled with from the record, for a person to check and change."""

import datetime as dt
from dataclasses import dataclass

from sarum.cases.models.involvement import Involvement, Part
from sarum.cases.models.parallel import ParallelProcess, ProcessKind
from sarum.cases.models.rapid_review import Decision
from sarum.cases.models.telling import LetterKind
from sarum.cases.rules.letter_wording import filled, own
from sarum.kit.sentence import ended, said_day

K = LetterKind
DECIDED = {
    Decision.MANDATORY: "It was decided that a Safeguarding Adults Review must be undertaken, under section 44(1) to (3) of "
    "the Care Act 2014.",
    Decision.DISCRETIONARY: "It was decided to undertake a Safeguarding Adults Review, under section 44(4) of the Care Act "
    "2014.",
    Decision.NO_REVIEW: "It was decided not to undertake a Safeguarding Adults Review under section 44 of the Care Act 2014.",
}
AS_YOU_WISH = (
    "You can take part in the way that suits you: meet us, speak to us by telephone, or write to us. You can bring a friend "
    "or an advocate, and we will help to find one if you wish. You can also choose not to take part, and change your mind "
    "later."
)

AT_A_TIME = "We would like to speak with you about it at a time that is right for you."
ASKS = {
    ProcessKind.INQUEST: "Please tell us of anything that you would like us to wait for, and what you would like us to send "
    "you.",
    ProcessKind.CRIMINAL: "Please tell us whether there is anybody to whom we should not speak, or anything that must not be "
    "made known, until yours has ended.",
}
ORDERED = "We would like to agree with you how the two go together, so that neither harms the other. "
TOLD_ALSO = "We tell you because both look at the same events. We hold what we found, and you may ask us for it."


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
    def fields(self) -> dict[str, str]:
        """What every letter may say of it, by the names of the fields."""
        return {
            "reference": self.reference,
            "pseudonym": self.pseudonym,
            "ratified_on": said_day(self.ratified_on),
            "decision": DECIDED[Decision(self.decision)],
            "reasons": self.reasons,
        }

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


def kind_of(one: Decided, *, is_family: bool, is_body: bool, is_head: bool, is_agency: bool) -> LetterKind:
    """In which words a letter begins, by whom it is for and what was decided."""
    if is_family:
        return K.FAMILY_REVIEW if one.is_review else K.FAMILY_NO_REVIEW
    return K.OTHER_BODY if is_body else K.AGENCY_HEAD if is_head else K.AGENCY if is_agency else K.REFERRER


def to_referrer(one: Decided, ending: str, words: str = "") -> str:
    """What the referrer is told: the decision and its reasons, and how to disagree with it."""
    return filled(words or own(K.REFERRER), one.fields | {"ending": ending})


def to_agency(one: Decided, has_answered: bool, words: str = "") -> str:
    """What an agency that was asked is told: the decision, with thanks for its return."""
    thanks = (
        "Thank you for your agency’s return. It was read at the Rapid Review, and what you found has helped."
        if has_answered
        else "We asked your agency for what it knows about this case."
    )
    return filled(words or own(K.AGENCY), one.fields | {"thanks": thanks})


def to_head(one: Decided, words: str = "") -> str:
    """What the head of an agency is told where a review is undertaken: that it starts, and to name a senior lead."""
    return filled(words or own(K.AGENCY_HEAD), one.fields)


def to_family(one: Decided, plan: Involvement, words: str = "") -> str:
    """What the adult or somebody close to them is told, as was planned with them: kindly, and without the language of law."""
    part = AS_YOU_WISH if plan.part == Part.NOW else AT_A_TIME
    said = one.fields | {"key_worker": plan.key_worker.strip().removesuffix("."), "taking_part": part}
    return filled(words or own(K.FAMILY_REVIEW if one.is_review else K.FAMILY_NO_REVIEW), said)


def to_body(one: Decided, process: ParallelProcess, words: str = "") -> str:
    """What a coroner, the police, a regulator or another body is told: the decision, and that the two be set in order."""
    theirs = f"{process.process}, your reference {process.reference}" if process.reference else process.process
    asks = ORDERED + ASKS.get(ProcessKind(process.kind), "Please tell us what we should know or wait for.")
    return filled(
        words or own(K.OTHER_BODY),
        one.fields | {"process": theirs.removesuffix("."), "asks": asks if one.is_review else TOLD_ALSO},
    )
