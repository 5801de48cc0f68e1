"""The agenda of a meeting: built from what is due, put to both chairs where it is the group's, and issued with its papers."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import AgendaItem, AgendaWord, Case, Document, GroupMeeting, ItemPaper, Meeting
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations.access import operation
from sarum.cases.operations.group import thread_of
from sarum.cases.queries import agenda as queries
from sarum.cases.queries import group
from sarum.cases.rules import agenda as rules
from sarum.cases.rules.meeting import kind_of
from sarum.cases.rules.minutes import AnyMeeting, called, reference_of
from sarum.kit.refusal import Refused, refuse, refuse_at
from sarum.kit.uploads import Upload


@operation
def build_agenda(*, meeting: GroupMeeting, by: Person, at: dt.datetime) -> Done:
    """Put the standing items and everything that is due onto the agenda, each once; what was taken off stays off, and what
    was put on so and is due no more goes."""
    refuse(rules.why_not_edited(meeting))
    due = queries.due_for(by, meeting)
    gone = queries.due_no_more(by, meeting, due)
    meeting.items.filter(pk__in=[one.pk for one in gone]).delete()
    added = put_on(meeting, due)
    taken = f", and took off {len(gone)} that are due no more" if gone else ""
    return Done(f"built the agenda of the {meeting}: {added} more{taken}", meeting)


@operation
def build_meeting_agenda(*, meeting: Meeting, by: Person, at: dt.datetime) -> Done:
    """Put the standing items of a meeting about a case onto its agenda, each once; what was taken off stays off."""
    refuse(rules.why_not_edited(meeting))
    added = put_on(meeting, rules.standing_for(meeting))
    return Done(f"built the agenda of the {kind_of(meeting)}: {added} more", meeting, meeting.case.reference)


def put_on(meeting: AnyMeeting, due: Iterable[rules.Due]) -> int:
    """Put what is due onto an agenda, as far as it is not there."""
    new, whose = rules.new_among(due, meeting.items.all()), whose_item(meeting)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            **whose, heading=one.heading, place=place, title=one.title[:300], note=one.note, built_note=one.note,
            about=one.about, case_id=one.case_pk,
        )
        for place, one in enumerate(new, next_place(meeting))
    )  # fmt: skip
    return len(new)


def whose_item(meeting: AnyMeeting) -> dict[str, Any]:
    return {"of_case": meeting} if isinstance(meeting, Meeting) else {"of_group": meeting}


def next_place(meeting: AnyMeeting) -> int:
    return (meeting.items.aggregate(last=Max("place"))["last"] or 0) + 1


@operation
def add_agenda_item(
    *, meeting: AnyMeeting, heading: str, title: str, note: str = "", case: Case | None = None, by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Put something else onto the agenda."""
    refuse(rules.why_not_edited(meeting))
    if heading not in rules.headings_of(meeting):
        raise Refused("Choose under which heading it stands.", field="heading")
    if not title.strip():
        raise Refused("Say what it is called.", field="title")
    about = meeting.case if isinstance(meeting, Meeting) else case
    item = AgendaItem.objects.create(
        **whose_item(meeting), heading=heading, place=next_place(meeting), title=title[:300], note=note, case=about
    )
    return Done(f"put “{title}” on the agenda of the {meeting}", meeting, item.reference)


@operation
def change_agenda_item(*, item: AgendaItem, title: str, note: str = "", by: Person, at: dt.datetime) -> Done:
    """Put an item otherwise."""
    refuse(rules.why_not_edited(item.meeting))
    if not title.strip():
        raise Refused("Say what it is called.", field="title")
    item.title, item.note = title[:300], note
    item.save()
    return Done(f"changed an item of the agenda of the {item.meeting}", item, item.reference)


