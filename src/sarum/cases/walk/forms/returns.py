"""returns/*.json: what each agency answered to the Board's request."""

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from sarum.cases.walk.forms.entries import Day, Email, Form, Line, Name, SomeDay, Text, Texts, YesNo


class Author(Form):
    name: Name
    role: Line = ""
    email: Email = ""


class SeniorOfficer(Form):
    name: Line = ""
    role: Line = ""
    email: Email = ""
    informed_on: Day = None
    signed_on: Day = None
    statement: Text = ""


class InvolvementForm(Form):
    period_from: Day = None
    period_to: Day = None
    services_or_teams: Texts = []
    records_searched: Texts = []
    had_involvement: YesNo = None


class AnalysisForm(Form):
    what_went_well_and_why: Text = ""
    what_could_have_been_better: Text = ""
    why_it_happened: Text = ""
    working_together: Text = ""
    policy_and_supervision: Text = ""
    equality: Text = ""

    @property
    def parts(self) -> dict[str, str]:
        """The analysis under the names that a return keeps it by."""
        said = {
            "went_well": self.what_went_well_and_why,
            "could_be_better": self.what_could_have_been_better,
            "why": self.why_it_happened,
            "working_together": self.working_together,
            "supervision": self.policy_and_supervision,
            "equality": self.equality,
        }
        return {part: text for part, text in said.items() if text}


class LearningPoint(Form):
    point: Text = ""
    done: Line = ""
    when: Line = ""
    evidence: Text = ""

    def __str__(self) -> str:
        more = [f"done: {self.done}"] if self.done else []
        more += [text for text in (self.when, self.evidence) if text]
        return f"{self.point} ({'; '.join(more)})" if more else self.point


class AgencyFound(Form):
    agency: Name
    why: Text = ""
    contact: Line = ""


class KeyEvent(Form):
    on: Day = None
    about_when: Line = ""
    event: Text
    decided: Text = ""
    source: Line = ""


class ViewOnCriteria(Form):
    view: Line = ""
    reasons: Text = ""


class Candour(Form):
    triggered: Line = ""
    detail: Text = ""


def named(key: str) -> BeforeValidator:
    """Words by themselves, where an object is usual, are its chief entry."""
    return BeforeValidator(lambda said: {key: said} if isinstance(said, str) and said.strip() else said or {})


def points(said: Any) -> Any:
    said = [] if said is None or said == "" else said
    said = [said] if isinstance(said, str) else said
    return [{"point": one} if isinstance(one, str) else one for one in said] if isinstance(said, list) else said


def found(said: Any) -> Any:
    if said is None or said == "":
        return []
    said = [said] if isinstance(said, str) else said
    if not isinstance(said, list):
        return said
    kept = [one for one in said if not (isinstance(one, str) and one.strip().casefold() in {"", "none", "n/a"})]
    return [{"agency": one} if isinstance(one, str) else one for one in kept]


class ReturnForm(Form):
    form: Line = ""
    about: str = ""
    agency: Name
    requested_on: SomeDay
    due_on: Day = None
    returned_on: Day = None
    assured_on: Day = None
    late_identified: YesNo = None
    note_from_partnership_team: Text = ""
    completed_by: Author
    nil_return: YesNo = None
    involvement: InvolvementForm = InvolvementForm()
    summary: Text = ""
    needs_capacity_risk_and_voice: Text = ""
    analysis: AnalysisForm = AnalysisForm()
    good_practice: Texts = []
    learning: Annotated[list[LearningPoint], BeforeValidator(points)] = []
    own_investigations: Texts = []
    other_agencies_identified: Annotated[list[AgencyFound], BeforeValidator(found)] = []
    key_events: list[KeyEvent] = []
    immediate_safety_issues: Text = ""
    view_on_criteria: Annotated[ViewOnCriteria, named("view")] = ViewOnCriteria()
    duty_of_candour: Annotated[Candour, named("triggered")] = Candour()
    staff_support: Text = ""
    disclosure_restrictions: Text = ""
    senior_officer: Annotated[SeniorOfficer, named("name")] = SeniorOfficer()

    @model_validator(mode="after")
    def in_order(self) -> "ReturnForm":
        if self.returned_on and self.returned_on < self.requested_on:
            raise ValueError(f"returned_on: {self.returned_on} is before it was requested, {self.requested_on}")
        if self.due_on and self.due_on <= self.requested_on:
            raise ValueError(f"due_on: {self.due_on} leaves no time after it was requested, {self.requested_on}")
        return self
