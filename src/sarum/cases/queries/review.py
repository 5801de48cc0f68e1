"""The review's drafts, what each holds of the minimum contents, and how it stands against the Quality Markers."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from sarum.cases.models import Case, Draft, DraftComment, MarkerJudgement
from sarum.cases.models.review import CONTENTS, MARKERS
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import review as rules


def drafts_for(reader: Reader) -> QuerySet[Draft]:
    comments = Prefetch("comments", DraftComment.objects.select_related("person"))
    visible = Draft.objects.filter(case__in=access.cases_for(reader))
    return visible.select_related("case", "sent_by", "accepted_by").prefetch_related(comments)


def drafts_of(reader: Reader, case: Case) -> list[Draft]:
    """A case's drafts, in the order they came."""
    return list(drafts_for(reader).filter(case=case))


def draft_by(reader: Reader, reference: str, pk: int) -> Draft | None:
    return drafts_for(reader).filter(case__reference=reference, pk=pk).first()


@dataclass(frozen=True)
class Content:
    """One of the guidance's seven minimum contents: its text in a draft, or why it is left out."""

    key: str
    words: str
    text: str
    left_out: str


def contents_of(reader: Reader, draft: Draft) -> list[Content]:
    return [
        Content(key, words, draft.parts.get(key, "").strip(), draft.justified.get(key, "").strip())
        for key, words in CONTENTS.items()
    ]


@dataclass(frozen=True)
class Marker:
    """One of the 15 Quality Markers, with the judgement that stands and how often it was judged before."""

    number: int
    name: str
    judgement: MarkerJudgement | None
    earlier: int


def markers_of(reader: Reader, case: Case) -> list[Marker]:
    judged: dict[int, list[MarkerJudgement]] = {number: [] for number in MARKERS}
    visible = MarkerJudgement.objects.filter(case__in=access.cases_for(reader), case=case)
    for judgement in visible.select_related("person"):
        judged[judgement.marker].append(judgement)
    return [
        Marker(number, name, judged[number][-1] if judged[number] else None, max(len(judged[number]) - 1, 0))
        for number, name in MARKERS.items()
    ]


def why_not_accept(reader: Reader, draft: Draft) -> list[str]:
    """Every reason a draft cannot be accepted as the review's report."""
    last = drafts_for(reader).filter(case=draft.case).last()
    if last is not None and draft.number != last.number:
        return [f"Draft {draft.number} is not the latest. Accept the latest draft, {last.number}."]
    judgements = MarkerJudgement.objects.filter(case__in=access.cases_for(reader), case=draft.case)
    return rules.why_not_acceptable(draft, draft.comments.all(), judgements)
