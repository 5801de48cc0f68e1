"""Whose chronology it is, as a title above a table says it."""

import re
from collections.abc import Iterable

LABEL = (
    r"(?:name of (?:the )?|contributing |reporting |submitting |your )?"
    r"(?:agency|organi[sz]ation)(?:\s*(?:/|and|or)\s*(?:agency|organi[sz]ation|service|team|department))?(?: name)?"
)
TITLE = re.compile(rf"\s*{LABEL}\s*(?:\([^)]*\)\s*)?[:–—\t-]\s*(?P<name>\S.*)", re.I | re.S)
NAMED = re.compile(r"\s*name of (?:the )?(?:agency|organi[sz]ation)\s+(?P<name>\S.*)", re.I | re.S)
ALONE = re.compile(rf"\s*{LABEL}\s*(?:\([^)]*\)\s*)?[:–—-]?\s*", re.I)
OTHER_LABEL = re.compile(
    r"\t|\s{3,}|\n|(?<=\S)\s+(?=(?:author|date|completed by|name|period|subject|version|case|ref)\b[\w ]*:)", re.I
)
LONGEST = 120
PROMPT = re.compile(r"^(?:[\[<(…._]|please\b|insert\b|enter\b|click\b|tap\b|state\b|choose\b|select\b)", re.I)


def agency_above(paragraphs: Iterable[str]) -> str:
    """The agency that the nearest of these paragraphs names, or an empty string."""
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n") if len(line) < 500]
    for index in range(len(lines) - 1, -1, -1):
        if name := named_in(lines[index]):
            return name
        is_label = lines[index].strip() and ALONE.fullmatch(lines[index]) and index + 1 < len(lines)
        if is_label and (name := tidied(lines[index + 1])):
            return name
    return ""


def agency_in(cells: list[str]) -> str:
    """The agency that a row of a cover sheet, or a row above the headings, names."""
    said = [cell for cell in cells if cell]
    for index, cell in enumerate(said):
        if name := agency_above(cell.split("\n")):
            return name
        if ALONE.fullmatch(cell) and index + 1 < len(said):
            return tidied(said[index + 1])
    return ""


def named_in(line: str) -> str:
    found = TITLE.match(line) or NAMED.match(line)
    return tidied(found["name"]) if found else ""


def tidied(name: str) -> str:
    name = OTHER_LABEL.split(name.strip())[0].strip(" .;:")
    return "" if len(name) > LONGEST or PROMPT.match(name) else name
