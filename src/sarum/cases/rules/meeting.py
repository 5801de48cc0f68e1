"""When a meeting may decide."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sarum.board.models.agency import Agency
from sarum.cases.models.group import GroupMeeting
from sarum.cases.models.meeting import Meeting, MeetingKind

PARTNERS = 3
"""The council, the integrated care board and the police: the Care Act 2014, Schedule 2, paragraph 1(1)(a) to (c)."""


def why_too_few_partners(partners: Sequence[Agency]) -> list[str]:
    """A register in which fewer than three agencies are statutory partners would let a meeting decide without them."""
    if len(partners) >= PARTNERS:
        return []
    return [
        f"The register has {len(partners)} statutory partners, and a meeting needs all three: the council, the integrated care "
        "board and the police. On the page Agencies, say of each that it is one."
    ]


def why_not_chaired(meeting: Meeting, has_chair: bool, conflicted: Iterable[str] = ()) -> list[str]:
    """A meeting decides with the JCR Chair or the Vice-Chair. `conflicted` are those who came and must not decide.

    The guidance: “a virtual meeting to include statutory partner representatives and the JCR Chair”.
    """
    if has_chair:
        return []
    if names := " and ".join(conflicted):
        return [f"{names} must not decide because of a conflict of interest. Meet again with the other chair."]
    return [f"Neither the JCR Chair nor the Vice-Chair was at the {kind_of(meeting)}. Meet again with one of them."]


def why_unrepresented(
    meeting: Meeting, absent: Iterable[Agency], conflicted: Mapping[int | None, str] | None = None
) -> list[str]:
    """Every statutory partner for which nobody was there who may decide; `conflicted` came and must not, by agency."""
    came = conflicted or {}
    return [
        f"{came[partner.pk]}, who came for {partner}, must not decide because of a conflict of interest. Meet again with "
        "another representative."
        if partner.pk in came
        else f"{partner} was not represented at the {kind_of(meeting)}. Meet again with its representative."
        for partner in absent
    ]


def why_not_on(meeting: Meeting) -> list[str]:
    """Nothing is done at a meeting that was cancelled, or whose date is not settled."""
    if meeting.cancelled_at:
        return [f"This {kind_of(meeting)} has been cancelled. Arrange another."]
    if not meeting.is_settled:
        return [f"The date of the {kind_of(meeting)} is not settled. Pick one of the dates proposed."]
    return []


def why_over(meeting: Meeting) -> list[str]:
    """Invitations are answered until the meeting is held."""
    return ["This meeting has been held."] if meeting.is_held else []


def why_checked(meeting: Meeting | GroupMeeting, what: str = "") -> list[str]:
    """Minutes that a chair has checked stay as they are, with who came; `what` is what would change, if not their words."""
    if not meeting.checked_at:
        return []
    said = (
        f"A chair has checked these minutes, and {what} is part of them."
        if what
        else "A chair has checked these minutes."
    )
    return [f"{said} What is wrong in them is put right at the next meeting."]


def why_not_whole(is_by_item: bool) -> list[str]:
    """Minutes are written in one way: item by item, or as one text."""
    if not is_by_item:
        return []
    return ["These minutes are written item by item. Open the item on the agenda, and put it right there."]


def why_not_by_item(minutes: str, is_by_item: bool) -> list[str]:
    """Nor are minutes that were written as one text replaced by items."""
    if is_by_item or not minutes.strip():
        return []
    return ["These minutes are written as one text. Open the meeting, and change them there."]


def are_views_open(meeting: Meeting, is_every_partner_in: bool, now: dt.datetime) -> bool:
    """Whether each agency may read what the others think: once all have said so, or the meeting has begun.

    Until then nobody's view leans on another's.
    """
    has_begun = meeting.is_settled and not meeting.cancelled_at and meeting.starts_at <= now
    return meeting.is_held or is_every_partner_in or has_begun


def kind_of(meeting: Meeting) -> str:
    label = MeetingKind(meeting.kind).label
    return label if label.startswith(("Rapid", "Joint")) else label[0].lower() + label[1:]


def why_not_begun(meeting: Meeting, starts_on: dt.date, today: dt.date) -> list[str]:
    """Who came is recorded on the day of the meeting or afterwards, never beforehand. Days as they are in London."""
    if today >= starts_on:
        return []
    return [
        f"The {kind_of(meeting)} is on {starts_on:%A} {starts_on.day} {starts_on:%B %Y}. "
        "Record who came on that day or afterwards."
    ]


def why_not_convened_on(day: dt.date, today: dt.date) -> list[str]:
    return ["The Rapid Review cannot be convened for a day in the past."] if day < today else []


def why_not_met_again(meeting: Meeting, decision: str) -> list[str]:
    """A Rapid Review meets again where it has met and nothing is decided: without a quorum, or once a decision was overturned."""
    if not meeting.is_held:
        return ["The meeting that is arranged has not been held. Move it, or record who came."]
    return ["The Rapid Review has decided. It does not meet again."] if decision else []


def why_not_held(meeting: Meeting) -> list[str]:
    """Attendance comes before anything that a meeting decides."""
    return [] if meeting.is_held else ["Who came to the meeting has not been recorded. Record the attendance first."]


def why_not_minuted(meeting: Meeting) -> list[str]:
    """The guidance: “The meeting will be minuted by a member of the Partnership Team.”"""
    if meeting.minutes.strip() and meeting.minuted_by_id:
        return []
    if meeting.is_held and not meeting.ended_at:
        return [
            f"The {kind_of(meeting)} has no minutes that count. Where they are written item by item, end the meeting first; "
            "otherwise a member of the Partnership Team writes them first."
        ]
    return [f"The {kind_of(meeting)} has no minutes. A member of the Partnership Team writes them first."]


def partners_without_view(partners: Iterable[Agency], with_view: Iterable[Agency]) -> list[str]:
    """Each statutory partner whose view a decision would leave out."""
    given = set(with_view)
    return [
        f"{partner}'s view has not been recorded. Record it with its grounds."
        for partner in partners
        if partner not in given
    ]


def why_settled(meeting: Meeting, has_decided: bool) -> list[str]:
    """Who came, and what each agency thought, is what a decision rests on: it does not change afterwards."""
    if not has_decided:
        return []
    return [
        f"The {kind_of(meeting)} has decided, and what its decision rests on stays as it was. Meet again to change it."
    ]


def why_not_speak_for(is_for_the_board: bool, own: Agency | None, agency: Agency) -> list[str]:
    """Somebody who does not work for the Board gives the view of their own agency only."""
    if is_for_the_board or own == agency:
        return []
    return [f"You can give the view of {own or 'no agency'}. Ask the Partnership Team to record the view of {agency}."]


def why_not_declare_for(is_for_the_board: bool, is_own: bool) -> list[str]:
    """Everybody declares their own conflict of interest; only those who work for the Board record another's."""
    if is_for_the_board or is_own:
        return []
    return ["You can declare your own conflict of interest. Tell the Partnership Team of anybody else's."]
