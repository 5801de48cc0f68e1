"""Minutes of a meeting: item by item, a draft that a chair checks, approved at a later meeting."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sarum.board.models.person import Person
from sarum.cases.models.agenda import AgendaItem, ItemAction, ItemDecision
from sarum.cases.models.group import GroupMeeting, GroupSeat
from sarum.cases.models.meeting import Attendance, Meeting
from sarum.cases.models.sitting import ComesHow
from sarum.cases.rules.agenda import headings_of
from sarum.cases.rules.meeting import kind_of, why_checked

AnyMeeting = GroupMeeting | Meeting

DEEDS = (  # at any step of its case
    "build_meeting_agenda", "add_agenda_item", "change_agenda_item", "leave_out_agenda_item", "move_agenda_item",
    "add_item_paper", "remove_item_paper", "put_agenda_to_chairs", "say_of_agenda", "issue_meeting_agenda",
    "answer_invitation", "minute_item", "record_minutes", "note_decision", "take_on", "end_meeting", "check_minutes",
    "send_back_minutes", "put_minutes_forward", "approve_minutes",
)  # fmt: skip


def why_no_minutes(meeting: AnyMeeting) -> list[str]:
    """There are minutes to read once somebody was there."""
    return [] if meeting.begun_at else ["This meeting has not begun, so it has no minutes yet."]


def why_not_minuted(meeting: AnyMeeting) -> list[str]:
    """What is said is written down while the meeting goes on, and until a chair has checked the minutes."""
    if not meeting.begun_at:
        return ["This meeting has not begun. Say first who is here."]
    return why_checked(meeting)


def why_taken_off(item: AgendaItem) -> list[str]:
    """Nothing is written down of what is not on the agenda."""
    if not item.is_left_out:
        return []
    return [
        f"“{item.title}” was taken off the agenda, so nothing is minuted under it. Put it back on the agenda or, once that is "
        "issued, write what was said under another item."
    ]


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


def why_not_ended(meeting: AnyMeeting) -> list[str]:
    """A meeting ends once."""
    return why_not_minuted(meeting) or (["This meeting has ended already."] if meeting.ended_at else [])


def why_not_minuted_yet(items: Iterable[AgendaItem], is_decided: bool) -> list[str]:
    """What somebody who ends a meeting may have forgotten; it can be put right until a chair has checked the minutes."""
    bare = [item.title for item in items if not item.minuted_at]
    return ([f"Nothing is minuted of: {'; '.join(bare)}."] if bare else []) + (
        [] if is_decided else ["Nothing is decided yet."]
    )


def why_not_tracked(outcome: str) -> list[str]:
    """An action on the tracker of a case says what should come of it."""
    return [] if outcome.strip() else ["Say what should come of it: it goes onto the action tracker of the case."]


def why_not_untracked(owner: Person, is_immediate: bool) -> list[str]:
    """What somebody of no agency takes on is not on the tracker, so it is not what somebody's safety rests on."""
    if not is_immediate:
        return []
    return [
        f"{owner} belongs to no agency, and an action for somebody’s safety stands on the tracker of the case, which is for "
        "agencies. Choose somebody else."
    ]


def why_not_checked(meeting: AnyMeeting, items: Iterable[AgendaItem], whole: str = "") -> list[str]:
    """Minutes are checked once the meeting is over and something is written of it: said, decided or taken on."""
    if not meeting.ended_at:
        return ["The meeting has not ended. End it first."]
    if meeting.checked_at:
        return ["These minutes have been checked already."]
    return (
        []
        if whole.strip() or any(item.discussion.strip() for item in items)
        else ["Nothing has been written down yet."]
    )


def why_not_put_forward(meeting: AnyMeeting) -> list[str]:
    """What was sent back is put forward again, put right."""
    if why := why_checked(meeting):
        return why
    return [] if meeting.sent_back_at else ["These minutes are with the chairs already. A chair checks them next."]


def why_not_read_whole(words: Mapping[str, Any], can: Iterable[str]) -> list[str]:
    """A chair checks the whole of the minutes; `can` are those from whom nothing in them is kept."""
    if not any(item.get("kept") for item in words["items"]):
        return []
    if names := " or ".join(can):
        return [f"An item of these minutes is kept from you. {names} can check them."]
    return [
        "An item of these minutes is kept from each of the chairs. Ask the Business Manager to enter a deputy of a chair who "
        "may see the whole of them."
    ]


def why_not_as_read(read: str, digest: str) -> list[str]:
    """A chair checks the minutes in exactly the words that they read."""
    if read and read != digest:
        return ["Somebody has written in these minutes since you opened them. Read them again."]
    return []


def why_not_approved(meeting: AnyMeeting, at_meeting: AnyMeeting, digest: str) -> list[str]:
    """Minutes are approved at a later meeting, in exactly the words that were checked."""
    if not meeting.checked_at:
        return ["A chair has not checked these minutes yet."]
    if meeting.approved_at:
        return ["These minutes have been approved already."]
    if isinstance(meeting, Meeting) and isinstance(at_meeting, Meeting) and meeting.case_id != at_meeting.case_id:
        return ["That meeting is about another case. Choose one about this case, or one of the group."]
    if at_meeting.starts_at <= meeting.starts_at or not at_meeting.begun_at:
        return ["Minutes are approved at a later meeting, once it has begun."]
    return [] if digest == meeting.digest else ["These are not the words that were checked. Read them again."]


