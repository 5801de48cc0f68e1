"""The picture of a combined chronology as geometry: a lane for each agency, days from left to right; whoever shows it draws it."""

import datetime as dt
import math
from dataclasses import dataclass, field

from sarum.chronology.clashes import Clash
from sarum.chronology.entries import Entry
from sarum.chronology.gaps import Gap, span_of
from sarum.chronology.ticks import ticks_of

WIDTH, LEFT, RIGHT, LANE, TOP, FOOT = 1200, 260, 10, 34, 30, 10  # of the picture, the names, a lane, the ticks
THINNEST, APART = 2.0, 3.0  # the least width of a mark, and between the beginnings of two
RAISED, LEAST, MOST = 4.0, 14.0, 22.0  # a mark of days stands so far above the middle of its lane, and is so high
BAR_BELOW, BAR = 8.0, 7.0  # a mark of a long stretch lies so far below the middle, and is so high
LONGEST_NAME = 36
Span = tuple[dt.date, dt.date]


@dataclass(slots=True)
class Mark:
    """A rectangle for one entry, "exact" or "unsure" of its day, or for "many" that would stand too close to be told apart."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    entries: list[Entry]


@dataclass(slots=True)
class Band:
    """The days within a gap."""

    x: float
    width: float
    gap: Gap


@dataclass(slots=True)
class Lane:
    """One agency; `y` is the middle of its lane. Its marks are in the order of time."""

    agency: str
    short: str
    y: float
    marks: list[Mark] = field(default_factory=list)
    gaps: list[Band] = field(default_factory=list)


@dataclass(slots=True)
class Join:
    """A line between the two marks of a clash."""

    x1: float
    y1: float
    x2: float
    y2: float
    clash: Clash


@dataclass(slots=True)
class Picture:
    """What to draw, in one unit. Without a day to show there are no lanes, and `first` and `last` are None.

    `nobody` are gaps of everybody, over the full height. `undated`, `earlier` and `later` are the entries that no mark
    stands for: those without a date, and those outside the window.
    """

    width: float
    height: float
    first: dt.date | None = None
    last: dt.date | None = None
    ticks: list[tuple[float, str]] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    nobody: list[Band] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    undated: list[Entry] = field(default_factory=list)
    earlier: list[Entry] = field(default_factory=list)
    later: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands between the two ends of a window."""

    first: dt.date
    last: dt.date

    @property
    def day(self) -> float:
        return (WIDTH - LEFT - RIGHT) / ((self.last - self.first).days + 1)

    def x(self, day: dt.date) -> float:
        """The left edge of a day, or of the picture's own ends."""
        days = min(max((day - self.first).days, 0), (self.last - self.first).days + 1)
        return LEFT + days * self.day

    def stretch(self, first: dt.date, last: dt.date, thinnest: float = 0.0) -> tuple[float, float]:
        """The left edge and the width of these days, both counted."""
        left = self.x(first)
        beyond = min(max((last - self.first).days + 1, 0), (self.last - self.first).days + 1)
        width = max(LEFT + beyond * self.day - left, thinnest)
        return min(left, WIDTH - RIGHT - width), width


