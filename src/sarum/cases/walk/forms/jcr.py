"""jcr.json: what the Joint Case Review group did after ratification, the actions, and how the review was commissioned."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from sarum.cases.walk.forms.entries import (
    Day,
    Email,
    Form,
    Line,
    Name,
    OfficeWords,
    SomeDay,
    Text,
    Texts,
    Verdict,
    Whole,
    entries,
)
from sarum.cases.walk.forms.rapid_review import QualityCheck, RecommendationMade, Signature, one_or_many


class AmendmentAsked(Form):
    origin: Annotated[Name, Field(alias="from")]
    by: Name
    on: SomeDay
    text: Text = ""
    reason: Text = ""
    decision: Verdict = None
    decided_by: Line = ""
    decided_on: Day = None
    reasons: Text = ""
    touches_decision: bool = False


class MethodChosen(Form):
    methods: Texts = []
    reasons: Text = ""
    lead: Line = ""
    early_learning_already_sent_on: Day = None


class ActionGiven(Form):
    recommendation: Name
    action: Name
    owner: Line = ""
    agency: Line = ""
    due: SomeDay
    outcome: Text = ""
    measure: Text = ""


class EvidenceGiven(Form):
    kind: Annotated[str, Field(max_length=100)] = "document"
    title: Annotated[str, Field(max_length=300)] = ""
    shows: Text = ""


class UpdateGiven(Form):
    recommendation: Name
    action: Text = ""
    on: SomeDay
    by: Name
    progress: Text = ""
    evidence: Annotated[list[EvidenceGiven], entries] = []
    claimed_complete: bool = False
    new_due: Day = None
    reason: Text = ""
    verified_by: Line = ""
    verified_on: Day = None
    verdict: Verdict = None
    reasons: Text = ""


class EscalationMade(Form):
    recommendation: Name
    action: Text = ""
    on: SomeDay
    to: Line = ""
    by: Name
    why: Text = ""
    mitigation: Text = ""
    response: Text = ""
    answered_on: Day = None
    answered_by: Line = ""


class HandGiven(Form):
    office: OfficeWords
    name: Name
    on: SomeDay
    because: Text = ""
    reasons: Text = ""


class ReviewerNamed(Form):
    name: Name
    email: Email = ""
    independence: Text = ""
    days: Whole | None = None


class CommissioningForm(Form):
    decided_on: Day = None
    proposed_on: Day = None
    proposed_by: Line = ""
    manner: Text = ""
    reasons: Text = ""
    agreed_by: Annotated[list[HandGiven], entries] = []
    reviewer: ReviewerNamed
    terms_of_reference: Any = ""
    period: Annotated[list[Day], entries] = []

    @model_validator(mode="after")
    def in_order(self) -> "CommissioningForm":
        if len(self.period) not in (0, 2):
            raise ValueError("period: should be two dates, the first and the last")
        if len(self.period) == 2 and self.period[0] and self.period[1] and self.period[0] > self.period[1]:
            raise ValueError("period: ends before it begins")
        if not isinstance(self.terms_of_reference, str | list | None):
            raise ValueError("terms_of_reference: should be text, or a list of texts")
        return self


class JcrForm(Form):
    form: Line = ""
    about: str = ""
    held_on: SomeDay
    chair: Line = ""
    minuted_by: Line = ""
    amendments: Annotated[list[AmendmentAsked], entries] = []
    quality_check: Annotated[list[QualityCheck], BeforeValidator(one_or_many)] = []
    sign_off: Annotated[list[Signature], BeforeValidator(one_or_many)] = []
    recommendations_agreed: Texts | None = None
    recommendations_added: Annotated[list[RecommendationMade], entries] = []
    learning_method: MethodChosen | None = None
    actions: Annotated[list[ActionGiven], entries] = []
    updates: Annotated[list[UpdateGiven], entries] = []
    escalations: Annotated[list[EscalationMade], entries] = []
    commissioning: CommissioningForm | None = None
