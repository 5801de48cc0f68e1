"""Joining two cases that are about the same events: everything that one holds goes to the other."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import Adult, Advocacy, Capacity, Case, ElementAnswer, Involvement, Place, Sensitivity
from sarum.cases.operations import access as places
from sarum.cases.operations import case as cases
from sarum.cases.operations import flag as flags
from sarum.cases.operations import pause as pauses
from sarum.cases.queries import access
from sarum.cases.queries import triage as queries
from sarum.cases.rules import alike
from sarum.cases.rules import triage as rules


def join(emptied: Case, goes_on: Case, *, by: Person, at: dt.datetime) -> None:
    """Everything that one case holds goes to the other, and it closes; its events, meetings and decisions stay with it.

    Whoever must not see one of the two sees neither from now on, and the stricter sensitivity is that of both.
    """
    join_places(emptied, goes_on, by=by, at=at)
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
    join_processes(emptied, goes_on)
    standing = set(goes_on.flags.filter(lifted_at=None).values_list("code", flat=True))
    for flag in emptied.flags.filter(lifted_at=None).exclude(code__in=standing):
        flags.raise_flag(goes_on, flag.code, flag.reasons, by=by, at=at, is_from_referral=flag.is_from_referral)
    for number, document in enumerate(emptied.documents.all(), goes_on.documents.count() + 1):
        document.case, document.number = goes_on, number
        document.save()
    emptied.referrals.update(case=goes_on)
    emptied.involvement.update(case=goes_on)
    emptied.conflicts.update(case=goes_on)
    emptied.waits.filter(ended_at=None).update(answer=rules.JOINED, ended_at=at)
    pauses.end_open(emptied, rules.JOINED, by=by, at=at)
    cases.close(emptied, rules.JOINED, at)


def join_places(emptied: Case, goes_on: Case, *, by: Person, at: dt.datetime) -> None:
    """Whoever is barred from one case is barred from both; whoever was let into the one that closes sees the other."""
    standing = Place.objects.filter(access.open_places(timezone.localdate(at)))
    for here, there in ((emptied, goes_on), (goes_on, emptied)):
        for place in standing.filter(case=here, capacity=Capacity.BARRED):
            places.seat(there, place.person, Capacity.BARRED, place.because, by=by, at=at)
    for place in standing.filter(case=emptied, agency=None).exclude(capacity=Capacity.BARRED):
        places.seat(goes_on, place.person, Capacity(place.capacity), place.because, by=by, at=at)


def join_processes(emptied: Case, goes_on: Case) -> None:
    """The register of other processes, each once: the same is what has the same kind and the same name."""
    known = {(one.kind, one.process.casefold()) for one in goes_on.parallel_processes.all()}
    for process in emptied.parallel_processes.all():
        if (process.kind, process.process.casefold()) not in known:
            process.case = goes_on
            process.save()


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
