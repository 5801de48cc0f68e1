"""Log lines that a machine can read and that name nobody: no values, no bodies, no query strings."""

import datetime
import json
import logging
import re
import traceback

QUERY = re.compile(r"\?\S*")
ROOTS = ("/site-packages/", "/src/")
LONGEST = 2_000


class Lines(logging.Formatter):
    """Writes each record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message(record),
        }
        status = getattr(record, "status_code", None)
        if status:
            line["status"] = status
        if record.exc_info and record.exc_info[1]:
            line |= {
                "exception": names(record.exc_info[1]),
                "frames": frames(record.exc_info[1]),
            }
        return json.dumps(line, ensure_ascii=True, default=str)


def message(record: logging.LogRecord) -> str:
    """What was said, without the query string of any address in it."""
    try:
        said = record.getMessage()
    except (TypeError, ValueError):
        said = str(record.msg)
    if record.name.startswith(("django.", "csp", "granian")):
        said = QUERY.sub("", said)
    return said[:LONGEST]


def names(error: BaseException | None) -> str:
    """The class of an exception and of what caused it; never its words, which may hold what somebody typed."""
    found: list[str] = []
    while error and len(found) < 5:
        found.append(f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins."))
        error = error.__cause__ or error.__context__
    return " from ".join(found)


def frames(error: BaseException) -> list[str]:
    """Where it happened, innermost last, as file and line only."""
    return [f"{short(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-30:]]


def short(filename: str) -> str:
    """A file's name from its package on, so that a log does not describe the machine."""
    for root in ROOTS:
        if root in filename:
            return filename.rsplit(root, 1)[1]
    return filename.rsplit("/", 1)[-1]
