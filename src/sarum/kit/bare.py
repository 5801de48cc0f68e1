"""A file without what says who made it, with which program and when: the same content always gives the same bytes."""

import io
import re
import zipfile

import pikepdf
from lxml import etree

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
PROPERTIES, CORE = "docProps/", "docProps/core.xml"
KEPT = ("title", "language", "description")  # what a screen reader reads out, and which edition of a form it is
TOOLKIT = re.compile(rb' x:xmptk="[^"]*"')
SEALS = ("/ID", "/DocChecksum")  # made of the time, among other things
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def office(content: bytes) -> bytes:
    """A Word or Excel file with nothing of its maker, its program and its time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.startswith(PROPERTIES) and name != CORE:
                continue
            part = old.read(name)
            if name in (CORE, "_rels/.rels", "[Content_Types].xml"):
                part = without(part, name)
            new.writestr(zipfile.ZipInfo(name, FIRST_DAY), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def without(part: bytes, name: str) -> bytes:
    """One part of an Office file, without what it says of its maker or of the parts that are gone."""
    tree = etree.fromstring(part, PARSER)
    for one in list(tree):
        if name == CORE:
            is_kept = etree.QName(one).localname in KEPT
        else:
            place = (one.get("Target") or one.get("PartName") or "").lstrip("/")
            is_kept = not place.startswith(PROPERTIES) or place == CORE
        if not is_kept:
            tree.remove(one)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def pdf(content: bytes) -> bytes:
    """A PDF with its title, its language and that it is accessible, and nothing of its maker, its program and its time."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as held:
        with held.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            for name in [name for name in said if not name.endswith(("}title", "}language", "}part"))]:
                del said[name]
        held.Root.Metadata.write(TOOLKIT.sub(b"", held.Root.Metadata.read_bytes()))
        for key in [key for key in held.docinfo if key != "/Title"]:
            del held.docinfo[str(key)]
        for seal in SEALS:
            if seal in held.trailer:
                del held.trailer[seal]
        held.save(made, deterministic_id=True)
    return made.getvalue()
