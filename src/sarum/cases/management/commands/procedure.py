"""`sarum procedure`: the whole procedure as one table, in words, as JSON, or drawn for the documents."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from sarum.board.rules import duties
from sarum.cases.rules import procedure

ABOUT = """# The procedure

Drawn by `sarum procedure --markdown` from `src/sarum/cases/rules/procedure.py`, the one table that the case page, the
permissions, the due dates and the tests all read. Days are working days from entering a step; a Board may set its own."""


class Command(BaseCommand):
    help = "Print the procedure: each step, who holds the pen, what must be done, by when, why, and where it leads."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="as one JSON document")
        shape.add_argument("--markdown", action="store_true", help="as docs/procedure.md has it, with the drawing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            self.stdout.write(json.dumps([as_json(row) for row in procedure.ROWS], indent=1, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(markdown() if options["markdown"] else plain()))


def as_json(row: procedure.Row) -> dict[str, Any]:
    return {
        "step": row.step.value,
        "step_in_words": row.step.label,
        "pen": row.pen.value,
        "pen_in_words": row.pen.label,
        "duty": row.duty,
        "gate": row.gate,
        "working_days": row.days,
        "guidance": row.guidance,
        "leads_to": [step.value for step in row.leads_to],
        "acts": list(procedure_acts(row)),
    }


def procedure_acts(row: procedure.Row) -> Iterator[str]:
    """Everything that may be done at a step: what belongs to it, then what runs through several."""
    yield from row.acts
    yield from (act for act, steps in procedure.THROUGHOUT.items() if row.step in steps and act not in row.acts)


def plain() -> Iterator[str]:
    """The table for a terminal."""
    for row in procedure.ROWS:
        yield row.step.label
        yield f"  pen      {row.pen.label}{f', {row.days} working days' if row.days else ''}"
        yield f"  duty     {row.duty}"
        yield f"  gate     {row.gate}"
        if row.guidance:
            yield f"  because  “{row.guidance}”"
        yield f"  then     {', '.join(step.label for step in row.leads_to) or 'the end'}"
        yield ""


def markdown() -> Iterator[str]:
    """The drawing, then the table."""
    yield ABOUT
    yield ""
    yield "```mermaid"
    yield "flowchart TD"
    yield from (f'  {row.step.value}["{row.step.label}"]' for row in procedure.ROWS)
    yield from (f"  {row.step.value} --> {there.value}" for row in procedure.ROWS for there in row.leads_to)
    yield "```"
    yield ""
    yield "| step | pen | what must be done | the gate | days | leads to | the guidance |"
    yield "|---|---|---|---|---|---|---|"
    for row in procedure.ROWS:
        there = ", ".join(step.label for step in row.leads_to) or "the end"
        quoted = f"“{row.guidance}”" if row.guidance else ""
        yield f"| {row.step.label} | {row.pen.label} | {row.duty} | {row.gate} | {row.days or ''} | {there} | {quoted} |"
    yield ""
    yield "## Duties with a timescale of their own"
    yield ""
    yield "| duty | working days |"
    yield "|---|---|"
    steps = {row.duty_code for row in procedure.ROWS}
    for duty in duties.ALL:
        if duty.code not in steps:
            yield f"| {duty.words[0].upper()}{duty.words[1:]} | {duty.days} |"
