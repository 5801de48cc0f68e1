"""verification.json: the meetings that decided, or could not decide, what happens next."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from sarum.cases.models import NextStep
from sarum.cases.walk import wording
from sarum.cases.walk.forms.entries import (
    Day,
    Form,
    Line,
    Name,
    SomeDay,
    Text,
    Texts,
    YesNo,
    entries,
    in_words,
)


class Attended(Form):
    """One person at a meeting."""

    name: Name
    role: Line = ""
    agency: Line = ""
    email: Line = ""
    present: YesNo = None
    apologies: YesNo = None
    can_commit: YesNo = None
    seniority: Line = ""
    left_at: Line = ""
    part: Line = ""
    sent: Line = ""
    note: Line = ""

    @property
    def remarks(self) -> str:
        told = {"left at": self.left_at, "": self.part, "sent": self.sent, "seniority:": self.seniority}
        said = [f"{word} {text}".strip() for word, text in told.items() if text]
        return "; ".join([*said, self.note] if self.note else said)[:300]


class ConflictDeclared(Form):
    name: Name
    conflict: Text = ""
    handled: Text = ""
    barring: YesNo = None


class ViewGiven(Form):
    agency: Name
    by: Line = ""
    view: Line = ""
    grounds: Text = ""
    note: Text = ""


class AlternativeForm(Form):
    """An alternative action: what, who sees it through, by when, and what came of it."""

    kind: Line = ""
    owner: Line = ""
    due_on: Day = None
    concluded_on: Day = None
    outcome: Text = ""
    learning: Text = ""
    goes_to_scoping: YesNo = None


def alternative(said: Any) -> Any:
    return {"kind": said or ""} if said is None or isinstance(said, str) else said


class ConfirmationForm(Form):
    """What an absent partner's representative said, in writing, of an advisory decision."""

    by: Name
    on: Day = None
    confirmed: YesNo = None
    grounds: Text = ""


class DecisionForm(Form):
    outcome: Annotated[NextStep, in_words(wording.next_step)]
    by: Line = ""
    reasons: Text = ""
    advisory: YesNo = None
    confirmations: Annotated[list[ConfirmationForm], entries] = []
    alternative_action: Annotated[AlternativeForm, BeforeValidator(alternative)] = AlternativeForm()


class VerificationMeeting(Form):
    held_on: SomeDay
    arranged_on: Day = None
    where: Line = ""
    arranged_by: Line = ""
    attendance: Annotated[list[Attended], Field(min_length=1), entries]
    conflicts_of_interest: Annotated[list[ConflictDeclared], entries] = []
    views: Annotated[list[ViewGiven], entries] = []
    decision: DecisionForm | None = None
    note: Text = ""
    minutes: Text = ""
    agencies_to_ask: Texts = []
    returns_due_on: Day = None


class Family(Form):
    """How the adult or the family is told and takes part."""

    who: Line = ""
    decision: Text = ""
    reasons: Text = ""
    wishes: Text = ""
    key_worker: Text = ""
    advocacy: Text = ""
    by: Line = ""
    contacted: YesNo = None


class VerificationForm(Form):
    form: Line = ""
    about: str = ""
    meetings: Annotated[list[VerificationMeeting], Field(min_length=1), entries]
    referrer_told_on: Day = None
    family: Family | None = None
    alternative: AlternativeForm | None = None
