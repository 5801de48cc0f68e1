"""What becomes of the actions: updates, evidence, verdicts, escalations and their answers; each on its day."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial

from sarum.board.models import Person
from sarum.cases.models import Action, Escalation
from sarum.cases.operations import tracker as operations
from sarum.cases.walk import wording
from sarum.cases.walk.carrying_jcr import recommendation_of
from sarum.cases.walk.forms.jcr import EscalationMade, UpdateGiven
from sarum.cases.walk.walking import Walk

Deeds = Iterator[tuple[dt.date, Callable[[], object]]]
IMMEDIATE = {"immediate", "immediate action", "none"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def updates(walk: Walk, file: str, given: list[UpdateGiven]) -> Deeds:
    for place, one in enumerate(given):
        source = f"{file}: updates[{place}]"
        yield one.on, partial(update, walk, one, source)
        if one.verdict is not None:
            day = one.verified_on or one.on
            yield day, partial(judge, walk, one, day, source)


def escalations(walk: Walk, file: str, made: list[EscalationMade]) -> Deeds:
    for place, one in enumerate(made):
        source = f"{file}: escalations[{place}]"
        yield one.on, partial(escalate, walk, one, source)
        if one.response:
            day = answered_on(one)
            yield day, partial(answer, walk, one, day, source)


def action_of(walk: Walk, number: str, text: str, by: Person | None, source: str) -> Action:
    """The action meant: of this recommendation, with these words where they are given, else whoever's it is."""
    if wording.plain(number) in IMMEDIATE:
        rows = list(walk.case.actions.filter(recommendation=None).select_related("owner", "agency"))
    else:
        row = recommendation_of(walk, number, f"{source}.recommendation")
        rows = list(row.actions.select_related("owner", "agency"))
    if not rows:
        walk.refuse(
            walk.now.date(), str(by or "The walk"), "update_action", [f"{number} has no action to be updated."], source
        )
    same = [row for row in rows if text and wording.plain(text) in wording.plain(row.text)]
    own = [row for row in rows if by and row.owner_id == by.pk] + [
        row for row in rows if by and row.agency_id == by.agency_id
    ]
    return (same or own or rows)[0]


def update(walk: Walk, one: UpdateGiven, source: str) -> None:
    """What the owner says of an action, with the evidence given for it."""
    by = walk.person(one.by, one.on, f"{source}.by")
    action = action_of(walk, one.recommendation, one.action, by, source)
    for place, piece in enumerate(one.evidence):
        walk.act(
            one.on, by, operations.give_evidence, f"{source}.evidence[{place}]", action=action, kind=piece.kind or "document",
            title=piece.title, shows=piece.shows,
        )  # fmt: skip
    walk.act(
        one.on, by, operations.update_action, source, action=action, progress=one.progress,
        claims_complete=one.claimed_complete, new_due_on=one.new_due, slip_reason=one.reason,
    )  # fmt: skip


def judge(walk: Walk, one: UpdateGiven, day: dt.date, source: str) -> None:
    """The verdict of somebody outside the owning agency."""
    owner = walk.person(one.by, day, f"{source}.by")
    action = action_of(walk, one.recommendation, one.action, owner, source)
    by = walk.person(one.verified_by, day, f"{source}.verified_by") if one.verified_by else walk.officer(day)
    walk.act(
        day,
        by,
        operations.verify_action,
        f"{source}.verdict",
        action=action,
        is_accepted=one.verdict,
        reasons=one.reasons,
    )


def escalate(walk: Walk, one: EscalationMade, source: str) -> None:
    by = walk.person(one.by, one.on, f"{source}.by")
    action = action_of(walk, one.recommendation, one.action, None, source)
    walk.act(one.on, by, operations.escalate_action, source, action=action, why=one.why, mitigation=one.mitigation)


def answer(walk: Walk, one: EscalationMade, day: dt.date, source: str) -> None:
    by = walk.person(one.answered_by or one.by, day, f"{source}.answered_by")
    action = action_of(walk, one.recommendation, one.action, None, source)
    row = Escalation.objects.filter(action=action, answered_at__isnull=True).last()
    if row:
        walk.act(day, by, operations.answer_escalation, f"{source}.response", escalation=row, response=one.response)


def answered_on(one: EscalationMade) -> dt.date:
    """The day of the answer: as given, else the last day that its own words name (“log seen 3 October”), else the same day."""
    if one.answered_on:
        return one.answered_on
    days = [one.on]
    for number, month in re.findall(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b", one.response):
        try:
            days.append(dt.date(one.on.year, MONTHS.index(month) + 1, int(number)))
        except ValueError:
            continue
    return max(days)
