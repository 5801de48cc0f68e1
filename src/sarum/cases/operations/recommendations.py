"""After ratification: amendments, recommendations, and how the learning is cascaded."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from sarum.board.models import Agency, Person
from sarum.board.models.office import CHAIRS
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import (
    AgreedWhere,
    Agreement,
    Alternative,
    Amendment,
    Case,
    GroupMeeting,
    Idea,
    LearningMethod,
    Recommendation,
    Source,
    Step,
)
from sarum.cases.models.report import digest_of
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.operations.report import keep_version
from sarum.cases.queries import recommendations as queries
from sarum.cases.rules import alternative as alternative_rules
from sarum.cases.rules import recommendations as rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import joined


@operation
def recommend(
    *, case: Case, text: str, agencies: Iterable[Agency], is_multi_agency: bool, source: str = "RAPID_REVIEW",
    number: str = "", alternative: Alternative | None = None, idea: Idea | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Make a recommendation, to one agency or to several; perhaps from what an alternative action taught."""
    chosen = list(agencies)
    refuse(rules.why_not_recommendable(text, len(chosen), is_multi_agency))
    if alternative:
        refuse(alternative_rules.why_not_taken_up(alternative, alternative.case_id == case.pk), field="alternative")
        source = Source.ALTERNATIVE
    refuse(rules.why_not_taking_up(idea, case.pk), field="idea")
    number = number or next_number(case)
    if case.recommendations.filter(number=number).exists():
        raise Refused(f"There is a recommendation {number} already. Give this one another number.", field="number")
    made = Recommendation.objects.create(
        case=case,
        number=number,
        source=source,
        alternative=alternative,
        idea=idea,
        is_multi_agency=is_multi_agency,
        text=text,
        proposed_by=by,
        proposed_at=at,
    )
    made.agencies.set(chosen)
    return Done(f"made recommendation {number} to {', '.join(str(agency) for agency in chosen)}", made, case.reference)


def next_number(case: Case) -> str:
    """The first number that no recommendation of the case has."""
    taken = set(case.recommendations.values_list("number", flat=True))
    return next(number for number in (f"R{n}" for n in range(1, len(taken) + 2)) if number not in taken)


@operation
def ask_amendment(*, case: Case, agency: Agency, text: str, reason: str, by: Person, at: dt.datetime) -> Done:
    """Ask, as a partner, for the ratified report to be amended."""
    if not text.strip() or not reason.strip():
        raise Refused("Say what should change, and why.")
    if not queries.agencies_spoken_for(by).filter(pk=agency.pk).exists():
        raise Refused(f"You do not speak for {agency}. Ask for your own agency.", field="agency")
    refuse(rules.why_nothing_to_amend(queries.report_to_amend(by, case)))
    made = Amendment.objects.create(case=case, agency=agency, asked_by=by, asked_at=at, text=text, reason=reason)
    chairs = offices.holders(CHAIRS, offices.today())
    body = f"A partner asks for the report of case {case.reference} to be amended. Sign in to decide."
    return Done(
        f"asked for {agency} that the report be amended", made, case.reference,
        tell=[Letter(person, f"{case.reference}: an amendment to decide", body) for person in chairs],
    )  # fmt: skip


