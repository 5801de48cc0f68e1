"""The agenda of a meeting: its standing items by the kind of meeting, and what may be done with it when.

Guidance: “The agenda … in consultation with the Chair and Vice Chair”; “the Action Log as a standing item”. Domain notes 3.7.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sarum.cases.models.agenda import AgendaItem, AgendaWord, ItemPaper
from sarum.cases.models.group import GroupMeeting
from sarum.cases.models.meeting import Meeting, MeetingKind

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
FIRST = {name: HEADINGS[name] for name in ("WELCOME", "CONFIDENTIAL", "CONFLICTS")}
LAST = {
    "FAMILY": "The adult, the family and those close to them: how they take part",
    "OTHER": HEADINGS["OTHER"],
    "NEXT": "What happens next, by whom and by when",
}
OF_CASES = {  # guidance: the meeting's aims, in its order; each has a record of its own
    MeetingKind.VERIFICATION: FIRST
    | {
        "REFERRAL": "The referral, and what is known",
        "SAFETY": "Anybody’s immediate safety",
        "VIEWS": "Each statutory partner’s view, with its grounds",
        "DECISION": "The next steps, with reasons",
    }
    | LAST,
    MeetingKind.RAPID_REVIEW: FIRST
    | {
        "FACTS": "The facts",
        "SAFETY": "Immediate safety",
        "EARLY": "Early learning that can be shared at once",
        "IMPROVEMENTS": "What could be improved",
        "DECISION": "The next steps, and whether to undertake a review",
    }
    | LAST,
    MeetingKind.PANEL: FIRST
    | {
        "MINUTES": HEADINGS["MINUTES"],
        "PROGRESS": "How the review goes, and its timetable",
        "FINDINGS": "What emerges, and drafts of the report",
        "PARALLEL": HEADINGS["PARALLEL"],
    }
    | LAST,
}
RECORDS = {  # where what is said under a heading has its own record: the page, and what it is called
    "CONFLICTS": ("declare_conflict", "Declare a conflict of interest"),
    "REFERRAL": ("read_referral", "Read the referral"),
    "FACTS": ("record_fact", "Record a fact"),
    "EARLY": ("share_early_learning", "Share early learning"),
    "IMPROVEMENTS": ("suggest_improvement", "Record what could be improved"),
    "FAMILY": ("involvement", "Plan how they take part"),
    "PARALLEL": ("other_processes", "Other processes"),
    "PROGRESS": ("drafts", "The review"),
}
RECORDS_BY_KIND = {
    (MeetingKind.RAPID_REVIEW, "SAFETY"): ("answer_safety", "Answer for immediate safety"),
    (MeetingKind.RAPID_REVIEW, "DECISION"): ("rapid_review", "Decide each element, and the next steps"),
}
SAFETY = "SAFETY"
CONFIDENTIALITY = (
    "What is said here is confidential to those present. What agencies supplied may be used only to enable or assist the "
    "Board to exercise its functions (Care Act 2014, section 45(6))."
)


@dataclass(frozen=True)
class Due:
    """Something that the group has to look at: under which heading, what it is called, and by what it is known."""

    heading: str
    about: str
    title: str
    case_pk: int | None = None
    note: str = ""


def headings_of(meeting: GroupMeeting | Meeting) -> dict[str, str]:
    """The parts of the agenda of a meeting, in their order: code and words."""
    return OF_CASES[MeetingKind(meeting.kind)] if isinstance(meeting, Meeting) else HEADINGS


def standing_for(meeting: Meeting) -> list[Due]:
    """What stands on the agenda of every meeting of its kind."""
    notes = {"CONFIDENTIAL": CONFIDENTIALITY}
    return [
        Due(code, code, words, meeting.case_id, notes.get(code, "")) for code, words in headings_of(meeting).items()
    ]


def record_of(meeting: GroupMeeting | Meeting, heading: str) -> tuple[str, str] | None:
    """The page on which what is said under a heading is recorded for itself, and what it is called."""
    if not isinstance(meeting, Meeting):
        return None
    return RECORDS_BY_KIND.get((MeetingKind(meeting.kind), heading)) or RECORDS.get(heading)


def in_order(meeting: GroupMeeting | Meeting, items: Iterable[AgendaItem]) -> list[tuple[str, str, list[AgendaItem]]]:
    """The items under their headings, in the order of an agenda: code, words and items of each."""
    held: dict[str, list[AgendaItem]] = {}
    for item in items:
        held.setdefault(item.heading, []).append(item)
    return [(code, words, held.get(code, [])) for code, words in headings_of(meeting).items()]


def in_line(meeting: GroupMeeting | Meeting, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items one after the other, as they are gone through."""
    return [item for _, _, under in in_order(meeting, items) for item in under]


def new_among(due: Iterable[Due], items: Iterable[AgendaItem]) -> list[Due]:
    """What is due and not on the agenda yet; what was taken off it is not proposed again."""
    known = {item.about for item in items}
    return [one for one in due if one.about not in known]


