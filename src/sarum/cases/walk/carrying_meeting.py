"""What every meeting has: who was asked, who came, conflicts of interest, views, minutes."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import Meeting
from sarum.cases.operations import meeting as operations
from sarum.cases.walk import people, wording
from sarum.cases.walk.forms.verification import Attended, ConflictDeclared, ViewGiven
from sarum.cases.walk.walking import Walk

NO_VIEW = {"dissent", "dissenting view", "dissenting views"}


def ten_o_clock(day: dt.date, clock: str = "") -> dt.datetime:
    """When a meeting begins: at the time given, else at ten."""
    try:
        time = dt.time.fromisoformat(clock) if clock else dt.time(10)
    except ValueError:
        time = dt.time(10)
    return dt.datetime.combine(day, time.replace(tzinfo=None), tzinfo=timezone.get_current_timezone())


def asked(walk: Walk, attendance: Iterable[Attended], day: dt.date, source: str) -> list[Person]:
    """Everybody on the list of a meeting, in the register."""
    return [
        walk.person(
            one.name, day, f"{source}.attendance[{place}].name", agency=one.agency, email=one.email, title=one.role
        )
        for place, one in enumerate(attendance)
    ]


def record_attendance(
    walk: Walk, meeting: Meeting, attendance: list[Attended], who: list[Person], day: dt.date, by: Person, source: str
) -> None:
    """Record who came and who could agree actions for their organisation."""
    present = {
        person.pk: {
            "is_present": bool(one.present), "has_apologies": bool(one.apologies), "has_authority": one.can_commit,
            "note": one.remarks,
        }
        for one, person in zip(attendance, who, strict=True)
    }  # fmt: skip
    walk.act(day, by, operations.record_attendance, f"{source}.attendance", meeting=meeting, present=present)


def declare_conflicts(walk: Walk, conflicts: list[ConflictDeclared], day: dt.date, by: Person, source: str) -> None:
    """Each conflict of interest, declared to whoever writes the minutes."""
    for place, one in enumerate(conflicts):
        where = f"{source}.conflicts_of_interest[{place}]"
        person = walk.person(one.name, day, f"{where}.name")
        walk.act(
            day, by, operations.declare_conflict, where, case=walk.case, person=person, conflict=one.conflict,
            handled=one.handled, is_barring=bool(one.barring),
        )  # fmt: skip


def give_views(
    walk: Walk, meeting: Meeting, views: list[ViewGiven], day: dt.date, by: Person, source: str
) -> list[str]:
    """Each agency's view and its grounds; what is no agency's is given back, for the minutes."""
    besides = []
    for place, one in enumerate(views):
        where = f"{source}.views[{place}]"
        if wording.plain(one.agency) in NO_VIEW:
            besides.append(f"{one.agency}: {one.view}")
            continue
        agency = walk.agency(one.agency, day)
        person = walk.person(one.by, day, f"{where}.by", agency=one.agency) if one.by else None
        walk.act(
            day, by, operations.give_view, where, meeting=meeting, agency=agency, person=person, view=one.view,
            grounds=one.grounds or one.note,
        )  # fmt: skip
    return besides


def conflict_of_chair(walk: Walk, acting: Person) -> str:
    """Why another acts for the JCR Chair: the conflict of interest that a chair has declared on this case."""
    from_chairs = [
        conflict for conflict in walk.case.conflicts.select_related("person") if conflict.person != acting
    ]  # fmt: skip
    chairs = [one for one in from_chairs if people.is_chair(one.person, walk.now)]
    return f"the JCR Chair declared a conflict of interest: {chairs[-1].conflict}" if chairs else ""
