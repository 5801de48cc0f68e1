"""Who comes to a meeting, with what authority, and who may agree its minutes: the same of the group and about a case."""

from collections.abc import Iterable

from sarum.cases.models.sitting import ComesHow, Seat

NOBODYS = "without an organisation, and cannot agree actions"


def why_not_answered(answer: str, has_authority: bool | None, deputy: object) -> dict[str, str]:
    """Why an invitation is not answered yet, by the question: whoever comes says whether they may agree actions for their
    organisation; whoever sends a deputy says whom.

    Guidance: those who attend “should be of sufficient seniority to agree actions on behalf of their organisation”.
    """
    if answer == ComesHow.COMES and has_authority is None:
        return {"has_authority": "Say whether you can agree actions for your organisation."}
    if answer == ComesHow.DEPUTY and deputy is None:
        return {"deputy": "Say who comes in your place."}
    return {} if answer in ComesHow.values else {"answer": "Say whether you come."}


def why_no_deputy(deputy: object, is_oneself: bool, is_of_same_agency: bool, is_shut_out: bool) -> list[str]:
    """A deputy speaks for the same organisation, and may see what the meeting is about."""
    if is_shut_out:
        return [f"{deputy} must not see this case. Choose somebody else."]
    return ["A deputy is somebody else of your organisation."] if is_oneself or not is_of_same_agency else []


def has_said(seat: Seat) -> bool:
    """Whether somebody has stated themselves if they can agree actions."""
    return bool(seat.answered_at) and seat.has_authority is not None


def comes(seat: Seat | None) -> bool | None:
    """What somebody answered, as a calendar understands it; whoever sends a deputy does not come themselves."""
    return seat.answer == ComesHow.COMES if seat and seat.answer else None


def warnings(seats: Iterable[Seat]) -> list[str]:
    """Who comes, or has come, without authority to agree actions, or without having said so; asked or not: so that somebody
    senior can be asked in time."""
    here = [one for one in seats if one.is_present or (one.is_present is None and one.answer == ComesHow.COMES)]
    silent = [f"{seat.person} ({seat.agency})" for seat in here if seat.has_authority is None and seat.agency]
    return [
        f"{seat.person} {'is here' if seat.is_present else 'comes'} "
        f"{f'for {seat.agency} and cannot agree actions for it' if seat.agency else NOBODYS}. Ask who can."
        for seat in here
        if seat.has_authority is False
    ] + (
        [f"Not said yet whether they can agree actions for their organisation: {'; '.join(silent)}. Ask them."]
        if silent
        else []
    )


def answers_in_words(seats: Iterable[Seat]) -> str:
    """What was answered for a time at which a meeting will not be held, so that it stays on record."""
    said = [
        f"{seat.person}: {ComesHow(seat.answer).label.lower()}{f' ({seat.statement})' if seat.statement else ''}"
        for seat in seats
        if seat.answer
    ]
    return f". Answered for the earlier time: {'; '.join(said)}" if said else ""


def why_not_taken_off(has_begun: bool) -> list[str]:
    """Somebody is taken off those asked before a meeting begins; afterwards it is recorded that they did not come."""
    return ["This meeting has begun. Record instead that they did not come."] if has_begun else []


def why_not_checked_by(pk: int, chairs_there: Iterable[tuple[int, str]]) -> list[str]:
    """The chair who was at a meeting, and may read all of its minutes, checks them; where neither was, either does."""
    there = dict(chairs_there)
    if not there or pk in there:
        return []
    return [f"You were not at this meeting. {' or '.join(there.values())}, who was in the chair, checks its minutes."]
