"""A pack as a paper: what it is and is not, the key events, what is missing, and each return word for word."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sarum.cases.models import Pack
from sarum.cases.rules import pack as rules
from sarum.cases.rules.access import LIMIT_IN_SHORT
from sarum.cases.rules.form.chapters import DIGEST
from sarum.kit.paper import Block, Boxed, Facts, Heading, Items, Paper, Paragraph, Table
from sarum.kit.templatetags.words import moment

NOTHING_MISSING = "None: every agency that was asked has answered, and every answer was accepted."


def paper_of(pack: Pack, board: str, reader: object, at: dt.datetime) -> Paper:
    """The whole pack, marked on every page with who reads it."""
    return Paper(
        f"Pack {pack.number} for the Rapid Review, case {pack.case.reference}", list(blocks_of(pack)), author=board,
        foot=f"{pack.reference}. {LIMIT_IN_SHORT}", watermark=f"{reader}, {moment(at)}", has_contents=True,
    )  # fmt: skip


def blocks_of(pack: Pack) -> Iterator[Block]:
    content, case = pack.content, pack.case
    yield Boxed(rules.PURPOSE)
    yield Heading("About this pack")
    yield Facts([
        ("Case", f"{case.reference}, {case.pseudonym}"),
        ("Released", f"{moment(pack.released_at)}, by {pack.released_by}"),
        ("Returns in it", ", ".join(one["agency"] for one in pack.returns)),
        *([("What its readers should know", pack.note)] if pack.note else []),
        ("Digest", f"{pack.digest}\n{DIGEST}"),
    ])  # fmt: skip
    yield from missing(content)
    yield Heading("Key events of all agencies")
    yield Paragraph("As each agency wrote them, by day. What has no day is at the end.")
    yield Table(
        ["When", "Agency", "What happened", "From which record"],
        [[one["when"], one["agency"], happened(one), one["source"] or "Not said"] for one in content["events"]],
        "Key events", [4, 4, 9, 4],
    )  # fmt: skip
    if not content["events"]:
        yield Paragraph("No agency listed any.")
    yield Heading("What the agencies say about the criteria")
    yield Facts(views(content))
    if not views(content):
        yield Paragraph("None of them says anything about the criteria for a review.")
    for one in pack.returns:
        yield from return_of(one)


def missing(content: dict[str, Any]) -> Iterator[Block]:
    """What the pack goes without, and what in it is weak."""
    yield Heading("What is missing, and what is weak")
    yield Heading("Returns that are not in it", 2)
    yield Items([gap_in_words(one) for one in content["gaps"]])
    if not content["gaps"]:
        yield Paragraph(NOTHING_MISSING)
    if nil := rules.nil_returns(content):
        yield Heading("Searched, and found no involvement (nil returns)", 2)
        yield Items(nil)
    if weak := rules.weak_returns(content):
        yield Heading("Accepted although weak", 2)
        yield Items([f"{one['agency']}: {'; '.join(one['weaknesses'])}. {one['comments']}" for one in weak])
    if content["set_aside"]:
        yield Heading("Named and not asked, with the reason", 2)
        yield Items([f"{one['name']}: {one['set_aside_because']}" for one in content["set_aside"]])
    if content["unasked"]:
        yield Heading("Named, and not yet asked", 2)
        yield Items(
            [
                f"{one['name']}, named by {one['named_by'] or 'somebody who is not recorded'}"
                for one in content["unasked"]
            ]
        )


def gap_in_words(gap: dict[str, str]) -> str:
    because = f" The meeting does not wait for it: {gap['because']}" if gap["because"] else ""
    return f"{gap['agency']}: {gap['what']}.{because}"


def happened(event: dict[str, str]) -> str:
    asked = (("Was the adult seen", "was_seen"), ("Decided or done", "decided"))
    more = [f"{label}: {event[name]}" for label, name in asked if event[name]]
    return "\n".join([event["event"], *more])


def views(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["agency"], one["view_on_criteria"]) for one in content["returns"] if one["view_on_criteria"]]


def return_of(kept: dict[str, Any]) -> Iterator[Block]:
    """One return: what to mind first, who stands for it, and its words."""
    yield Heading(f"The return of {kept['agency']}")
    for words in rules.warnings(kept):
        yield Boxed(words)
    yield Facts([
        ("Number of the return", kept["reference"]),
        ("Endorsed", f"{kept['endorsed']}, for exactly these words"),
        ("Digest", kept["digest"]),
    ])  # fmt: skip
    for chapter in rules.chapters(kept):
        yield Heading(chapter.title, 2)
        for section in chapter.sections:
            if section.heading:
                yield Heading(section.heading, 3)
            yield Facts(section.answered)
            if section.unanswered:
                yield Paragraph(f"Not answered: {'; '.join(section.unanswered)}")
