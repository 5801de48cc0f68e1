"""The meetings that verify a referral, until one of them decides; and an alternative action to its outcome."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.models.office import CHAIRS
from sarum.board.queries import offices, settings
from sarum.cases.models import Alternative, Case, How, Meeting, NextStep, Pause, Step
from sarum.cases.operations import alternative as alternatives
from sarum.cases.operations import confirmation
from sarum.cases.operations import letter as letters
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import verification as operations
from sarum.cases.queries import letter as letter_queries
from sarum.cases.queries import meeting as meeting_queries
from sarum.cases.queries import verification as queries
from sarum.cases.rules import procedure
from sarum.cases.walk import carrying_involvement, carrying_referral
from sarum.cases.walk import carrying_meeting as at_meeting
from sarum.cases.walk.forms.verification import VerificationMeeting
from sarum.cases.walk.walking import Walk

FILE = "verification.json"


def carry(walk: Walk) -> None:
    """Hold each meeting in turn; a case goes on from the first that decides."""
    form = walk.folder.verification
    if form is None:
        if walk.has_later("verification"):
            gate = procedure.STEPS[Step.VERIFICATION].gate
            walk.refuse(
                walk.folder.referral.date_received, "The walk", "decide_verification", [gate], f"{FILE} is missing"
            )
        return
    asked_on = carrying_referral.acknowledged_on(walk)
    for place, held in enumerate(form.meetings):
        meeting_of(walk, held, asked_on, f"{FILE}: meetings[{place}]")
        asked_on = held.held_on
    last = form.meetings[-1]
    if walk.case.step == Step.VERIFICATION and not is_paused(walk.case):
        undecided(walk, last)
    tell_referrer(walk, form.referrer_told_on)
    if walk.case.step == Step.ALTERNATIVE:
        conclude(walk)


def is_paused(case: Case) -> bool:
    """Whether the case waits for something, as its meeting decided."""
    return Pause.objects.filter(case=case, ended_on__isnull=True).exists()


def tell_referrer(walk: Walk, day: dt.date | None) -> None:
    """Record that the referrer was told, in the Board's own words, where the folder says when."""
    by = walk.officer(day) if day else None
    decision = queries.standing_decision(by, walk.case) if by else None
    if by is None or decision is None:
        return
    source = f"{FILE}: referrer_told_on"
    letter = walk.act(
        day, by, letters.write_letter, source, verification=decision, to_name=letter_queries.referrer_of(by, walk.case),
        words=letter_queries.begun(by, decision),
    )  # fmt: skip
    walk.act(day, by, letters.tell_referrer, source, letter=letter, told_how=How.OTHER.value, told_on=day)


def undecided(walk: Walk, last: VerificationMeeting) -> None:
    """No meeting decided: the reasons are those for which the last one could not, or that it did not say."""
    by = walk.officer(last.held_on)
    if advisory := queries.advisory_of(by, walk.case):
        if walk.has_later("verification"):
            walk.refuse(
                last.held_on,
                "The walk",
                "confirm_decision",
                queries.why_not_standing(by, advisory),
                f"{FILE}: confirmations",
            )
        return
    meeting = Meeting.objects.filter(case=walk.case).last()
    reasons = meeting_queries.why_cannot_decide(by, meeting) if meeting else []
    if last.decision is None and not reasons and not walk.has_later("verification"):
        return
    reasons = reasons or ["No meeting in the file has a decision. The JCR Chair records one, with reasons."]
    walk.refuse(
        last.held_on,
        "The walk",
        "decide_verification",
        reasons,
        f"{FILE}: meetings[{len(walk.folder.verification.meetings) - 1}]",
    )


