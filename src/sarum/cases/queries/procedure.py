"""Where a case stands in the whole procedure: what happens next, who by, by when, why, and what is still in the way."""

from dataclasses import dataclass

from django.utils import timezone

from sarum.board.models import Holding, Office
from sarum.board.models.office import TEAM
from sarum.board.queries import offices
from sarum.cases.models import (
    Case,
    Decision,
    LearningPlan,
    Meeting,
    PublicationPlan,
    RapidReview,
    Report,
    ScopingReturn,
    SignOff,
    Step,
)
from sarum.cases.models.report import digest_of
from sarum.cases.queries import (
    access,
    involvement,
    overview,
    publication,
    recommendations,
    review,
    tracker,
    verification,
)
from sarum.cases.queries import assurance as changed
from sarum.cases.queries import scoping as scoping_queries
from sarum.cases.queries.access import Reader
from sarum.cases.queries.rapid_review import immediate_of
from sarum.cases.rules import access as access_rules
from sarum.cases.rules import commissioning, learning, procedure, rapid_review, referral, scoping, sign_off
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import publication as publication_rules
from sarum.kit.memory import remembered


@dataclass(frozen=True)
class Next:
    """What happens next on a case, as the table of the procedure says it, with what is still in the way."""

    row: procedure.Row
    duty: str
    holders: list[Holding]
    acts: list[access_rules.board.Act]
    in_the_way: list[str]
    meeting: Meeting | None


def what_next(reader: Reader, case: Case) -> Next:
    """What a reader of a case is told of its next step: and the acts of it that are theirs, with no thing to choose first."""
    row = procedure.STEPS[Step(case.step)]
    hats = access.hats_of(reader, timezone.now(), case)
    is_acknowledged = not case.referrals.filter(acknowledged_at=None).exists()
    duty = referral.duty_left(case.step, row.duty, is_acknowledged=is_acknowledged)
    done = {"acknowledge_referral"} if is_acknowledged else set()
    if case.step == Step.SIGN_OFF:
        done |= {"decide_limb", "decide_rapid_review"}
    if case.step == Step.RAPID_REVIEW and RapidReview.objects.filter(case=case).exclude(decision="").exists():
        duty, done = rapid_review.DUTY_ONCE_DECIDED, {"decide_limb", "decide_rapid_review"}
    acts = [access_rules.ACTS[a] for a in row.acts if a in ON_A_CASE - done and not access_rules.why_not(a, hats)]
    meeting = (
        None
        if access_rules.why_not("meeting", hats)
        else case.meetings.filter(kind=case.step, cancelled_at=None).last()
    )
    pens = [*TEAM] if row.pen == Office.PARTNERSHIP_OFFICER else [row.pen]
    holders = offices.held_on(timezone.localdate()).filter(office__in=pens, person__is_active=True)
    return Next(row, duty, list(holders), acts, in_the_way(reader, case), meeting)


def reached(reader: Reader, case: Case) -> set[Step]:
    """The steps that a case has passed through, and the one it is at."""
    return {*steps_taken(reader, case), Step(case.step)}


def path_of(reader: Reader, case: Case) -> list[tuple[Step, str]]:
    """The line of steps: those taken, the one the case is at, and those still to come."""
    return procedure.path(steps_taken(reader, case), case.step)


@remembered
def steps_taken(reader: Reader, case: Case) -> list[Step]:
    """The steps a case has passed through, from what each leaves behind."""
    review = RapidReview.objects.filter(case=case).values_list("decision", flat=True).first()
    rows = list(Step)
    here = rows.index(Step(case.step))
    was_instead = case.alternatives.filter(verification__stands_at__isnull=False).exists()
    left_out = set() if was_instead else {Step.ALTERNATIVE}
    if was_instead and review is None:  # its learning was taken up without a Rapid Review
        left_out |= {Step.SCOPING, Step.RAPID_REVIEW, Step.SIGN_OFF, Step.COMMISSIONING, Step.REVIEW}
    if review == Decision.NO_REVIEW:
        left_out |= {Step.COMMISSIONING, Step.REVIEW, Step.PUBLICATION}
    if case.is_closed and review is None:
        left_out |= set(rows[rows.index(Step.SCOPING) :])
    return [step for step in rows[:here] if step not in left_out]


ON_A_CASE = frozenset(
    {
        "acknowledge_referral", "arrange_verification", "send_requests", "add_late_agency", "convene_rapid_review",
        "answer_safety", "record_facts", "share_early_learning", "decide_limb", "decide_rapid_review", "add_action",
        "draft_report", "write_report", "assure_report", "sign_report", "ratify_report", "recommend", "ask_amendment",
        "agree_recommendations", "choose_learning_method", "open_tracker", "close_rapid_review", "propose_manner",
        "agree_manner", "send_draft", "judge_marker", "open_publication", "open_assurance", "plan_publication",
        "write_publication", "decide_publication", "publish", "report_impact", "close_case",
    }
)  # fmt: skip


