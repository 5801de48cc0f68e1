"""The words that people write in a Board's files, and what each means in the procedure. Read generously, never guessed."""

import re
from collections.abc import Iterable
from typing import TypeVar

from sarum.board.models import Office
from sarum.cases.models import (
    Answer,
    Certainty,
    Decision,
    Element,
    Impact,
    Judgement,
    NextStep,
    Reason,
    Standard,
    ToolKind,
)
from sarum.kit.sentence import ended

LONGEST = 60
T = TypeVar("T")


def plain(text: str) -> str:
    """Words without capitals, marks and doubled spaces, for comparing."""
    return " ".join(re.sub(r"[^\w&/]+", " ", text.casefold()).split())


def unknown(said: str, allowed: Iterable[str]) -> ValueError:
    *most, last = allowed
    return ValueError(f"{quoted(said)} is not understood; write {', '.join(most)} or {last}")


def quoted(said: object) -> str:
    """What was written, short enough to be read back."""
    words = str(said)
    return f"“{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”"


def first_of(said: str, table: Iterable[tuple[str, T]], allowed: Iterable[str]) -> T:
    """What the first pattern that fits means."""
    for pattern, meaning in table:
        if re.search(pattern, plain(said)):
            return meaning
    raise unknown(said, allowed)


YES = {"yes", "y", "true", "1", "met", "needed"}
NO = {"no", "n", "false", "0", "none", "not needed"}
NEITHER = {"", "not known", "unknown", "not applicable", "n/a", "na", "not yet known", "not asked", "to be decided"}


def yes_or_no(said: object) -> bool | None:
    """A yes, a no, or neither."""
    if said is None or isinstance(said, bool):
        return said
    words = plain(str(said))
    if words in YES | NO | NEITHER:
        return None if words in NEITHER else words in YES
    raise unknown(str(said), ["yes", "no", "not known"])


def answer(said: str) -> tuple[Answer, Standard | None] | None:
    """The answer to one element of the test and, where it is met, whether known or suspected; none where it does not apply."""
    words = plain(said)
    if words in {"not applicable", "n/a", "na", "does not apply"}:
        return None
    if words in {"", "not known", "unknown", "not yet known", "unclear", "not decided"}:
        return Answer.NOT_KNOWN, None
    if words.startswith(("not met", "unmet")) or words == "no":
        return Answer.NOT_MET, None
    if words.startswith(("met", "yes", "suspected", "known")):
        suspected, known = "suspected" in words, "known" in words
        return Answer.MET, Standard.SUSPECTED if suspected else Standard.KNOWN if known else None
    raise unknown(said, ["met", "met (known)", "met (suspected)", "not met", "not known", "not applicable"])


ELEMENTS = (
    (r"\bcondition 1\b(?!.*condition 2)|\bdied\b", (Element.CONDITION, 1)),
    (r"\bcondition 2\b(?!.*condition 1)|\balive\b|not died", (Element.CONDITION, 2)),
    (r"\bcondition\b", (Element.CONDITION, 0)),
    (r"\barea\b", (Element.IN_AREA, 0)),
    (r"\bneeds\b", (Element.NEEDS, 0)),
    (r"\bconcern\b|\btogether\b|\bworked\b", (Element.CONCERN, 0)),
)


def element(said: str) -> tuple[Element, int]:
    """Which element of the test, and for the fourth which condition it speaks of (0: either)."""
    allowed = ["adult in the area", "needs for care and support", "reasonable cause for concern", "condition 1"]
    return first_of(said, ELEMENTS, [*allowed, "condition 2"])


NEXT_STEPS = (
    (r"not (be )?progress|no further action|\bnfa\b|^closed?\b|not proceed|reject", NextStep.NOT_PROGRESSED),
    (r"^alternative|round table|\baudit\b", NextStep.ALTERNATIVE),
    (r"(more|further) information", NextStep.MORE_INFORMATION),
    (r"scoping|rapid review", NextStep.SCOPING),
    (r"alternative", NextStep.ALTERNATIVE),
)


def next_step(said: str) -> NextStep:
    allowed = ["scoping and Rapid Review", "alternative action", "more information", "not progressed"]
    return first_of(said, NEXT_STEPS, allowed)


CERTAINTIES = (
    (r"disput|contest|disagree", Certainty.DISPUTED),
    (r"uncertain|not certain|unsure|not sure|probabl|likely|may be|thought", Certainty.UNCERTAIN),
    (r"certain|sure|establish|agreed|known", Certainty.CERTAIN),
)


