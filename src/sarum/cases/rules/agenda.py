"""The agenda of the Joint Case Review group: its standing items, and what may be done with it when.

Guidance: “The agenda … in consultation with the Chair and Vice Chair”; “the Action Log as a standing item”. Domain notes 3.7.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sarum.cases.models.group import AgendaItem, AgendaWord, GroupMeeting

HEADINGS = {
    "WELCOME": "Welcome, apologies and quorum",
    "CONFIDENTIAL": "Confidentiality statement",
    "CONFLICTS": "Conflicts of interest",
    "MINUTES": "Minutes of the last meeting, and matters arising",
    "ACTION_LOG": "Action Log",
    "REFERRALS": "New referrals and verification outcomes",
    "RAPID_REVIEWS": "Rapid Review reports",
    "LIVE": "Reviews under way",
    "RETURNS": "Overdue returns",
    "PARALLEL": "Other processes",
    "ESCALATIONS": "Escalations",
    "PUBLICATION": "Publication and media",
    "LEARNING": "Learning plans and impact reports",
    "OTHER": "Any other business",
    "NEXT": "Date of the next meeting",
}
STANDING = tuple(HEADINGS)


@dataclass(frozen=True)
class Due:
    """Something that the group has to look at: under which heading, what it is called, and by what it is known."""

    heading: str
    about: str
    title: str
    case_pk: int | None = None
    note: str = ""


def in_order(items: Iterable[AgendaItem]) -> list[tuple[str, str, list[AgendaItem]]]:
    """The items under their headings, in the order of an agenda: code, words and items of each."""
    held: dict[str, list[AgendaItem]] = {}
    for item in items:
        held.setdefault(item.heading, []).append(item)
    return [(code, words, held.get(code, [])) for code, words in HEADINGS.items()]


def in_line(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items one after the other, as they are gone through."""
    return [item for _, _, under in in_order(items) for item in under]


def new_among(due: Iterable[Due], items: Iterable[AgendaItem]) -> list[Due]:
    """What is due and not on the agenda yet; what was taken off it is not proposed again."""
    known = {item.about for item in items}
    return [one for one in due if one.about not in known]


def why_not_edited(meeting: GroupMeeting) -> list[str]:
    """An agenda changes until it is issued."""
    if meeting.cancelled_at:
        return ["This meeting has been cancelled. Arrange another."]
    if meeting.issued_at:
        return ["This agenda has been issued. Raise anything else under any other business."]
    return []


def why_not_consulted(meeting: GroupMeeting, items: Iterable[AgendaItem]) -> list[str]:
    """Both chairs are asked about an agenda that has something on it."""
    if why := why_not_edited(meeting):
        return why
    return [] if any(not item.is_left_out for item in items) else ["Nothing is on the agenda yet. Build it first."]


def why_not_issued(
    meeting: GroupMeeting, words: Iterable[AgendaWord], chairs: Iterable[tuple[int, str]], because: str
) -> list[str]:
    """An agenda is issued once both chairs were asked; where one has said nothing, it is said why it does not wait."""
    if why := why_not_edited(meeting):
        return why
    if not meeting.consulted_at:
        return ["Ask the JCR Chair and the Vice-Chair about the agenda first."]
    heard = {word.person_id for word in words}
    silent = [name for pk, name in chairs if pk not in heard]
    if silent and not because.strip():
        return [
            f"{' and '.join(silent)} {'have' if len(silent) > 1 else 'has'} said nothing yet. Say why it is issued all the same."
        ]
    return []
