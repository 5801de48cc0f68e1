"""What a walk says: one line an act, every refusal with its reasons, and at the end what is needed next and of whom."""

from collections.abc import Iterator
from typing import Any

from sarum.cases.models import Case, Step
from sarum.cases.walk.carrying import needed_next
from sarum.cases.walk.walking import Act, Refusal, Walk

PLACE = 12


def one_line(text: str) -> str:
    """A text on one line, with nothing in it that could move a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def line_of(said: Act | Refusal | str) -> str:
    """An act, a refusal or a note as it is printed."""
    if isinstance(said, str):
        return f"{'':{PLACE}}Note: {one_line(said)}."
    if isinstance(said, Act):
        who = f"{said.person} ({said.office})" if said.office else said.person
        return f"{said.date:%Y-%m-%d}  {one_line(f'{who}: {said.sentence}')} [event {said.event}]"
    words = said.act.replace("_", " ")
    lines = [f"{said.date:%Y-%m-%d}  {one_line(said.person)} was refused: {words} ({one_line(said.source)})"]
    return "\n".join([*lines, *(f"{'':{PLACE}}- {one_line(reason)}" for reason in said.reasons)])


def ending(walk: Walk, went_on: bool, documents: list[str]) -> Iterator[str]:
    """The last lines: where the case stands, what stopped it or what is needed next, what was written, what was not read."""
    acts, met = len(walk.acts), len(walk.refusals)
    yield ""
    if walk.case is None:
        yield "No case was opened."
    else:
        step = Step(walk.case.step).label
        met_with = f"{counted(acts, 'act')} and {counted(met, 'refusal')}"
        yield f"Case {walk.case.reference} stands at “{step}”, after {met_with}."
    if not went_on and walk.refusals:
        last = walk.refusals[-1]
        yield f"A gate refused, and nothing in the folder satisfies it ({one_line(last.source)}):"
        yield from (f"- {one_line(reason)}" for reason in last.reasons)
    needed = needed_next(walk)
    if walk.case and walk.case.step == Step.CLOSED:
        yield f"It was closed on {walk.case.closed_at:%-d %B %Y}: {one_line(walk.case.closing_reason)}"
    else:
        yield f"Needed next: {needed.who}{by_when(walk.case)}: {needed.what}"
    if documents:
        yield "Documents:"
        yield from (f"  {one_line(path)}" for path in documents)
    if walk.folder.not_read:
        yield f"Not read by this walk: {one_line('; '.join(walk.folder.not_read))}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def by_when(case: Case | None) -> str:
    return f", by {case.due_on:%-d %B %Y}" if case and case.due_on else ""


def as_json(walk: Walk, went_on: bool, documents: list[str]) -> dict[str, Any]:
    """The whole walk as one document."""
    needed, case = needed_next(walk), walk.case
    return walk.as_json() | {
        "end": {
            "reference": case.reference if case else None,
            "step": case.step if case else None,
            "step_in_words": Step(case.step).label if case else None,
            "exit": 0 if went_on else 3,
            "needed_next": {
                "who": needed.who, "what": needed.what,
                "by": case.due_on.isoformat() if case and case.due_on else None,
            },
            "stopped_by": None if went_on else walk.as_json()["refusals"][-1],
        },
        "documents": documents,
        "not_read": walk.folder.not_read,
    }  # fmt: skip
