"""What waits for one person, and what they wait for: a verb, a thing, a date, and the page where it is done."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices, settings
from sarum.cases.models import (
    Action,
    Amendment,
    Cascade,
    Case,
    Commission,
    Draft,
    DraftComment,
    LearningPlan,
    Meeting,
    Outcome,
    Progress,
    PublicationDecision,
    PublicationPlan,
    Referral,
    Report,
    ScopingReturn,
    Standing,
    Step,
)
from sarum.cases.models.report import digest_of
from sarum.cases.queries import access, asking, extension, ladder, pack, pause, scoping, triage, work, writing
from sarum.cases.queries.work import Line
from sarum.cases.rules import commissioning, procedure, referral, sign_off


def work_of(person: Person) -> list[Line]:
    """Everything that waits for this person, the most pressing first."""
    held = offices.offices_of(person, timezone.localdate())
    lines = [*own_returns(person), *own_actions(person), *own_reviews(person), *own_cascades(person, held)]
    lines += [*own_letters(person), *work.around_verification(person, held)]
    lines += [Line(*one) for one in (*writing.to_endorse(person), *pack.to_read(person))]
    if held & {*TEAM}:
        lines += [*for_the_team(person), *to_minute(person), *to_verify(person)]
        lines += [Line(*one) for one in (*triage.reminders_of(person), *asking.named_later(person))]
        told = writing.alarming(person)
        lines += [Line(*one) for one in (*writing.refused(person, told), *extension.asked_for(person))]
        lines += [Line(*one, is_urgent=True) for one in writing.at_risk(person, told)]
    if Office.BUSINESS_MANAGER in held:
        lines += hands(person, Outcome.PASSED, "Quality-assure the report", "assure_report")
    if held & {*CHAIRS}:
        lines += [
            *hands(person, Outcome.SIGNED, "Sign the report", "sign_report"),
            *to_decide(person),
            *to_accept(person),
        ]
    if Office.INDEPENDENT_CHAIR in held:
        lines += hands(person, Outcome.RATIFIED, "Ratify the report", "ratify_report")
        lines += publications(person)
    if held & {*commissioning.THREE, Office.JCR_VICE_CHAIR}:
        lines += to_agree(person, held)
    return in_order(person, lines)


def in_order(reader: access.Reader, lines: list[Line]) -> list[Line]:
    """What is new first, then the latest, then by date, with what has no date at the end; and how late each is."""
    today, shut = timezone.localdate(), settings.closures()
    dated = [
        one if one.is_paused else replace(one, days_late=settings.days_late(one.due_on, today, shut)) for one in lines
    ]
    paused = pause.paused_now(reader) if lines else set()
    dated = [replace(one, days_late=0, is_paused=True) if is_of(paused, one) else one for one in dated]
    return sorted(
        dated, key=lambda line: (not line.is_urgent, not line.is_new, line.due_on or dt.date.max, line.case.reference)
    )


def is_of(paused: set[int], line: Line) -> bool:
    """Whether a line waits for the day of a case whose clock stands still."""
    return line.case.pk in paused and line.due_on == line.case.due_on


def own_returns(person: Person) -> Iterator[Line]:
    unsent = scoping.own_returns(person).exclude(standing__in=[Standing.RETURNED, Standing.ASSURED, Standing.DECLINED])
    unsent = unsent.filter(request__case__step__in=procedure.steps_of("write_return"))
    for answer in unsent:
        yield Line(
            f"Finish the scoping return of {answer.agency}",
            answer.case,
            answer.request.due_on,
            "read_return",
            answer.pk,
            is_paused=scoping.still_since(person, answer.case) is not None,
        )


def own_letters(person: Person) -> Iterator[Line]:
    """The letters of the ladder that wait for somebody."""
    for climb in ladder.climbs_to_send(person):
        yield Line(f"Send the letter about the return of {climb.agency}", climb.case, None, "rung", climb.pk)


def own_actions(person: Person) -> Iterator[Line]:
    mine = Action.objects.filter(owner=person, progress=Progress.OPEN)
    for action in mine.exclude(case__in=access.barred_from(person).values("case")).select_related("case"):
        yield Line(f"Action {action.number}: {action.text}", action.case, action.due_on, "action", action.pk)


def own_reviews(person: Person) -> Iterator[Line]:
    commissions = Commission.objects.filter(reviewer=person, case__in=access.cases_for(person), case__step=Step.REVIEW)
    for commission in commissions.select_related("case"):
        yield Line("The review you are carrying out", commission.case, commission.six_months_on, "drafts")


def own_cascades(person: Person, held: set[str]) -> Iterator[Line]:
    """The learning plans that an agency's lead has not confirmed yet."""
    if not held & access.LEADING or not person.agency_id:
        return
    done = Cascade.objects.filter(case=OuterRef("case"), agency=person.agency_id)
    plans = LearningPlan.objects.filter(~Exists(done), agencies=person.agency_id, shared_at__isnull=False)
    for plan in plans.filter(case__in=access.cases_led(person)).exclude(case__step=Step.CLOSED).select_related("case"):
        yield Line("Share the learning in your agency", plan.case, None, "learning_plan")


