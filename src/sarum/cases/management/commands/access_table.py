"""`sarum access_table`: who may do what, in words, as a Board reads it."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from sarum.board.rules import access as board
from sarum.cases.rules import access, procedure

ABOUT = """# Who may do what

Printed by `sarum access_table` from `src/sarum/board/rules/access.csv` and `src/sarum/cases/rules/access.csv`. What is not
in these tables cannot be done by anybody, and a page without a row cannot be opened.

A deputy holds the office like its holder. Somebody who is barred from a case is nobody to it, whatever their office."""


class Command(BaseCommand):
    help = "Print who may do what: every act of the Board's registers and of a case, and who may do it."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(lines()))


def lines() -> Iterator[str]:
    yield ABOUT
    yield ""
    yield "## A case"
    yield ""
    yield "| act | who may | at which steps |"
    yield "|---|---|---|"
    for act in access.ACTS.values():
        yield f"| {act.words} | {words(act.who)} | {steps_in_words(act.name)} |"
    yield ""
    yield "## The Board's registers and settings"
    yield ""
    yield "| act | who may |"
    yield "|---|---|"
    for act in board.ACTS.values():
        yield f"| {act.words} | {words(act.who)} |"


def words(who: tuple[str, ...]) -> str:
    said = board.in_words(who, access.HATS)
    return said[0].upper() + said[1:]


def steps_in_words(act: str) -> str:
    """The steps at which an act belongs; “any” where no step binds it, and a range where it is nearly all of them."""
    steps = procedure.steps_of(act)
    if not steps:
        return "any"
    everything = [row.step for row in procedure.ROWS]
    first, last = everything.index(steps[0]), everything.index(steps[-1])
    if len(steps) > 3 and list(steps) == everything[first : last + 1]:
        return f"{steps[0].label} to {steps[-1].label}"
    return ", ".join(step.label for step in steps)
