"""When the clock of a case may stand still, and what that does to its dates."""

import datetime as dt
from collections.abc import Iterable

from sarum.cases.models.pause import Pause
from sarum.kit import working_days
from sarum.kit.sentence import said_day
from sarum.kit.working_days import DueDate


def why_not_paused(
    open_pause: Pause | None, reason: str, started_on: dt.date, today: dt.date, begun_on: dt.date, last_end: dt.date | None
) -> list[str]:  # fmt: skip
    """The clock is paused for a reason, from a day that has come, and only once at a time.

    It stands still neither before it began (`begun_on`) nor twice for the same days (`last_end` of an earlier pause).
    """
    reasons = [] if reason.strip() else ["Say what the case waits for."]
    if started_on > today:
        reasons.append("The clock cannot be paused from a day in the future. Give today or a day before.")
    if started_on < begun_on:
        reasons.append(f"The clock began on {said_day(begun_on)}. It cannot be paused from before that.")
    if last_end and started_on < last_end:
        reasons.append(f"The clock was paused until {said_day(last_end)}. Give that day or a later one.")
    if open_pause:
        reasons.append(f"The clock has been paused since {said_day(open_pause.started_on)}. End that pause first.")
    return reasons


def why_not_ended(pause: Pause, ended_on: dt.date, today: dt.date) -> list[str]:
    """A pause ends once, after it began and not in the future."""
    if pause.ended_on:
        return [f"This pause ended on {said_day(pause.ended_on)}."]
    if ended_on < pause.started_on:
        return [f"The pause began on {said_day(pause.started_on)}. It cannot have ended before that."]
    return ["The pause cannot end on a day in the future. Give today or a day before."] if ended_on > today else []


def days_paused(pauses: Iterable[Pause], today: dt.date, shut: Iterable[dt.date] = ()) -> int:
    """The working days for which the clock stood still; an open pause counts until today."""
    closed = list(shut)
    return sum(working_days.between(pause.started_on, pause.ended_on or today, closed) for pause in pauses)


def moved(due_on: dt.date, because: str, pause: Pause, days: int, shut: Iterable[dt.date] = ()) -> DueDate:
    """The day by which something is due after a pause, and how it was worked out."""
    later = working_days.after(due_on, days, shut)
    counted = f"{days} working day{'s' * (days != 1)}"
    told = f"moved on by {counted} because the clock was paused from {said_day(pause.started_on)} to {said_day(pause.ended_on)}"
    return DueDate(later.on, f"{because}; {told}" if because else told)


def due_if_ended(due_on: dt.date | None, pause: Pause, today: dt.date, shut: Iterable[dt.date] = ()) -> dt.date | None:
    """The day by which something would be due, if its pause ended today."""
    closed = list(shut)
    return working_days.after(due_on, days_paused([pause], today, closed), closed).on if due_on else None
