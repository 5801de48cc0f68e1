"""An agency's side of scoping: writing its return, having it endorsed, and sending it."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter, call_off
from sarum.board.queries import offices
from sarum.cases.models import Capacity, Endorsement, ScopingReturn, Standing
from sarum.cases.operations import scoping
from sarum.cases.operations.access import operation
from sarum.cases.rules import scoping as rules
from sarum.kit.refusal import Refused, refuse

VOIDED = "The return was edited after it was endorsed."


@operation
def write_return(*, scoping_return: ScopingReturn, content: dict[str, Any], by: Person, at: dt.datetime) -> Done:
    """Write an agency's return, as much of it as there is. An edit voids the endorsement of the words before it."""
    refuse(rules.why_not_writable(scoping_return))
    before = scoping_return.digest
    for name in ScopingReturn.CONTENT:
        if name in content:
            setattr(scoping_return, name, content[name])
    scoping_return.analysis = {name: text for name, text in scoping_return.analysis.items() if str(text).strip()}
    refuse(rules.why_period_backwards(scoping_return.period_from, scoping_return.period_to), field="period_to")
    is_changed, is_taken_back = scoping_return.digest != before, False
    if scoping_return.standing == Standing.ASKED:
        scoping_return.standing = Standing.STARTED
    if scoping_return.standing == Standing.RETURNED and is_changed:
        scoping_return.standing, is_taken_back = Standing.STARTED, True
    scoping_return.save()
    if is_changed:
        scoping_return.authors.add(by)
    voided = scoping_return.endorsements.filter(voided_at__isnull=True).exclude(digest=scoping_return.digest)
    endorsers = [endorsement.person for endorsement in voided.select_related("person")]
    voided.update(voided_at=at, voided_because=VOIDED)
    said = f"wrote in the return of {scoping_return.agency}"
    said += "; its endorsement no longer stands" if endorsers else ""
    said += "; it is taken back, and has to be sent again" if is_taken_back else ""
    reference = scoping_return.case.reference
    body = (
        f"The scoping return of your agency for case {reference} has been changed since you endorsed it, so your "
        "endorsement no longer stands. Sign in to read it again."
    )
    told = dict.fromkeys(endorsers)
    letters = [Letter(person, f"{reference}: a return you endorsed has changed", body) for person in told]
    return Done(said, scoping_return, reference, tell=letters + to_endorse(scoping_return, at))


def to_endorse(scoping_return: ScopingReturn, at: dt.datetime) -> list[Letter]:
    """Asks the senior officer to endorse the words, once they could be sent; at most once a day while they are written."""
    standing = rules.standing_endorsement(scoping_return.endorsements.all(), scoping_return.digest)
    if standing or rules.why_not_sendable(scoping_return):
        return []
    case, day = scoping_return.case, timezone.localdate(at)
    seats = case.places.filter(
        agency=scoping_return.agency, capacity=Capacity.SENIOR_OFFICER, until_on=None, person__is_active=True
    )
    body = (
        f"The scoping return of your agency for case {case.reference} waits for your endorsement. Sign in to read the exact "
        "words and to endorse them if you stand by them."
    )
    return [
        Letter(
            seat.person, f"{case.reference}: a scoping return waits for your endorsement", body,
            f"endorse:{scoping_return.pk}:{day}:{seat.person_id}", thread=f"endorse:{scoping_return.pk}",
        )
        for seat in seats.select_related("person")
    ]  # fmt: skip


@operation
def inform_senior_officer(
    *, scoping_return: ScopingReturn, name: str, role: str, told_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record which senior officer was informed of the review, and when."""
    refuse(rules.why_not_writable(scoping_return))
    if not name.strip():
        raise Refused("Name the senior officer who was informed.", field="name")
    if told_on > timezone.localdate(at):
        raise Refused("The day on which the senior officer was informed must be today or in the past.", field="told_on")
    scoping_return.senior_officer_name, scoping_return.senior_officer_role = name, role
    scoping_return.senior_officer_told_on = told_on
    scoping_return.save()
    said = f"recorded that {name}, {role}, was informed on {told_on:%-d %B %Y} for {scoping_return.agency}"
    return Done(said, scoping_return, scoping_return.case.reference, tell=to_endorse(scoping_return, at))


@operation
def endorse_return(
    *, scoping_return: ScopingReturn, statement: str, digest: str = "", by: Person, at: dt.datetime
) -> Done:
    """Endorse the exact words of a return, as a senior officer who did not write them."""
    refuse(
        rules.why_not_endorsable(scoping_return, scoping_return.authors.all(), by, scoping_return.endorsements.all())
    )
    if digest and digest != scoping_return.digest:
        raise Refused("The return has changed since you opened it. Read it again before you endorse it.")
    if not statement.strip():
        raise Refused("Say in your own words that you endorse this return.", field="statement")
    made = Endorsement.objects.create(
        scoping_return=scoping_return, person=by, statement=statement, digest=scoping_return.digest, signed_at=at
    )
    return Done(
        f"endorsed the return of {scoping_return.agency} ({made.digest[:12]})", made, scoping_return.case.reference,
        tell=scoping.letters(
            scoping_return.request, f"{scoping_return.case.reference}: your scoping return is endorsed",
            f"A senior officer has endorsed your agency's scoping return for case {scoping_return.case.reference}. Sign in "
            "to send it.",
        ) if not scoping_return.is_sent else [],
        detail={"digest": made.digest},
    )  # fmt: skip


@operation
def send_return(*, scoping_return: ScopingReturn, by: Person, at: dt.datetime) -> Done:
    """Send an agency's return to the Partnership Team."""
    refuse(rules.why_not_sendable(scoping_return))
    scoping_return.standing, scoping_return.returned_at, scoping_return.returned_by = (Standing.RETURNED, at, by)
    scoping_return.save()
    for thread in (scoping.reminders(scoping_return), f"endorse:{scoping_return.pk}"):
        call_off(thread, at=at)
    kind = "a nil return" if scoping_return.is_nil else "its return"
    is_urgent = rules.has_safety_issue(scoping_return)
    urgent = "; it says that somebody's safety may be at risk now" if is_urgent else ""
    return Done(
        f"sent {kind} for {scoping_return.agency} ({scoping_return.digest[:12]}){urgent}", scoping_return,
        scoping_return.case.reference, tell=arrival(scoping_return, is_urgent), detail={"digest": scoping_return.digest},
    )  # fmt: skip


def arrival(scoping_return: ScopingReturn, is_urgent: bool) -> list[Letter]:
    """Tells the Partnership Team that a return has come; urgently, where it says that somebody may be at risk now."""
    reference = scoping_return.case.reference
    subject, body = (
        f"{reference}: a scoping return has arrived",
        f"A return for case {reference} is ready to be quality-assured. Sign in to read it.",
    )
    if is_urgent:
        subject, body = (
            f"URGENT, {reference}: a return says that somebody may be at risk now",
            f"A return for case {reference} says that somebody's safety may be at risk now. Sign in and read it today, "
            "and make sure that whoever can keep them safe has been told.",
        )
    return [Letter(person, subject, body) for person in offices.team(offices.today())]
