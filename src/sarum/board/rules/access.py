"""Who may do what: a table that a Board can read, and the one question asked of it."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sarum.board.models.office import CHAIRS, TEAM, Office

ANYONE, SIGNED_IN, CLOCK = "ANYONE", "SIGNED_IN", "CLOCK"
HATS: dict[str, str] = {
    ANYONE: "anyone",
    SIGNED_IN: "anyone who is signed in",
    CLOCK: "the clock",
    **{office.value: f"the {office.label}" for office in Office},
}
GROUPS: dict[str, tuple[Office, ...]] = {"TEAM": TEAM, "CHAIRS": CHAIRS}


@dataclass(frozen=True)
class Act:
    """Something a person may do or see: its name in every layer, its words on screen, and who may."""

    name: str
    words: str
    who: tuple[str, ...]


def read_table(path: Path) -> dict[str, Act]:
    """The acts of one package, from its table: act, words, who (offices, relations and groups, separated by spaces)."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = [Act(row["act"], row["words"], unfold(row["who"].split())) for row in csv.DictReader(table)]
    if twice := {act.name for act in rows if [one.name for one in rows].count(act.name) > 1}:
        raise ValueError(
            f"{path.name} says twice who may do this: {', '.join(sorted(twice))}. Keep one row of each act."
        )
    return {act.name: act for act in rows}


def unfold(names: Iterable[str]) -> tuple[str, ...]:
    """Each group by its members, in order and once."""
    return tuple(dict.fromkeys(hat for name in names for hat in GROUPS.get(name, (name,))))


def why_not(act: Act, hats: Iterable[str], words: Mapping[str, str] = HATS) -> list[str]:
    """Why somebody who wears these hats may not do this; empty when they may."""
    if set(act.who) & set(hats):
        return []
    return [f"“{act.words}” is for {in_words(act.who, words)}. Ask one of them to do it."]


def in_words(who: Iterable[str], words: Mapping[str, str] = HATS) -> str:
    *most, last = [words[hat] for hat in who]
    return f"{', '.join(most)} or {last}" if most else last


ACTS = read_table(Path(__file__).with_name("access.csv"))
