"""Chronologies of agencies for the tests: files as they might be sent, brought and taken in through operations.

source = chronologies.taken_in(case)                          # two rows of a surgery, one of them without a year
source = chronologies.waiting(case, name="a.csv", rows=[("3 March 2021", "Seen at home")])
"""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from sarum.cases.models import Case, ChronologySource
from sarum.cases.operations import chronology as operations
from sarum.cases.rules import chronology as rules
from sarum.kit import uploads
from tests import cast

SURGERY = "Quarry Meadow Surgery"
ROWS = (("3 March 2025", "Vera Lindqvist was seen at home"), ("12 November", "Mrs Okafor telephoned"))


def csv_of(rows: Iterable[tuple[str, str]], headings: tuple[str, ...] = ("Date", "What happened")) -> bytes:
    """A chronology as a file."""
    words = io.StringIO()
    csv.writer(words).writerows([headings, *rows])
    return words.getvalue().encode()


def by_officer() -> dict[str, Any]:
    return {"by": cast.people()["officer"], "at": timezone.now()}


def waiting(
    case: Case, *, name: str = "Surgery.csv", rows: Iterable[tuple[str, str]] = ROWS, agency: str = SURGERY
) -> ChronologySource:
    """A file that was read, and is not in the chronology yet."""
    content = csv_of(rows)
    brought = [(uploads.accept(name, content), rules.read_all([(name, content)], agency)[0])]
    operations.bring_chronologies(case=case, brought=brought, agency=agency, **by_officer())
    return case.chronology_sources.get(name=name, standing="READ")


def taken_in(
    case: Case, *, name: str = "Police.csv", agency: str = "West Mercia Police", **said: Any
) -> ChronologySource:
    """A file whose rows are in the chronology."""
    said.setdefault("rows", [*ROWS, ("n/k", "A neighbour rang 999")])
    source = waiting(case, name=name, agency=agency, **said)
    operations.take_in_chronology(source=source, **by_officer())
    source.refresh_from_db()
    return source
