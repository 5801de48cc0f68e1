"""What every page of a referral has in common: how its answers are kept, and how they are read back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from sarum.kit import fields
from sarum.kit.templatetags.words import plain

KNOWN = [("YES", "Yes"), ("NO", "No"), ("NOT_KNOWN", "I do not know")]


class PartForm(fields.Form):
    """One page of a referral: it knows how its answers are kept, and how they are read back.

    `said` is what has been answered in this part, or in this entry of it, so far.
    """

    one_a_line: ClassVar[tuple[str, ...]] = ()
    keeps: ClassVar[tuple[str, ...]] = ()  # what is kept beside the answers, and is read back with them

    def __init__(self, *args: Any, said: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.said = said or {}

    @classmethod
    def kept(cls, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """The answers as the referral keeps them."""
        kept = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in cleaned.items()}
        lists = {name: [line.strip() for line in kept[name].splitlines() if line.strip()] for name in cls.one_a_line}
        return kept | lists

    def typed(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The kept answers as they were typed."""
        days = [name for name, field in self.fields.items() if isinstance(field, fields.Day)]
        typed = {name: said[name] for name in self.fields if name in said}
        typed |= {name: dt.date.fromisoformat(typed[name]) for name in days if typed.get(name)}
        return typed | {name: "\n".join(typed[name]) for name in self.one_a_line if isinstance(typed.get(name), list)}

    def read_back(self) -> list[tuple[str, str]]:
        """Each question and what was answered, in words."""
        typed = self.typed(self.said)
        labels = [(name, str(field.label).removesuffix(" (optional)")) for name, field in self.fields.items()]
        return [(label, self.words(name, typed.get(name))) for name, label in labels]

    def words(self, name: str, value: Any) -> str:
        """One answer as it would be read out."""
        labels = {key: label for key, label, *_ in getattr(self.fields[name], "choices", [])}
        if isinstance(value, list):
            return plain([labels.get(one, one) for one in value])
        if isinstance(value, bool):
            return plain(value)
        return labels.get(value) or plain(as_day(value))


def as_day(value: Any) -> Any:
    """A text that is a date, as the date it is: a referral on paper may say 2021-01-12."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return value
