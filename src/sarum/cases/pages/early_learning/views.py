"""What can be learned at once: shared with agencies, recorded where it was shared elsewhere, and read without the case."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.models import EarlyLearning, RapidReview
from sarum.cases.operations import early_learning as operations
from sarum.cases.pages.early_learning import forms
from sarum.cases.queries import early_learning as queries
from sarum.cases.queries import rapid_review as reviews


@lobby.page(reviews.review_by)
def share_early_learning(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Share something that can be learned already."""
    reader, case = reader_of(request), rapid_review.case
    form = partial(forms.ShareEarlyLearningForm, agencies=queries.agencies_to_tell(reader))
    return lobby.ask(
        request, case, form, partial(operations.share_early_learning, rapid_review=rapid_review),
        title="Share early learning", initial={"agencies": list(queries.agencies_usual(reader, case))},
        back=lobby.url("rapid_review", case), button="Share it now", said="The early learning has been shared.",
        intro="What others should know now is not kept until a report is published. The safeguarding leads of the agencies "
        "you choose, and their members of the group, are told by letter, and read these words and nothing else of the case.",
    )  # fmt: skip


@lobby.page(reviews.review_by)
def record_early_learning(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Record learning that was shared elsewhere without waiting for the review."""
    return lobby.ask(
        request, rapid_review.case, forms.RecordEarlyLearningForm,
        partial(operations.record_early_learning, rapid_review=rapid_review), title="Early learning shared elsewhere",
        initial={"shared_on": timezone.localdate()}, back=lobby.url("rapid_review", rapid_review.case),
        said="The early learning has been recorded.",
        intro="Such as at a meeting, by telephone or in a bulletin. It names nobody.",
    )  # fmt: skip


@lobby.page(queries.early_learning_by)
def read_early_learning(request: HttpRequest, learning: EarlyLearning) -> HttpResponse:
    """What can be learned already, for those told of it: its words, and nothing of the case."""
    page = {"title": "What can be learned already", "learning": learning, "board": settings.the_board()}
    return render(request, "cases/pages/early_learning/read.html", page)