@operation
def add_item_paper(
    *, item: AgendaItem, about: str = "", upload: Upload | None = None, document: Document | None = None, by: Person,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Attach a paper to an item: a file, or a document of its case. Whoever may see the item can open it."""
    refuse(rules.why_not_edited(item.meeting))
    refuse_at(rules.why_no_paper(bool(upload), bool(document), about))
    if document and not queries.papers_for(by, item).filter(pk=document.pk).exists():
        raise Refused("This document cannot go with this item. Choose another.", field="document")
    held = upload.kept() if upload else {name: getattr(document, name) for name in ("digest", "name", "kind", "size")}
    refuse(
        rules.why_paper_twice(held["digest"], item.papers.filter(removed_at=None)),
        field="upload" if upload else "document",
    )
    title = about or (document.about if document else "") or held["name"]
    paper = ItemPaper.objects.create(item=item, document=document, about=title[:300], added_at=at, added_by=by, **held)
    said = f"attached “{paper}” to an item of the agenda of the {item.meeting}"
    return Done(said, paper, detail={"digest": paper.digest})


@operation
def remove_item_paper(*, paper: ItemPaper, by: Person, at: dt.datetime) -> Done:
    """Take a paper off an item. The file is kept."""
    refuse(rules.why_not_edited(paper.item.meeting))
    paper.removed_at = at
    paper.save()
    return Done(f"took “{paper}” off an item of the agenda of the {paper.item.meeting}", paper)


@operation
def leave_out_agenda_item(*, item: AgendaItem, is_left_out: bool = True, by: Person, at: dt.datetime) -> Done:
    """Take an item off the agenda, or put it back."""
    refuse(rules.why_not_edited(item.meeting) or rules.why_not_left_out(item, is_left_out))
    item.is_left_out = is_left_out
    item.save()
    said = f"{'took an item off' if is_left_out else 'put an item back on'} the agenda of the {item.meeting}"
    return Done(said, item, item.reference)


@operation
def move_agenda_item(*, item: AgendaItem, is_up: bool, by: Person, at: dt.datetime) -> Done:
    """Let an item change places with the one before it, or after it, under its heading, as whoever moves it sees them."""
    other = rules.beside(item, queries.items_of(by, item.meeting), is_up)
    refuse(rules.why_not_edited(item.meeting) or rules.why_not_moved(item, other, is_up))
    if other:
        item.place, other.place = other.place, item.place
        AgendaItem.objects.bulk_update([item, other], ["place"])
    said = f"moved an item {'up' if is_up else 'down'} on the agenda of the {item.meeting}"
    return Done(said, item, item.reference)


@operation
def put_agenda_to_chairs(*, meeting: AnyMeeting, by: Person, at: dt.datetime) -> Done:
    """Ask the JCR Chair and the Vice-Chair what they think of the agenda, before it is issued."""
    refuse(rules.why_not_asked(meeting, meeting.items.all()))
    meeting.consulted_at = at
    meeting.save()
    of, when = called(meeting), f"{timezone.localtime(meeting.starts_at):%-d %B %Y}"
    body = f"The agenda of the {of} of {when} waits for what you think of it. Sign in to read it."
    chairs = group.chairs(by)
    told = [
        Letter(person, f"The agenda of {when}", body, thread=f"{whose_thread(meeting)}:consulting") for person in chairs
    ]
    names = " and ".join(map(str, chairs)) or "nobody"
    return Done(f"put the agenda of the {meeting} to {names}", meeting, reference_of(meeting), tell=told)


@operation
def say_of_agenda(*, meeting: AnyMeeting, words: str, by: Person, at: dt.datetime) -> Done:
    """Say what one thinks of a draft agenda, as one of the chairs; that it is right is an answer too."""
    refuse(rules.why_not_edited(meeting))
    if not words.strip():
        raise Refused("Say what you think of it. That it is right is an answer too.", field="words")
    AgendaWord.objects.create(**whose_item(meeting), person=by, words=words, said_at=at)
    return Done(f"said of the agenda of the {meeting}: {words}", meeting, reference_of(meeting))


def whose_thread(meeting: AnyMeeting) -> str:
    return thread_of(meeting) if isinstance(meeting, GroupMeeting) else meetings.thread_of(meeting)


@operation
def issue_agenda(*, meeting: GroupMeeting, because: str = "", by: Person, at: dt.datetime) -> Done:
    """Issue the agenda: from now it stays as it is, and everybody who was asked can read it with its papers."""
    refuse(
        rules.why_not_issued(meeting, meeting.agenda_words.all(), group.chairs_by_name(by), because), field="because"
    )
    renew_notes(meeting, by)
    issue(meeting, by, at)
    when = f"{meeting.starts_at:%-d %B %Y}"
    told = [
        Letter(
            seat.person, f"Joint Case Review group: the agenda of {when}",
            f"The agenda of the Joint Case Review group of {when} is there, with its papers. Sign in to read it.",
            thread=f"{thread_of(meeting)}:agenda",
        )
        for seat in meeting.seats.select_related("person")
    ]  # fmt: skip
    said = f"issued the agenda of the {meeting}" + (f": {because}" if because else "")
    return Done(said, meeting, tell=told)


def renew_notes(meeting: GroupMeeting, by: Person) -> None:
    """What was said of an item when the agenda was built is said anew when it is issued; what somebody wrote stays."""
    due = {one.about: one.note for one in queries.due_for(by, meeting)}
    for item in meeting.items.filter(about__in=due, note=F("built_note")):
        item.note = item.built_note = due[item.about]
        item.save()


def issue(meeting: AnyMeeting, by: Person, at: dt.datetime) -> None:
    """Keep an agenda as it is, papers named."""
    standing = meeting.items.filter(is_left_out=False).prefetch_related("papers")
    meeting.agenda = [
        {"heading": words, "items": [kept(one) for one in items]}
        for _, words, items in rules.in_order(meeting, standing)
    ]
    meeting.issued_at, meeting.issued_by = at, by
    meeting.save()


def kept(item: AgendaItem) -> dict[str, Any]:
    papers = [{"paper": str(one), "digest": one.digest} for one in item.papers.all() if not one.removed_at]
    return {"title": item.title, "note": item.note, "case": item.case_id} | ({"papers": papers} if papers else {})


@operation
def issue_meeting_agenda(*, meeting: Meeting, because: str = "", by: Person, at: dt.datetime) -> Done:
    """Issue the agenda of a meeting about a case: from now it stays as it is, and everybody who was asked can read it.

    A meeting called at short notice need not wait for the chairs; then it is said why.
    """
    refuse(rules.why_not_sent(meeting, meeting.items.all()))
    refuse(
        rules.why_not_issued(meeting, meeting.agenda_words.all(), group.chairs_by_name(by), because), field="because"
    )
    issue(meeting, by, at)
    kind, reference = kind_of(meeting), meeting.case.reference
    when = f"{timezone.localtime(meeting.starts_at):%-d %B %Y}"
    told = [
        Letter(
            seat.person, f"{reference}: the agenda of the {kind} of {when}",
            f"The agenda of the {kind} about case {reference} of {when} is there, with its papers. Sign in to read it.",
            thread=f"{meetings.thread_of(meeting)}:agenda", useless_after=meeting.starts_at,
        )
        for seat in meeting.attendance.select_related("person")
    ]  # fmt: skip
    said = f"issued the agenda of the {kind} of {when}" + (f": {because}" if because else "")
    return Done(said, meeting, reference, tell=told)
