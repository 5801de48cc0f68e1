"""An agency's side of scoping: its senior officer informed, its return endorsed word for word, and sent."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter, call_off
from sarum.board.queries import offices
from sarum.cases.models import Endorsement, ScopingReturn, Standing
from sarum.cases.operations import scoping, writing
from sarum.cases.operations.access import operation
from sarum.cases.operations.notice import letters
from sarum.cases.rules import scoping as rules
from sarum.kit.refusal import Refused, refuse


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
    return Done(said, scoping_return, scoping_return.case.reference, tell=writing.to_endorse(scoping_return, at))


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
    writing.keep_version(scoping_return, f"endorsed by {by}", by=by, at=at)
    call_off(writing.asking(scoping_return), at=at)
    return Done(
        f"endorsed the return of {scoping_return.agency} ({made.digest[:12]})", made, scoping_return.case.reference,
        tell=letters(
            scoping_return.request, f"{scoping_return.case.reference}: your scoping return is endorsed",
            f"A senior officer has endorsed your agency's scoping return for case {scoping_return.case.reference}.",
            to_do="send it",
        ) if not scoping_return.is_sent else [],
        detail={"digest": made.digest},
    )  # fmt: skip


@operation
def send_return(*, scoping_return: ScopingReturn, by: Person, at: dt.datetime) -> Done:
    """Send an agency's return to the Partnership Team; whoever it says should be asked too falls into the queue."""
    refuse(rules.why_not_sendable(scoping_return))
    scoping_return.standing, scoping_return.returned_at, scoping_return.returned_by = (Standing.RETURNED, at, by)
    scoping_return.first_returned_at = scoping_return.first_returned_at or at
    scoping_return.returned_digest = scoping_return.digest
    scoping_return.save()
    writing.keep_version(scoping_return, "sent", by=by, at=at)
    case, agency = scoping_return.case, scoping_return.agency
    found = [one for one in scoping_return.answers.get("others", []) if scoping.remember(case, one, str(agency), at)]
    call_off(scoping.reminders(scoping_return), at=at)
    kind = "a nil return" if scoping_return.is_nil else "its return"
    also = f"; it names {', '.join(one['name'] for one in found)}" if found else ""
    urgent = "; it says that somebody's safety may be at risk now" if scoping_return.is_anyone_at_risk else ""
    return Done(
        f"sent {kind} for {agency} ({scoping_return.digest[:12]}){also}{urgent}", scoping_return, case.reference,
        tell=[
            *(writing.alarm(scoping_return) if urgent else []), *arrival(scoping_return, bool(found)),
            *writing.to_endorse(scoping_return, at),
        ],
        detail={"digest": scoping_return.digest},
    )  # fmt: skip


def arrival(scoping_return: ScopingReturn, names_others: bool) -> list[Letter]:
    """Tells the Partnership Team that a return has come."""
    reference = scoping_return.case.reference
    more = " It names somebody else to ask." if names_others else ""
    body = f"A return for case {reference} is ready to be quality-assured.{more} Sign in to read it."
    return [
        Letter(person, f"{reference}: a scoping return has arrived", body) for person in offices.team(offices.today())
    ]
