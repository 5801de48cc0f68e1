"""Where an entry stood, in words that a person reads and the engine reads back."""

import re

FORM = re.compile(r"(?P<file>.+), table (?P<table>\d+), row (?P<row>\d+)", re.S)


def origin(file: str, table: int, row: int) -> str:
    """wvt.docx, table 1, row 7"""
    return f"{file}, table {table}, row {row}"


def origin_of(said: str) -> tuple[str, int, int] | None:
    """The file, the table and the row that these words name."""
    found = FORM.fullmatch(said.strip())
    return (found["file"], int(found["table"]), int(found["row"])) if found else None
