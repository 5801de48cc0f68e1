"""The drafts of a Safeguarding Adults Review, from the first one received to the one accepted."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import Case, Draft
from sarum.cases.operations import review as operations
from sarum.cases.pages.review import forms
from sarum.cases.queries import review as queries


@lobby.page()
def drafts(request: HttpRequest, case: Case) -> HttpResponse:
    """The drafts with what was said of them, the Quality Markers, and what stands in the way of acceptance."""
    reader = reader_of(request)
    found = queries.drafts_of(reader, case)
    page = {
        "drafts": found,
        "last": found[-1] if found else None,
        "contents": queries.contents_of(reader, found[-1]) if found else [],
        "markers": queries.markers_of(reader, case),
        "reasons": queries.why_not_accept(reader, found[-1]) if found else [],
    }
    return lobby.show(request, case, "review/drafts.html", "The review", **page)


@lobby.page(queries.draft_by)
def draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """One draft as text, with the Partnership Team's comments."""
    reader = reader_of(request)
    page = {
        "draft": draft,
        "contents": queries.contents_of(reader, draft),
        "reasons": queries.why_not_accept(reader, draft),
        "tab": "drafts",
    }
    return lobby.show(request, draft.case, "review/draft.html", f"Draft {draft.number}: {draft.title}", **page)


@lobby.page()
def send_draft(request: HttpRequest, case: Case) -> HttpResponse:
    """Send a draft of the review."""
    found = queries.drafts_of(reader_of(request), case)

    def send(*, by: Any, at: Any, key: str | None, **answers: Any) -> Any:
        return operations.send_draft(case=case, **forms.as_draft(answers), by=by, at=at, key=key)

    return lobby.ask(
        request, case, forms.SendDraftForm, send, title=f"Send draft {len(found) + 1} of the review",
        intro="Each of the seven minimum contents needs its text, or the reason why it is left out. A later draft begins "
        "from the one before.",
        initial=forms.values_of(found[-1] if found else None), back=lobby.url("drafts", case), button="Send this draft",
        said="The draft has been sent. The Partnership Team has been told.",
    )  # fmt: skip


@lobby.page(queries.draft_by)
def review_draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Review a draft for the Partnership Team."""
    return lobby.ask(
        request, draft.case, forms.ReviewDraftForm, partial(operations.review_draft, draft=draft),
        title=f"Review draft {draft.number}", back=lobby.url("draft", draft.case, draft.pk), button="Record this review",
        said="Your review of the draft has been recorded. The reviewer has been told.",
    )  # fmt: skip


@lobby.page()
def judge_marker(request: HttpRequest, case: Case) -> HttpResponse:
    """Judge the review against one of the 15 Quality Markers."""
    return lobby.ask(
        request, case, forms.JudgeMarkerForm, partial(operations.judge_marker, case=case),
        title="Judge the review against a Quality Marker", initial={"marker": request.GET.get("marker")},
        intro="The SCIE Quality Markers say what good looks like. A marker can be judged again: the last judgement stands.",
        back=lobby.url("drafts", case), then=lobby.url("drafts", case) + "#markers", button="Record this judgement",
        said="The Quality Marker has been judged.",
    )  # fmt: skip


@lobby.page(queries.draft_by)
def accept_review(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Accept a draft as the review's report."""
    reader = reader_of(request)

    def accept(is_read: bool, **answers: Any) -> Any:
        return operations.accept_review(draft=draft, **answers)

    return lobby.ask(
        request, draft.case, forms.AcceptReviewForm, accept, title=f"Accept draft {draft.number} as the review's report",
        initial={"digest": draft.digest}, intro_template="cases/pages/review/accepting.html",
        back=lobby.url("draft", draft.case, draft.pk), then=lobby.url("overview", draft.case), button="Accept the review",
        said="The review has been accepted.", draft=draft, contents=queries.contents_of(reader, draft),
        reasons=queries.why_not_accept(reader, draft),
    )  # fmt: skip
