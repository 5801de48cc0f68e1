"""Which of several answers on paper somebody ticked, however they marked it."""

import re
from dataclasses import dataclass, field

TICKED, EMPTY = "☒", "☐"
IS_TICKED = re.compile(r"[☑✓✔✗✘🗹]|\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|(?<![\w’'])[xX](?![\w’'])")
IS_EMPTY = re.compile(r"[□▢❑]|\[\s*\]|\(\s*\)")
AS_PICTURE = "\ufe0f"  # what a telephone puts behind a tick
MARK = re.compile(f"([{TICKED}{EMPTY}])")


@dataclass
class Ticks:
    """The answers with a tick beside them, those beside an empty box, and the lines without a mark."""

    chosen: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)


def ticks_in(words: str) -> Ticks | None:
    """What was ticked; nothing where there is no mark at all.

    A mark stands before its answer where the line begins with one, and else after it.
    """
    marked = IS_EMPTY.sub(EMPTY, IS_TICKED.sub(TICKED, words.replace(AS_PICTURE, "")))
    if not MARK.search(marked):
        return None
    found = Ticks()
    for line in marked.splitlines():
        pieces = [piece.strip() for piece in MARK.split(line) if piece.strip()]
        if len(pieces) == 1 and pieces[0] not in (TICKED, EMPTY):
            found.bare.append(pieces[0])
            continue
        is_first = bool(pieces) and pieces[0] in (TICKED, EMPTY)
        pairs = zip(pieces[::2], pieces[1::2], strict=False)
        for mark, label in pairs if is_first else ((mark, label) for label, mark in pairs):
            (found.chosen if mark == TICKED else found.left).append(label)
    return found
