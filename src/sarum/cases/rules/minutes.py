"""Minutes of the Joint Case Review group: item by item, a draft that a chair checks, approved at the next meeting."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sarum.cases.models.group import AgendaItem, GroupAction, GroupDecision, GroupMeeting, GroupSeat
from sarum.cases.rules.agenda import HEADINGS

DEEDS = (
    "change_agenda_item",
    "leave_out_agenda_item",
    "minute_item",
    "decide_item",
    "take_on",
)  # at any step of its case


def why_not_minuted(meeting: GroupMeeting) -> list[str]:
    """What is said is written down while the meeting goes on, and until a chair has checked the minutes."""
    if not meeting.begun_at:
        return ["This meeting has not begun. Begin it first."]
    if meeting.checked_at:
        return ["A chair has checked these minutes. What is wrong in them is put right at the next meeting."]
    return []


def why_not_decided(words: str, not_quorate: Iterable[str]) -> list[str]:
    """A decision has words and a quorum; without a quorum it is a view, and is noted as such."""
    if not words.strip():
        return ["Write what was decided."]
    why = list(not_quorate)
    return [f"{why[0]} Write it down as part of the discussion instead."] if why else []


def why_not_taken_on(text: str, due_on: dt.date | None, today: dt.date) -> list[str]:
    """An action has words and a day that is not past."""
    if not text.strip():
        return ["Say what will be done."]
    if due_on is None:
        return ["Say by when."]
    return ["This day has passed. Enter a later one."] if due_on < today else []


def why_not_checked(meeting: GroupMeeting, items: Iterable[AgendaItem]) -> list[str]:
    """Minutes are checked once the meeting is over and something is written of it."""
    if not meeting.ended_at:
        return ["The meeting has not ended. End it first."]
    if meeting.checked_at:
        return ["These minutes have been checked already."]
    return [] if any(item.discussion.strip() for item in items) else ["Nothing has been written down yet."]


def why_not_approved(meeting: GroupMeeting, at_meeting: GroupMeeting, digest: str) -> list[str]:
    """Minutes are approved at a later meeting, in exactly the words that were checked."""
    if not meeting.checked_at:
        return ["A chair has not checked these minutes yet."]
    if meeting.approved_at:
        return ["These minutes have been approved already."]
    if at_meeting.starts_at <= meeting.starts_at or not at_meeting.begun_at:
        return ["Minutes are approved at a later meeting, once it has begun."]
    return [] if digest == meeting.digest else ["These are not the words that were checked. Read them again."]


def content_of(
    meeting: GroupMeeting, seats: Iterable[GroupSeat], items: Iterable[AgendaItem],
    decisions: Mapping[int, list[GroupDecision]], actions: Mapping[int, list[GroupAction]],
) -> dict[str, Any]:  # fmt: skip
    """The minutes as they are kept: who came, and item by item what was said, decided and taken on."""
    there = list(seats)
    return {
        "meeting": str(meeting),
        "present": [said_of(seat) for seat in there if seat.is_present],
        "apologies": [said_of(seat) for seat in there if not seat.is_present],
        "items": [
            {
                "heading": HEADINGS[item.heading],
                "title": item.title,
                "case": item.case_id,
                "discussion": item.discussion,
                "decisions": [{"words": one.words, "dissent": one.dissent} for one in decisions.get(item.pk, [])],
                "actions": [
                    {"text": one.text, "owner": str(one.owner), "due_on": one.due_on.isoformat()}
                    for one in actions.get(item.pk, [])
                ],
            }
            for item in items
            if not item.is_left_out
        ],
    }


def said_of(seat: GroupSeat) -> str:
    """Somebody in the list of those present."""
    parts = [str(seat.person), seat.role, str(seat.agency or "")]
    return ", ".join(part for part in parts if part) + (f" (for {seat.deputy_for})" if seat.deputy_for else "")
