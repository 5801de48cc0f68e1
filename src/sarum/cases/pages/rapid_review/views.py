"""The Rapid Review: convening it, and what the meeting establishes, answers and decides."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.board.models import Agency
from sarum.board.rules import access as board_rules
from sarum.cases import lobby
from sarum.cases.models import Case, RapidReview
from sarum.cases.operations import rapid_review as operations
from sarum.cases.pages.rapid_review import forms
from sarum.cases.queries import access, pack, report, scoping, verification
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries import rapid_review as queries
from sarum.cases.rules import access as access_rules
from sarum.cases.rules import rapid_review as rules
from sarum.kit.sentence import ended

AT_MEETING = ("record_attendance", "give_view", "record_minutes", "end_meeting")


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


@lobby.page(queries.review_by)
def meet_again(request: HttpRequest, review: RapidReview) -> HttpResponse:
    """Convene another meeting of the Rapid Review."""
    case = review.case
    form = partial(forms.MeetAgainForm, people=scoping.people_to_ask(reader_of(request), case))
    return lobby.ask(
        request, case, form, partial(operations.meet_again, rapid_review=review), title="Convene the Rapid Review again",
        back=lobby.url("rapid_review", case), button="Convene it and tell everybody", subject=review,
        said="The Rapid Review has been convened again.",
        intro="What was established stands. Who comes, what each partner thinks and the decision are recorded of the new meeting; "
        "the one before has ended, and its minutes stay.",
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
        "aims": [step_of(reader, aim, review) for aim in sitting.aims] if sitting and review else [],
        "next": access_rules.ACTS[act],
        "who": in_words(act),
        "there": there(act, review) if review and access.may(reader, act, case) else "",
        "pack": pack.latest_pack(reader, case),
        "overturned": report.overturned(reader, case),
    }
    return lobby.show(request, case, "rapid_review/rapid_review.html", "Rapid Review", **page)


def in_words(act: str) -> str:
    """For whom an act is."""
    return board_rules.in_words(access_rules.ACTS[act].who, access_rules.HATS)


def there(act: str, review: RapidReview) -> str:
    """Where an act is done: at the meeting, or on a page of its own."""
    if act in AT_MEETING:
        return lobby.url("meeting", review.case, review.meeting_id)
    return lobby.url(act, review.case)


def step_of(reader: access.Reader, aim: rules.Aim, review: RapidReview) -> dict[str, Any]:
    """One aim with the next thing to do about it, for those who may."""
    href = there(aim.act, review) if aim.act and access.may(reader, aim.act, review.case) else ""
    return {"aim": aim, "href": href, "words": access_rules.ACTS[aim.act].words if aim.act else ""}


@lobby.page(queries.review_by)
def answer_safety(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Answer whether anybody needs immediate action, before anything is decided."""
    do = partial(operations.answer_safety, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, forms.AnswerSafetyForm, do, title="Immediate safety", subject=rapid_review,
        values=lambda now: {"is_action_needed": now.is_action_needed, "answer": now.safety_answer},
        back=lobby.url("rapid_review", rapid_review.case), then=partial(after_safety, reader_of(request)),
        said="The answer has been recorded.",
        intro="This is answered before anything is decided. If action is needed, you are asked next what is done, who owns it "
        "and by when.",
    )  # fmt: skip


def after_safety(reader: access.Reader, review: RapidReview) -> str:
    """Where immediate action is needed and none is on the tracker, the action comes next, for those who may add it."""
    is_next = queries.lacks_action(reader, review) and access.may(reader, "add_action", review.case)
    return lobby.url("add_action" if is_next else "rapid_review", review.case)