def content_of(
    meeting: AnyMeeting, seats: Iterable[GroupSeat | Attendance], items: Iterable[AgendaItem],
    decisions: Mapping[int, list[ItemDecision]], actions: Mapping[int, list[ItemAction]],
    record: Mapping[str, list[str]],
) -> dict[str, Any]:  # fmt: skip
    """The minutes as they are kept: who came, and item by item what was said, decided, taken on and recorded elsewhere."""
    there, headings = list(seats), headings_of(meeting)
    on_it = [
        {
            "heading": headings.get(item.heading, item.title),
            "title": item.title,
            "case": item.case_id,
            "discussion": item.discussion,
            "record": record.get(item.about, []),
            "decisions": [{"words": one.words, "dissent": one.dissent} for one in decisions.get(item.pk, [])],
            "actions": [
                {"text": one.text, "owner": str(one.owner), "due_on": one.due_on.isoformat()}
                for one in actions.get(item.pk, [])
            ],
        }
        for item in items
        if not item.is_left_out
    ]
    return {
        "meeting": named(meeting),
        "present": [said_of(seat) for seat in there if seat.is_present],
        "apologies": [said_of(seat) for seat in there if not seat.is_present and is_sorry(seat)],
        "absent": [said_of(seat) for seat in there if not seat.is_present and not is_sorry(seat)],
        "items": on_it,
    }


def as_one_text(meeting: Meeting) -> list[dict[str, Any]]:
    """Minutes that were written as one text, as the one item of what is kept."""
    return [without_item(meeting, "Minutes", meeting.minutes, [])]


def without_item(meeting: Meeting, heading: str, discussion: str, record: list[str]) -> dict[str, Any]:
    """Something in minutes that stands under no item of the agenda."""
    kept = {"heading": heading, "title": heading, "case": meeting.case_id, "discussion": discussion, "record": record}
    return kept | {"decisions": [], "actions": []}


def with_record(meeting: Meeting, on_it: list[dict[str, Any]], left: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The items, and at their end what is on record under a heading that none of them has."""
    headings = headings_of(meeting).items()
    return on_it + [without_item(meeting, words, "", left[code]) for code, words in headings if code in left]


def called(meeting: AnyMeeting) -> str:
    """A meeting as a letter calls it, which names no more than the reference of a case."""
    if isinstance(meeting, GroupMeeting):
        return "Joint Case Review group"
    return f"{kind_of(meeting)} about case {meeting.case.reference}"


def reference_of(meeting: AnyMeeting) -> str:
    """The reference of the case that a meeting is about; empty for one of the group."""
    return meeting.case.reference if isinstance(meeting, Meeting) else ""


def named(meeting: AnyMeeting) -> str:
    """A meeting as its minutes call it."""
    return f"{meeting}, case {meeting.case.reference}" if isinstance(meeting, Meeting) else str(meeting)


def text_of(content: Mapping[str, Any]) -> str:
    """Minutes written item by item, as one text."""
    lines = [
        f"Present: {'; '.join(content['present']) or 'nobody'}.",
        f"Apologies: {'; '.join(content['apologies']) or 'none'}.",
        *([f"Did not come: {'; '.join(content['absent'])}."] if content["absent"] else []),
    ]
    for item in content["items"]:
        said = [item["discussion"]] if item["discussion"].strip() else []
        said += [
            f"Decided: {one['words']}" + (f" Not agreed by: {one['dissent']}" if one["dissent"] else "")
            for one in item["decisions"]
        ]
        said += [f"Action: {one['owner']}, by {day_of(one['due_on'])}: {one['text']}" for one in item["actions"]]
        if said:
            lines.append("\n".join([item["title"], *said]))
    return "\n\n".join(lines)


def day_of(kept: str) -> str:
    on = dt.date.fromisoformat(kept)
    return f"{on.day} {on:%B %Y}"


def is_sorry(seat: GroupSeat | Attendance) -> bool:
    """Whether somebody who did not come had said so."""
    return seat.answer == ComesHow.APOLOGIES or (isinstance(seat, Attendance) and seat.has_apologies)


def said_of(seat: GroupSeat | Attendance) -> str:
    """Somebody in the list of those present."""
    name = str(seat.person)  # somebody known by their office alone is called by it, and it is not said twice
    parts = [
        part
        for part in (seat.role, str(seat.agency or ""))
        if part and f", {part}, ".lower() not in f", {name}, ".lower()
    ]
    note = seat.note.strip() if isinstance(seat, Attendance) else ""
    besides = [part for part in (f"for {seat.deputy_for}" if seat.deputy_for else "", note) if part]
    return ", ".join([name, *parts]) + (f" ({'; '.join(besides)})" if besides else "")
