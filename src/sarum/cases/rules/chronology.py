"""The combined chronology: what each agency sent of its records, read row by row, in one order of time.

Guidance: “gather the facts about the case, as far as they can be readily established at the time”. Nothing that an agency
wrote is overwritten; what could not be read for certain is told, and settled by a person.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sarum.cases.models.chronology import ChronologyEntry, ChronologySource, SourceStanding
from sarum.chronology import Aside, Combined, Entry, Problem, in_words, merge, read_date, span_of
from sarum.chronology.files import names_apart

DEEDS = (  # what is done with a chronology, whatever step the case is at
    "bring_chronologies", "read_chronology_again", "take_in_chronology", "take_in_all_chronologies", "set_aside_chronology",
    "settle_chronology_problem", "date_entry", "add_chronology_entry", "add_pseudonym", "change_pseudonym_in_key",
    "remove_pseudonym", "bring_pseudonyms", "check_key", "note_entry", "remove_note", "record_finding", "change_finding",
    "cite_entry", "withdraw_finding", "explain_abbreviation", "remove_abbreviation",
)  # fmt: skip
Reading = dict[str, Any]
Roles = Mapping[int, Mapping[str, str]]
MOST_ROWS = 20_000  # of one case
MOST_ASKED = 50  # rows of one source, before it is taken in; the others are settled later
MEANINGS = {  # what a heading may mean, as a person is asked about it
    "": "Another column, kept under its own heading",
    "date": "When it happened",
    "end": "When it ended",
    "time": "At what time",
    "agency": "Whose record it is",
    "source": "Where the information comes from",
    "event": "What happened",
}
PASTED = "Pasted table"
SHORT = re.compile(r"(?<![\w&/-])(?:[A-Z][A-Z&/]{1,6}|[A-Z][a-z]?[A-Z]{1,4})s?(?![\w&/-])")
NOT_SHORT = {"AM", "PM", "OK", "NO", "YES", "NOT", "AND", "THE", "TV", "II", "III", "IV", "UK"}


def read_all(
    files: Sequence[tuple[str, bytes]], agency: str = "", roles: Mapping[str, Roles] | None = None
) -> list[Reading]:
    """What each of several files holds, as it is kept until somebody takes it in; `reasons` say why one could not be read.

    `agency` is whose they are and `roles` (by file and table) what a heading means, where a person says so: that overrules
    the file.
    """
    names = names_apart([name for name, _ in files])
    agencies = {name: agency for name, _ in files} if agency else None
    combined = merge(files, agencies=agencies, roles=roles)
    return [reading_of(name, combined) for name in names]


def reading_of(name: str, combined: Combined) -> Reading:
    """What was read of one file of several."""
    entries = sorted((one for one in combined.entries if one.file == name), key=lambda one: one.order)
    problems = [one for one in combined.problems if one.file == name]
    tables = [one for one in combined.tables if one.file == name]
    is_unread = name in combined.unread and not any(may_be_told(one.headings, one.sample) for one in tables)
    return {
        "reasons": [f"{one.problem.rstrip('.')}." for one in problems] if is_unread else [],
        "tables": [
            {"table": one.table, "headings": one.headings, "is_chronology": one.is_chronology, "agency": one.agency,
             "entries": one.entries, "sample": one.sample}
            for one in tables
        ],
        "entries": [one.as_json() for one in entries],
        "problems": [] if is_unread else [one.as_json() for one in problems],
        "asides": [one.as_json() for one in combined.asides if one.file == name],
    }  # fmt: skip


def may_be_told(headings: Sequence[tuple[str, str]], sample: Sequence[Sequence[str]]) -> bool:
    """Whether a table that was not understood is one whose headings a person can explain: it has columns, and rows in them."""
    return len(headings) > 1 and any(sum(map(bool, row)) > 1 for row in sample)


def problems_in(reading: Reading) -> list[Problem]:
    return [Problem(**problem) for problem in reading.get("problems", [])]


def asides_in(reading: Reading) -> list[Aside]:
    return [Aside(**aside) for aside in reading.get("asides", [])]


def entry_of(row: ChronologyEntry) -> Entry:
    """A row as the chronology engine takes it."""
    return Entry(
        row.agency, row.date, row.time, row.written, row.information, row.event, row.columns, row.source.name, row.table,
        row.row,
    )  # fmt: skip


def agencies_in(reading: Reading) -> list[str]:
    """Whose rows a file holds."""
    return sorted({entry["agency"] for entry in reading.get("entries", [])}, key=str.casefold)


def told_by_agency(reading: Reading) -> list[tuple[str, int, str, str]]:
    """Each agency whose rows were read: how many, and from when to when."""
    told = []
    for agency in agencies_in(reading):
        theirs = [entry for entry in reading["entries"] if entry["agency"] == agency]
        dated = [(span, entry["date"]) for entry in theirs if (span := span_of(entry["date"]))]
        first = in_words(min(dated)[1]) if dated else ""
        last = in_words(max(dated, key=lambda one: one[0][1])[1]) if dated else ""
        told.append((agency, len(theirs), first, last))
    return told


@dataclass(frozen=True)
class Asked:
    """A row whose date could not be read for certain: the problem, its place in the reading, and the row."""

    place: str
    problem: Reading
    entry: Reading

    @property
    def where(self) -> str:
        return f"Table {self.problem['table']}, row {self.problem['row']}"

    @property
    def suggestion(self) -> str:
        return in_words(self.problem["suggestion"]) if self.problem["suggestion"] else ""


def asked_of(reading: Reading) -> list[Asked]:
    """The problems that a date would settle, each with its row."""
    rows = {(entry["table"], entry["row"]): entry for entry in reading.get("entries", [])}
    return [
        Asked(str(place), problem, entry)
        for place, problem in enumerate(reading.get("problems", []))
        if (entry := rows.get((problem["table"], problem["row"])))
    ]


def doubts_of(reading: Reading) -> list[Reading]:
    """The problems that are about no row that could be dated: of a heading, of a table, of a row that is no entry."""
    asked = {one.place for one in asked_of(reading)}
    return [one for place, one in enumerate(reading.get("problems", [])) if str(place) not in asked]


def why_not_readable_source(reading: Reading) -> list[str]:
    """Why nothing can be taken from a file."""
    if len(reading["entries"]) > MOST_ROWS:
        return [
            f"It holds {len(reading['entries']):,} rows, and a chronology at most {MOST_ROWS:,}. Bring a part of it."
        ]
    return reading["reasons"] or ([] if reading["entries"] or reading["tables"] else ["No table was found in it."])


def why_not_taken_in(source: ChronologySource, rows_in_case: int) -> list[str]:
    """Why what was read cannot go into the chronology; empty means it can."""
    if source.standing == SourceStanding.IN:
        return ["It is in the chronology already."]
    if source.standing != SourceStanding.READ:
        return ["It was set aside or replaced. Bring the file again."]
    if not source.reading.get("entries"):
        return ["No row of it was understood. Say what its headings mean, or set it aside."]
    if rows_in_case + len(source.reading["entries"]) > MOST_ROWS:
        return [f"A chronology holds at most {MOST_ROWS:,} rows. Set aside what is not needed first."]
    return []


def why_not_replaced(new: ChronologySource, old: ChronologySource) -> list[str]:
    """Why one source cannot take the place of another."""
    if old.standing != SourceStanding.IN or old.case_id != new.case_id:
        return [f"{old.name} is not in the chronology, so that nothing would be replaced."]
    return []


def settled_date(said: str) -> tuple[str, list[str]]:
    """A date as a person gives it, in any way in which a record may write one: EDTF, or why it is none."""
    read = read_date(said.strip())
    if read.date and not read.problem:
        return read.date, []
    why = read.problem.rstrip(".") if read.problem else "This is no date that can be read"
    hint = f" Perhaps {read.suggestion}?" if read.suggestion else " For example: 3 March 2021, or about March 2021."
    return "", [f"{why}.{hint}"]


def day_at(said: str, end: int) -> tuple[dt.date | None, str]:
    """The first (0) or the last (1) day of a time as a person writes it, “March 2021” too; or why it is none."""
    if not said.strip():
        return None, ""
    date, why = settled_date(said)
    span = span_of(date)
    return (span[end], "") if span else (None, "".join(why))


@dataclass(frozen=True)
class Chosen:
    """Which entries somebody wants to see; what is empty narrows nothing."""

    agency: str = ""
    person: int | None = None
    tag: int | None = None
    certainty: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""
    source: int | None = None

    @property
    def is_narrowed(self) -> bool:
        return self != Chosen()


def abbreviations_in(texts: Iterable[str], known: Iterable[str] = ()) -> list[tuple[str, int, str]]:
    """Abbreviations that the records use and nobody has explained: each with how often, and what the text says it means.

    A meaning is offered where the records write it out once: “Adult Social Care (ASC)”.
    """
    counts: Counter[str] = Counter()
    meanings: dict[str, str] = {}
    explained = {one.casefold() for one in known}
    for text in texts:
        for found in SHORT.findall(text):
            short = found[:-1] if found.endswith("s") and len(found) > 2 else found
            if short.upper() not in NOT_SHORT and short.casefold() not in explained:
                counts[short] += 1
        for found in re.finditer(r"\(([A-Z][A-Za-z&]{1,6})\)", text):
            if meaning := written_out(text[: found.start()], found[1]):
                meanings.setdefault(found[1], meaning)
    return [(short, count, meanings.get(short, "")) for short, count in counts.most_common() if len(short) > 1]


def written_out(before: str, short: str) -> str:
    """The words before an abbreviation in brackets that begin with its letters."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    words = re.findall(r"[\w’'-]+", before)[-(len(letters) + 2) :]
    for start in range(len(words)):
        heads = [word[0].casefold() for word in words[start:] if word.casefold() not in {"and", "of", "the", "for"}]
        if heads == letters:
            return " ".join(words[start:])
    return ""
