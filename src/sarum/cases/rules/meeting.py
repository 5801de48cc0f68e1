"""When a meeting may decide."""

from collections.abc import Iterable

from sarum.board.models.agency import Agency
from sarum.cases.models.meeting import Meeting, MeetingKind


def why_not_quorate(
    meeting: Meeting, present: Iterable[Agency | None], partners: Iterable[Agency], has_chair: bool
) -> list[str]:
    """Every reason a meeting cannot decide: a statutory partner that is not there, or nobody in the chair.

    The guidance: “a virtual meeting to include statutory partner representatives and the JCR Chair”.
    """
    here = set(present)
    reasons = [
        f"{partner} was not represented at the {kind_of(meeting)}. Meet again with its representative."
        for partner in partners
        if partner not in here
    ]
    if not has_chair:
        reasons.append(
            f"Neither the JCR Chair nor the Vice-Chair was at the {kind_of(meeting)}. Meet again with one of them."
        )
    return reasons


def kind_of(meeting: Meeting) -> str:
    label = MeetingKind(meeting.kind).label
    return label if label.startswith(("Rapid", "Joint")) else label[0].lower() + label[1:]


def why_not_held(meeting: Meeting) -> list[str]:
    """Attendance comes before anything that a meeting decides."""
    return [] if meeting.is_held else ["Who came to the meeting has not been recorded. Record the attendance first."]


def why_not_minuted(meeting: Meeting) -> list[str]:
    """The guidance: “The meeting will be minuted by a member of the Partnership Team.”"""
    if meeting.minutes.strip() and meeting.minuted_by_id:
        return []
    return [f"The {kind_of(meeting)} has no minutes. A member of the Partnership Team writes them first."]


def partners_without_view(partners: Iterable[Agency], with_view: Iterable[Agency]) -> list[str]:
    """Each statutory partner whose view a decision would leave out."""
    given = set(with_view)
    return [
        f"{partner}'s view has not been recorded. Record it with its grounds."
        for partner in partners
        if partner not in given
    ]
