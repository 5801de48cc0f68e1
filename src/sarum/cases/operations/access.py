"""Letting people see a case, and ending it; and the door through which every write of a case passes."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations import event
from sarum.board.operations.door import Actor, Done, door
from sarum.cases.models import Attendance, Capacity, Case, GroupSeat, Place
from sarum.cases.queries import access
from sarum.kit.refusal import Refused


def guard(subject: Model) -> Model | None:
    """What everything around a row hangs on: the meeting of the group for its items, else the case. So the minutes of a
    meeting are checked before or after an item of it is saved, never in between."""
    return getattr(subject, "of_group", None) or getattr(subject, "case", None)


operation = door(
    access.authorise,
    guard=guard,
    may_be_told=lambda person, subject: not access.is_shut_out(person, getattr(subject, "case", None)),
)


def seat(
    case: Case,
    person: Person,
    capacity: Capacity,
    because: str,
    *,
    by: Actor,
    at: dt.datetime,
    agency: Agency | None = None,
    until: dt.date | None = None,
    while_of_group: bool = False,
) -> Place:
    """Give somebody a place on a case as part of another act, perhaps until a day; one they have already is never shortened."""
    day = timezone.localdate(at)
    standing = Q(until_on__isnull=True) | Q(until_on__gt=day)
    held = Place.objects.filter(standing, case=case, person=person, capacity=capacity, agency=agency).first()
    if held:
        has_left = held.while_of_group and not Place.objects.filter(access.open_places(day), pk=held.pk).exists()
        if has_left or (held.until_on and (until is None or until > held.until_on)):
            held.until_on, held.while_of_group = until, while_of_group
            held.save()
        return held
    return Place.objects.create(
        case=case, person=person, capacity=capacity, agency=agency, because=because, from_on=day,
        until_on=until, while_of_group=while_of_group,
        given_by=by if isinstance(by, Person) else None,
    )  # fmt: skip


@operation
def give_place(
    *, case: Case, person: Person, capacity: str, because: str, agency: Agency | None = None, by: Actor, at: dt.datetime
) -> Done:
    """Let somebody see a case, or bar them from it, for a reason."""
    if not because.strip():
        raise Refused("Say why, so that anybody can see the reason later.", field="because")
    if person == by:
        raise Refused("Nobody gives themselves a place on a case. Ask a colleague.", field="person")
    place = seat(case, person, Capacity(capacity), because, by=by, at=at, agency=agency)
    for asked in (Attendance, GroupSeat):  # what is given by hand does not end with the meeting that it once came with
        asked.objects.filter(place=place).update(place=None)
    place.while_of_group = False
    place.save()
    said = "barred" if capacity == Capacity.BARRED else "gave a place on the case to"
    return Done(f"{said} {person} ({place.get_capacity_display().lower()}): {because}", place, case.reference)


@operation
def end_place(*, place: Place, because: str, by: Actor, at: dt.datetime) -> Done:
    """End somebody's place on a case, from now."""
    if not because.strip():
        raise Refused("Say why their place ends.", field="because")
    today = timezone.localdate(at)
    if place.until_on and place.until_on <= today:
        raise Refused("This place has ended already.")
    place.until_on = today
    place.save()
    return Done(f"ended {place.person}'s place on the case: {because}", place, place.case.reference)


def record_reading(*, subject: Any, act: str, words: str, by: Person, at: dt.datetime) -> None:
    """Leave an event that somebody opened a case, a thing of it (which one), or a list across cases (then no subject).

    Reading changes nothing else.
    """
    case = getattr(subject, "case", None)
    of = "" if subject is None or isinstance(subject, Case) else f": {subject}"
    with transaction.atomic():
        event.record(
            act=act, by=by, at=at, office=access.office_words(act, access.hats_of(by, at, subject), by, timezone.localdate(at)),
            sentence=f"opened “{words}”{of}", about=case.reference if case else "",
            subject=subject if isinstance(subject, Model) else case,
        )  # fmt: skip