@lobby.page(queries.review_by)
def record_facts(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Record the context and how agencies worked together."""
    do = partial(operations.record_facts, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, forms.RecordFactsForm, do, title="The context and analysis", subject=rapid_review,
        values=lambda now: {name: getattr(now, name) for name in ("facts", "analysis", "good_practice", "scope")},
        back=lobby.url("rapid_review", rapid_review.case), said="The context and analysis have been saved.",
    )  # fmt: skip


@lobby.page(queries.question_by)
def decide_limb(request: HttpRequest, question: queries.Question) -> HttpResponse:
    """Decide one element of the criteria for one adult, on grounds."""
    evidence = queries.evidence_for(reader_of(request), question.case)
    form = partial(forms.DecideLimbForm, element=question.element, evidence=evidence)
    do = partial(
        operations.decide_limb, rapid_review=question.rapid_review, adult=question.adult, element=question.element
    )
    return lobby.ask(
        request, question.case, form, do, title=f"{question.adult}: {question.element.label}",
        template="cases/pages/rapid_review/decide_limb.html", back=lobby.url("rapid_review", question.case),
        button="Decide this element", said="The element has been decided.", law=rules.LAW[question.element],
        known=queries.grounds_for(reader_of(request), question),
    )  # fmt: skip


@lobby.page(queries.question_by)
def give_limb_view(request: HttpRequest, question: queries.Question) -> HttpResponse:
    """Record what an agency thinks of one element for one adult."""
    agencies = meetings.agencies_at(reader_of(request), question.rapid_review.meeting)
    do = partial(
        operations.give_limb_view, rapid_review=question.rapid_review, adult=question.adult, element=question.element
    )
    return lobby.ask(
        request, question.case, partial(forms.GiveLimbViewForm, agencies=agencies), do,
        title=f"An agency’s view: {question.element.label}", intro=f"For {question.adult}. {rules.LAW[question.element]}",
        back=lobby.url("rapid_review", question.case), button="Record this view", said="The view has been recorded.",
        initial={"agency": agencies.first() if agencies.count() == 1 else None},
    )  # fmt: skip


@lobby.page(queries.review_by)
def decide_rapid_review(request: HttpRequest, rapid_review: RapidReview) -> HttpResponse:
    """Decide whether to undertake a Safeguarding Adults Review."""
    reader = reader_of(request)
    sitting = queries.sitting_of(reader, rapid_review)
    agencies = queries.agencies_that_said(reader, rapid_review)
    steps = [step_of(reader, aim, rapid_review) for aim in sitting.aims if aim.act != "decide_rapid_review"]
    is_chair, _ = verification.why_acting(reader, rapid_review.meeting)
    form = partial(
        forms.DecideRapidReviewForm, allowed=sitting.allowed, agencies=agencies, said=views_given(sitting),
        is_acting=not is_chair,
    )  # fmt: skip
    do = partial(operations.decide_rapid_review, rapid_review=rapid_review)
    return lobby.ask(
        request, rapid_review.case, form, do, title="Decide whether to undertake a Safeguarding Adults Review",
        template="cases/pages/rapid_review/decide_rapid_review.html", subject=rapid_review, sitting=sitting,
        values=partial(decided, differing=differing(sitting)),
        back=lobby.url("rapid_review", rapid_review.case), button="Record this decision", said="The decision has been recorded.",
        why_not=queries.why_not_yet(reader_of(request), rapid_review), reference=rapid_review.case.reference,
        overturned=report.overturned(reader, rapid_review.case), steps=[step for step in steps if step["href"]],
        meeting=lobby.url("meeting", rapid_review.case, rapid_review.meeting_id),
    )  # fmt: skip


def decided(review: RapidReview, differing: list[Agency]) -> dict[str, Any]:
    """A decision as its form asks for it; before it is made, whoever sees an element otherwise is ticked."""
    names = (
        "decision", "grounds", "learning_summary", "why_no_more", "acting_because", "besides_kind", "besides",
        "besides_lead", "besides_by",
    )  # fmt: skip
    plain = {name: getattr(review, name) for name in names}
    return plain | {"dissenting": list(review.dissenting.all()) if review.decision else differing}


def differing(sitting: queries.Sitting) -> list[Agency]:
    """The agencies whose view of an element is not the answer that stands."""
    found = [view.agency for one in sitting.criteria for row in one.elements for view in row.dissents]
    return list(dict.fromkeys(found))


def views_given(sitting: queries.Sitting) -> dict[int, str]:
    """What each agency said last of the whole, and where it sees an element otherwise, to stand beside its box."""
    said = {view.agency_id: [f"Its view: {ended(view.view)}"] for view in sitting.views}
    for one in sitting.criteria:
        for row in one.elements:
            for view in row.dissents:
                otherwise = f"Otherwise than decided on “{row.element.label}”, {one.adult}: {view.get_answer_display().lower()}."
                said.setdefault(view.agency_id, []).append(otherwise)
    return {agency: " ".join(lines) for agency, lines in said.items()}
