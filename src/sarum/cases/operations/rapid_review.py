"""The Rapid Review: convening it, answering for safety, deciding each element, deciding what comes next."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import (
    Adult,
    Case,
    EarlyLearning,
    Element,
    Gap,
    Limb,
    MeetingKind,
    RapidReview,
    ScopingReturn,
    Step,
)
from sarum.cases.operations import case as cases
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations.access import operation
from sarum.cases.queries import meeting as meeting_queries
from sarum.cases.queries import scoping
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import rapid_review as rules
from sarum.cases.rules import scoping as scoping_rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import joined


@operation
def convene_rapid_review(
    *, case: Case, starts_at: dt.datetime, people: Iterable[Person], reasons: dict[str, str], where: str = "Virtual",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Convene the Rapid Review, when every return is assured or the reason for not waiting is recorded.

    `reasons` maps an agency's name to why the meeting does not wait for its return.
    """
    if timezone.localdate(starts_at) < timezone.localdate(at):
        raise Refused("The Rapid Review cannot be convened for a day in the past.", field="day")
    returns = list(ScopingReturn.objects.filter(request__case=case).select_related("request__agency"))
    asked = {answer.agency.name for answer in returns}
    refuse(
        scoping_rules.why_not_all_asked(case.known_agencies.select_related("agency"), asked)
        + (["No agency has been asked for scoping information. Send the requests first."] if not returns else [])
        + scoping_rules.why_not_ready(returns, reasons)
    )
    people = list(people)
    if not people:
        raise Refused("Choose who is asked to the Rapid Review meeting.", field="people")
    meeting = meetings.arrange(case, MeetingKind.RAPID_REVIEW, starts_at, where, people, by=by, at=at)
    review = RapidReview.objects.create(case=case, meeting=meeting)
    for answer in returns:
        if what := scoping_rules.gap_in(answer, scoping.grounds_of(answer)):
            Gap.objects.create(rapid_review=review, agency=answer.agency, what=what, reason=reasons[answer.agency.name])
    cases.move(case, Step.RAPID_REVIEW, at)
    cases.wait_for(case, timezone.localdate(starts_at), "the day for which the Rapid Review meeting was convened")
    gaps = "".join(f"; without {gap.agency} ({gap.what}): {gap.reason}" for gap in review.gaps.select_related("agency"))
    return Done(
        f"convened the Rapid Review for {starts_at:%-d %B %Y}{gaps}", review, case.reference,
        tell=[meetings.invitation(person, meeting, at) for person in people],
    )  # fmt: skip


@operation
def answer_safety(
    *, rapid_review: RapidReview, is_action_needed: bool, answer: str, by: Person, at: dt.datetime
) -> Done:
    """Answer whether anybody needs immediate action for their safety."""
    if not answer.strip():
        raise Refused("Say who was considered, and what is being done or why nothing is needed.", field="answer")
    rapid_review.is_action_needed, rapid_review.safety_answer = is_action_needed, answer
    rapid_review.save()
    said = "immediate action is needed" if is_action_needed else "no immediate action is needed"
    return Done(f"answered on immediate safety: {said}. {answer}", rapid_review, rapid_review.case.reference)


@operation
def record_facts(
    *, rapid_review: RapidReview, facts: str, analysis: str = "", good_practice: str = "", scope: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Record the facts as far as they can be established, and how agencies worked together."""
    if not facts.strip():
        raise Refused("Write the facts, as far as they can be established at the time.", field="facts")
    rapid_review.facts, rapid_review.analysis = facts, analysis
    rapid_review.good_practice, rapid_review.scope = good_practice, scope
    rapid_review.save()
    return Done("recorded the facts and analysis", rapid_review, rapid_review.case.reference)


@operation
def share_early_learning(
    *, rapid_review: RapidReview, point: str, shared_with: str, shared_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Share something worth knowing at once, without waiting for the review."""
    if not point.strip() or not shared_with.strip():
        raise Refused("Say what the learning is, and who was told.")
    if shared_on > timezone.localdate(at):
        raise Refused("Early learning is recorded once it has been shared: today or in the past.", field="shared_on")
    made = EarlyLearning.objects.create(
        rapid_review=rapid_review, point=point, shared_with=shared_with, shared_on=shared_on
    )
    return Done(f"shared early learning with {shared_with}: {point}", made, rapid_review.case.reference)


@operation
def decide_limb(
    *, rapid_review: RapidReview, adult: Adult, element: str, answer: str, standard: str = "", grounds: str,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Decide one element of the s.44 test for one adult, on grounds. Deciding it again keeps the earlier answer."""
    if adult.case_id != rapid_review.case_id:
        raise Refused("This adult is not in this case.")
    refuse(why_not_deciding(by, rapid_review) + rules.why_limb_unsound(element, answer, standard, grounds))
    limb = Limb.objects.create(
        rapid_review=rapid_review, adult=adult, element=element, answer=answer, standard=standard, grounds=grounds,
        decided_by=by, decided_at=at,
    )  # fmt: skip
    said = f"decided for {adult}: {Element(element).label.lower()}: {limb.get_answer_display().lower()}"
    return Done(said, limb, rapid_review.case.reference)


def why_not_deciding(by: Person, rapid_review: RapidReview) -> list[str]:
    """The meeting decides when it has been held and was quorate."""
    meeting = rapid_review.meeting
    return meeting_rules.why_not_held(meeting) or meeting_queries.why_not_quorate(by, meeting)


@operation
def decide_rapid_review(
    *, rapid_review: RapidReview, decision: str, grounds: str, learning_summary: str = "", why_no_more: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Decide whether to undertake a Safeguarding Adults Review, on what grounds, or why not."""
    case, before = rapid_review.case, rapid_review.get_decision_display()
    refuse(meeting_queries.why_cannot_decide(by, rapid_review.meeting))
    limbs = rules.standing_limbs(rapid_review.limbs.all())
    refuse(
        rules.why_not_decided(rapid_review, case.adults.all(), limbs, decision, grounds, learning_summary, why_no_more)
    )
    rapid_review.decision, rapid_review.grounds = decision, grounds
    rapid_review.learning_summary, rapid_review.why_no_more = (learning_summary, why_no_more)
    rapid_review.decided_by, rapid_review.decided_at = by, at
    rapid_review.save()
    again = f"decided again, in place of “{before}”" if before else "decided"
    return Done(
        f"{again}: {rapid_review.get_decision_display()}, because {joined(grounds)}", rapid_review, case.reference
    )