def due_no_more(due: Iterable[Due], items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """What was put on because it was due, is not any more, and nobody has touched since."""
    still = {one.about for one in due}
    return [one for one in items if one.about and one.about not in still and one.version == 1 and not one.minuted_at]


def why_not_edited(meeting: GroupMeeting | Meeting) -> list[str]:
    """An agenda changes until it is issued."""
    if meeting.cancelled_at:
        return ["This meeting has been cancelled. Arrange another."]
    if meeting.issued_at:
        return ["This agenda has been issued. Raise anything else under any other business."]
    return ["This meeting has ended. Its agenda stays as it was."] if meeting.ended_at else []


def is_awaited(meeting: Meeting) -> bool:
    """Whether the agenda of a meeting about a case is still to be issued: its day is known, and nobody has met."""
    return meeting.is_settled and not (meeting.issued_at or meeting.is_held or meeting.cancelled_at)


def why_not_left_out(item: AgendaItem, is_left_out: bool) -> list[str]:
    """Nobody’s safety, and no decision, is left off the agenda of a meeting about a case; nor is what has been minuted."""
    if is_left_out and item.minuted_at:
        return [
            f"“{item.title}” has been minuted, and taking it off would leave its words out of the minutes. Leave it on; if it "
            "should say something else, change what is minuted."
        ]
    if not (is_left_out and item.is_needed):
        return []
    return [
        f"“{item.title}” stays on the agenda of every meeting of this kind. Minute it, if only that nothing was said."
    ]


def beside(item: AgendaItem, items: Iterable[AgendaItem], is_up: bool) -> AgendaItem | None:
    """The item with which one changes places, one up or one down under its heading."""
    under = [one for one in items if one.heading == item.heading]
    place = under.index(item) + (-1 if is_up else 1)
    return under[place] if 0 <= place < len(under) else None


def why_not_moved(item: AgendaItem, other: AgendaItem | None, is_up: bool) -> list[str]:
    """Items change places under their heading; the headings stand in the order of their kind of meeting."""
    if other:
        return []
    where = "first" if is_up else "last"
    return [f"“{item.title}” is the {where} under its heading, and headings keep their order. Move another item."]


def why_no_paper(has_file: bool, has_document: bool, about: str) -> dict[str, str]:
    """Why nothing can be attached to an item yet, by the question: one file that says what it is, or one document."""
    if has_file and has_document:
        return {"document": "Choose a file or a document of the case. Attach the other one as a paper of its own."}
    if not has_file and not has_document:
        return {"upload": "Choose the file that goes with this item."}
    return {} if has_document or about.strip() else {"about": "Say what it is: so it is called on the agenda."}


def why_paper_twice(digest: str, papers: Iterable[ItemPaper]) -> list[str]:
    """The same file goes with an item once."""
    return [f"This is there already, as “{one}”. Choose another." for one in papers if one.digest == digest]


def why_not_sent(meeting: Meeting, items: Iterable[AgendaItem]) -> list[str]:
    """The agenda of a meeting about a case is issued once something is on it and its date is settled."""
    if why := why_not_edited(meeting):
        return why
    if not meeting.is_settled:
        return ["The date of this meeting is not settled. Pick one of the dates proposed first."]
    return why_not_consulted(meeting, items)


def why_not_consulted(meeting: GroupMeeting | Meeting, items: Iterable[AgendaItem]) -> list[str]:
    """An agenda is for others, the chairs first, once something is on it."""
    if why := why_not_edited(meeting):
        return why
    return [] if any(not item.is_left_out for item in items) else ["Nothing is on the agenda yet. Build it first."]


def why_not_asked(meeting: GroupMeeting | Meeting, items: Iterable[AgendaItem]) -> list[str]:
    """Chairs are asked what they think of an agenda that has a day and something on it."""
    return why_not_sent(meeting, items) if isinstance(meeting, Meeting) else why_not_consulted(meeting, items)


def why_not_issued(
    meeting: GroupMeeting | Meeting, words: Iterable[AgendaWord], chairs: Iterable[tuple[int, str]], because: str
) -> list[str]:
    """An agenda is issued once both chairs were asked; where one has said nothing, it is said why it does not wait."""
    if why := why_not_edited(meeting):
        return why
    if not meeting.consulted_at:
        if isinstance(meeting, GroupMeeting):
            return ["Ask the JCR Chair and the Vice-Chair about the agenda first."]
        at_once = (
            "Ask the JCR Chair and the Vice-Chair about the agenda first, or say why it is issued without asking them."
        )
        return [] if because.strip() else [at_once]
    heard = {word.person_id for word in words if word.said_at >= meeting.consulted_at}
    silent = [name for pk, name in chairs if pk not in heard]
    if silent and not because.strip():
        return [
            f"{' and '.join(silent)} {'have' if len(silent) > 1 else 'has'} said nothing yet. Say why it is issued all the same."
        ]
    return []
