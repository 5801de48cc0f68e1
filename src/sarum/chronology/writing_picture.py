"""The picture of the lanes as SVG, for the page that needs no network."""

from collections.abc import Iterator

from sarum.chronology.dates_in_words import in_words
from sarum.chronology.lanes import LEFT, TOP, Band, Lane, Mark, Picture
from sarum.chronology.writing import xml

HALF_GAP = 15  # of the height of a gap in its lane
SAID = 120  # letters of what happened
LOOKS = {"exact": "entry", "unsure": "unsure", "many": "entry many"}


def as_svg(picture: Picture) -> str:
    """The lanes; what they show is in the table and the lists as well."""
    return "".join(pieces(picture)) if picture.lanes else ""


def pieces(picture: Picture) -> Iterator[str]:
    count = sum(len(mark.entries) for lane in picture.lanes for mark in lane.marks)
    words = f"{count} dated entries of {len(picture.lanes)} agencies from {picture.first:%d %B %Y} to {picture.last:%d %B %Y}"
    yield (
        f'<svg viewBox="0 0 {picture.width} {picture.height}" role="img" aria-labelledby="lanes-title">'
        f'<title id="lanes-title">{words}</title>'
    )
    for band in picture.nobody:
        yield rectangle("nobody", band.x, TOP, band.width, picture.height - TOP, f"Nobody: {silence(band)}")
    for x, said in picture.ticks:
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{picture.height}"/>'
        yield f'<text x="{x + 2:.1f}" y="{TOP - 8}">{said}</text>'
    for lane in picture.lanes:
        yield from lane_of(lane, picture.width)
    for join in picture.joins:
        one, other = (xml(entry.agency) for entry in join.clash.rows)
        yield (
            f'<line class="clash" data-one="{one}" data-other="{other}" x1="{join.x1:.1f}" y1="{join.y1:.1f}" '
            f'x2="{join.x2:.1f}" y2="{join.y2:.1f}"><title>{xml(join.clash.why)}</title></line>'
        )
    yield "</svg>"


def lane_of(lane: Lane, width: float) -> Iterator[str]:
    yield f'<g data-lane="{xml(lane.agency)}"><text x="4" y="{lane.y + 4}">{xml(lane.short)}</text>'
    yield f'<line class="lane" x1="{LEFT}" x2="{width}" y1="{lane.y}" y2="{lane.y}"/>'
    for band in lane.gaps:
        yield rectangle("gap", band.x, lane.y - HALF_GAP, band.width, 2 * HALF_GAP, silence(band))
    for mark in lane.marks:
        yield rectangle(LOOKS[mark.kind], mark.x, mark.y, mark.width, mark.height, told(mark))
    yield "</g>"


def rectangle(look: str, x: float, y: float, width: float, height: float, said: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{look}" {place}><title>{xml(said)}</title></rect>'


def silence(band: Band) -> str:
    return f"no entry for {band.gap.days} days"


def told(mark: Mark) -> str:
    """What one mark stands for."""
    first, last = mark.entries[0], mark.entries[-1]
    if len(mark.entries) > 1:
        until = f" to {in_words(last.date)}" if last.date != first.date else ""
        return f"{len(mark.entries)} entries, {in_words(first.date)}{until}"
    return f"{in_words(first.date)} {first.time} {first.event[:SAID]}".replace("  ", " ")
