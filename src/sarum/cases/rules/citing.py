"""What the report cites: facts, entries of the chronology, and returns."""

from dataclasses import dataclass

from sarum.kit import rich

KINDS = {"fact": "Facts", "entry": "Entries of the chronology", "return": "Returns"}


@dataclass(frozen=True)
class Citable:
    """Something that the report can cite: how it stands in a list, and how it is cited."""

    kind: str  # "fact", "entry" or "return"
    pk: int
    label: str = ""
    cited: str = ""
    number: int = 0

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"

    @property
    def in_marks(self) -> str:
        return rich.citation(self.cited, self.kind, self.pk)

    @property
    def in_words(self) -> dict[str, str]:
        return {
            "kind": KINDS[self.kind],
            "label": self.label,
            "cited": self.cited,
            "address": str(self),
            "marks": self.in_marks,
        }


def in_short(words: str, most: int = 70) -> str:
    """The beginning of a text, for a list."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"
