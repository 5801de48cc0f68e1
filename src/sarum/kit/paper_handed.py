"""A paper as plain words and lists, as it is handed to the confined child that writes it into a Board's Word template."""

from dataclasses import fields, is_dataclass
from typing import Any

from sarum.kit import paper as papers
from sarum.kit.paper import Paper

KIND = "kind"


def handed(value: Any) -> Any:
    """A paper, or a part of one, as JSON holds it: each part with the name of what it is."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: handed(getattr(value, one.name)) for one in fields(value)}
        return {KIND: type(value).__name__, **held}
    return [handed(one) for one in value] if isinstance(value, list | tuple) else value


def paper_of(held: dict[str, Any]) -> Paper:
    """The paper that was handed over."""
    found = read(held)
    if not isinstance(found, Paper):
        raise TypeError("What was handed over is no paper.")
    return found


def read(held: Any) -> Any:
    if isinstance(held, list):
        return [read(one) for one in held]
    if not isinstance(held, dict):
        return held
    given = {name: read(one) for name, one in held.items() if name != KIND}
    return getattr(papers, held[KIND])(**given)
