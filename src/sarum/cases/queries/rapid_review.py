"""A Rapid Review and where its decision stands."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import (
    Adult,
    Attendance,
    Case,
    Decision,
    EarlyLearning,
    Element,
    ElementAnswer,
    Gap,
    Limb,
    RapidReview,
    ScopingReturn,
    View,
)
from sarum.cases.queries import access, scoping
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import rapid_review as rules


def rapid_review_of(reader: Reader, case: Case) -> RapidReview | None:
    found = RapidReview.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("meeting", "decided_by", "case").first()


def review_by(reader: Reader, reference: str) -> RapidReview | None:
    """The Rapid Review of a case, if it has been convened and is theirs to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    return rapid_review_of(reader, case) if case else None


@dataclass(frozen=True)
class AdultCriteria:
    """The four elements for one adult, each with the limb that stands, if any."""

    adult: Adult
    elements: list[tuple[Element, Limb | None]]
    is_met: bool


def criteria_of(reader: Reader, rapid_review: RapidReview) -> list[AdultCriteria]:
    case = rapid_review.case
    if not access.may_see(reader, case):
        return []
    limbs = rules.standing_limbs(rapid_review.limbs.select_related("decided_by"))
    return [
        AdultCriteria(
            adult,
            [(element, limbs.get((adult.pk, element))) for element in Element],
            rules.meets_criteria(adult, limbs),
        )
        for adult in case.adults.all()
    ]


@dataclass(frozen=True)
class Question:
    """One element of the s.44 test for one adult, to be decided."""

    rapid_review: RapidReview
    adult: Adult
    element: Element

    def __str__(self) -> str:
        return f"{self.element.label}, {self.adult}"

    @property
    def case(self) -> Case:
        return self.rapid_review.case


def question_by(reader: Reader, reference: str, pk: int | None = None, element: str = "") -> Any:
    """One element for one adult; or, where none is chosen, the first that nobody has decided."""
    review = review_by(reader, reference)
    if review is None:
        return None
    adults = list(review.case.adults.all())
    if not adults:
        return None
    if pk is None:
        left = rules.undecided(adults, rules.standing_limbs(review.limbs.all()))
        pk, element = (left[0][0].pk, left[0][1]) if left else (adults[0].pk, Element.IN_AREA)
    chosen = next((adult for adult in adults if adult.pk == pk), None)
    return Question(review, chosen, Element(element)) if chosen and element in Element.values else None


@dataclass(frozen=True)
class Grounds:
    """What is known of one element for one adult: the referrer's answers, the agencies' views, earlier decisions."""

    said: list[ElementAnswer]
    views: list[tuple[str, str]]
    earlier: list[Limb]


def grounds_for(reader: Reader, question: Question) -> Grounds:
    """Everything that a Chair who decides an element should have before them."""
    case = question.case
    said = ElementAnswer.objects.filter(
        referral__case__in=access.cases_for(reader), referral__case=case, adult=question.adult, element=question.element
    )
    views = scoping.returns_for(reader).filter(request__case=case).order_by("request__agency__name")
    limbs = question.rapid_review.limbs.filter(adult=question.adult, element=question.element)
    return Grounds(
        list(said.select_related("referral")),
        [(str(answer.agency), answer.view_on_criteria) for answer in views if answer.view_on_criteria],
        list(limbs.select_related("decided_by")),
    )


@dataclass(frozen=True)
class Sitting:
    """A Rapid Review as its page shows it."""

    review: RapidReview
    criteria: list[AdultCriteria]
    gaps: list[tuple[Gap, str]]
    learning: list[EarlyLearning]
    views: list[View]
    came: list[Attendance]
    next_act: str
    allowed: list[tuple[Decision, list[str]]]


def sitting_of(reader: Reader, review: RapidReview) -> Sitting:
    """Everything of a Rapid Review, for somebody who may read it."""
    case, meeting = review.case, review.meeting
    limbs = rules.standing_limbs(review.limbs.select_related("decided_by"))
    adults = list(case.adults.all())
    now = {answer.agency.pk: answer.get_standing_display() for answer in of_every_agency(case)}
    views = list(meetings.views_of(reader, meeting))
    lacking = meeting_rules.partners_without_view(
        settings.statutory_partners(), [view.agency for view in meeting.views.select_related("agency")]
    )
    return Sitting(
        review,
        criteria_of(reader, review),
        [(gap, now.get(gap.agency_id, "")) for gap in review.gaps.select_related("agency")],
        list(review.early_learning.all()),
        views,
        list(meeting.attendance.select_related("person", "agency")),
        rules.next_act(review, len(rules.undecided(adults, limbs)), bool(lacking)),
        rules.what_the_act_allows(adults, limbs),
    )