def for_the_team(person: Person) -> Iterator[Line]:
    """Each open case whose pen the Partnership Team holds, and each return to quality-assure."""
    pens = [row.step for row in procedure.ROWS if row.pen in TEAM and row.step not in (Step.CLOSED, Step.SIGN_OFF)]
    unacknowledged = Referral.objects.filter(case=OuterRef("pk"), acknowledged_at=None)
    for case in access.cases_for(person).filter(step__in=pens).annotate(is_unacknowledged=Exists(unacknowledged)):
        duty = procedure.STEPS[Step(case.step)].duty
        duty = referral.duty_left(case.step, duty, is_acknowledged=not case.is_unacknowledged)
        is_new = case.step == Step.REFERRAL and case.is_unacknowledged
        yield Line(duty, case, case.due_on, "overview", is_new=is_new)
    arrived = ScopingReturn.objects.filter(standing=Standing.RETURNED, request__case__in=access.cases_for(person))
    for answer in arrived.select_related("request__case", "request__agency"):
        yield Line(f"Quality-assure the return of {answer.agency}", answer.case, None, "read_return", answer.pk)
    unread = Draft.objects.filter(
        ~Exists(DraftComment.objects.filter(draft=OuterRef("pk"))), case__in=access.cases_for(person)
    )
    for draft in unread.select_related("case"):
        yield Line(f"Review draft {draft.number}", draft.case, None, "draft", draft.pk)


def to_verify(person: Person) -> Iterator[Line]:
    claimed = Action.objects.filter(progress=Progress.CLAIMED, case__in=access.cases_for(person))
    for action in claimed.exclude(agency=person.agency_id).select_related("case"):
        yield Line(f"Verify action {action.number}", action.case, None, "action", action.pk)


def hands(person: Person, outcome: Outcome, text: str, act: str) -> list[Line]:
    """Each report whose latest version waits for this hand."""
    reports = Report.objects.filter(
        case__in=access.cases_for(person), ratified_at__isnull=True, case__step=Step.SIGN_OFF
    )
    found = []
    for report in reports.select_related("case").prefetch_related("versions__sign_offs"):
        latest = max(report.versions.all(), key=lambda version: version.number)
        signed = [hand for version in report.versions.all() for hand in version.sign_offs.all()]
        is_stopped = sign_off.stopped_by(signed, latest.digest) is not None
        if not is_stopped and sign_off.waits_for(signed, latest) == outcome:
            found.append(Line(f"{text}, version {latest.number}", report.case, report.case.due_on, act))
    return found


def to_decide(person: Person) -> Iterator[Line]:
    """What waits for a Chair: decisions at meetings, recommendations to agree, amendments to decide."""
    for case, meeting in meetings(person):
        if meeting.is_held and case.step == Step.VERIFICATION:
            yield Line("Decide the next steps on the referral", case, case.due_on, "meeting", meeting.pk)
        if meeting.is_held and case.step == Step.RAPID_REVIEW and not meeting.rapid_review.decision:
            yield Line("Decide whether to undertake a review", case, case.due_on, "rapid_review")
    for case in access.cases_for(person).filter(step=Step.RECOMMENDATIONS):
        yield Line("Agree the recommendations", case, case.due_on, "recommendations")
    for amendment in Amendment.objects.filter(is_approved=None, case__in=access.cases_for(person)).select_related(
        "case", "agency"
    ):
        yield Line(f"Decide the amendment asked for by {amendment.agency}", amendment.case, None, "recommendations")


