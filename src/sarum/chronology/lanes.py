"""The picture of a combined chronology: a lane for each agency, days from left to right, as SVG."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from sarum.chronology.entries import Entry
from sarum.chronology.gaps import Gap, span_of
from sarum.chronology.writing import xml

WIDTH, LEFT, LANE, TOP = 1200, 260, 34, 30  # of the picture, the names, a lane, the years
THINNEST = 2.0
MOST_MARKS = 4000  # beyond this, one mark stands for a week


def picture(entries: list[Entry], gaps: list[Gap]) -> str:
    """The lanes; what they show is in the table and the lists as well."""
    spans = [(entry, span) for entry in entries if (span := span_of(entry.date))]
    if not spans:
        return ""
    agencies = sorted({entry.agency for entry in entries}, key=str.casefold)
    first, last = start_of([span[0] for _, span in spans]), max(span[1] for _, span in spans)
    height = TOP + LANE * len(agencies) + 10
    scale = (WIDTH - LEFT - 10) / max((last - first).days + 1, 1)
    said = f"{len(spans)} dated entries of {len(agencies)} agencies from {first:%d %B %Y} to {last:%d %B %Y}"
    pieces = [
        (
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="lanes-title"><title '
            f'id="lanes-title">{said}</title>'
        )
    ]
    pieces += years(first, last, scale, height)
    for place, agency in enumerate(agencies):
        middle = TOP + LANE * place + LANE / 2
        pieces.append(f'<g data-lane="{xml(agency)}"><text x="4" y="{middle + 4}">{xml(short(agency))}</text>')
        pieces.append(f'<line class="lane" x1="{LEFT}" x2="{WIDTH}" y1="{middle}" y2="{middle}"/>')
        mine = [(entry, span) for entry, span in spans if entry.agency == agency and span[1] >= first]
        pieces += marks(mine, first, scale, middle)
        for gap in gaps:
            if gap.agency == agency and gap.first >= first:
                left, wide = LEFT + (gap.first - first).days * scale, gap.days * scale
                pieces.append(
                    f'<rect class="gap" x="{left:.1f}" y="{middle - 12}" width="{wide:.1f}" '
                    f'height="24"><title>No entry for {gap.days} days</title></rect>'
                )
        pieces.append("</g>")
    return "".join(pieces) + "</svg>"


def start_of(days: list[dt.date]) -> dt.date:
    """Where the picture begins: a few entries of long ago stay in the table, so that the rest can be seen."""
    ordered = sorted(days)
    tenth = ordered[len(ordered) // 10]
    wide = max((ordered[-1] - tenth).days, 365)
    return max(ordered[0], tenth - dt.timedelta(days=wide))


def years(first: dt.date, last: dt.date, scale: float, height: int) -> Iterator[str]:
    for year in range(first.year, last.year + 1):
        for month in (1, 4, 7, 10) if last.year - first.year < 6 else (1,):
            day = dt.date(year, month, 1)
            if first <= day <= last:
                left = LEFT + (day - first).days * scale
                yield (
                    f'<line class="year" x1="{left:.1f}" x2="{left:.1f}" y1="{TOP}" y2="{height}"/>'
                    f'<text x="{left + 2:.1f}" y="{TOP - 8}">{day:%b %Y}</text>'
                )


def marks(
    mine: list[tuple[Entry, tuple[dt.date, dt.date]]], first: dt.date, scale: float, middle: float
) -> Iterator[str]:
    """A mark for each entry as long as the days it may mean; dashed where the date is not exact."""
    if len(mine) > MOST_MARKS:
        weeks = Counter((span[0] - first).days // 7 for _, span in mine)
        for week, count in sorted(weeks.items()):
            tall = min(26, 4 + count)
            yield (
                f'<rect class="entry" x="{LEFT + week * 7 * scale:.1f}" y="{middle - tall / 2}" '
                f'width="{max(7 * scale - 0.5, THINNEST):.1f}" height="{tall}"><title>{count} '
                f"entries</title></rect>"
            )
        return
    for entry, (begin, end) in mine:
        look = "entry" if len(entry.date) == 10 else "unsure"
        left, wide = (
            LEFT + max((begin - first).days, 0) * scale,
            max(((end - max(begin, first)).days + 1) * scale, THINNEST),
        )
        yield (
            f'<rect class="{look}" x="{left:.1f}" y="{middle - 8}" width="{wide:.1f}" height="16">'
            f"<title>{xml(entry.date)} {xml(entry.time)} {xml(entry.event[:120])}</title></rect>"
        )


def short(agency: str) -> str:
    return agency if len(agency) < 36 else agency[:34] + "…"
