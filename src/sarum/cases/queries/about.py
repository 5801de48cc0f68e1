"""What a report says of the review itself and of those whom it is about: who met, on what ground, and how they take part."""

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.cases.models import Adult, Attendance, Case, Conflict, Involvement, Living, ParallelProcess, RapidReview
from sarum.cases.queries import involvement
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.kit.sentence import ended, listed, said_day


def about_this_review(reader: Reader, case: Case, review: RapidReview) -> str:
    """Who referred, when each thing happened, who met and what bound them: what published reviews so often cannot say."""
    meeting = review.meeting
    lines = [
        f"Case {case.reference}, about {', '.join(adult.pseudonym for adult in case.adults.all())}.",
        *[living(adult) for adult in case.adults.all()],
        *[
            f"Referred by {one.referrer_agency or one.referrer_name} and received on {timezone.localdate(one.sent_at):%-d %B %Y}."
            for one in case.referrals.all()
        ],
        *[
            f"Verified on {timezone.localdate(v.decided_at):%-d %B %Y}: {v.get_next_step_display()}."
            for v in case.verifications.all()
        ],
        period(case),
        f"The Rapid Review meeting was held on {timezone.localdate(meeting.starts_at):%-d %B %Y}; minuted by "
        f"{meeting.minuted_by}.",
        *who_met(list(meeting.attendance.select_related("person__agency", "agency"))),
        "The JCR Chair or the Vice-Chair was there, and so was each statutory partner."
        if not meetings.why_not_quorate(reader, meeting)
        else "The quorum was not complete: the minutes say who was missing.",
        *([conflict(one) for one in case.conflicts.select_related("person__agency")] or [NO_CONFLICT]),
        *([under_way(one) for one in case.parallel_processes.all()] or [NOTHING_BESIDE]),
    ]
    return "\n".join(line for line in lines if line)


NO_CONFLICT = "Nobody declared a conflict of interest."
NOTHING_BESIDE = "No other process about the same events is on record."


def living(adult: Adult) -> str:
    if adult.living == Living.DIED:
        on = f"on {said_day(adult.date_of_death)}" if adult.date_of_death else "on a day that is not on record"
        return f"{adult.pseudonym} died {on}."
    return f"{adult.pseudonym} is alive." if adult.living == Living.ALIVE else ""


def period(case: Case) -> str:
    """The period that agencies were asked about; where some were asked about another, each."""
    asked = dict.fromkeys((one.period_from, one.period_to) for one in case.requests.all())
    told = [
        " ".join([*[f"from {said_day(first)}"] * bool(first), *[f"to {said_day(last)}"] * bool(last)])
        for first, last in asked
        if first or last
    ]
    return f"Agencies were asked about the time {listed(told)}." if told else ""


def who_met(seats: list[Attendance]) -> list[str]:
    """Who came, with what they said of their authority; who sent apologies; who did not come."""
    came = [f"{post_at(one)} ({authority(one)})" for one in seats if one.is_present]
    sorry = [post_at(one) for one in seats if not one.is_present and one.has_apologies]
    absent = [post_at(one) for one in seats if one.is_present is False and not one.has_apologies]
    return [
        f"Present: {'; '.join(came) or 'nobody'}.",
        f"Apologies: {'; '.join(sorry) or 'none'}.",
        *[f"Asked, and not present: {'; '.join(absent)}."] * bool(absent),
    ]


def authority(seat: Attendance) -> str:
    """Whether somebody could agree actions for their organisation, in their own words where they gave any."""
    if seat.has_authority is None:
        return "did not say whether they could agree actions"
    said = "could agree actions" if seat.has_authority else "could not agree actions by themselves"
    return f"{said}: {seat.statement.strip().rstrip('.')}" if seat.statement.strip() else said


def conflict(one: Conflict) -> str:
    handled = f" Handled: {ended(one.handled)}" if one.handled else ""
    barred = " They did not decide or sign." if one.is_barring else ""
    return f"Conflict of interest, {post_of(one.person)}: {ended(one.conflict)}{handled}{barred}"


def under_way(one: ParallelProcess) -> str:
    lead = f" ({one.lead})" if one.lead else ""
    effect = f" For this review: {ended(one.effect_on_review)}" if one.effect_on_review else ""
    return f"Another process: {one.process}{lead}, {ended(one.status or one.get_standing_display().lower())}{effect}"


def post_at(seat: Attendance) -> str:
    return post_of(seat.person, seat.role, seat.agency)


def post_of(person: Person, role: str = "", agency: Agency | None = None) -> str:
    """Somebody by their post and agency: a report names nobody whom it need not, and a worker may be close to the adult."""
    said = [role or person.job_title, str(agency or person.agency or "")]
    return ", ".join(word for word in said if word) or "somebody whose post is not on record"


def voice(reader: Reader, case: Case) -> str:
    """How the adult and those close to them are or will be involved, what they wish, and why where they are not."""
    plans = [taking_part(plan) for plan in involvement.plans_of(reader, case)]
    advocates = [
        f"An independent advocate for {one.adult.pseudonym}: {ended(one.answer.get_outcome_display())}"
        for one in involvement.advocacy_in(reader, case)
        if one.answer
    ]
    return "\n\n".join([*plans, *advocates])


def taking_part(plan: Involvement) -> str:
    """One person's part, without their name; of somebody who may be a source of the harm no more than whether they take part."""
    said = [f"{whoever(plan)}: {ended(plan.get_part_display())}"]
    if plan.is_suspected_source:
        return said[0]
    contacts = [one.on for one in plan.contacts.all()]
    said += [
        *[capital(ended(plan.decision))] * bool(plan.decision),
        *[f"Why: {ended(plan.reasons)}"] * bool(plan.reasons),
        *[f"What they wish: {ended(plan.wishes)}"] * bool(plan.wishes.strip(" .") not in plan.decision),
        *[f"What helps them to take part: {ended(plan.adjustments)}"] * bool(plan.adjustments),
        *[f"Last spoken with on {said_day(max(contacts, default=None))}."] * bool(contacts),
    ]
    return " ".join(said)


def whoever(plan: Involvement) -> str:
    """The adult by their pseudonym, anybody else by what they are to the adult: “Caron Whitlow, sister” is a sister."""
    if plan.adult:
        return plan.adult.pseudonym
    tie = plan.relationship.strip() or plan.who.partition(",")[2].partition(";")[0].strip()
    return capital(tie) or "Somebody close to the adult"


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
