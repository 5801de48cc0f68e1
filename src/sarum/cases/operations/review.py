"""The review: drafts come in, each is reviewed, the Quality Markers are judged, one draft is accepted."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Case, Draft, DraftComment, MarkerJudgement, Step
from sarum.cases.models.report import digest_of
from sarum.cases.models.review import MARKERS
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import review as queries
from sarum.cases.rules import review as rules
from sarum.kit.refusal import Refused, refuse


@operation
def send_draft(
    *, case: Case, title: str, parts: dict[str, str], body: str = "", justified: dict[str, str] | None = None,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Send a draft of the review's report, part by part of the minimum contents."""
    drafts = list(case.drafts.all())
    refuse(
        rules.why_not_next_draft(
            drafts, set(DraftComment.objects.filter(draft__in=drafts).values_list("draft", flat=True))
        )
    )
    if not title.strip() or not any(text.strip() for text in parts.values()):
        raise Refused("Give the draft a title and at least one of its parts.")
    content = {"title": title, "parts": parts, "body": body, "justified": justified or {}}
    draft = Draft.objects.create(
        case=case, number=len(drafts) + 1, **content, digest=digest_of(content), received_at=at, sent_by=by
    )
    text = f"Draft {draft.number} of the review of case {case.reference} has arrived. Sign in to read and review it."
    people = [person for person in offices.team(offices.today()) if person != by]
    letters = [Letter(person, f"{case.reference}: a draft to review", text) for person in people]
    return Done(f"sent draft {draft.number} of the review ({draft.digest[:12]})", draft, case.reference, tell=letters)


@operation
def review_draft(*, draft: Draft, comments: str, is_ready: bool, by: Person, at: dt.datetime) -> Done:
    """Review a draft for the Partnership Team, with comments, and say whether it is ready to be accepted."""
    if draft.accepted_at:
        raise Refused("This draft has been accepted.")
    if not comments.strip():
        raise Refused("Write your comments on this draft.", field="comments")
    made = DraftComment.objects.create(draft=draft, person=by, comments=comments, is_ready=is_ready, reviewed_at=at)
    verdict = "ready to be accepted" if is_ready else "not ready"
    letter = Letter(
        draft.sent_by, f"{draft.case.reference}: comments on draft {draft.number}",
        f"The Partnership Team has commented on draft {draft.number} of case {draft.case.reference}. Sign in to read them.",
    )  # fmt: skip
    return Done(
        f"reviewed draft {draft.number}: {verdict}",
        made,
        draft.case.reference,
        tell=[letter] if draft.sent_by != by else [],
    )


@operation
def judge_marker(*, case: Case, marker: int, judgement: str, evidence: str, by: Person, at: dt.datetime) -> Done:
    """Judge the review against one of the SCIE Quality Markers, on evidence."""
    if marker not in MARKERS:
        raise Refused("There are 15 Quality Markers, 1 to 15.", field="marker")
    if not evidence.strip():
        raise Refused("Say on what evidence, or why the marker does not apply.", field="evidence")
    made = MarkerJudgement.objects.create(
        case=case, marker=marker, judgement=judgement, evidence=evidence, person=by, judged_at=at
    )
    return Done(
        f"judged Quality Marker {marker}, {MARKERS[marker]}: {made.get_judgement_display().lower()}",
        made,
        case.reference,
    )


@operation
def accept_review(*, draft: Draft, digest: str = "", by: Person, at: dt.datetime) -> Done:
    """Accept a draft as the review's report, for the JCR group."""
    case = draft.case
    if draft.accepted_at:
        raise Refused("This draft has been accepted already.")
    if digest and digest != draft.digest:
        raise Refused("These are not the words of this draft. Open it again before you accept it.")
    refuse(queries.why_not_accept(by, draft))
    draft.accepted_at, draft.accepted_by = at, by
    draft.save()
    cases.move(case, Step.LEARNING, at)
    return Done(f"accepted draft {draft.number} as the review's report ({draft.digest[:12]})", draft, case.reference)
