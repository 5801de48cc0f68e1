"""Assurance: what changed, what it came to, and when the case may close."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, ImpactJudgement, ImpactReport, Improvement, Recommendation
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import assurance as queries
from sarum.cases.queries import recommendations as spoken
from sarum.cases.rules import assurance as rules
from sarum.kit.refusal import Refused, refuse


@operation
def show_improvement(
    *,
    case: Case,
    recommendation: Recommendation,
    agency: Agency,
    what_changed: str,
    evidence: str,
    by: Person,
    at: dt.datetime,
) -> Done:
    """Show, for an agency, that a recommendation was carried out and made practice better."""
    if recommendation.case_id != case.pk or recommendation.agreed_at is None:
        raise Refused("Choose a recommendation of this case that has been agreed.", field="recommendation")
    is_spoken_for = spoken.agencies_spoken_for(by).filter(pk=agency.pk).exists()
    theirs = queries.agencies_under(by, recommendation)
    refuse(rules.why_not_shown_for(recommendation, agency.pk, is_spoken_for, theirs), field="agency")
    if not what_changed.strip() or not evidence.strip():
        raise Refused("Say what changed, and how it is known.")
    made = Improvement.objects.create(
        case=case,
        recommendation=recommendation,
        agency=agency,
        what_changed=what_changed,
        evidence=evidence,
        person=by,
        given_at=at,
    )
    return Done(f"showed an improvement for {recommendation} at {agency}", made, case.reference)


@operation
def judge_impact(*, improvement: Improvement, impact: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Judge, from outside the agency, what an improvement came to."""
    refuse(rules.why_not_judged_by(improvement, by, queries.owners_under(by, improvement)))
    if not reasons.strip():
        raise Refused("Say what this judgement rests on.", field="reasons")
    made = ImpactJudgement.objects.create(
        improvement=improvement, impact=impact, reasons=reasons, person=by, judged_at=at
    )
    return Done(
        f"judged the impact of {improvement.recommendation} at {improvement.agency}: {made.get_impact_display().lower()}",
        made, improvement.case.reference,
    )  # fmt: skip


@operation
def report_impact(*, case: Case, summary: str, reported_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Report to the JCR group what a case changed."""
    if not summary.strip():
        raise Refused("Say what changed and what did not.", field="summary")
    if reported_on > timezone.localdate(at):
        raise Refused("This meeting has not been held yet. Record it once it has.", field="reported_on")
    made = ImpactReport.objects.create(case=case, summary=summary, reported_on=reported_on, person=by, reported_at=at)
    return Done(f"reported the impact to the JCR group of {reported_on:%-d %B %Y}", made, case.reference)


@operation
def close_case(*, case: Case, reason: str, is_exception: bool = False, by: Person, at: dt.datetime) -> Done:
    """Close a case whose learning is proven to have changed practice; or with an agreed reason why it is closed without."""
    if not reason.strip():
        raise Refused("Say why the case is closed.", field="reason")
    if not is_exception:
        refuse(queries.owed_by(by, case))
    cases.close(case, reason, at)
    return Done(f"closed the case{', by exception' if is_exception else ''}: {reason}", case, case.reference)