def of_every_agency(case: Case) -> list[ScopingReturn]:
    return [request.answer for request in case.requests.select_related("answer", "agency")]


def sections_from_record(reader: Reader, case: Case) -> dict[str, str]:
    """Each section of the report, written from what is on record, so that nothing need be typed from memory."""
    review = RapidReview.objects.select_related("meeting__minuted_by", "decided_by").get(case=case)
    drawn = {
        "about": about(case, review),
        "facts": "\n\n".join(text for text in [outline(case), review.facts] if text),
        "returns": returns(case, review),
        "analysis": review.analysis,
        "safety": safety(review),
        "good_practice": review.good_practice,
        "criteria": criteria(reader, review),
        "decision": f"{review.get_decision_display()}.\n\n{review.grounds}\n\n{views(review)}",
        "no_review": "\n\n".join(text for text in [review.learning_summary, review.why_no_more] if text),
        "next_steps": review.scope,
    }
    return {name: text.strip() for name, text in drawn.items()}


def about(case: Case, review: RapidReview) -> str:
    """Who referred, when each thing happened, who met: what published reviews so often cannot say."""
    came = [
        f"{s.person} ({s.agency or s.role})"
        for s in review.meeting.attendance.filter(is_present=True).select_related("person", "agency")
    ]
    lines = [
        f"Case {case.reference}, about {', '.join(adult.pseudonym for adult in case.adults.all())}.",
        *[
            f"Referred by {one.referrer_agency or one.referrer_name} and received on {timezone.localdate(one.sent_at):%-d %B %Y}."
            for one in case.referrals.all()
        ],
        *[
            f"Verified on {timezone.localdate(v.decided_at):%-d %B %Y}: {v.get_next_step_display()}."
            for v in case.verifications.all()
        ],
        f"The Rapid Review meeting was held on {timezone.localdate(review.meeting.starts_at):%-d %B %Y}; minuted by "
        f"{review.meeting.minuted_by}.",
        f"Present: {'; '.join(came)}.",
        *[
            f"Also under way: {p.process}{f' ({p.lead})' if p.lead else ''}: {p.status}."
            for p in case.parallel_processes.all()
        ],
    ]
    return "\n".join(lines)


def outline(case: Case) -> str:
    return "\n\n".join(referral.outline for referral in case.referrals.all())


def returns(case: Case, review: RapidReview) -> str:
    """Every agency that was asked, and every gap with the reason for not waiting."""
    asked = case.requests.select_related("agency", "answer")
    lines = [
        f"{r.agency}: {r.answer.get_standing_display().lower()}{', nil return' if r.answer.is_nil else ''}"
        f"{f' (found later: {r.identified_through})' if r.is_late_identified else ''}."
        for r in asked
    ]
    gaps = [f"Gap: {gap.agency}, {gap.what}. {gap.reason}" for gap in review.gaps.select_related("agency")]
    return "\n".join(lines + gaps)


def safety(review: RapidReview) -> str:
    said = "Immediate action is needed." if review.is_action_needed else "No immediate action is needed."
    shared = [f"Shared on {e.shared_on:%-d %B %Y} with {e.shared_with}: {e.point}" for e in review.early_learning.all()]
    return "\n".join([f"{said} {review.safety_answer}", *shared])


def criteria(reader: Reader, review: RapidReview) -> str:
    """Element by element and adult by adult, as it was decided."""
    lines = []
    for one in criteria_of(reader, review):
        lines.append(f"{one.adult.pseudonym}")
        for element, limb in one.elements:
            standard = f" ({limb.get_standard_display().lower()})" if limb and limb.standard else ""
            said = f"{limb.get_answer_display()}{standard}. {limb.grounds}" if limb else "not decided"
            lines.append(f"{element.label}: {said}")
    return "\n".join(lines)


def views(review: RapidReview) -> str:
    """What each agency thought, dissent and all."""
    return "\n".join(
        f"{view.agency}: {view.view}.{f' {view.grounds}' if view.grounds else ''}"
        for view in review.meeting.views.select_related("agency")
    )


def why_not_yet(reader: Reader, review: RapidReview) -> list[str]:
    """Every reason why the Rapid Review cannot decide yet, whatever it would decide."""
    ready = rules.why_not_ready(review, review.case.adults.all(), rules.standing_limbs(review.limbs.all()))
    return meetings.why_cannot_decide(reader, review.meeting) + ready
