"""A combined chronology as one page that needs no network: lanes, table, gaps, clashes and problems; and what it was made from."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

from sarum.chronology.entries import Entry
from sarum.chronology.headings import MORE, OWN
from sarum.chronology.lanes import Picture, drawn, usual_window
from sarum.chronology.merging import Combined
from sarum.chronology.origins import origin
from sarum.chronology.shading import shades_of
from sarum.chronology.writing import own_cells, xml
from sarum.chronology.writing_picture import as_svg

BLOCK = '<script type="application/json" id="chronology">'
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
KEY = (
    '<p class="key"><span class="exact"></span>an exact day<span class="more"></span>more than one entry'
    '<span class="loose"></span>the days it may mean'
    '<span class="none"></span>no entry from this agency<span class="all"></span>no entry at all'
    '<span class="two"></span>a clash: the same contact told differently</p>'
)
VIEWS = (("all", "Everything"), ("picture", "Picture"), ("table", "Table"), ("findings", "Gaps, clashes and problems"))


def as_page(combined: Combined, *, marking: str = "") -> bytes:
    """The page, as HTML. Without script it is a picture, a table and lists; with it, they can be filtered and switched."""
    return "".join(page(combined, marking)).encode("utf-8", "replace")


def page(combined: Combined, marking: str) -> Iterator[str]:
    own = files("sarum.chronology")
    title = xml(f"Combined chronology – {marking}" if marking else "Combined chronology")
    marked = f'<p class="marking">{xml(marking)}</p>' if marking else ""
    yield (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>{title}'
        f"</title><style>{own.joinpath('page.css').read_text('utf-8')}</style></head>"
        f"<body><main><h1>Combined chronology</h1>{marked}<p>{len(combined.entries)} entries, "
        f"{len(combined.problems)} problems, {len(combined.gaps)} gaps, {len(combined.clashes)} "
        f"clashes.</p>"
    )
    agencies = sorted({entry.agency for entry in combined.entries}, key=str.casefold)
    yield choices(agencies)
    picture = drawn(combined.entries, combined.gaps, combined.clashes, usual_window(combined.entries))
    yield (
        f'<section data-view="picture"><h2>Agencies over time</h2>{KEY}<div class="picture" role="region" '
        f'aria-label="Lanes" tabindex="0">{as_svg(picture)}</div>{outside(picture)}</section>'
    )
    yield from table(combined.entries)
    yield '<section data-view="findings">'
    yield listed(
        "Gaps",
        (
            f"{gap.agency or 'Every agency'}: nothing from {gap.first:%d %B %Y} to {gap.last:%d %B %Y}, {gap.days} days"
            for gap in combined.gaps
        ),
    )
    for title, pairs in (("Clashes", combined.clashes), ("Told twice", combined.duplicates)):
        yield listed(
            title, (f"{one.why} ({'; '.join(origin(*entry.place().values()) for entry in one.rows)})" for one in pairs)
        )
    yield listed("Problems", (told(problem.as_json()) for problem in combined.problems))
    yield (
        f"</section></main>{BLOCK}{embedded(combined)}</script><script>"
        f"{own.joinpath('page.js').read_text('utf-8')}</script></body></html>\n"
    )


def outside(picture: Picture) -> str:
    """What the picture does not show."""
    counts = [(len(picture.undated), "without a date")]
    if picture.first:
        counts.append((len(picture.earlier), f"from before {picture.first:%d %B %Y}"))
    said = " and ".join(f"{count} {words}" for count, words in counts if count)
    return f"<p>Only in the table: {said}.</p>" if said else ""


def choices(agencies: list[str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="agency" value="{xml(agency)}" checked> {xml(agency)}</label>'
        for agency in agencies
    )
    views = "".join(
        f'<label><input type="radio" name="view" value="{name}"{" checked" if name == "all" else ""}> {said}</label>'
        for name, said in VIEWS
    )
    return (
        '<form id="choose" hidden><div><label for="words">Find words</label> <input type="search" '
        'id="words" name="words"></div>'
        f"<fieldset><legend>Agencies</legend>{boxes}</fieldset><fieldset><legend>Show</legend>{views}</fieldset>"
        '<p id="count" role="status"></p></form>'
    )


def table(entries: list[Entry]) -> Iterator[str]:
    shades = shades_of([entry.agency for entry in entries])
    heads = "".join(f'<th scope="col">{label}</th>' for label in (*OWN, MORE))
    yield (
        f'<section data-view="table"><div class="rows" role="region" aria-label="Entries" '
        f'tabindex="0"><table id="rows"><caption>Entries in the order of time</caption><thead><tr>'
        f"{heads}</tr></thead><tbody>"
    )
    for entry in entries:
        cells = [*own_cells(entry), "\n".join(f"{label}: {said}" for label, said in entry.columns.items())]
        written = "".join(f"<td>{xml(cell)}</td>" for cell in cells)
        yield f'<tr data-agency="{xml(entry.agency)}" style="background:#{shades[entry.agency]}">{written}</tr>'
    yield "</tbody></table></div></section>"


def listed(title: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{xml(line)}</li>" for line in lines)
    return f"<h2>{title}</h2>" + (f"<ul>{items}</ul>" if items else "<p>None.</p>")


def told(problem: dict[str, str]) -> str:
    place = ", ".join(
        f"{part} {problem[part]}" if part != "file" else problem[part]
        for part in ("file", "table", "row")
        if problem[part]
    )
    suggestion = f" Perhaps {problem['suggestion']}." if problem["suggestion"] else ""
    return f"{place}: {problem['problem']}.{suggestion}"


def embedded(combined: Combined) -> str:
    """The contract's JSON, with nothing in it that could end the block it stands in."""
    words = json.dumps(combined.as_json(), ensure_ascii=False)
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")
