"""Pausing the clock of a case, and setting it going again."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.queries import settings
from sarum.cases.models import Case, Pause, Standing
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.rules import pause as rules
from sarum.kit import working_days
from sarum.kit.refusal import refuse
from sarum.kit.sentence import said_day


@operation
def pause_clock(*, case: Case, reason: str, started_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Stop the clock of a case while it waits for something. Work and chasing go on."""
    pause = begin(case, reason, started_on, by=by, at=at)
    return Done(f"paused the clock from {said_day(started_on)}: {reason}", pause, case.reference)


@operation
def end_pause(*, pause: Pause, ended_on: dt.date, ended_because: str = "", by: Person, at: dt.datetime) -> Done:
    """Set the clock going again: what is due moves on by the working days it stood still."""
    refuse(rules.why_not_ended(pause, ended_on, today_of(at)), field="ended_on")
    case = finish(pause, ended_on, ended_because, by=by)
    due = f"; due {said_day(case.due_on)}" if case.due_on else ""
    return Done(f"ended the pause of the clock on {said_day(ended_on)}{due}", pause, case.reference)


def begin(case: Case, reason: str, started_on: dt.date, *, by: Person, at: dt.datetime) -> Pause:
    """Stop the clock as part of another act."""
    pauses = list(Pause.objects.filter(case=case))
    open_pause = next((one for one in pauses if one.ended_on is None), None)
    last_end = max((one.ended_on for one in pauses if one.ended_on), default=None)
    began = today_of(case.opened_at)
    refuse(rules.why_not_paused(open_pause, reason, started_on, today_of(at), began, last_end))
    return Pause.objects.create(case=case, reason=reason, started_on=started_on, started_by=by)


def finish(pause: Pause, ended_on: dt.date, ended_because: str, *, by: Person) -> Case:
    """End a pause and move the day of the case, saying how it was worked out."""
    pause.ended_on, pause.ended_by, pause.ended_because = ended_on, by, ended_because
    pause.save()
    move_on(pause.case, pause)
    move_requests_on(pause.case, pause, ended_on)
    return pause.case


def move_requests_on(case: Case, pause: Pause, ended_on: dt.date) -> None:
    """Move the day of every return that has not been sent by the working days it stood still; of one that was asked for, or
    given more time, meanwhile: by those since then."""
    shut = settings.closures()
    for request in case.requests.exclude(answer__standing__in=[Standing.RETURNED, Standing.ASSURED]):
        given = [made.decided_at for made in request.extensions.filter(is_granted=True) if made.decided_at]
        since = max([pause.started_on, *(today_of(day) for day in [request.sent_at, *given])])
        if days := working_days.between(since, ended_on, shut):
            due = rules.moved(request.due_on, request.due_because, pause, days, shut)
            request.due_on, request.due_because = due.on, due.because
            request.save()


def move_on(case: Case, pause: Pause) -> None:
    """Move what is due by the working days of a pause that has ended."""
    shut = settings.closures()
    days = rules.days_paused([pause], pause.ended_on, shut) if pause.ended_on else 0
    if case.due_on and days:
        due = rules.moved(case.due_on, case.due_because, pause, days, shut)
        cases.wait_for(case, due.on, due.because)


def move_on_again(case: Case) -> None:
    """Move what is due by every pause there has been, after it was counted from its beginning."""
    for pause in Pause.objects.filter(case=case, ended_on__isnull=False):
        move_on(case, pause)


def end_open(case: Case, because: str, *, by: Person, at: dt.datetime) -> None:
    """End the pause of a case, if its clock stands still, because it goes on."""
    pause = Pause.objects.filter(case=case, ended_on__isnull=True).first()
    if pause:
        pause.case = case
        finish(pause, today_of(at), because, by=by)


def today_of(at: dt.datetime) -> dt.date:
    return timezone.localdate(at)
