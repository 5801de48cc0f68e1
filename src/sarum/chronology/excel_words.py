"""The parts of an Excel file: their names, and the words of a cell or a comment."""

import re
from typing import Any

from lxml import etree

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = f"{{{SPACE}}}"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATION = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARSER = {"resolve_entities": False, "no_network": True, "remove_comments": True, "remove_pis": True, "huge_tree": True}
ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def parsed(part: bytes) -> Any:
    part = part.replace(STRICT_RELATION, RELATION).replace(STRICT, SPACE.encode())
    return etree.fromstring(part, etree.XMLParser(**PARSER))


def words(item: Any) -> str:
    return "".join(text.text or "" for text in item.iter(S + "t") if text.getparent().tag != S + "rPh")