@operation
def decide_amendment(
    *,
    amendment: Amendment,
    is_approved: bool,
    touches_decision: bool = False,
    reasons: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Approve or refuse an amendment. One that touches the decision goes back through the whole sign-off."""
    if amendment.is_approved is not None:
        raise Refused("This amendment has been decided already.")
    refuse(rules.why_not_decided_by(amendment, by))
    refuse(rules.why_not_refusable(is_approved, reasons), field="reasons")
    case = amendment.case
    amendment.is_approved, amendment.touches_decision = (is_approved, is_approved and touches_decision)
    amendment.decision_reasons, amendment.decided_by, amendment.decided_at = (reasons, by, at)
    amendment.save()
    if amendment.touches_decision:
        case.report.ratified_at = None
        case.report.save()
        cases.move(case, Step.SIGN_OFF, at)
    verdict = "approved" if is_approved else "refused"
    because = f", because {joined(reasons)}" if reasons else ""
    after = "; it touches the decision, so the report is signed off again" if amendment.touches_decision else ""
    told = offices.team(offices.today()) if is_approved else []
    body = f"An amendment to the report of case {case.reference} is approved. Sign in to put it into the report."
    answer = (
        f"The amendment that you asked for to the report of case {case.reference} has been decided. Sign in to read what was "
        "decided and why, on the page Recommendations."
    )
    return Done(
        f"{verdict} the amendment asked for by {amendment.agency}{because}{after}", amendment, case.reference,
        tell=[
            Letter(amendment.asked_by, f"{case.reference}: your amendment is decided", answer),
            *(Letter(person, f"{case.reference}: an amendment is approved", body) for person in told),
        ],
    )  # fmt: skip


@operation
def amend_report(
    *, amendment: Amendment, sections: dict[str, str], seen: int | None = None, by: Person, at: dt.datetime
) -> Done:
    """Put an approved amendment into a new version of the ratified report, section by section.

    `seen` is the report's version it began from.
    """
    refuse(rules.why_not_applicable(amendment))
    report = amendment.case.report
    report.version = cases.refuse_stale(report, seen)
    sections = report.latest.sections | sections
    refuse(rules.why_not_amended_so(report.latest.sections, sections))
    if digest_of(sections) == report.latest.digest:
        raise Refused("Nothing has changed in the report. Put the amendment in its place, then save.")
    why = f"Amendment asked for by {amendment.agency}, approved by {amendment.decided_by}"
    report.save()
    amendment.applied_in = keep_version(report, sections, why, by, at)
    amendment.save()
    said = f"amended the report as asked for by {amendment.agency}; it is now version {amendment.applied_in.number}"
    return Done(said, amendment, amendment.case.reference)


@operation
def agree_recommendations(
    *, case: Case, recommendations: Iterable[Recommendation], where: str, group_meeting: GroupMeeting | None = None,
    said: Mapping[Agency, str] | None = None, dissenting: Collection[Agency] = (), dissent: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Agree recommendations for the JCR group: where it agreed them, and who disagreed.

    Outside a meeting, `said` is how each statutory partner agreed.
    """
    chosen = [r for r in recommendations if r.agreed_at is None and r.case_id == case.pk]
    refuse(rules.why_not_agreed(chosen, case.amendments.select_related("agency")))
    said = said or {}
    refuse(rules.why_two_places(where, group_meeting is not None, said), field="where")
    refuse(queries.why_not_agreed_there(by, case, where, group_meeting, said), field="where")
    refuse(rules.why_dissent_unsaid(dissenting, dissent), field="dissent")
    agreement = Agreement.objects.create(
        case=case, where=where, dissent=dissent,
        group_meeting=group_meeting if where == AgreedWhere.GROUP else None,
        partners={str(agency): words for agency, words in said.items()} if where == AgreedWhere.OUTSIDE else {},
    )  # fmt: skip
    agreement.dissenting.set(dissenting)
    for recommendation in chosen:
        recommendation.agreed_at, recommendation.agreed_by, recommendation.agreement = at, by, agreement
        recommendation.save()
    against = f"; {' and '.join(str(agency) for agency in dissenting)} disagreed: {dissent}" if dissenting else ""
    done = f"agreed recommendations {', '.join(str(r) for r in chosen)} {agreement}{against}"
    return Done(done, case, case.reference)


@operation
def choose_learning_method(
    *,
    case: Case,
    methods: Iterable[str],
    reasons: str,
    agreed_where: str,
    lead: Person,
    seen: int | None = None,
    by: Person,
    at: dt.datetime,
) -> Done:
    """Choose how the learning from a case is identified and cascaded."""
    version = cases.refuse_stale(LearningMethod.objects.filter(case=case).first(), seen)
    chosen = [method for method in methods if method.strip()]
    refuse(rules.why_no_method(chosen, reasons, agreed_where))
    made, _ = LearningMethod.objects.update_or_create(
        case=case,
        defaults={
            "methods": chosen, "reasons": reasons, "agreed_where": agreed_where, "lead": lead, "chosen_at": at,
            "chosen_by": by, "version": version,
        },
    )  # fmt: skip
    return Done(f"chose how the learning is cascaded: {made}", made, case.reference)


@operation
def open_tracker(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Open the action tracker for the recommendations that are agreed."""
    refuse(queries.why_not_open_tracker(by, case))
    agreed = case.recommendations.filter(agreed_at__isnull=False).count()
    cases.move(case, Step.TRACKER, at)
    return Done(f"opened the tracker for {agreed} recommendations", case, case.reference)
