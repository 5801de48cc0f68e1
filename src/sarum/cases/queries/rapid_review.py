"""A Rapid Review and where its decision stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency
from sarum.board.queries import settings
from sarum.cases.models import (
    Action,
    Adult,
    Case,
    Decision,
    EarlyLearning,
    Element,
    ElementAnswer,
    Fact,
    Gap,
    Idea,
    Limb,
    LimbView,
    RapidReview,
    ScopingReturn,
    Unknown,
    View,
)
from sarum.cases.queries import access, entries, facts, findings, scoping
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.queries.facts import Cited
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import rapid_review as rules
from sarum.cases.rules.rapid_review import Aim


def rapid_review_of(reader: Reader, case: Case) -> RapidReview | None:
    found = RapidReview.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("meeting", "decided_by", "case").first()


def review_by(reader: Reader, reference: str) -> RapidReview | None:
    """The Rapid Review of a case, if it has been convened and is theirs to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    return rapid_review_of(reader, case) if case else None


@dataclass(frozen=True)
class ElementOf:
    """One element for one adult: the answer that stands, what it rests on, and what agencies think of it."""

    element: Element
    limb: Limb | None
    cited: Cited | None
    views: list[LimbView]
    dissents: list[LimbView]


@dataclass(frozen=True)
class AdultCriteria:
    """The four elements for one adult."""

    adult: Adult
    elements: list[ElementOf]
    is_met: bool


