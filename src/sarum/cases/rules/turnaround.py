"""How quickly and how well agencies answer: what is counted, and what is not shown to those outside the team."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

FEW = 5  # the least number of requests of which anything is said outside the team
ON_TIME, CAME_LATE, OVERDUE, REFUSED, OPEN = "on time", "came late", "overdue", "refused", "open"
NOT_SHOWN = "Not shown"


@dataclass(frozen=True)
class Asked:
    """One request as it counts: whose, of which year, how it ended, and how good the return was."""

    agency: str
    year: int
    outcome: str
    days: int | None = None  # working days until it first came back
    was_sent_back: bool = False
    is_accepted: bool = False
    is_weak: bool = False
    is_nil: bool = False

    @property
    def has_come(self) -> bool:
        return self.days is not None


Kind = Callable[[Asked], str]
KINDS: dict[str, Kind] = {
    "requests": lambda one: "asked",
    "outcome": lambda one: one.outcome,
    "days": lambda one: "came" if one.has_come else "awaited",
    "sent_back": lambda one: "awaited" if not one.has_come else "sent back" if one.was_sent_back else "not sent back",
    "weak": lambda one: (
        "awaited" if not one.has_come else "open" if not one.is_accepted else "weak" if one.is_weak else "good"
    ),
    "nil": lambda one: "awaited" if not one.has_come else "nil" if one.is_nil else "full",
}  # for each figure, the groups that it and its complement tell apart


@dataclass(frozen=True)
class Line:
    """The figures of one agency, or of the whole Board, for one year or for all."""

    agency: str
    year: int | None
    requests: str
    on_time: str
    days: str
    late: str
    refused: str
    sent_back: str
    weak: str
    nil: str

    @property
    def is_whole(self) -> bool:
        return self.year is None


def is_safe(asked: Sequence[Asked], kind: Kind) -> bool:
    """Whether every group that a figure tells apart is empty or not small."""
    return all(number >= FEW for number in Counter(kind(one) for one in asked).values())


def shown(
    asked: Sequence[Asked], kind: Kind, *, by: Sequence[str] = ("agency", "year"), path: tuple = ()
) -> set[tuple]:
    """The lines whose figure may be shown outside the team: () is the Board, (agency,) its whole, (agency, year) a year.

    A line is shown where each of its groups is safe, and where what is left of the line above it, once every line shown
    below that is taken away, is safe as well. So whatever is added up or taken away, nothing small comes of it.
    """
    if not is_safe(asked, kind):
        return set()
    if not by:
        return {path}
    parts: dict[object, list[Asked]] = {}
    for one in asked:
        parts.setdefault(getattr(one, by[0]), []).append(one)
    kept = sorted((name for name, some in parts.items() if is_safe(some, kind)), key=lambda n: (-len(parts[n]), str(n)))
    rest = [one for name, some in parts.items() if name not in kept for one in some]
    while kept and not is_safe(rest, kind):
        rest += parts[kept.pop()]
    found = {path}
    for name in kept:
        found |= shown(parts[name], kind, by=by[1:], path=(*path, name))
    return found


def lines(asked: Iterable[Asked], *, is_for_team: bool) -> list[Line]:
    """The whole Board first, then each agency: all years, then year by year, the latest first.

    The years of the whole Board are for the team alone, since with the agencies' own years they would let a small one be
    worked out.
    """
    every = list(asked)
    open_ = None if is_for_team else {name: shown(every, kind) for name, kind in KINDS.items()}
    found = [line((), every, open_)] if every else []
    if is_for_team:
        found += [line((None, year), some, None) for year, some in years(every)]
    for agency in sorted({one.agency for one in every}, key=str.casefold):
        own = [one for one in every if one.agency == agency]
        found.append(line((agency,), own, open_))
        by_year = years(own)
        found += [line((agency, year), some, open_) for year, some in by_year if len(by_year) > 1]
    return found


def years(asked: Iterable[Asked]) -> list[tuple[int, list[Asked]]]:
    parts: dict[int, list[Asked]] = {}
    for one in asked:
        parts.setdefault(one.year, []).append(one)
    return sorted(parts.items(), reverse=True)


def line(path: tuple, asked: Sequence[Asked], open_: dict[str, set[tuple]] | None) -> Line:
    """One line in words; what may not be shown says so."""
    came = [one for one in asked if one.days is not None]
    ended = [one for one in asked if one.outcome != OPEN]
    accepted = [one for one in came if one.is_accepted]

    def said(name: str, words: str) -> str:
        return words if open_ is None or path in open_[name] else NOT_SHOWN

    days = [one.days for one in came if one.days is not None]
    return Line(
        agency=(path[0] if path else None) or "The whole Board",
        year=path[1] if len(path) > 1 else None,
        requests=said("requests", str(len(asked))),
        on_time=said("outcome", share(sum(one.outcome == ON_TIME for one in ended), len(ended))),
        days=said("days", f"{median(days):g}" if days else "None came"),
        late=said("outcome", str(sum(one.outcome in (CAME_LATE, OVERDUE) for one in asked))),
        refused=said("outcome", str(sum(one.outcome == REFUSED for one in asked))),
        sent_back=said("sent_back", share(sum(one.was_sent_back for one in came), len(came))),
        weak=said("weak", share(sum(one.is_weak for one in accepted), len(accepted))),
        nil=said("nil", share(sum(one.is_nil for one in came), len(came))),
    )


def share(some: int, every: int) -> str:
    """A part of the whole; as a percentage too where there are enough for one."""
    if not every:
        return "None yet"
    return f"{some} of {every}{f', {some / every:.0%}' if every >= FEW else ''}"
