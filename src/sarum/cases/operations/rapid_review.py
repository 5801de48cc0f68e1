"""The Rapid Review: convening it, answering for safety, deciding each element, deciding what comes next."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Done
from sarum.cases.models import (
    Adult,
    Case,
    ChronologyEntry,
    Decision,
    Element,
    Fact,
    Finding,
    Gap,
    Limb,
    LimbView,
    MeetingKind,
    RapidReview,
    ScopingReturn,
    Step,
    View,
)
from sarum.cases.operations import case as cases
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import sitting
from sarum.cases.operations.access import operation
from sarum.cases.queries import meeting as meeting_queries
from sarum.cases.queries import rapid_review as reviews
from sarum.cases.queries import report as reports
from sarum.cases.queries import scoping, verification
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import next_steps
from sarum.cases.rules import rapid_review as rules
from sarum.cases.rules import scoping as scoping_rules
from sarum.cases.rules import verification as verification_rules
from sarum.kit.refusal import Refused, refuse, refuse_at
from sarum.kit.sentence import joined


@operation
def convene_rapid_review(
    *, case: Case, starts_at: dt.datetime, people: Iterable[Person], reasons: dict[str, str], where: str = "Virtual",
    link: str = "", lasts: int = 120, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Convene the Rapid Review, when every return is assured or the reason for not waiting is recorded.

    `reasons` maps an agency's name to why the meeting does not wait for its return.
    """
    refuse(meeting_rules.why_not_convened_on(timezone.localdate(starts_at), timezone.localdate(at)), field="day")
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
    meeting = meetings.arrange(
        case, MeetingKind.RAPID_REVIEW, starts_at, where, people, link=link, lasts=lasts, by=by, at=at
    )
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
def meet_again(
    *, rapid_review: RapidReview, starts_at: dt.datetime, people: Iterable[Person], because: str, where: str = "Virtual",
    link: str = "", lasts: int = 120, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Convene another meeting of a Rapid Review that has met and has not decided, or whose decision was overturned.

    What was established stands; who comes and what each partner thinks is recorded of the meeting that decides.
    """
    case, before = rapid_review.case, rapid_review.meeting
    refuse(meeting_rules.why_not_met_again(before, rapid_review.decision))
    refuse(meeting_rules.why_not_convened_on(timezone.localdate(starts_at), timezone.localdate(at)), field="day")
    people = list(people)
    if not people:
        raise Refused("Choose who is asked to the meeting.", field="people")
    if not because.strip():
        raise Refused("Say why it meets again.", field="because")
    if not before.ended_at:
        before.ended_at, before.minuted_by = at, before.minuted_by or by
        before.save()
    rapid_review.meeting = meetings.arrange(
        case, MeetingKind.RAPID_REVIEW, starts_at, where, people, link=link, lasts=lasts, by=by, at=at
    )
    rapid_review.save()
    sitting.recount_all(before, at)
    cases.wait_for(case, timezone.localdate(starts_at), "the day for which the Rapid Review was convened again")
    return Done(
        f"convened the Rapid Review again for {starts_at:%-d %B %Y}, because {joined(because)}", rapid_review, case.reference,
        tell=[meetings.invitation(person, rapid_review.meeting, at) for person in people],
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
    *, rapid_review: RapidReview, facts: str = "", analysis: str = "", good_practice: str = "", scope: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Record the context of the facts, how agencies worked together, and what a review should cover."""
    if not "".join((facts, analysis, good_practice, scope)).strip():
        raise Refused("Answer at least one of these, as far as it can be said at the time.", field="facts")
    rapid_review.facts, rapid_review.analysis = facts, analysis
    rapid_review.good_practice, rapid_review.scope = good_practice, scope
    rapid_review.save()
    return Done("recorded the context and analysis", rapid_review, rapid_review.case.reference)


@operation
def give_limb_view(
    *, rapid_review: RapidReview, adult: Adult, element: str, agency: Agency, answer: str, grounds: str, by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Record what one agency thinks of one element for one adult, and why. A dissenting view stands like any other."""
    meeting = rapid_review.meeting
    refuse(why_not_of(rapid_review, adult) + meeting_rules.why_not_held(meeting))
    refuse(meeting_rules.why_settled(meeting, bool(rapid_review.decision)))
    speaks = meeting_queries.writes_for_others(by, meeting, at)
    refuse(meeting_rules.why_not_speak_for(speaks, by.agency, agency), field="agency")
    refuse(rules.why_limb_unsound("", answer, "", grounds), field="grounds")
    view = LimbView.objects.create(
        rapid_review=rapid_review, adult=adult, element=element, agency=agency, answer=answer, grounds=grounds,
        recorded_by=by, given_at=at,
    )  # fmt: skip
    said = f"recorded the view of {agency} for {adult}: {Element(element).label.lower()}: {view.get_answer_display().lower()}"
    return Done(said, view, rapid_review.case.reference)


@operation
def decide_limb(
    *, rapid_review: RapidReview, adult: Adult, element: str, answer: str, standard: str = "", grounds: str,
    facts: Collection[Fact] = (), findings: Collection[Finding] = (), returns: Collection[ScopingReturn] = (),
    entries: Collection[ChronologyEntry] = (), by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Decide one element of the s.44 test for one adult, on grounds. Deciding it again keeps the earlier answer."""
    refuse(why_not_of(rapid_review, adult, *facts, *findings, *returns, *entries))
    refuse(reports.why_not_decided_again(by, rapid_review.case))
    refuse(why_not_deciding(by, rapid_review) + rules.why_limb_unsound(element, answer, standard, grounds))
    limb = Limb.objects.create(
        rapid_review=rapid_review, adult=adult, element=element, answer=answer, standard=standard, grounds=grounds,
        decided_by=by, decided_at=at,
    )  # fmt: skip
    limb.facts.set(facts)
    limb.findings.set(findings)
    limb.returns.set(returns)
    limb.entries.set(entries)
    said = f"decided for {adult}: {Element(element).label.lower()}: {limb.get_answer_display().lower()}"
    return Done(said, limb, rapid_review.case.reference)


def why_not_of(
    rapid_review: RapidReview, adult: Adult, *evidence: Fact | Finding | ScopingReturn | ChronologyEntry
) -> list[str]:
    """A case is decided for its own adults, on its own evidence."""
    if adult.case_id != rapid_review.case_id:
        return ["This adult is not in this case. Choose one who is."]
    if any(one.case.pk != rapid_review.case_id for one in evidence):
        return ["Some of this evidence belongs to another case. Choose evidence of this one."]
    return []


def immediate_actions(by: Person, rapid_review: RapidReview) -> int:
    """How many actions for somebody's safety are on the tracker."""
    return reviews.immediate_of(by, rapid_review).count()


def why_not_deciding(by: Person, rapid_review: RapidReview) -> list[str]:
    """The meeting decides when it was held, quorate, has answered for safety; by the chair who was there to hear it."""
    meeting = rapid_review.meeting
    return (
        meeting_rules.why_not_held(meeting)
        or verification.why_not_chairing(by, meeting)
        or meeting_queries.why_not_quorate(by, meeting)
        or rules.why_safety_unanswered(rapid_review, immediate_actions(by, rapid_review))
    )


@operation
def decide_rapid_review(
    *, rapid_review: RapidReview, decision: str, grounds: str, learning_summary: str = "", why_no_more: str = "",
    dissenting: Collection[Agency] = (), acting_because: str = "", besides_kind: str = "", besides: str = "",
    besides_lead: str = "", besides_by: dt.date | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Decide whether to undertake a Safeguarding Adults Review, on what grounds, or why not; who disagrees, and what else
    is done."""
    case, before = rapid_review.case, rapid_review.get_decision_display()
    meeting = rapid_review.meeting
    refuse(reports.why_not_decided_again(by, case))
    refuse(meeting_queries.why_cannot_decide(by, meeting) or verification.why_not_chairing(by, meeting))
    is_chair, because = verification.why_acting(by, meeting, acting_because)
    refuse(verification_rules.why_not_acting(is_chair, because), field="acting_because")
    limbs = rules.standing_limbs(rapid_review.limbs.all())
    refuse(
        rules.why_not_decided(
            rapid_review, case.adults.all(), limbs, decision, grounds, learning_summary, why_no_more,
            immediate_actions(by, rapid_review),
        )
    )  # fmt: skip
    said: list[View | LimbView] = [*rapid_review.meeting.views.all(), *rapid_review.limb_views.all()]
    refuse(rules.why_dissent_ungrounded(dissenting, said), field="dissenting")
    refuse_at(next_steps.why_not_said(besides_kind, besides, besides_lead, besides_by))
    rapid_review.decision, rapid_review.grounds = decision, grounds
    rapid_review.besides_kind, rapid_review.besides = besides_kind, besides.strip()
    rapid_review.besides_lead, rapid_review.besides_by = besides_lead.strip(), besides_by
    why_not_more = (learning_summary, why_no_more) if decision == Decision.NO_REVIEW else ("", "")
    rapid_review.learning_summary, rapid_review.why_no_more = why_not_more
    rapid_review.acting_because, rapid_review.decided_by, rapid_review.decided_at = because, by, at
    rapid_review.save()
    rapid_review.dissenting.set(dissenting)
    again = f"decided again, in place of “{before}”" if before else "decided"
    against = f"; {' and '.join(str(agency) for agency in dissenting)} disagreed" if dissenting else ""
    acting = f" ({because})" if because else ""
    also = f". {next_steps.in_words(rapid_review)}" if besides else ""
    done = f"{again}: {rapid_review.get_decision_display()}, because {joined(grounds)}{acting}{against}{also}"
    return Done(done, rapid_review, case.reference)