def meeting_of(walk: Walk, held: VerificationMeeting, asked_on: dt.date, source: str) -> None:
    """One meeting: arranged, attended, its views taken, and its decision where it could make one."""
    day = held.held_on
    by = walk.officer(asked_on, held.arranged_by)
    who = at_meeting.asked(walk, held.attendance, held.arranged_on or min(asked_on, day), source)
    meeting: Meeting = walk.act(
        held.arranged_on or min(asked_on, day), by, operations.arrange_verification, source, case=walk.case,
        starts_at=at_meeting.ten_o_clock(day), people=dict.fromkeys(who), where=held.where or "Virtual",
    )  # fmt: skip
    at_meeting.record_attendance(walk, meeting, held.attendance, who, day, by, source)
    at_meeting.declare_conflicts(walk, held.conflicts_of_interest, day, by, source)
    besides = at_meeting.give_views(walk, meeting, held.views, day, by, source)
    if minutes := "\n\n".join([text for text in (held.minutes, held.note) if text] + besides):
        walk.act(day, by, meetings.record_minutes, source, meeting=meeting, minutes=minutes, minuted_by=by)
    if held.decision or held is walk.folder.verification.meetings[-1]:
        carrying_involvement.involve(walk, walk.folder.verification.family, day, by, FILE)
    if held.decision is None:
        if reasons := meeting_queries.why_not_quorate(by, meeting):
            walk.note_refusal(day, by, "decide_verification", reasons, source)
        return
    decide(walk, meeting, held, source)


def decide(walk: Walk, meeting: Meeting, held: VerificationMeeting, source: str) -> None:
    """Take the meeting's decision, as whoever took it; a meeting that cannot decide is followed by the next."""
    said, day, where = held.decision, held.held_on, f"{source}.decision"
    chair = decider(walk, said.by, meeting, day, f"{where}.by")
    given: dict = {"next_step": said.outcome.value, "reasons": said.reasons, "as_advisory": bool(said.advisory)}
    if not queries.why_acting(chair, meeting)[1]:
        given["acting_because"] = "The record of the meeting does not say why."
    if said.outcome == NextStep.ALTERNATIVE:
        given |= alternative(walk, held, day, where)
    is_last = held is walk.folder.verification.meetings[-1]
    act = walk.act if is_last or said.advisory else walk.try_act
    decision = act(day, chair, operations.decide_verification, where, meeting=meeting, **given)
    for place, one in enumerate(said.confirmations if decision else ()):
        by = walk.person(one.by, one.on or day, f"{where}.confirmations[{place}].by")
        walk.act(
            one.on or day, by, confirmation.confirm_decision, f"{where}.confirmations[{place}]", verification=decision,
            is_confirmed=one.confirmed is not False, grounds=one.grounds,
        )  # fmt: skip


def decider(walk: Walk, said: str, meeting: Meeting, day: dt.date, source: str) -> Person:
    """Whoever decided: the person named, else the chair of the meeting who came to it."""
    if said:
        return walk.person(said, day, source)
    chairs = offices.holders(CHAIRS, day)
    came = [seat.person for seat in meeting.attendance.filter(is_present=True).select_related("person")]
    return next((chair for chair in chairs if chair in came), chairs[0] if chairs else walk.officer(day))


def alternative(walk: Walk, held: VerificationMeeting, day: dt.date, source: str) -> dict:
    """What is done instead, by whom and when; where the file does not say, by who arranged it and in the usual time."""
    said = held.decision.alternative_action
    usual = settings.due("alternative", day).on
    owner = (
        walk.person(said.owner, day, f"{source}.alternative_action.owner")
        if said.owner
        else walk.officer(day, held.arranged_by)
    )
    if not said.owner or not said.due_on:
        walk.tell(
            f"{source}: where no owner or date is given, {owner} sees the alternative action through by "
            f"{said.due_on or usual:%-d %B %Y}"
        )
    kind = said.kind or wordless(held)
    return {"alternative": kind, "owner": owner, "due_on": said.due_on or usual}


def wordless(held: VerificationMeeting) -> str:
    """“alternative action: round table”: the views name what the decision leaves out."""
    views = [
        view.view.partition(":")[2].strip() for view in held.views if view.view.casefold().startswith("alternative")
    ]
    return next((text for text in views if text), "")


def conclude(walk: Walk) -> None:
    """Record what came of the alternative action, where the folder says."""
    form = walk.folder.verification
    said = form.alternative
    if said is None:
        said = next((one.decision.alternative_action for one in reversed(form.meetings) if one.decision), None)
    if said is None or not said.concluded_on:
        return
    row = Alternative.objects.get(case=walk.case, concluded_at__isnull=True)
    walk.act(
        said.concluded_on, walk.officer(said.concluded_on), alternatives.conclude_alternative, f"{FILE}: alternative",
        alternative=row, outcome=said.outcome, learning=said.learning,
        goes_to=Step.SCOPING if said.goes_to_scoping else Step.CLOSED,
    )  # fmt: skip
