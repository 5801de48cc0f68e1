"""Which column is which, told from what its heading means and what stands beneath it; never from a list of whole headings."""

import csv
import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

ORIGIN = "From (file, table, row)"  # how our own outputs say where an entry stood, so that they can be read back
WRITTEN = "Date as written"
MORE = "Other columns"
OWN = ["Date", "Time", "Agency", "Event", "Source", WRITTEN, ORIGIN]  # the headings of our own outputs
OWN_ROLES = dict(zip(OWN, ("date", "time", "agency", "event", "source", "written", "origin"), strict=True)) | {
    MORE: "more"
}

# headings.csv: each sign adds its weight to its role, and the strongest role of a heading is its meaning.
# A sign is sought in the heading in lower case, single-spaced, without signs.
COMPILED = tuple(
    (row["role"], float(row["weight"]), re.compile(row["sign"]))
    for row in csv.DictReader(files("sarum.chronology").joinpath("headings.csv").read_text("utf-8").splitlines())
)
BESIDE = "Two tables seem to stand side by side; the cells of the right one are among the other columns of the left one's entries"
LONG = 25  # letters on average, for a column whose heading does not say so to tell what happened
WHO = re.compile(r"(?:name|role|title|job|position|officer|worker|author|staff|professional|signature|team|who|by)\b")
LEAST = 2.0  # of weight, for a heading to mean anything
OTHER_TABLE = re.compile(
    r"^(?:version|version (?:no|number|control)|revision|amendments?|changes? made|change|signature|"
r"signed|initials|abbreviations?|acronyms?|"
    r"meaning|definition|full term|dob|date of birth|due date|target date|by when|deadline|attended|apologies|"
    r"recommendations?|rag|rag rating|relationship|pseudonym|smart action)$"
)  # fmt: skip


@dataclass(slots=True)
class Columns:
    """What a row of headings says: the column of each role, the label of each column, and the headings as they stand.

    `doubts` are sentences for a person about headings that could mean two things.
    """

    at: dict[str, int]
    labels: list[str]
    rows: list[list[str]] = field(default_factory=list)
    row: int = 0
    doubts: list[tuple[str, str]] = field(default_factory=list)

    def column(self, role: str) -> int:
        return self.at.get(role, -1)

    def label(self, role: str) -> str:
        return self.labels[self.at[role]] if role in self.at else ""


def plain(heading: str) -> str:
    """A heading in lower case, without signs; EventDate is two words."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(
        re.sub(r"[^a-z0-9]+", " ", parted.casefold().replace("&", " and ").replace("’", "").replace("'", "")).split()
    )


@lru_cache(maxsize=4096)
def meaning(heading: str) -> dict[str, float]:
    """How strongly a heading means each role; nothing at all for a long sentence."""
    words = plain(heading)
    if not words or len(words) > 90 or len(words.split()) > 14:
        return {}
    weights: dict[str, float] = {}
    for role, weight, sign in COMPILED:
        if sign.search(words):
            held = weights.get(role, 0.0)
            weights[role] = max(held, weight) if weight > 0 and role not in ("date",) else held + weight
    return {role: weight for role, weight in weights.items() if weight >= LEAST}


def understood(labels: list[str], lengths: list[float] | None = None) -> Columns | None:
    """The columns that these headings name, when they name a chronology's; `lengths` are the mean letters beneath each."""
    if {WRITTEN, ORIGIN} <= set(labels):
        return our_own(labels)
    meanings = [meaning(label) for label in labels]
    known = [plain(label) for label in labels]
    if any(OTHER_TABLE.match(words) for words in known) and not any(m.get("event", 0) >= 5 for m in meanings):
        return None
    at: dict[str, int] = {}
    for role in ("agency", "end", "date", "time", "source"):
        best = max(
            ((weights.get(role, 0.0), -column) for column, weights in enumerate(meanings) if column not in at.values()),
            default=(0.0, 0),
        )
        if best[0] >= LEAST and best[0] >= max(meanings[-best[1]].values()) - 1:
            at[role] = -best[1]
    if "date" not in at or meanings[at["date"]]["date"] < 3:
        return None
    if "end" in at and len(known[at["end"]].split()) == 1 and not re.search(r"from|start|beg[iau]n", known[at["date"]]):
        del at["end"]  # whom a letter went to, not until when
    columns = Columns(at, named(labels))
    choose_event(columns, meanings, lengths or [0.0] * len(labels))
    if "event" in at and all(known.count(known[at[role]]) > 1 for role in ("date", "event")):
        columns.doubts.append((columns.label("date"), BESIDE))
    return columns


def our_own(labels: list[str]) -> Columns:
    """The columns of an output of ours, by their very names: the first of a name is ours."""
    at: dict[str, int] = {}
    for column, label in enumerate(labels):
        if (role := OWN_ROLES.get(label)) and role not in at:
            at[role] = column
    return Columns(at, list(labels))


def choose_event(columns: Columns, meanings: list[dict[str, float]], lengths: list[float]) -> None:
    """The column that tells what happened: by its heading first, by how much is written beneath it next."""
    taken = set(columns.at.values())
    weights = sorted(
        (
            (found + 3 * min(lengths[column] / 100, 1), column)
            for column, weighed in enumerate(meanings)
            if column not in taken and (found := weighed.get("event", 0.0))
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if weights:
        columns.at["event"] = weights[0][1]
        rivals = [columns.labels[c] for weight, c in weights[1:] if weights[0][0] - weight < 0.5 and lengths[c] > 25]
        if rivals:
            chosen = columns.labels[weights[0][1]]
            said = f"“{chosen}” was read as what happened; “{'” and “'.join(rivals)}” could be it as well"
            columns.doubts.append((chosen, said))
        return
    free = [
        (lengths[column], column)
        for column, label in enumerate(columns.labels)
        if column not in taken and not WHO.match(plain(label))
    ]
    longest = max(free, default=(0.0, -1), key=lambda pair: pair[0])
    if longest[0] >= LONG:
        columns.at["event"] = longest[1]
        label = columns.labels[longest[1]]
        columns.doubts.append(
            (label, f"No heading says what happened; “{label}” was read as it, for most is written there")
        )


def named(labels: list[str]) -> list[str]:
    """Labels that are all there and all different."""
    seen: dict[str, int] = {}
    out = []
    for number, label in enumerate(labels, 1):
        label = " ".join(label.split()) or f"Column {number}"
        seen[label] = seen.get(label, 0) + 1
        out.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return out
