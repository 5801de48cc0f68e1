"""rapid-review.json: who met, what they found, what they decided and on what grounds, and who signed the report."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from sarum.cases.models import Certainty, Decision
from sarum.cases.walk import wording
from sarum.cases.walk.forms.entries import (
    Day,
    Form,
    Line,
    Name,
    Named,
    OfficeWords,
    SomeDay,
    Text,
    Texts,
    Verdict,
    YesNo,
    entries,
    in_words,
)
from sarum.cases.walk.forms.verification import Attended, ConflictDeclared, Family, ViewGiven


class Missing(Form):
    """A return that the meeting did not wait for, and why."""

    agency: Name
    reason: Text = ""


def missing(said: Any) -> Any:
    """“Applecote Care at Home Ltd (no analysis)”: the agency, and in brackets or after a colon the reason."""
    if not isinstance(said, str):
        return said
    found = re.fullmatch(r"([^(:–—]+?)\s*(?:[(:–—]\s*(.*?)\)?)?", said.strip(), re.DOTALL)
    return {"agency": found[1], "reason": found[2] or ""} if found else {"agency": said}


class ReturnsTold(Form):
    received: int | None = None
    nil: int | None = None
    late_identified: int | None = None
    sent_back: Annotated[list[Annotated[Missing, BeforeValidator(missing)]], entries] = []
    outstanding: Annotated[list[Annotated[Missing, BeforeValidator(missing)]], entries] = []


class ImmediateAction(Form):
    action: Name
    owner: Line = ""
    agency: Line = ""
    due: SomeDay
    outcome: Text = ""


class Safety(Form):
    """The answer on immediate safety, where it is written out."""

    action_needed: YesNo = None
    answer: Text = ""


class EarlyPoint(Form):
    point: Text = ""
    told: Annotated[str, Field(max_length=300)] = ""
    on: Day = None


class CriterionDecided(Form):
    element: Annotated[Any, in_words(wording.element)]
    outcome: Annotated[Any, in_words(wording.answer)]
    grounds: Text = ""
    adult: Line = ""


class DecisionMade(Form):
    outcome: Annotated[Decision, in_words(wording.decision)]
    statute: Text = ""
    reasons: Text = ""
    by: Line = ""
    learning_summary: Text = ""
    why_no_more: Text = ""
    if_no_sar: Any = ""


class Scope(Form):
    start: Annotated[Day, Field(alias="from")] = None
    end: Annotated[Day, Field(alias="to")] = None
    method: Text = ""
    lines_of_enquiry: Texts = []


class RecommendationMade(Form):
    ref: Annotated[str, Field(max_length=20)] = ""
    kind: Line = ""
    text: Text = ""
    to: Texts = []
    origin: Annotated[Line, Field(alias="from")] = ""
    approved_by: Line = ""

    @property
    def is_multi_agency(self) -> bool:
        return "multi" in self.kind.casefold() if self.kind else len(self.to) != 1


class QualityCheck(Form):
    by: Line = ""
    on: SomeDay
    checklist: dict[str, str] = {}
    comments: Text = ""
    decision: Verdict = None


class Signature(Form):
    office: OfficeWords
    name: Name
    on: SomeDay
    decision: Verdict = None
    comments: Text = ""
    because: Text = ""


class Revision(Form):
    """A new version of the report, written after it was returned."""

    on: SomeDay
    by: Line = ""
    why: Text = ""
    sections: dict[str, str] = {}


class FactTold(Form):
    """One fact; without `certainty` the file does not say how certain it is."""

    fact: Text
    certainty: Annotated[Certainty | None, in_words(wording.certainty)] = None
    doubt: Text = ""
    returns: Texts = []
    heard: Line = ""


class UnknownTold(Form):
    question: Text
    finder: Line = ""
    due: SomeDay
    found_out: Text = ""


class IdeaTold(Form):
    improvement: Text
    themes: Texts = []
    kind: Line = ""


def fact(said: Any) -> Any:
    return {"fact": said} if isinstance(said, str) else said


def one_or_many(said: Any) -> Any:
    if said is None:
        return []
    return [said] if isinstance(said, dict) else said


class RapidReviewForm(Form):
    form: Line = ""
    about: str = ""
    adult: Line = ""
    pseudonym: Line = ""
    held_on: SomeDay
    convened_on: Day = None
    begins: Annotated[Line, Field(alias="from")] = ""
    ends: Annotated[Line, Field(alias="to")] = ""
    where: Line = ""
    minuted_by: Line = ""
    minutes: Text = ""
    chair: Annotated[Named | None, BeforeValidator(lambda said: said or None)] = None
    attendance: Annotated[list[Attended], Field(min_length=1), entries]
    conflicts_of_interest: Annotated[list[ConflictDeclared], entries] = []
    returns: ReturnsTold = ReturnsTold()
    facts: Annotated[
        str | list[Annotated[FactTold, BeforeValidator(fact)]], BeforeValidator(lambda said: said or "")
    ] = ""
    context: Text = ""
    unknowns: Annotated[list[UnknownTold], entries] = []
    improvements: Annotated[list[IdeaTold], entries] = []
    analysis: Text = ""
    immediate_actions: Annotated[list[ImmediateAction] | None, Field()] = None
    immediate_safety: Safety | None = None
    early_learning: Annotated[list[EarlyPoint], entries] = []
    good_practice: Texts = []
    family: Family | None = None
    criteria: Annotated[list[CriterionDecided], entries] = []
    views: Annotated[list[ViewGiven], entries] = []
    decision: DecisionMade | None = None
    proposed_scope: Scope | None = None
    recommendations: Annotated[list[RecommendationMade], entries] = []
    report_written_by: Line = ""
    report_written_on: Day = None
    quality_check: Annotated[list[QualityCheck], BeforeValidator(one_or_many)] = []
    sign_off: Annotated[list[Signature], BeforeValidator(one_or_many)] = []
    revisions: Annotated[list[Revision], entries] = []

    @property
    def told(self) -> tuple[list[FactTold], str]:
        """Each fact by itself, and the context; a text's facts are its clauses, and the rest of it is context."""
        if not isinstance(self.facts, str):
            return self.facts, self.context
        clauses, besides = wording.clauses(self.facts)
        return [FactTold(fact=clause) for clause in clauses], "\n\n".join(
            text for text in dict.fromkeys((self.context, besides)) if text
        )

    @property
    def facts_as_text(self) -> str:
        """The facts as they are written in the file, for the minutes."""
        return self.facts if isinstance(self.facts, str) else "\n".join(one.fact for one in self.facts)
