"""An agency's side of scoping: writing its return, having it endorsed, and sending it."""

import datetime as dt
from typing import Any

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Endorsement, ScopingReturn, Standing
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
    if scoping_return.standing == Standing.ASKED:
        scoping_return.standing = Standing.STARTED
    if scoping_return.standing == Standing.RETURNED and scoping_return.digest != before:
        scoping_return.standing = Standing.STARTED
    scoping_return.save()
    scoping_return.authors.add(by)
    voided = scoping_return.endorsements.filter(voided_at__isnull=True).exclude(digest=scoping_return.digest)
    was_voided = voided.update(voided_at=at, voided_because=VOIDED)
    said = "wrote in the return of {}" + ("; its endorsement no longer stands" if was_voided else "")
    return Done(said.format(scoping_return.agency), scoping_return, scoping_return.case.reference)


@operation
def inform_senior_officer(
    *, scoping_return: ScopingReturn, name: str, role: str, told_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record which senior officer was informed of the review, and when."""
    refuse(rules.why_not_writable(scoping_return))
    if not name.strip():
        raise Refused("Name the senior officer who was informed.", field="name")
    scoping_return.senior_officer_name, scoping_return.senior_officer_role = name, role
    scoping_return.senior_officer_told_on = told_on
    scoping_return.save()
    said = f"recorded that {name}, {role}, was informed on {told_on:%-d %B %Y} for {scoping_return.agency}"
    return Done(said, scoping_return, scoping_return.case.reference)


@operation
def endorse_return(
    *, scoping_return: ScopingReturn, statement: str, digest: str = "", by: Person, at: dt.datetime
) -> Done:
    """Endorse the exact words of a return, as a senior officer who did not write them."""
    refuse(rules.why_not_endorsable(scoping_return, scoping_return.authors.all(), by))
    if digest and digest != scoping_return.digest:
        raise Refused("The return has changed since you opened it. Read it again before you endorse it.")
    if not statement.strip():
        raise Refused("Say in your own words that you endorse this return.", field="statement")
    made = Endorsement.objects.create(
        scoping_return=scoping_return, person=by, statement=statement, digest=scoping_return.digest, signed_at=at
    )
    return Done(
        f"endorsed the return of {scoping_return.agency} ({made.digest[:12]})", made, scoping_return.case.reference,
        detail={"digest": made.digest},
    )  # fmt: skip


@operation
def send_return(*, scoping_return: ScopingReturn, by: Person, at: dt.datetime) -> Done:
    """Send an agency's return to the Partnership Team."""
    refuse(rules.why_not_sendable(scoping_return))
    if scoping_return.standing == Standing.RETURNED:
        raise Refused("This return has been sent already.")
    scoping_return.standing, scoping_return.returned_at, scoping_return.returned_by = (Standing.RETURNED, at, by)
    scoping_return.save()
    kind = "a nil return" if scoping_return.is_nil else "its return"
    case = scoping_return.case
    return Done(
        f"sent {kind} for {scoping_return.agency} ({scoping_return.digest[:12]})", scoping_return, case.reference,
        tell=[
            Letter(person, f"{case.reference}: a scoping return has arrived", f"A return for case {case.reference} is ready to be quality-assured. Sign in to read it.")
            for person in offices.team(offices.today())
        ],
        detail={"digest": scoping_return.digest},
    )  # fmt: skip
