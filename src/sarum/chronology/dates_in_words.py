"""An EDTF date as a person reads it, and how certain it is."""

import calendar
import re

from sarum.chronology.yearless import YEARLESS

EXACT, APPROXIMATE, UNCERTAIN, SPAN, UNDATED = "exact", "approximate", "uncertain", "span", "undated"
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
PART = re.compile(rf"(?P<year>\d{{4}}|{YEARLESS}|\d{{3}}X)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)")
ABOUT = {
    "": ("", ""),
    "?": ("possibly ", "possibly "),
    "~": ("about ", "around "),
    "%": ("possibly about ", "possibly around "),
}
NO_YEAR = ", year not given"
Pieces = tuple[str, str, str]  # the day, the month or season, the year; each may be empty


def in_words(edtf: str) -> str:
    """3 March 2021; about 22 May 2016; November to December 2020; Not dated. What is no EDTF stands as it is."""
    if not edtf.strip():
        return "Not dated"
    ends = [PART.fullmatch(end) for end in edtf.split("/")]
    if len(ends) > 2 or not all(ends):
        return edtf
    known = [pieces(end) for end in ends if end]
    marks = [ABOUT[end["mark"]][not end["day"]] for end in ends if end]
    if len(known) == 2 and marks[0] == marks[1]:
        return marks[0] + stretch(*known)
    return " to ".join(mark + said(one) for mark, one in zip(marks, known, strict=True))


def certainty(edtf: str) -> str:
    """Exact, approximate, uncertain, a span of days, or undated, as a date without its year is too."""
    if not edtf.strip() or YEARLESS in edtf:
        return UNDATED
    if "?" in edtf or "%" in edtf:
        return UNCERTAIN
    if "~" in edtf:
        return APPROXIMATE
    return EXACT if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) else SPAN


def pieces(part: re.Match[str]) -> Pieces:
    """What one end of a date says."""
    number = int(part["month"] or 0)
    month = SEASONS.get(number) or (calendar.month_name[number] if 1 <= number <= 12 else part["month"] or "")
    year = part["year"]
    if year == YEARLESS:
        year = ""
    elif year.endswith("X"):
        year = f"the {year[:3]}0s"
    return (str(int(part["day"])) if part["day"] else "", month, year)


def said(part: Pieces) -> str:
    words = " ".join(piece for piece in part if piece)
    return words if part[2] else (words + NO_YEAR).lstrip(", ")


def stretch(first: Pieces, last: Pieces) -> str:
    """From one end to the other, what both share said once: 1 to 7 March 2021."""
    is_alike = bool(first[0]) == bool(last[0]) and bool(first[1]) == bool(last[1]) and bool(first[1])
    if not is_alike or first[2] != last[2]:
        return f"{said(first)} to {said(last)}"
    own = first[0] if first[0] and first[1] == last[1] else " ".join(piece for piece in first[:2] if piece)
    return f"{own} to {said(last)}"
