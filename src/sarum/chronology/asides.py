"""Rows of a chronology's table that are no entries: footers, totals, signatures, titles across the table."""

import re

FOOT = re.compile(
    r"^\W*(?:(?:grand |sub-? ?)?totals?\b|signed\b|signatures?\b|sign(?:ed)?[ -]off\b|"
    r"(?:chronology |report |form |document )?(?:completed|compiled|prepared|authored|written|approved|"
    r"authorised|checked|endorsed|submitted|quality assured)\s+(?:by|on)\b|"
    r"author\s*:|print(?:ed)?(?: name)?\s*:|printed\b|page \d+|\d+ of \d+\W*$|end of (?:chronology|"
    r"document|table|report|log|record|entries)|end\W*$|"
    r"\(?cont(?:inued|'d|d)\b|no (?:further|more) (?:entries|records)\b|(?:number|no\.?|count) of "
    r"(?:entries|records|rows|contacts|events)\b|count\s*:|"
    r"(?:report|data) (?:generated|run|printed|produced|extracted|exported)\b|run date\b|exported\b|"
    r"extracted\b|version\s*:?\s*\d|"
    r"official\b|confidential\b|restricted\b|not protectively marked|protect\b|(?:key|glossary|"
    r"abbreviations?|notes?|n\.?b\.?)\s*:|"
    r"date (?:completed|signed|of (?:report|completion|signature))\b|designation\s*:|job title\s*:|disclaimer\b|©)",
    re.I,
)
SURE_FOOT = re.compile(
    r"^\W*(?:(?:grand |sub-? ?)?totals?\b[^.]*\d|signed\s*(?:by\b|:|$)|signature\s*(?::|$)|"
    r"(?:chronology |report )?(?:completed|compiled|prepared) by\s*:?|page \d+|"
    r"end of (?:chronology|document|table|report)|no (?:further|more) entries|(?:number|no\.?|count) "
    r"of (?:entries|records|rows)\b)",
    re.I,
)
LONGEST = 80


def why_no_entry(said: list[str], date_cell: str, event: str, *, is_wide: bool, is_dated: bool) -> str:
    """What a row is, when it is no entry; empty when it is one.

    `said` are its cells that hold words; `is_wide` says that one cell crosses the table; `is_dated` that the date cell is a date.
    """
    first = said[0]
    if is_wide:
        return foot(first) if FOOT.match(first) else "A row across the whole table, with no date of its own"
    if FOOT.match(date_cell):
        return foot(date_cell)
    if is_dated:
        return ""
    if FOOT.match(first) and len(first) < LONGEST and first != event:
        return foot(first)
    if not date_cell and len(event) < LONGEST and SURE_FOOT.match(event):
        return foot(event)
    return ""


def foot(said: str) -> str:
    if re.match(r"\W*(?:grand |sub-? ?)?total|.{0,12}(?:number|count)", said, re.I):
        return "A total, not an entry"
    if re.match(r"\W*(?:sign|approved|authorised|endorsed)", said, re.I):
        return "A signature, not an entry"
    return "A footer, not an entry"
