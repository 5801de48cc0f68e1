"""Checking a referral before anybody meets: who owns it, what is asked, whether it is known already, what it obliges."""

import datetime as dt
from collections.abc import Iterator

from django.db import OperationalError
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations import event
from sarum.board.operations.door import Done
from sarum.cases.models import (
    Adult,
    Advocacy,
    Capacity,
    Case,
    Comparison,
    ElementAnswer,
    Involvement,
    Place,
    Sameness,
    Sensitivity,
    Wait,
)
from sarum.cases.operations import access as places
from sarum.cases.operations import case as cases
from sarum.cases.operations import flag as flags
from sarum.cases.operations.access import operation
from sarum.cases.queries import access, overview
from sarum.cases.queries import triage as queries
from sarum.cases.rules import alike
from sarum.cases.rules import triage as rules
from sarum.kit.refusal import Refused


def refuse_at(reasons: dict[str, str]) -> None:
    """Refuse for the first reason, at the question where it belongs."""
    for question, reason in reasons.items():
        raise Refused(reason, field=question)


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
    office = access.office_words("judge_duplicate", access.hats_of(by, at, other))
    other = held(other)
    unacknowledged = [one.number for row in (case, other) for one in row.referrals.filter(acknowledged_at=None)]
    refuse_at(rules.why_not_judged(sameness, reasons, (case, other), unacknowledged))
    first, second = sorted((case, other), key=lambda row: row.pk)
    made = Comparison.objects.create(
        first=first, second=second, sameness=sameness, reasons=reasons, compared_by=by, compared_at=at
    )
    way = rules.joining(case, other)
    if sameness == Sameness.SAME and way:
        join(*way, by=by, at=at)
    said = f"compared the case with another and found it: {made.get_sameness_display().lower()}"
    event.record(act="judge_duplicate", by=by, at=at, office=office, sentence=said, about=other.reference, subject=made)
    return Done(said, made, case.reference)


def held(other: Case) -> Case:
    """The other case, locked; refused while somebody else is at work on it, so that two who compare never wait for each other."""
    try:
        return Case.objects.select_for_update(nowait=True).get(pk=other.pk)
    except OperationalError:
        raise Refused("Somebody is at work on the other case just now. Try again in a moment.") from None


def join(emptied: Case, goes_on: Case, *, by: Person, at: dt.datetime) -> None:
    """Everything that one case holds goes to the other, and it closes; its events stay with it.

    Whoever must not see one of the two sees neither from now on, and the stricter sensitivity is that of both.
    """
    for here, there in ((emptied, goes_on), (goes_on, emptied)):
        for place in Place.objects.filter(
            access.open_places(timezone.localdate(at)), case=here, capacity=Capacity.BARRED
        ):
            places.seat(there, place.person, Capacity.BARRED, place.because, by=by, at=at)
    if Sensitivity.HIGHLY_RESTRICTED in (emptied.sensitivity, goes_on.sensitivity):
        emptied.sensitivity = goes_on.sensitivity = Sensitivity.HIGHLY_RESTRICTED
    goes_on.taken_by = goes_on.taken_by or emptied.taken_by or by
    goes_on.taken_at = goes_on.taken_at or at
    goes_on.save()
    for adult, known in adults_matched(emptied, goes_on):
        join_adult(adult, known, goes_on)
    named = set(goes_on.known_agencies.values_list("name", flat=True))
    emptied.known_agencies.exclude(name__in=named).update(case=goes_on)
    others = set(goes_on.other_people.values_list("name", flat=True))
    emptied.other_people.exclude(name__in=others).update(case=goes_on)
    kinds = set(goes_on.parallel_processes.values_list("kind", flat=True))
    emptied.parallel_processes.exclude(kind__in=kinds).update(case=goes_on)
    standing = set(goes_on.flags.filter(lifted_at=None).values_list("code", flat=True))
    for flag in emptied.flags.filter(lifted_at=None).exclude(code__in=standing):
        flags.raise_flag(goes_on, flag.code, flag.reasons, by=by, at=at, is_from_referral=flag.is_from_referral)
    emptied.referrals.update(case=goes_on)
    emptied.involvement.update(case=goes_on)
    emptied.waits.filter(ended_at=None).update(answer=rules.JOINED, ended_at=at)
    cases.close(emptied, rules.JOINED, at)


def adults_matched(emptied: Case, goes_on: Case) -> Iterator[tuple[Adult, Adult | None]]:
    """Each adult of the one case, and the adult of the other who is the same; each is found once."""
    left = list(goes_on.adults.all())
    adults = list(emptied.adults.all())
    for adult in adults:
        alone = len(adults) == len(left) == 1
        same = next((one for one in left if alone or is_alike(adult, one)), None)
        if same:
            left.remove(same)
        yield adult, same


def is_alike(one: Adult, other: Adult) -> bool:
    return alike.is_possible(queries.entry_of(one), queries.entry_of(other))


def join_adult(adult: Adult, known: Adult | None, goes_on: Case) -> None:
    """What is known of an adult goes to the same adult of the other case, which keeps every name; or the adult goes there."""
    if known is None:
        adult.case = goes_on
        adult.save()
        return
    known.other_names = list(dict.fromkeys([*known.other_names, *(n for n in adult.names if n not in known.names)]))
    for name in ("date_of_birth", "date_of_death", "nhs_number", "address", "needs"):
        setattr(known, name, getattr(known, name) or getattr(adult, name))
    known.save()
    ElementAnswer.objects.filter(adult=adult).update(adult=known)
    Involvement.objects.filter(adult=adult).update(adult=known)
    if not Advocacy.objects.filter(adult=known).exists():
        Advocacy.objects.filter(adult=adult).update(adult=known)


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
