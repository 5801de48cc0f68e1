"""A CSV file as a table: its encoding and its separator are found out, and a row is the line on which it begins."""

import csv
import io
import re
from collections import Counter

from sarum.chronology.headings import ORIGIN, WRITTEN
from sarum.chronology.tables import Row, Table

LIVE = re.compile(r"'*(?:[=+@\t\r]|-(?=\S))")  # what a spreadsheet would take for a formula
SEPARATORS = ",;\t|"
LONGEST_CELL = 10_000_000  # characters
MOST_LINES = 60  # of one record; more means a quotation mark that was never closed
NOT_WRITING = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNCLOSED = "A quotation mark that opens on line {} is never closed; the lines from there on were read one by one"


def tables_in(content: bytes) -> list[Table]:
    """The one table of a CSV file."""
    csv.field_size_limit(LONGEST_CELL)
    words = decoded(content)
    first = words.partition("\n")[0]
    named = re.fullmatch(r"\s*\"?sep=(.)\"?\s*", first)
    separator = named[1] if named else separator_of(words)
    records, problems = records_of(words, separator)
    rows = [Row(line, [tidied(cell) for cell in cells]) for line, cells in records if not (named and line == 1)]
    if rows and {ORIGIN, WRITTEN} <= set(rows[0].cells):
        rows = [Row(row.number, [unquoted(cell) for cell in row.cells]) for row in rows]
    return [Table(1, rows, problems=problems)]


def unquoted(cell: str) -> str:
    """A cell of our own CSV without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and LIVE.match(cell) else cell


def tidied(cell: str) -> str:
    """A cell with one kind of line end, and nothing that is no writing."""
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return NOT_WRITING.sub("", cell).strip() if not cell.isprintable() else cell.strip()


def decoded(content: bytes) -> str:
    """The words, by the mark at their start; else UTF-8; else what Windows writes in this country."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    start = content[:2000]
    if start.count(0) > len(start) // 4:
        order = "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
        return content[: len(content) & ~1].decode(order, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(
            piece.decode("cp1252", "ignore") or piece.decode("latin-1") if piece in NO_1252 else piece.decode("cp1252")
            for piece in re.split(b"([\x81\x8d\x8f\x90\x9d])", content)
        )


NO_1252 = {b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"}


def separator_of(words: str) -> str:
    """The separator that cuts the records into the same number of cells most often."""
    start = words[:100_000]

    def evenness(separator: str) -> tuple[float, int]:
        widths = [len(cells) for _, cells in records_of(start, separator)[0] if any(cells)]
        counts = Counter(width for width in widths if width > 1)
        if not counts:
            return 0, 0
        width, count = counts.most_common(1)[0]
        return count / len(widths), width

    return max(SEPARATORS, key=evenness)


def records_of(words: str, separator: str) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """Each record with the line on which it begins; after a quotation mark without an end, each line by itself."""
    lines = io.StringIO(words, newline="").readlines()
    reader = csv.reader(lines, delimiter=separator)
    records: list[tuple[int, list[str]]] = []
    begins = 1
    for cells in reader:
        if reader.line_num - begins >= MOST_LINES or (
            reader.line_num == len(lines) and reader.line_num > begins and is_unclosed(lines[begins - 1 :])
        ):
            rest = csv.reader(lines[begins - 1 :], delimiter=separator, quoting=csv.QUOTE_NONE)
            records += [(begins + count, cells) for count, cells in enumerate(rest)]
            return records, [UNCLOSED.format(begins)]
        records.append((begins, cells))
        begins = reader.line_num + 1
    return records, []


def is_unclosed(lines: list[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1