def criteria_of(reader: Reader, rapid_review: RapidReview) -> list[AdultCriteria]:
    case = rapid_review.case
    if not access.may_see(reader, case):
        return []
    decided = facts.with_sources(reader, case, rapid_review.limbs.select_related("decided_by"))
    limbs = rules.standing_limbs(decided.prefetch_related("facts", "findings"))
    given, may_read = list(rapid_review.limb_views.select_related("agency")), facts.readable(reader, case)

    def element_of(adult: Adult, element: Element) -> ElementOf:
        limb = limbs.get((adult.pk, element))
        views = [view for view in given if (view.adult_id, view.element) == (adult.pk, element)]
        return ElementOf(
            element, limb, facts.cited_by(limb, may_read) if limb else None, views, rules.dissents(views, limb)
        )

    return [
        AdultCriteria(adult, [element_of(adult, element) for element in Element], rules.meets_criteria(adult, limbs))
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
    thought: list[LimbView]
    earlier: list[Limb]


def grounds_for(reader: Reader, question: Question) -> Grounds:
    """Everything that a Chair who decides an element should have before them."""
    case = question.case
    said = ElementAnswer.objects.filter(
        referral__case__in=access.cases_for(reader), referral__case=case, adult=question.adult, element=question.element
    )
    views = scoping.returns_for(reader).filter(request__case=case).order_by("request__agency__name")
    about = {"adult": question.adult, "element": question.element}
    limbs = question.rapid_review.limbs.filter(**about)
    return Grounds(
        list(said.select_related("referral")),
        [(str(answer.agency), answer.view_on_criteria) for answer in views if answer.view_on_criteria],
        list(question.rapid_review.limb_views.filter(**about).select_related("agency")),
        list(limbs.select_related("decided_by")),
    )


@dataclass(frozen=True)
class Sitting:
    """A Rapid Review as its page shows it."""

    review: RapidReview
    aims: list[Aim]
    facts: list[tuple[Fact, Cited]]
    unknowns: list[Unknown]
    ideas: list[Idea]
    immediate: list[Action]
    criteria: list[AdultCriteria]
    gaps: list[tuple[Gap, str]]
    learning: list[EarlyLearning]
    views: list[View]
    dissenting: list[Agency]
    next_act: str
    allowed: list[tuple[Decision, list[str]]]


def sitting_of(reader: Reader, review: RapidReview) -> Sitting:
    """Everything of a Rapid Review, for somebody who may read it."""
    case = review.case
    criteria = criteria_of(reader, review)
    adults = [one.adult for one in criteria]
    limbs = {(one.adult.pk, str(row.element)): row.limb for one in criteria for row in one.elements if row.limb}
    gaps = list(review.gaps.select_related("agency"))
    now = {answer.agency.pk: answer.get_standing_display() for answer in of_every_agency(case)} if gaps else {}
    told, may_read = list(facts.facts_of(reader, case)), facts.readable(reader, case)
    unknowns, ideas = list(facts.unknowns_of(reader, case)), list(facts.ideas_of(reader, case))
    immediate = list(immediate_of(reader, review))
    aims = rules.aims(
        review,
        rules.Established(
            facts=sum(not fact.withdrawn_because for fact in told),
            unknown=sum(not unknown.found_out for unknown in unknowns),
            immediate=len(immediate),
            ideas=sum(not idea.withdrawn_because for idea in ideas),
            left=len(rules.undecided(adults, limbs)),
            lacks_view=not review.decision and lacks_view(reader, review),
        ),
    )
    return Sitting(
        review,
        aims,
        [(fact, facts.cited_by(fact, may_read)) for fact in told],
        unknowns,
        ideas,
        immediate,
        criteria,
        [(gap, now.get(gap.agency_id, "")) for gap in gaps],
        list(review.early_learning.all()),
        list(meetings.views_of(reader, review.meeting)),
        list(review.dissenting.all()),
        rules.next_act(review, aims, is_by_item=meetings.is_by_item(reader, review.meeting)),
        rules.what_the_act_allows(adults, limbs),
    )


def lacks_view(reader: Reader, review: RapidReview) -> bool:
    """Whether a statutory partner's view on what to do is not on record."""
    given = [view.agency for view in review.meeting.views.select_related("agency")]
    return bool(meeting_rules.partners_without_view(settings.statutory_partners(), given))


def of_every_agency(case: Case) -> list[ScopingReturn]:
    return [request.answer for request in case.requests.select_related("answer", "agency")]


def why_not_yet(reader: Reader, review: RapidReview) -> list[str]:
    """Every reason why the Rapid Review cannot decide yet, whatever it would decide."""
    immediate = immediate_of(reader, review).count()
    limbs = rules.standing_limbs(review.limbs.all())
    ready = rules.why_not_ready(review, review.case.adults.all(), limbs, immediate)
    return meetings.why_cannot_decide(reader, review.meeting) + ready


def agencies_that_said(reader: Reader, review: RapidReview) -> QuerySet[Agency]:
    """The agencies whose view is on record, of the whole or of an element: who may be said to disagree with the decision."""
    whole = Agency.objects.filter(pk__in=meetings.views_of(reader, review.meeting).values("agency"))
    return whole | Agency.objects.filter(pk__in=review.limb_views.values("agency"))


def evidence_for(reader: Reader, case: Case) -> dict[str, tuple[QuerySet[Any], Callable[[Any], str]]]:
    """What a decision on an element may rest on, by the operation's name for it, and how each is shown in a form."""
    return {
        "facts": (facts.facts_standing(reader, case), lambda one: f"{one.number}. {one.words}"),
        "findings": (findings.findings_standing(reader, case), lambda one: f"{one.number}. {one.words}"),
        "returns": (facts.returns_to_cite(reader, case), lambda one: one.as_ground),
        "entries": (facts.entries_to_cite(reader, case, []), entries.in_short),
    }


def immediate_of(reader: Reader, review: RapidReview) -> QuerySet[Action]:
    """The actions for somebody's safety that are on the tracker."""
    found = Action.objects.filter(
        case__in=access.cases_for(reader), case=review.case_id, recommendation__isnull=True, meeting__isnull=True
    )
    return found.select_related("owner", "agency", "case")


def lacks_action(reader: Reader, review: RapidReview) -> bool:
    """Whether action is needed for somebody's safety and none is on the tracker."""
    return bool(review.is_action_needed) and not immediate_of(reader, review).exists()