def certainty(said: str) -> Certainty:
    return first_of(said, CERTAINTIES, ["certain", "uncertain", "disputed"])


def clauses(said: str) -> tuple[list[str], str]:
    """The facts that a text tells one after another, and what in it is none by itself: “as the referral”, and up to its colon
    “as the referral, with these corrections”."""
    facts, besides = [], []
    for part in re.split(r"(?<=[.!?])\s+|;\s+", said.strip()):
        lead, _, told = part.partition(": ") if part.lower().startswith("as the referral") else ("", "", part)
        besides += [ended(lead)] if lead else []
        facts += [told[0].upper() + told[1:]] if told else []
    return facts, " ".join(besides)


DECISIONS = (
    (r"^(no|not|do not|none)\b|\bno (safeguarding adults? review|sar|review)\b|not met|not undertake", Decision.NO_REVIEW),
    (r"discretion", Decision.DISCRETIONARY),
    (r"safeguarding adults? review|mandatory|\bsar\b", Decision.MANDATORY),
)  # fmt: skip


def decision(said: str) -> Decision:
    return first_of(said, DECISIONS, ["mandatory SAR", "discretionary SAR", "no SAR"])


def decision_in(said: str) -> Decision | None:
    """The decision that a view is plainly for, if it is for one."""
    return next((meaning for pattern, meaning in DECISIONS if re.search(pattern, plain(said))), None)


OFFICES = (
    (r"independent chair", Office.INDEPENDENT_CHAIR),
    (r"vice chair", Office.JCR_VICE_CHAIR),
    (r"\bchair\b", Office.JCR_CHAIR),
    (r"business manager|board manager", Office.BUSINESS_MANAGER),
    (r"partnership (officer|team)|board officer", Office.PARTNERSHIP_OFFICER),
    (r"statutory partner", Office.STATUTORY_PARTNER),
    (r"\bmember\b|jcr representative", Office.JCR_MEMBER),
    (r"safeguarding lead", Office.SAFEGUARDING_LEAD),
    (r"chief (officer|executive)", Office.CHIEF_OFFICER),
    (r"administrator", Office.SYSTEM_ADMINISTRATOR),
)


def office(said: str) -> Office:
    return first_of(said, OFFICES, [choice.label for choice in Office])


def signing_office(said: str) -> Office:
    """The office in whose name somebody signs: “JCR Chair (Vice-Chair acting)” is the Chair's signature."""
    found = office(said)
    return Office.JCR_CHAIR if found == Office.JCR_VICE_CHAIR else found


def is_accepted(said: str) -> bool:
    table = ((r"^(not |un)|reject|refus|return|back|declin", False), (r"accept|approv|agree|pass|yes|sign|ratif", True))
    return first_of(said, table, ["accepted", "rejected"])


def reason(said: str) -> Reason:
    table = (
        (r"good practice|success", Reason.GOOD_PRACTICE),
        (r"learning", Reason.LEARNING),
        (r"criteria|review|sar|^$", Reason.CRITERIA),
    )
    return first_of(said, table, ["criteria", "learning", "good practice"])


def tool(said: str) -> ToolKind:
    table = (
        (r"briefing", ToolKind.BRIEFING),
        (r"webinar", ToolKind.WEBINAR),
        (r"success", ToolKind.SUCCESS_REVIEW),
        (r"", ToolKind.OTHER),
    )
    return first_of(said, table, ["7-minute briefing"])


def judgement(said: str) -> Judgement:
    table = (
        (r"not applicable|n/a|does not apply", Judgement.NOT_APPLICABLE),
        (r"part", Judgement.PARTLY),
        (r"not met|unmet", Judgement.NOT_MET),
        (r"met", Judgement.MET),
    )
    return first_of(said, table, ["met", "partly met", "not met", "does not apply"])


def impact(said: str) -> Impact:
    table = (
        (r"no evidence|none", Impact.NO_EVIDENCE),
        (r"safer|outcome", Impact.OUTCOME_IMPROVED),
        (r"practice", Impact.PRACTICE_CHANGED),
        (r"learning", Impact.LEARNING_SHARED),
    )
    allowed = ["no evidence of change", "learning shared", "practice has changed", "adults are safer for it"]
    return first_of(said, table, allowed)