def in_the_way(reader: Reader, case: Case) -> list[str]:
    """Every reason why the case cannot leave its step yet, from the same rules that refuse it."""
    find = GATES.get(Step(case.step))
    return find(reader, case) if find and overview.cases_found(reader).filter(pk=case.pk).exists() else []


def before_verification(reader: Reader, case: Case) -> list[str]:
    return referral.why_not_verifiable(list(case.referrals.all())) or ["No verification meeting has been arranged."]


def before_scoping(reader: Reader, case: Case) -> list[str]:
    meeting = case.meetings.filter(kind="VERIFICATION", cancelled_at=None).last()
    if meeting is None:
        return ["No verification meeting has been arranged."]
    if advisory := verification.advisory_of(reader, case):
        return verification.why_not_standing(reader, advisory)
    if verification.has_decided(reader, meeting):
        return ["The case waits, as the verification meeting decided. Arrange another meeting when it can go on."]
    to_decide = verification.why_cannot_decide(reader, meeting) + involvement.why_not_involved(reader, case)
    return to_decide or ["The verification meeting has not decided the next steps."]


def before_rapid_review(reader: Reader, case: Case) -> list[str]:
    returns = ScopingReturn.objects.filter(request__case=case).select_related("request__agency")
    return scoping_queries.why_not_convenable(reader, case) + scoping.why_not_ready(returns, {})


def before_report(reader: Reader, case: Case) -> list[str]:
    found = RapidReview.objects.filter(case=case).select_related("meeting").first()
    if found is None:
        return ["The Rapid Review has not been convened."]
    if not found.meeting.is_held:
        return ["Who came to the Rapid Review meeting has not been recorded."]
    limbs = rapid_review.standing_limbs(found.limbs.all())
    told = found.learning_summary or "told when it is decided"
    said = found.grounds or "told when it is decided"
    if not found.decision:
        immediate = immediate_of(reader, found).count()
        missing = rapid_review.why_not_decided(
            found, case.adults.all(), limbs, Decision.NO_REVIEW, said, told, told, immediate
        )
        return missing or ["The Rapid Review has not decided whether to undertake a Safeguarding Adults Review."]
    return rapid_review.why_decision_outrun(found, limbs) + meeting_rules.why_not_minuted(found.meeting)


def before_ratification(reader: Reader, case: Case) -> list[str]:
    report = Report.objects.get(case=case)
    waiting = sign_off.waits_for(SignOff.objects.filter(report_version__report=report), report.latest)
    words = dict(sign_off.CHAIN)
    return [
        f"Version {report.latest.number} has not yet been {words[outcome]}." for outcome in words if outcome == waiting
    ]


def before_tracker(reader: Reader, case: Case) -> list[str]:
    return recommendations.why_not_open_tracker(reader, case)


def before_closing_rapid_review(reader: Reader, case: Case) -> list[str]:
    return tracker.why_not_close_rapid_review(reader, case)


def before_review(reader: Reader, case: Case) -> list[str]:
    commission = getattr(case, "commission", None)
    if commission is None:
        return ["The manner of the review has not been proposed."]
    left = commissioning.still_to_agree(commission.hands.all(), digest_of(commission.content))
    return [f"The {office.label} has not agreed the manner of the review." for office in left]


def before_accepting(reader: Reader, case: Case) -> list[str]:
    draft = case.drafts.last()
    return review.why_not_accept(reader, draft) if draft else ["No draft of the review has been sent."]


def before_publication(reader: Reader, case: Case) -> list[str]:
    return learning.why_not_shared(LearningPlan.objects.filter(case=case).first())


def before_publishing(reader: Reader, case: Case) -> list[str]:
    plan = PublicationPlan.objects.filter(case=case).first()
    if plan is None:
        return ["There is no publication plan."]
    if not plan.parts:
        return ["The text to be published has not been written."]
    names = publication.names_left_in(reader, case, [plan.title, *plan.parts.values()])
    decision, ready = case.publication_decisions.last(), publication.tools_ready(reader, case).count()
    return publication_rules.why_not_publishable(plan, decision, publication.digest_for(plan), ready, names)


def before_closing(reader: Reader, case: Case) -> list[str]:
    return changed.owed_by(reader, case)


GATES = {
    Step.REFERRAL: before_verification,
    Step.VERIFICATION: before_scoping,
    Step.SCOPING: before_rapid_review,
    Step.RAPID_REVIEW: before_report,
    Step.SIGN_OFF: before_ratification,
    Step.RECOMMENDATIONS: before_tracker,
    Step.TRACKER: before_closing_rapid_review,
    Step.COMMISSIONING: before_review,
    Step.REVIEW: before_accepting,
    Step.LEARNING: before_publication,
    Step.PUBLICATION: before_publishing,
    Step.ASSURANCE: before_closing,
}
