"""More time to answer, and an agency that refuses: what each needs, and when it cannot be."""

import datetime as dt
from collections.abc import Iterable

from sarum.cases.models.extension import Extension, Refusal
from sarum.cases.models.returns import ScopingReturn, Standing
from sarum.cases.models.scoping import ScopingRequest
from sarum.cases.rules.scoping import why_not_writable
from sarum.kit import working_days
from sarum.kit.sentence import said_day


def why_not_a_due_day(day: dt.date, today: dt.date, shut: Iterable[dt.date] = ()) -> list[str]:
    """A return is due on a working day that has not gone by."""
    if day < today:
        return [f"{said_day(day)} has gone by. Give today or a later day."]
    closed = list(shut)
    if not working_days.is_working_day(day, closed):
        later = working_days.after(day, 1, closed).on
        return [f"{day:%A} {said_day(day)} is not a working day. The next one is {later:%A} {said_day(later)}."]
    return []


def why_not_asked_for(
    scoping_return: ScopingReturn, opened: Extension | None, until_on: dt.date, why: str, today: dt.date,
    shut: Iterable[dt.date] = (),
) -> list[str]:  # fmt: skip
    """An agency asks for more time once at a time, with a reason, until a working day after the one it has."""
    if scoping_return.is_sent:
        return ["This return has been sent, so no more time is needed."]
    if reasons := why_not_writable(scoping_return):
        return reasons
    if opened:
        return [f"More time, until {said_day(opened.until_on)}, has been asked for already. Wait for the answer."]
    due_on = scoping_return.request.due_on
    reasons = why_not_a_due_day(until_on, today, shut)
    if until_on <= due_on:
        reasons.append(f"The return is due by {said_day(due_on)} now. Give a later day.")
    return reasons if why.strip() else [*reasons, "Say why your agency needs more time."]


def why_not_decided(
    extension: Extension, is_granted: bool, due_on: dt.date, reason: str, today: dt.date, shut: Iterable[dt.date] = ()
) -> list[str]:
    """More time is granted or refused once, always with a reason, and only while the return is awaited."""
    if extension.decided_at:
        return [f"This has been decided already, on {extension.decided_at:%-d %B %Y}."]
    if extension.request.answer.is_sent:
        return [f"{extension.agency} has sent its return meanwhile, so nothing is left to decide."]
    reasons = [] if reason.strip() else ["Say why, so that the agency can read it."]
    if is_granted:
        reasons += why_not_a_due_day(due_on, today, shut)
        if due_on <= extension.request.due_on:
            reasons.append(
                f"The return is due by {said_day(extension.request.due_on)} now. Give a later day, or refuse."
            )
    return reasons


def extended(request: ScopingRequest, reason: str, today: dt.date) -> str:
    """How a due day came about that was moved on: said after what it was before."""
    return f"extended on {said_day(today)} from {said_day(request.due_on)}: {reason.strip().rstrip('.')}"


def why_not_refused(scoping_return: ScopingReturn, opened: Refusal | None, grounds: str) -> list[str]:
    """An agency refuses once, with its grounds. Care Act 2014 s.45: whoever is asked must otherwise comply."""
    if scoping_return.standing == Standing.ASSURED:
        return ["The Partnership Team has accepted this return, so there is nothing left to refuse."]
    if opened:
        return ["Your agency has refused already. Take that refusal back first, if it is to say something else."]
    if grounds.strip():
        return []
    return ["Give your grounds. Under section 45 of the Care Act 2014 the Board may otherwise rely on an answer."]


def why_not_withdrawn(opened: Refusal | None) -> list[str]:
    return [] if opened else ["There is no refusal to take back."]


def is_on_time(sent_on: dt.date, known_on: dt.date | None, days: int, shut: Iterable[dt.date] = ()) -> bool | None:
    """Whether a request went out in time after it was decided, or after its agency was found; nothing where that day is
    not known. The guidance: requests for scoping go out within timescales."""
    return working_days.between(known_on, sent_on, shut) <= days if known_on else None


def figure(answers: Iterable[bool | None]) -> str:
    """How many of the requests went out on time."""
    every = list(answers)
    known = [answer for answer in every if answer is not None]
    unknown = f"; {len(every) - len(known)} whose first day is not known" if len(known) < len(every) else ""
    return f"{sum(known)} of {len(known)} sent on time{unknown}" if known else "Not known for any"


def quarter(day: dt.date) -> str:
    """The quarter of the year of a day, as it is said."""
    return ("January to March", "April to June", "July to September", "October to December")[
        (day.month - 1) // 3
    ] + f" {day.year}"
