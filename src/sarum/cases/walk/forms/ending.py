"""review.json, learning.json, publication.json, assurance.json: from the first draft to practice that has changed."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from sarum.cases.models import Impact, Judgement, ToolKind
from sarum.cases.models.review import CONTENTS, MARKERS
from sarum.cases.walk import wording
from sarum.cases.walk.forms.entries import Day, Form, Line, Name, SomeDay, Text, Texts, entries, in_words
from sarum.cases.walk.forms.jcr import EscalationMade, UpdateGiven


def contents(said: dict[str, str]) -> dict[str, str]:
    for key in said:
        if key not in CONTENTS:
            raise ValueError(f"{wording.quoted(key)} is not one of the minimum contents; write {', '.join(CONTENTS)}")
    return said


class DraftReviewed(Form):
    by: Line = ""
    on: SomeDay
    comments: Text = ""
    ready: bool = False


class DraftSent(Form):
    on: SomeDay
    by: Line = ""
    title: Line = ""
    parts: dict[str, str] = {}
    body: Text = ""
    justified: dict[str, str] = {}
    review: DraftReviewed | None = None

    known_parts = field_validator("parts", "justified")(contents)


class MarkerJudged(Form):
    marker: int
    judgement: Annotated[Judgement, in_words(wording.judgement)]
    evidence: Text = ""

    @field_validator("marker")
    @classmethod
    def known_marker(cls, said: int) -> int:
        if said not in MARKERS:
            raise ValueError(f"{wording.quoted(said)} is not a Quality Marker; write 1 to {max(MARKERS)}")
        return said


class MarkersJudged(Form):
    by: Line = ""
    on: SomeDay
    judgements: Annotated[list[MarkerJudged], entries] = []


class Accepted(Form):
    by: Name
    on: SomeDay


class ReviewForm(Form):
    form: Line = ""
    about: str = ""
    drafts: Annotated[list[DraftSent], entries] = []
    markers: MarkersJudged | None = None
    accepted: Accepted | None = None


class PlanMade(Form):
    by: Line = ""
    on: SomeDay
    learning: Text = ""
    audience: Text = ""
    how: Text = ""
    measure: Text = ""
    lead: Line = ""
    agencies: Texts = []
    shared_on: Day = None


class ToolMade(Form):
    by: Line = ""
    on: SomeDay
    kind: Annotated[ToolKind, in_words(wording.tool)]
    title: Name
    text: Text = ""
    expert: Line = ""
    ready_on: Day = None


class CascadeMade(Form):
    agency: Name
    by: Line = ""
    on: SomeDay
    how: Line = ""
    held_on: Day = None
    people: Annotated[int, Field(ge=0, le=1_000_000)]
    reflections: Text = ""


class LearningForm(Form):
    form: Line = ""
    about: str = ""
    plan: PlanMade | None = None
    tools: Annotated[list[ToolMade], entries] = []
    cascades: Annotated[list[CascadeMade], entries] = []
    open_on: Day = None


class PublicationDecided(Form):
    by: Name
    on: SomeDay
    publish: bool
    reasons: Text = ""


class Waived(Form):
    by: Name
    on: SomeDay
    because: Text = ""


class Published(Form):
    by: Line = ""
    on: SomeDay


class PublicationForm(Form):
    form: Line = ""
    about: str = ""
    by: Line = ""
    on: SomeDay
    media_lead: Line = ""
    plan: Text = ""
    family_told: Text = ""
    title: Line = ""
    written_on: Day = None
    parts: dict[str, str] = {}
    waiver: Waived | None = None
    decisions: Annotated[
        list[PublicationDecided], BeforeValidator(lambda said: [said] if isinstance(said, dict) else said or [])
    ] = []
    published: Published | None = None

    known_parts = field_validator("parts")(contents)


class ImpactJudged(Form):
    by: Name
    on: SomeDay
    impact: Annotated[Impact, in_words(wording.impact)]
    reasons: Text = ""


class ImprovementShown(Form):
    recommendation: Name
    agency: Name
    by: Line = ""
    on: SomeDay
    what_changed: Text = ""
    evidence: Text = ""
    judged: Annotated[
        list[ImpactJudged], BeforeValidator(lambda said: [said] if isinstance(said, dict) else said or [])
    ] = []


class ImpactReported(Form):
    by: Line = ""
    on: SomeDay
    reported_on: Day = None
    summary: Text = ""


class Closing(Form):
    by: Name
    on: SomeDay
    reason: Text = ""
    exception: bool = False


class AssuranceForm(Form):
    form: Line = ""
    about: str = ""
    updates: Annotated[list[UpdateGiven], entries] = []
    escalations: Annotated[list[EscalationMade], entries] = []
    improvements: Annotated[list[ImprovementShown], entries] = []
    report: ImpactReported | None = None
    closed: Closing | None = None


ENDING: dict[str, Any] = {
    "review": ReviewForm,
    "learning": LearningForm,
    "publication": PublicationForm,
    "assurance": AssuranceForm,
}
