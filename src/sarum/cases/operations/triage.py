"""Checking a referral before anybody meets: who owns it, what is asked, whether it is known already, what it obliges."""

import datetime as dt

from django.db import OperationalError
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations import event
from sarum.board.operations.door import Done
from sarum.cases.models import (
    Case,
    Comparison,
    Sameness,
    Sensitivity,
    Wait,
)
from sarum.cases.operations import joining
from sarum.cases.operations.access import operation
from sarum.cases.queries import access, overview
from sarum.cases.rules import triage as rules
from sarum.kit.refusal import Refused, refuse_at


@operation
def take_case(*, case: Case, reasons: str = "", by: Person, at: dt.datetime) -> Done:
    """Own a case: check it, and be asked about it. From somebody else it is taken with a reason."""
    before = case.taken_by
    refuse_at(rules.why_not_taken(by.name, before.name if before else "", reasons))
    case.taken_by, case.taken_at = by, at
    case.save()
    return Done(
        f"took the case from {before}: {reasons}" if before else "took the case, to check it", case, case.reference
    )


@operation
def wait_for_referrer(*, case: Case, asked: str, how: str, by: Person, at: dt.datetime) -> Done:
    """Record that the referrer was asked for something, and how; no letter is sent from here."""
    if case.waits.filter(ended_at=None).exists():
        raise Refused("This case waits for its referrer already. Record what came first.")
    refuse_at({"asked": "Say what was asked."} if not asked.strip() else {})
    refuse_at({"how": "Say how: by telephone, by letter."} if not how.strip() else {})
    made = Wait.objects.create(case=case, asked=asked, how=how, begun_at=at, begun_by=by)
    return Done(f"asked the referrer ({how}) and waits: {asked}", made, case.reference)


@operation
def end_wait(*, wait: Wait, answer: str, by: Person, at: dt.datetime) -> Done:
    """Record what came from the referrer, or that nothing did and the case goes on."""
    if wait.ended_at:
        raise Refused("This has been answered already.")
    refuse_at({"answer": "Say what came, or that nothing did."} if not answer.strip() else {})
    wait.answer, wait.ended_at = answer, at
    wait.save()
    return Done(f"waits for the referrer no more: {answer}", wait, wait.case.reference)


@operation
def judge_duplicate(*, case: Case, other: Case, sameness: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Decide whether two cases are the same, related or different; the same are joined, and one of them is closed.

    Neither history names the other case: whoever may not see that one learns nothing of it.
    """
    if not access.cases_for(by).filter(pk=other.pk).exists():
        raise Refused("There is no such case.")
    office = access.office_words("judge_duplicate", access.hats_of(by, at, other), by, timezone.localdate(at))
    other = held(other)
    unacknowledged = [one.number for row in (case, other) for one in row.referrals.filter(acknowledged_at=None)]
    refuse_at(rules.why_not_judged(sameness, reasons, (case, other), unacknowledged))
    first, second = sorted((case, other), key=lambda row: row.pk)
    made = Comparison.objects.create(
        first=first, second=second, sameness=sameness, reasons=reasons, compared_by=by, compared_at=at
    )
    way = rules.joining(case, other)
    if sameness == Sameness.SAME and way:
        joining.join(*way, by=by, at=at)
    said = f"compared the case with another and found it: {made.get_sameness_display().lower()}"
    event.record(act="judge_duplicate", by=by, at=at, office=office, sentence=said, about=other.reference, subject=made)
    return Done(said, made, case.reference)


def held(other: Case) -> Case:
    """The other case, locked; refused while somebody else is at work on it, so that two who compare never wait for each other."""
    try:
        return Case.objects.select_for_update(nowait=True).get(pk=other.pk)
    except OperationalError:
        raise Refused("Somebody is at work on the other case just now. Try again in a moment.") from None


@operation
def change_pseudonym(*, case: Case, pseudonym: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Call the case, and its adult where it has one, by another pseudonym."""
    refuse_at(rules.why_not_pseudonym(pseudonym, overview.names_in(by, case), reasons))
    before, case.pseudonym = case.pseudonym, pseudonym.strip()
    case.save()
    if case.adults.count() == 1:
        case.adults.update(pseudonym=case.pseudonym)
    return Done(f"changed the pseudonym from {before} to {case.pseudonym}: {reasons}", case, case.reference)


@operation
def change_sensitivity(*, case: Case, sensitivity: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Say who may see the case by their office alone."""
    refuse_at(rules.why_not_sensitive(sensitivity, case.sensitivity, case.taken_by is not None, reasons))
    case.sensitivity = sensitivity
    case.save()
    return Done(f"made the case {Sensitivity(sensitivity).label.lower()}: {reasons}", case, case.reference)
