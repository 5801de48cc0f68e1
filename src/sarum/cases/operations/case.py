"""Opening a case and moving it along the procedure: the parts of other acts, never an act by themselves."""

import datetime as dt

from django.db.models import Model
from django.utils import timezone

from sarum.board.models import Board
from sarum.board.queries import settings
from sarum.board.rules.duties import DAYS
from sarum.cases.models import Case, Step
from sarum.cases.rules import procedure
from sarum.kit.refusal import Stale, refuse

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def open_case(at: dt.datetime) -> Case:
    """A new case at its first step, with the next reference of the year. The Board's row is held, so numbers never clash."""
    board, year = (Board.objects.select_for_update().get(pk=1), timezone.localdate(at).year)
    prefix = f"{board.reference_prefix}-{year}-"
    taken = [
        int(r.removeprefix(prefix))
        for r in Case.objects.filter(reference__startswith=prefix).values_list("reference", flat=True)
    ]
    number = max(taken, default=0) + 1
    case = Case(reference=f"{prefix}{number:03}", pseudonym=f"Case {number}", opened_at=at, step=Step.REFERRAL)
    enter(case, Step.REFERRAL, at)
    return case


def enter(case: Case, step: Step, at: dt.datetime) -> None:
    """Put a case at a step, with the day by which that step's duty is due and how it was worked out."""
    case.step, case.step_since = step, timezone.localdate(at)
    expect(case, procedure.STEPS[step].duty_code, at)


def move(case: Case, step: Step, at: dt.datetime) -> None:
    """Take a case to a step that the procedure leads to."""
    refuse(procedure.why_not_move(case.step, step))
    enter(case, step, at)


def expect(case: Case, duty: str, since: dt.datetime | dt.date) -> None:
    """Set the day by which a duty of the case is due, counted from a moment or a day."""
    if duty in DAYS:
        due = settings.due(duty, timezone.localdate(since) if isinstance(since, dt.datetime) else since)
        case.due_on, case.due_because = due.on, due.because
    else:
        case.due_on, case.due_because = None, ""
    case.save()


def wait_for(case: Case, day: dt.date, because: str) -> None:
    """Set the day of the case to one that people agreed, and say what it is."""
    case.due_on, case.due_because = day, because
    case.save()


def close(case: Case, reason: str, at: dt.datetime) -> None:
    """Close a case for a reason."""
    refuse(procedure.why_not_move(case.step, Step.CLOSED))
    case.closed_at, case.closing_reason = at, reason
    enter(case, Step.CLOSED, at)


def reopen(case: Case, step: Step, at: dt.datetime) -> None:
    """Take a case back to a step, also after it was closed, because what led it on no longer stands."""
    refuse(procedure.why_not_move(case.step, step))
    case.closed_at, case.closing_reason = None, ""
    enter(case, step, at)


def refuse_stale(row: Model | None, seen: int | None) -> int:
    """The next version of what a form changes; refused where it was filled in from another one, `seen` (0 for none)."""
    now = getattr(row, "version", 0)
    if row is not None and seen is not None and seen != now:
        raise Stale(row)
    return now + 1


def adult_pseudonym(position: int) -> str:
    """Adult A, Adult B … Adult Z, Adult A2, as they are named in a case."""
    turn, letter = divmod(position, len(LETTERS))
    return f"Adult {LETTERS[letter]}{turn + 1 if turn else ''}"
