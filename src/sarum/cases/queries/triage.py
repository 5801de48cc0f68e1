"""Reading the inbox, possible duplicates, and a case's particulars; each for somebody who may see the cases."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import Adult, Case, Comparison, Flag, Referral, Sameness, Sensitivity, Step, Wait
from sarum.cases.queries import access, flag, involvement, parallel, pause
from sarum.cases.queries.access import Reader
from sarum.cases.rules import alike
from sarum.cases.rules import triage as rules

NEWEST = 2000
"""How many adults are compared: the newest. A Board has a few dozen referrals a year, so it is more than it will hold."""


@dataclass(frozen=True)
class Match:
    """Another case that may be about the same adult, and on what the two agree."""

    case: Case
    agreed: list[str]


@dataclass(frozen=True)
class Pair:
    """Two cases side by side, for somebody who may see both. Its words give neither away."""

    case: Case
    other: Case

    def __str__(self) -> str:
        return "a possible duplicate"

    @property
    def pk(self) -> int:
        return self.other.pk


def pair_by(reader: Reader, reference: str, pk: int) -> Pair | None:
    """Two cases, where somebody may see both."""
    mine = access.cases_for(reader)
    case, other = mine.filter(reference=reference).first(), mine.filter(pk=pk).first()
    return Pair(case, other) if case and other and case != other else None


def entry_of(adult: Adult) -> alike.Entry:
    return alike.Entry(tuple(adult.names), adult.date_of_birth, adult.nhs_number)


def comparisons_among(reader: Reader, cases: Iterable[Case]) -> dict[frozenset[int], Comparison]:
    """What stands of every decision on these cases: the latest on each pair."""
    keys = [case.pk for case in cases]
    found = Comparison.objects.filter(Q(first__in=keys) | Q(second__in=keys)).select_related("compared_by")
    return {frozenset((one.first_id, one.second_id)): one for one in found}


def duplicates_of(reader: Reader, cases: Iterable[Case]) -> dict[int, list[Match]]:
    """The cases that may be about the same adult as each of these, undecided yet; asked for all of them at once."""
    cases = list(cases)
    if not cases:
        return {}
    decided = comparisons_among(reader, cases)
    visible = access.cases_for(reader)
    mine = {case.pk for case in cases}
    there = Adult.objects.filter(case__in=visible).exclude(case__closing_reason=rules.JOINED)
    everybody = list(there.select_related("case").order_by("-pk")[:NEWEST])
    filed: dict[str, list[Adult]] = defaultdict(list)
    for adult in everybody:
        for key in set(alike.keys_of(entry_of(adult))):
            filed[key].append(adult)
    matches: dict[int, dict[int, Match]] = defaultdict(dict)
    for adult in everybody:
        if adult.case_id not in mine:
            continue
        for other in {one.pk: one for key in alike.keys_of(entry_of(adult)) for one in filed[key]}.values():
            pair = frozenset((adult.case_id, other.case_id))
            if other.case_id == adult.case_id or pair in decided or other.case_id in matches[adult.case_id]:
                continue
            if alike.is_possible(entry_of(adult), entry_of(other)):
                agreed = alike.agreements(entry_of(adult), entry_of(other))
                matches[adult.case_id][other.case_id] = Match(other.case, agreed)
    return {key: sorted(found.values(), key=lambda match: match.case.pk) for key, found in matches.items()}


def duplicates_in(reader: Reader, case: Case) -> list[Match]:
    return duplicates_of(reader, [case]).get(case.pk, [])


@dataclass(frozen=True)
class Compared:
    """What was decided of this case and another that the reader may see too."""

    comparison: Comparison
    other: Case


def compared_with(reader: Reader, case: Case) -> list[Compared]:
    """What was decided before about this case and others, as far as somebody may see the others."""
    decided = comparisons_among(reader, [case])
    others = access.cases_for(reader).in_bulk([pk for pair in decided for pk in pair if pk != case.pk])
    found = [(one, next(pk for pk in pair if pk != case.pk)) for pair, one in decided.items()]
    return [Compared(one, others[pk]) for one, pk in found if pk in others]


def related_to(reader: Reader, case: Case) -> list[Compared]:
    """The cases that belong with this one: related, or joined with it."""
    return [one for one in compared_with(reader, case) if one.comparison.sameness != Sameness.DIFFERENT]


def side_by_side(reader: Reader, case: Case) -> dict[str, object]:
    """One case as it stands beside another: how it came, and each adult of it."""
    referrals = Referral.objects.filter(case__in=access.cases_for(reader), case=case)
    return {
        "case": case,
        "referrals": referrals,
        "adults": Adult.objects.filter(case__in=access.cases_for(reader), case=case),
    }


def agreed_between(reader: Reader, pair: Pair) -> list[str]:
    """On what the adults of two cases agree, best first."""
    mine, theirs = (Adult.objects.filter(case=case) for case in (pair.case, pair.other))
    said = [alike.agreements(entry_of(one), entry_of(other)) for one in mine for other in theirs]
    return max(said, key=len, default=[])


def wait_by(reader: Reader, reference: str, pk: int) -> Wait | None:
    mine = access.cases_for(reader).filter(reference=reference)
    return Wait.objects.filter(case__in=mine, pk=pk, ended_at=None).select_related("case").first()


def wait_of(reader: Reader, case: Case) -> Wait | None:
    found = Wait.objects.filter(case__in=access.cases_for(reader), case=case, ended_at=None)
    return found.select_related("begun_by").first()


@dataclass(frozen=True)
class Line:
    """One case of the inbox: where it stands, what is due, and what to look out for."""

    case: Case
    state: str
    referrals: list[Referral]
    wait: Wait | None
    duplicates: list[Match]
    flags: list[str]
    days_late: int
    is_paused: bool = False

    @property
    def is_at_risk(self) -> bool:
        """Whether a referral of it says that somebody is at risk now."""
        return any(one.is_anyone_at_risk_now for one in self.referrals)


@dataclass(frozen=True)
class Box:
    """One part of the inbox."""

    name: str
    empty: str
    lines: list[Line] = field(default_factory=list)


def inbox_of(reader: Reader) -> list[Box]:
    """Every referral that no verification meeting has decided on: new, being checked, waiting for the referrer, checked."""
    boxes = {name: Box(name, empty) for name, empty in rules.EMPTY.items()}
    today, shut = timezone.localdate(), settings.closures()
    cases, paused = list(in_inbox(reader)), pause.paused_now(reader)
    found = duplicates_of(reader, cases)
    for case in cases:
        wait = next(iter(case.waits.all()), None)
        is_checked = case.step == Step.VERIFICATION
        state = rules.place_in_inbox(case.taken_by_id is not None, wait is not None, is_checked)
        labels = flag.labels_of(reader, case.flags.all())
        is_paused = case.pk in paused
        late = 0 if is_paused else settings.days_late(case.due_on, today, shut)
        line = Line(case, state, list(case.referrals.all()), wait, found.get(case.pk, []), labels, late, is_paused)
        boxes[state].lines.append(line)
    boxes[rules.NEW].lines.sort(key=lambda line: not line.is_at_risk)
    return list(boxes.values())


def in_inbox(reader: Reader) -> QuerySet[Case]:
    waits = Prefetch("waits", Wait.objects.filter(ended_at=None))
    flags = Prefetch("flags", Flag.objects.filter(lifted_at=None))
    cases = access.cases_for(reader).filter(step__in=[Step.REFERRAL, Step.VERIFICATION])
    cases = cases.annotate(received_at=Max("referrals__sent_at")).select_related("taken_by").order_by("due_on", "pk")
    return cases.prefetch_related("referrals", waits, flags)


def is_risk_in(reader: Reader, case: Case) -> bool:
    """Whether a referral of a case says that somebody is at risk now."""
    found = Referral.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.filter(is_anyone_at_risk_now=True).exists()


def particulars_of(reader: Reader, case: Case) -> dict[str, object]:
    """What stands of a case beside its step: its flags, what it waits for, key dates elsewhere, and what belongs with it.

    Possible duplicates are said until the first decision, while cases can still be joined; to who may see them.
    """
    is_asked = case.step in (Step.REFERRAL, Step.VERIFICATION) and access.may(reader, "duplicates", case)
    return {
        "flags": flag.flags_of(reader, case),
        "is_at_risk": rules.is_undecided(case.step) and is_risk_in(reader, case),
        "wait": wait_of(reader, case),
        "undecided": duplicates_in(reader, case) if is_asked else [],
        "key_dates": parallel.key_dates_of(reader, case),
        "related": related_to(reader, case),
        "sensitivity_means": rules.SENSITIVITY[Sensitivity(case.sensitivity)],
    }


Reminder = tuple[str, Case, dt.date | None, str]


def reminders_of(reader: Reader) -> Iterator[Reminder]:
    """What the team is to do beside the step: ask where another process stands, and keep in touch as promised."""
    unchecked = sorted(parallel.unchecked(reader), key=lambda entry: (entry.process.case_id, entry.check_due))
    for _, found in groupby(unchecked, key=lambda entry: entry.process.case_id):
        entries = list(found)
        names = ", ".join(str(entry.process) for entry in entries)
        yield f"Check where it stands: {names}", entries[0].process.case, entries[0].check_due, "other_processes"
    for case in involvement.untold(reader):
        yield "Record when and how the adult or the family was told", case, case.due_on, "involvement"
    for plan, due_on in involvement.contacts_due(reader, timezone.localdate()):
        yield "Speak with the family again, as promised", plan.case, due_on, "involvement"
