"""`sarum chronology merge …`: the engine from a shell, without a database or settings."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sarum.chronology import files, writing, writing_excel, writing_page, writing_word
from sarum.chronology.merging import GAP, Combined
from sarum.chronology.people import Person, read_people

WRITERS = {
    "json": writing.as_json,
    "docx": writing_word.as_word,
    "xlsx": writing_excel.as_excel,
    "csv": writing.as_csv,
    "html": writing_page.as_page,
}
READ, UNREAD, WRONG = 0, 1, 2


class Wrong(Exception):
    """The command was used wrongly; the sentence says how."""


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="sarum chronology", description="Combined chronologies.")
    merge = whole.add_subparsers(required=True, metavar="merge").add_parser(
        "merge",
        help="write one combined chronology of many files",
        description="Read Word, Excel and CSV chronologies and write one combined chronology of them.",
    )
    merge.add_argument("files", nargs="+", metavar="FILE", help="a .docx, .xlsx or .csv chronology")
    merge.add_argument("--agency", action="append", default=[], metavar="FILE=NAME", help="whose chronology a file is")
    merge.add_argument("--people", metavar="PEOPLE.csv", help="write these people by their pseudonyms")
    merge.add_argument(
        "--gap", type=int, default=GAP, metavar="DAYS", help=f"the shortest gap that is told (default {GAP})"
    )
    merge.add_argument("--explain", action="store_true", help="list every row that is no entry, and what it is")
    for kind in WRITERS:
        merge.add_argument(f"--{kind}", metavar="OUT", help=f"write the combined chronology as {kind.upper()}")
    return whole


def main(argv: Sequence[str]) -> int:
    """Run the command: 0 when every file was read, 1 when one was not, 2 for wrong usage."""
    try:
        asked = parser().parse_args(argv)
    except SystemExit as ended:
        return int(ended.code or 0)
    gc.disable()  # one merge and the end: looking for circles among its rows would take as long as merging
    try:
        return run(asked)
    except Wrong as wrong:
        return complain(str(wrong))
    except OSError as wrong:
        return complain(f"{wrong.filename or 'the output'} cannot be written: {wrong.strerror}")
    finally:
        gc.enable()


def run(asked: argparse.Namespace) -> int:
    paths = [Path(file) for file in asked.files]
    if asked.gap < 1:
        raise Wrong("--gap is a number of days, 1 or more")
    people = people_in(asked.people)
    combined = files.merge(paths, agencies=agencies_in(asked.agency, paths), people=people, gap=asked.gap)
    for kind, write in WRITERS.items():
        if out := getattr(asked, kind):
            if out == "-":
                sys.stdout.buffer.write(write(combined))
            else:
                Path(out).write_bytes(write(combined))
    outs = [out for kind in WRITERS if (out := getattr(asked, kind))]
    is_free = bool(outs) and "-" not in outs
    if not outs:
        sys.stdout.buffer.write(writing.as_json(combined))
    if asked.explain:
        explain(combined, sys.stdout if is_free else sys.stderr)
    report(combined)
    return UNREAD if combined.unread else READ


def people_in(path: str | None) -> list[Person]:
    if path is None:
        return []
    try:
        return read_people(Path(path).read_bytes())
    except OSError as wrong:
        raise Wrong(f"{path} cannot be opened: {wrong.strerror}") from None
    except ValueError as wrong:
        raise Wrong(f"{path}: {wrong}") from None


def agencies_in(given: list[str], paths: list[Path]) -> dict[str, str]:
    """Agencies by the file's name, which may be given as a path or as a name."""
    agencies = {}
    for one in given:
        file, equals, name = one.rpartition("=")
        if not equals or not file.strip() or not name.strip():
            raise Wrong(f"--agency is written FILE=NAME, not {one}")
        if Path(file).name not in {path.name for path in paths}:
            raise Wrong(f"--agency names {file}, which is not among the files")
        agencies[Path(file).name] = name.strip()
    return agencies


def explain(combined: Combined, out: TextIO) -> None:
    """Each row, table and comment that is no entry, a line each."""
    for aside in combined.asides:
        row = f", row {aside.row}" if aside.row else ""
        said = " ".join(aside.said.split())[:200]
        out.write(f"{aside.file}, table {aside.table}{row}: {aside.what}: {said}\n")


def report(combined: Combined) -> None:
    """What came of it, for the person at the shell."""
    counts = (
        (len(combined.entries), "entry", "entries"),
        (len(combined.problems), "problem", "problems"),
        (len(combined.gaps), "gap", "gaps"),
        (len(combined.clashes), "clash", "clashes"),
    )
    said = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    sys.stderr.write(f"sarum chronology: {said}\n")
    for name in combined.unread:
        reasons = [problem.problem for problem in combined.problems if problem.file == name and problem.row is None]
        sys.stderr.write(f"sarum chronology: {name} was not read. {' '.join(reasons)}\n")


def complain(wrong: str) -> int:
    sys.stderr.write(f"sarum chronology: {wrong}\n")
    return WRONG
