"""Saying no, with reasons: what a rule refuses, a person can read and put right."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """Something may not be done yet. Each reason is a sentence that says why and what to do next.

    `field` names the form's field the reasons belong beside, where there is one.
    """

    title = "This cannot be done yet"

    def __init__(self, *reasons: str, field: str | None = None, next: str = "") -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)
        self.field = field
        self.next = next


class NotAllowed(Refused):
    """Somebody may not do this, whatever the state of the case."""

    title = "You cannot do this"


class Stale(Refused):
    """Somebody else saved first. `current` is the thing as they left it."""

    title = "Somebody else changed this while you were writing"

    def __init__(self, current: object) -> None:
        super().__init__(
            "Somebody else saved this while you were writing. Compare the two below: sending yours again replaces "
            "theirs, and theirs stays in the history."
        )
        self.current = current


class ReadAgain(Refused):
    """What somebody read has changed since: they are shown it as it stands now, and answer on that."""


class SentBefore(Refused):
    """The same form was sent before, with other words in it."""

    def __init__(self) -> None:
        super().__init__(
            "You sent this form before, with other words, and those are kept. If these words are meant as well, press the "
            "button again. If they are meant instead, open what was kept and change it there."
        )


def refuse_at(reasons: Mapping[str, str]) -> None:
    """Refuse for the first reason, beside the question where it belongs; `reasons` are kept by question."""
    for question, reason in reasons.items():
        raise Refused(reason, field=question)


def refuse_unread(reasons: list[str]) -> None:
    """Refuse what was answered on words that have changed since."""
    if reasons:
        raise ReadAgain(*reasons)


def refuse(reasons: list[str], *, field: str | None = None, next: str = "") -> None:
    """Refuse when there is any reason to; go on when there is none."""
    if reasons:
        raise Refused(*reasons, field=field, next=next)