def drawn(entries: list[Entry], gaps: list[Gap], clashes: list[Clash], window: Span | None = None) -> Picture:
    """The picture of these entries; within the window's days, when it is given, and else from the first to the last."""
    spans = [(entry, span_of(entry.date)) for entry in entries]
    dated = [(entry, span) for entry, span in spans if span]
    undated = [entry for entry, span in spans if not span]
    if not dated and not window:
        return Picture(WIDTH, TOP + FOOT, undated=undated)
    first, last = window or (min(span[0] for _, span in dated), max(span[1] for _, span in dated))
    scale = Scale(first, max(first, last))
    agencies = sorted({entry.agency for entry in entries}, key=lambda name: (name.casefold(), name))
    picture = Picture(
        WIDTH,
        TOP + LANE * len(agencies) + FOOT,
        scale.first,
        scale.last,
        [(scale.x(day), words) for day, words in ticks_of(scale.first, scale.last, scale.day)],
        [Lane(agency, short(agency), TOP + LANE * (place + 0.5)) for place, agency in enumerate(agencies)],
        undated=undated,
        earlier=[entry for entry, span in dated if span[1] < scale.first],
        later=[entry for entry, span in dated if span[0] > scale.last],
    )
    lanes = {lane.agency: lane for lane in picture.lanes}
    shown: dict[str, list[tuple[Entry, Span]]] = {agency: [] for agency in agencies}
    for entry, span in dated:
        if span[1] >= scale.first and span[0] <= scale.last:
            shown[entry.agency].append((entry, span))
    for lane in picture.lanes:
        lane.marks = marks(shown[lane.agency], scale, lane.y)
    for gap in gaps:
        if gap.last > scale.first and gap.first < scale.last and (gap.agency is None or gap.agency in lanes):
            left, width = scale.stretch(later(gap.first, 1), later(gap.last, -1))
            (picture.nobody if gap.agency is None else lanes[gap.agency].gaps).append(Band(left, width, gap))
    picture.joins = joins(picture.lanes, clashes)
    return picture


def marks(shown: list[tuple[Entry, Span]], scale: Scale, middle: float) -> list[Mark]:
    """A mark for each entry as long as the days it may mean; those that would not be told apart share one."""
    groups: dict[bool, list[Mark]] = {False: [], True: []}
    placed = [(*scale.stretch(*span, THINNEST), order, entry) for order, (entry, span) in enumerate(shown)]
    for left, width, _, entry in sorted(placed, key=lambda one: (one[0], -one[1], one[2])):
        is_long = width > max(2 * APART, scale.day)
        last = groups[is_long][-1] if groups[is_long] else None
        if last and left - last.x < APART and (not is_long or abs(width - last.width) < APART):
            last.entries.append(entry)
            last.width = max(last.width, left + width - last.x)
            last.kind, last.height = "many", BAR if is_long else high(len(last.entries))
            last.y = middle + BAR_BELOW if is_long else middle - RAISED - last.height / 2
            continue
        kind = "exact" if len(entry.date) == 10 else "unsure"
        height, top = (BAR, middle + BAR_BELOW) if is_long else (LEAST, middle - RAISED - LEAST / 2)
        groups[is_long].append(Mark(left, top, width, height, kind, [entry]))
    return sorted(groups[False] + groups[True], key=lambda mark: (mark.x, -mark.width))


def high(count: int) -> float:
    """The height of a mark of so many entries: a step for each doubling."""
    return min(MOST, LEAST + 2 * math.log2(count))


def joins(lanes: list[Lane], clashes: list[Clash]) -> list[Join]:
    """A line for each clash whose two entries both have a mark."""
    at = {
        id(entry): (mark.x + mark.width / 2, mark.y + mark.height / 2)
        for lane in lanes
        for mark in lane.marks
        for entry in mark.entries
    }
    return [
        Join(*at[id(clash.rows[0])], *at[id(clash.rows[1])], clash)
        for clash in clashes
        if all(id(entry) in at for entry in clash.rows)
    ]


def whole_window(entries: list[Entry]) -> Span | None:
    """From the first day that any entry may mean to the last."""
    spans = [span for entry in entries if (span := span_of(entry.date))]
    return (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None


def usual_window(entries: list[Entry]) -> Span | None:
    """The days worth showing at first: a few entries of long ago stay outside, so that the rest can be seen."""
    spans = [span for entry in entries if (span := span_of(entry.date))]
    if not spans:
        return None
    begins, end = sorted(span[0] for span in spans), max(span[1] for span in spans)
    tenth = begins[len(begins) // 10]
    wide = max((begins[-1] - tenth).days, 365)
    return max(begins[0], later(tenth, -wide)), end


def later(day: dt.date, days: int) -> dt.date:
    """So many days later, within what a calendar holds."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def short(agency: str) -> str:
    return agency if len(agency) < LONGEST_NAME else agency[: LONGEST_NAME - 2].rstrip() + "…"
