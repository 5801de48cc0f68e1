"""A combined chronology as a Word file: one landscape table, its headings on each page, each row shaded by its agency."""

import io
import zipfile
from collections.abc import Iterator

from sarum.chronology.headings import MORE, OWN
from sarum.chronology.merging import Combined
from sarum.chronology.more import packed_more
from sarum.chronology.shading import shades_of
from sarum.chronology.writing import own_cells, xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDTHS = dict(zip(OWN, (1250, 750, 1700, 5000, 1500, 1400, 1900), strict=True)) | {MORE: 2300}  # twentieths of a point
COLUMNS = [*OWN[:-1], MORE, OWN[-1]]
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    "_rels/.rels": (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" '
        f'Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/styles" '
        f'Target="styles.xml"/></Relationships>'
    ),
    "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
    f'w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="18"/><w:lang '
    f'w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn '
    'w:val="Normal"/><w:pPr><w:spacing w:after="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>'
    '<w:sz w:val="32"/></w:rPr></w:style></w:styles>',
}
HEADER_HERE = '<w:headerReference w:type="default" r:id="rId2"/>'
EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="767676"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def as_word(combined: Combined, *, marking: str = "") -> bytes:
    """The table, on landscape A4; each row says its agency in words too, and where it comes from; the marking above each page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (PARTS | header(marking) if marking else PARTS).items():
            archive.writestr(name, HEAD + part)
        archive.writestr("word/document.xml", HEAD + "".join(document(combined, HEADER_HERE if marking else "")))
    return out.getvalue()


def header(marking: str) -> dict[str, str]:
    """The parts of a file with a marking above every page."""
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    words = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(" ".join(marking.split()), "<w:rPr><w:b/></w:rPr>")}</w:p>'
    link = f'<Relationship Id="rId2" Type="{RELATION}/header" Target="header1.xml"/></Relationships>'
    return {
        types: PARTS[types].replace(
            "</Types>", f'<Override PartName="/word/header1.xml" ContentType="{kind}"/></Types>'
        ),
        links: PARTS[links].replace("</Relationships>", link),
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{words}</w:hdr>',
    }


def document(combined: Combined, above: str) -> Iterator[str]:
    shades = shades_of([entry.agency for entry in combined.entries])
    yield (
        f'<w:document xmlns:w="{W}" xmlns:r="{RELATION}"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>'
        f"Combined chronology</w:t></w:r></w:p>"
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(WIDTHS.values())}" w:type="dxa"/><w:tblBorders>'
        f'{EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{WIDTHS[label]}"/>' for label in COLUMNS) + "</w:tblGrid>"
    yield row(COLUMNS, "E5E5E5", "<w:cantSplit/><w:tblHeader/>", "<w:rPr><w:b/></w:rPr>")
    for entry in combined.entries:
        *own, place = own_cells(entry)
        yield row([*own, packed_more(entry.columns), place], shades[entry.agency], "<w:cantSplit/>")
    yield (
        f'</w:tbl><w:p/><w:sectPr>{above}<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar '
        'w:top="720" w:right="520" w:bottom="720" w:left="520" w:header="400" w:footer="400" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def row(cells: list[str], shade: str, about: str, look: str = "") -> str:
    written = "".join(
        (
            f'<w:tc><w:tcPr><w:tcW w:w="{WIDTHS[label]}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" '
            f'w:fill="{shade}"/></w:tcPr><w:p>{run(said, look)}</w:p></w:tc>'
        )
        for label, said in zip(COLUMNS, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{about}</w:trPr>{written}</w:tr>"


def run(said: str, look: str) -> str:
    if not said:
        return ""
    words = xml(said).replace("\r", "")
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
