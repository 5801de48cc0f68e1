"""The Rapid Review: convening it, and what the meeting establishes, answers and decides."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.board.rules import access as board_rules
from sarum.cases import lobby
from sarum.cases.models import Case, RapidReview
from sarum.cases.operations import rapid_review as operations
from sarum.cases.pages.rapid_review import forms
from sarum.cases.queries import pack, report, scoping
from sarum.cases.queries import rapid_review as queries
from sarum.cases.rules import access as access_rules
from sarum.cases.rules import rapid_review as rules


@lobby.page()
def convene_rapid_review(request: HttpRequest, case: Case) -> HttpResponse:
    """Convene the Rapid Review; every return that is not assured needs a reason for not waiting."""
    reader = reader_of(request)
    form = partial(
        forms.ConveneRapidReviewForm,
        people=scoping.people_to_ask(reader, case),
        gaps=scoping.gaps_to_explain(reader, case),
    )
    do = partial(operations.convene_rapid_review, case=case)
    return lobby.ask(
        request, case, form, do, title="Convene the Rapid Review", template="cases/pages/rapid_review/convene_rapid_review.html",
        back=lobby.url("returns", case), then=lobby.url("rapid_review", case), button="Convene it and tell everybody",
        said="The Rapid Review has been convened.", why_not=scoping.why_not_convenable(reader, case), reference=case.reference,
    )  # fmt: skip


@lobby.page()
def rapid_review(request: HttpRequest, case: Case) -> HttpResponse:
    """What the Rapid Review has established, answered and decided, and what comes next."""
    reader = reader_of(request)
    review = queries.rapid_review_of(reader, case)
    sitting = queries.sitting_of(reader, review) if review else None
    act = sitting.next_act if sitting else "convene_rapid_review"
    page = {
        "review": review,
        "sitting": sitting,
        "next": access_rules.ACTS[act],
        "who": in_words(act),
        "pack": pack.latest_pack(reader, case),
        "overturned": report.overturned(reader, case),
    }
    return lobby.show(request, case, "rapid_review/rapid_review.html", "Rapid Review", **page)


def in_words(act: str) -> str:
    return board_rules.in_words(access_rules.ACTS[act].who, access_rules.HATS)


@lobby.page(queries.review_by)
def answer_safety(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Answer whether anybody needs immediate action, before anything is decided."""
    do = partial(operations.answer_safety, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, forms.AnswerSafetyForm, do, title="Immediate safety", subject=rapid_review,
        values=lambda now: {"is_action_needed": now.is_action_needed, "answer": now.safety_answer},
        back=lobby.url("rapid_review", rapid_review.case), said="The answer has been recorded.",
        intro="This is answered before anything is decided. An action that is needed goes on the action tracker, with an owner "
        "and a date.",
    )  # fmt: skip


@lobby.page(queries.review_by)
def record_facts(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Record the facts and how agencies worked together."""
    do = partial(operations.record_facts, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, forms.RecordFactsForm, do, title="The facts and analysis", subject=rapid_review,
        values=lambda now: {name: getattr(now, name) for name in ("facts", "analysis", "good_practice", "scope")},
        back=lobby.url("rapid_review", rapid_review.case), said="The facts and analysis have been saved.",
    )  # fmt: skip


@lobby.page(queries.review_by)
def share_early_learning(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Record learning that was shared without waiting for the review."""
    do = partial(operations.share_early_learning, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, forms.ShareEarlyLearningForm, do, title="Early learning",
        initial={"shared_on": timezone.localdate()}, back=lobby.url("rapid_review", rapid_review.case),
        said="The early learning has been recorded.",
        intro="What others should know now is not kept until a report is published. It names nobody.",
    )  # fmt: skip


@lobby.page(queries.question_by)
def decide_limb(request: HttpRequest, question: queries.Question) -> HttpResponse:
    """Decide one element of the criteria for one adult, on grounds."""
    form = partial(forms.DecideLimbForm, element=question.element)
    do = partial(
        operations.decide_limb, rapid_review=question.rapid_review, adult=question.adult, element=question.element
    )
    return lobby.ask(
        request, question.case, form, do, title=f"{question.adult}: {question.element.label}",
        template="cases/pages/rapid_review/decide_limb.html", back=lobby.url("rapid_review", question.case),
        button="Decide this element", said="The element has been decided.", law=rules.LAW[question.element],
        known=queries.grounds_for(reader_of(request), question),
    )  # fmt: skip


@lobby.page(queries.review_by)
def decide_rapid_review(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Decide whether to undertake a Safeguarding Adults Review."""
    reader = reader_of(request)
    sitting = queries.sitting_of(reader, rapid_review)
    form = partial(forms.DecideRapidReviewForm, allowed=sitting.allowed)
    do = partial(operations.decide_rapid_review, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, form, do, title="Decide whether to undertake a Safeguarding Adults Review",
        template="cases/pages/rapid_review/decide_rapid_review.html", subject=rapid_review, sitting=sitting,
        values=lambda now: {name: getattr(now, name) for name in ("decision", "grounds", "learning_summary", "why_no_more")},
        back=lobby.url("rapid_review", rapid_review.case), button="Record this decision", said="The decision has been recorded.",
        why_not=queries.why_not_yet(reader_of(request), rapid_review), reference=rapid_review.case.reference,
        overturned=report.overturned(reader, rapid_review.case),
    )  # fmt: skip