def meetings(person: Person) -> list[tuple[Case, Meeting]]:
    """The last meeting of each case that is at a step which a meeting decides; none where it has decided."""
    held = Meeting.objects.filter(kind=F("case__step"), cancelled_at=None, is_settled=True)
    decided_since = held.filter(case=OuterRef("case"), verification__isnull=False, starts_at__gte=OuterRef("starts_at"))
    found = held.filter(~Exists(decided_since), case__in=access.cases_for(person), verification=None)
    last = {meeting.case_id: meeting for meeting in found.select_related("case", "rapid_review")}
    return [(meeting.case, meeting) for meeting in last.values()]


def to_minute(person: Person) -> Iterator[Line]:
    """What the Partnership Team does for a meeting: records who came, and afterwards drafts the report."""
    for case, meeting in meetings(person):
        if not meeting.is_held:
            kind = meeting.get_kind_display()
            yield Line(f"{kind}: record who came", case, timezone.localdate(meeting.starts_at), "meeting", meeting.pk)
        elif case.step == Step.RAPID_REVIEW and meeting.rapid_review.decision:
            yield Line("Draft the report from the record", case, case.due_on, "rapid_review")


def to_accept(person: Person) -> Iterator[Line]:
    ready = Draft.objects.filter(comments__is_ready=True, accepted_at=None, case__step=Step.REVIEW)
    for draft in ready.filter(case__in=access.cases_for(person)).select_related("case").distinct():
        yield Line(f"Accept draft {draft.number} of the review", draft.case, draft.case.due_on, "draft", draft.pk)


def to_agree(person: Person, held: set[str]) -> Iterator[Line]:
    """Each proposed manner of a review that this person's office has not agreed."""
    proposed = Commission.objects.filter(commissioned_at=None, case__in=access.cases_for(person))
    mine = {
        commissioning.hand_for(office) for office in held if office in (*commissioning.THREE, Office.JCR_VICE_CHAIR)
    }
    for commission in proposed.select_related("case").prefetch_related("hands"):
        if mine & set(commissioning.still_to_agree(commission.hands.all(), digest_of(commission.content))):
            yield Line("Agree the manner of the review", commission.case, commission.case.due_on, "commission")


def publications(person: Person) -> list[Line]:
    undecided = ~Exists(PublicationDecision.objects.filter(case=OuterRef("case")))
    plans = PublicationPlan.objects.filter(undecided, case__in=access.cases_for(person), case__step=Step.PUBLICATION)
    plans = plans.exclude(Q(title="") | Q(parts={})).select_related("case")
    return [Line("Decide whether to publish the review", plan.case, plan.case.due_on, "publication") for plan in plans]


def waiting_of(person: Person) -> list[Line]:
    """What the Board's own people wait for: returns that are late or due, and the hands of others on a report."""
    held = offices.offices_of(person, timezone.localdate())
    if not held & {*TEAM, *CHAIRS}:
        return []
    gathering = access.cases_for(person).filter(step__in=[Step.SCOPING, Step.RAPID_REVIEW])
    unsent = ScopingReturn.objects.filter(request__case__in=gathering).exclude(
        standing__in=[Standing.RETURNED, Standing.ASSURED]
    )
    lines = [
        Line(f"{answer.agency}, scoping return", answer.case, answer.request.due_on, "read_return", answer.pk)
        for answer in unsent.select_related("request__case", "request__agency")
    ]
    if held & {*CHAIRS}:
        lines += work.after_verification(person)
    late = Action.objects.filter(case__in=access.cases_for(person), due_on__lt=timezone.localdate())
    lines += [
        Line(f"{action.agency}: {action.text}", action.case, action.due_on, "action", action.pk)
        for action in late.exclude(progress=Progress.COMPLETE)
        .exclude(agency=person.agency_id)
        .select_related("case", "agency")
    ]
    for outcome, words in sign_off.CHAIN:
        lines += hands(person, outcome, f"To be {words}", "report")
    return in_order(person, lines)
