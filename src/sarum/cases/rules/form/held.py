"""The answers of a form as they are held: one part, or one entry of a list, answered anew; and what stood when it was opened."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sarum.cases.models.report import digest_of


def with_part(answers: dict[str, Any], part: str, said: dict[str, Any] | None, number: int | None) -> dict[str, Any]:
    """All the answers with one part, or one entry of a list, answered anew.

    What the part holds besides stays; an answer of None is taken away; `said` itself None takes the entry away. An
    entry one past the end is a new one.
    """
    if number is None:
        return {**answers, part: merged(answers.get(part) or {}, said or {})}
    entries = list(answers.get(part) or [])
    before, here, after = entries[: number - 1], entries[number - 1 : number], entries[number:]
    kept = [] if said is None else [merged(here[0] if here else {}, said)]
    return {**answers, part: [*before, *kept, *after]}


def merged(held: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**held, **said}.items() if value is not None}


@dataclass(frozen=True)
class Seen:
    """One part of a form, or one entry of it, as it stood when its form was opened; its version is drawn from its words."""

    said: dict[str, Any]

    @property
    def version(self) -> int:
        return int(digest_of(self.said)[:12], 16)


def seen(answers: dict[str, Any], part: str, number: int | None, names: Collection[str] = ()) -> Seen:
    """What stands in one part, or one entry of it; nothing where nothing has been answered. Where several pages answer
    into one part, `names` are the questions of this one."""
    if number is None:
        said = answers.get(part) or {}
        return Seen({name: one for name, one in said.items() if name in names} if names else said)
    entries = answers.get(part) or []
    return Seen(entries[number - 1] if 1 <= number <= len(entries) else {})


def tidy(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without what was left empty, so that the same words are the same answers."""
    return {part: said for part, held_ in answers.items() if (said := tidied(held_))}


def tidied(held_: Any) -> Any:
    if isinstance(held_, list):
        return [said for one in held_ if (said := tidied(one))]
    if isinstance(held_, dict):
        return {name: one for name, one in held_.items() if one not in (None, "", [], {})}
    return held_


def brought(answers: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The answers with those that a form brought: what it leaves empty stays as it was, a list it holds replaces the list."""
    together = {
        part: {**(answers.get(part) or {}), **tidied(said)} if isinstance(said, dict) else said
        for part, said in more.items()
    }
    return tidy({**answers, **together})
