"""More time for an agency: asked for, and granted or refused with reasons."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import Capacity, Extension, ScopingRequest, ScopingReturn, Step
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.operations.notice import letters
from sarum.cases.rules import extension as rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import said_day


@operation
def ask_extension(*, scoping_return: ScopingReturn, until_on: dt.date, why: str, by: Person, at: dt.datetime) -> Done:
    """Ask the Board for more time to answer, until a day and for a reason."""
    request, today = scoping_return.request, timezone.localdate(at)
    opened = request.extensions.filter(decided_at__isnull=True).first()
    reasons = rules.why_not_asked_for(scoping_return, opened, until_on, why, today, settings.closures())
    refuse(reasons, field="until_on")
    made = Extension.objects.create(
        request=request, asked_at=at, asked_by=by, was_due_on=request.due_on, until_on=until_on, why=why
    )
    reference = request.case.reference
    body = f"An agency asks for more time for its scoping return for case {reference}. Sign in to grant or refuse it."
    return Done(
        f"asked for more time for {request.agency}, until {said_day(until_on)}: {why}", made, reference,
        tell=[Letter(p, f"{reference}: more time is asked for", body) for p in offices.team(today)],
    )  # fmt: skip


@operation
def answer_extension(
    *, extension: Extension, is_granted: bool, due_on: dt.date | None = None, reason: str, by: Person, at: dt.datetime
) -> Done:
    """Grant an agency more time, perhaps until another day than it asked for, or refuse it; always with the reason."""
    request, today = extension.request, timezone.localdate(at)
    if due_on and not is_granted:
        raise Refused("You refuse more time and give a day. Choose yes, or leave the day empty.", field="due_on")
    day = due_on or extension.until_on
    refuse(rules.why_not_decided(extension, is_granted, day, reason, today, settings.closures()))
    extension.is_granted, extension.reason = is_granted, reason
    extension.decided_at, extension.decided_by = at, by
    if is_granted:
        extension.due_on, extension.was_due_on = day, request.due_on
        move(request, day, rules.extended(request, reason, today), at)
    extension.save()
    outcome = f"granted, until {said_day(day)}" if is_granted else "not granted"
    stands = f"The return is due by {said_day(request.due_on)}."
    reference = request.case.reference
    subject = f"{reference}: more time for your scoping return is {'granted' if is_granted else 'not granted'}"
    body = f"More time for your scoping return for case {reference} is {outcome}. {stands}"
    return Done(
        f"{'granted' if is_granted else 'refused'} {request.agency} more time; due {said_day(request.due_on)}: {reason}",
        extension, reference,
        tell=[
            letter for to in (Capacity.RESPONDENT, Capacity.SENIOR_OFFICER)
            for letter in letters(request, subject, body, to_do="read why", to=to)
        ],
    )  # fmt: skip


def move(request: ScopingRequest, day: dt.date, because: str, at: dt.datetime) -> None:
    """Give a request another day, and its case with it; letters of the ladder that wait are needed no more."""
    request.due_on, request.due_because = day, because
    request.save()
    waiting = request.climbs.filter(sent_at__isnull=True, dismissed_at__isnull=True)
    waiting.update(dismissed_at=at, dismissed_because=f"The agency was given more time, until {said_day(day)}.")
    case = request.case
    if case.step == Step.SCOPING and (case.due_on is None or case.due_on < day):
        cases.wait_for(case, day, "the day by which the agencies' returns are due")
