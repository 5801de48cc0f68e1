"""The agenda and the minutes of a meeting as a document."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sarum.cases.models import AgendaItem
from sarum.cases.rules.minutes import AnyMeeting, named
from sarum.kit.paper import Block, Boxed, Facts, Heading, Items, Paper, Paragraph
from sarum.kit.templatetags.words import day, moment

KEPT_FROM_YOU = "An item that is not for you."


def minutes_of(meeting: AnyMeeting, content: Mapping[str, Any], board: str) -> Paper:
    """What the minutes say, and how far they have come."""
    blocks: list[Block] = [Boxed(standing_of(meeting)), *who(content)]
    last = ""
    for item in content["items"]:
        if item["heading"] != last:
            blocks.append(Heading(item["heading"]))
            last = item["heading"]
        blocks += item_blocks(item)
    return Paper(f"Minutes: {content['meeting']}", blocks, author=board, foot=f"{board} · {standing_of(meeting)}")


def agenda_of(meeting: AnyMeeting, lines: Iterable[tuple[str, str, Iterable[AgendaItem]]], board: str) -> Paper:
    """The agenda as somebody may see it: its headings in order, each with its items."""
    blocks: list[Block] = [Facts([("When", moment(meeting.starts_at)), ("Standing", agenda_standing(meeting))])]
    for _, heading, items in lines:
        on = [one for one in items if not one.is_left_out]
        if on:
            blocks.append(Heading(heading))
            blocks.append(Items([on_paper(one) for one in on], is_numbered=True))
    return Paper(f"Agenda: {named(meeting)}", blocks, author=board, foot=f"{board} · {agenda_standing(meeting)}")


def on_paper(item: AgendaItem) -> str:
    """An item of the agenda in a line: what it is called, what is to be known, and the names of its papers."""
    line = f"{item.title}: {item.note}" if item.note else item.title
    papers = [str(paper) for paper in item.papers.all()]
    return f"{line} ({'Papers' if len(papers) > 1 else 'Paper'}: {'; '.join(papers)})" if papers else line


def agenda_standing(meeting: AnyMeeting) -> str:
    return f"Issued on {moment(meeting.issued_at)}" if meeting.issued_at else "Draft, not issued yet"


def standing_of(meeting: AnyMeeting) -> str:
    """How far minutes have come, with the digest once their words are kept."""
    if meeting.approved_at:
        return f"Approved on {day(meeting.approved_at)}. Digest {meeting.short_digest}"
    if meeting.checked_at:
        return f"Checked by {meeting.checked_by} on {moment(meeting.checked_at)}, not yet approved. Digest {meeting.short_digest}"
    return "Draft: no chair has checked these minutes"


def who(content: Mapping[str, Any]) -> list[Block]:
    said = [("Present", content["present"]), ("Apologies", content["apologies"]), ("Did not come", content["absent"])]
    return [Facts([(label, "; ".join(people) or "Nobody") for label, people in said])]


def item_blocks(item: Mapping[str, Any]) -> list[Block]:
    """One item: what was said, decided and taken on."""
    if item.get("kept"):
        return [Paragraph(KEPT_FROM_YOU)]
    blocks: list[Block] = [Heading(item["title"], 2)] if item["title"] != item["heading"] else []
    if item["discussion"]:
        blocks.append(Paragraph(item["discussion"]))
    if record := item.get("record"):  # minutes that were checked before it was printed have none
        blocks += [Paragraph("On record:"), Items(record)]
    for one in item["decisions"]:
        dissent = f" Not agreed by: {one['dissent']}" if one["dissent"] else ""
        blocks.append(Boxed(f"Decided: {one['words']}{dissent}"))
    if item["actions"]:
        blocks.append(
            Items(
                [
                    f"{one['owner']}: {one['text']}, by {day(dt.date.fromisoformat(one['due_on']))}"
                    for one in item["actions"]
                ]
            )
        )
    return blocks or [Paragraph("Nothing is minuted.")]
