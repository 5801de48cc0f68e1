"""A list as a file for a spreadsheet, where nothing that somebody typed becomes a formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from sarum.kit import bare

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | int | dt.date | None


@dataclass(frozen=True)
class Sheet:
    """A list: what stands above it, what its columns are called, and its lines."""

    name: str
    above: Sequence[str]
    columns: Sequence[str]
    lines: Iterable[Sequence[Cell]]


def csv_of(sheet: Sheet) -> bytes:
    """The list as CSV, with the mark by which Excel knows its letters; days as 2026-03-13."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerows([harmless(line)] for line in sheet.above)
    rows.writerow([])
    rows.writerow([harmless(column) for column in sheet.columns])
    rows.writerows([harmless(cell) for cell in line] for line in sheet.lines)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> str | int:
    """A cell that a spreadsheet shows and does not work out: an apostrophe before whatever would begin a formula.

    OWASP, CSV injection: https://owasp.org/www-community/attacks/CSV_Injection
    """
    if cell is None or isinstance(cell, int):
        return "" if cell is None else cell
    text = cell.isoformat() if isinstance(cell, dt.date) else cell
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def excel_of(sheet: Sheet) -> bytes:
    """The list as an Excel workbook: words are words, days are days, and the columns' names stay in sight."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, options) as book:
        page = book.add_worksheet(sheet.name[:31])
        strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        for number, line in enumerate(sheet.above):
            page.write_string(number, 0, line)
        first = len(sheet.above) + 1
        for column, name in enumerate(sheet.columns):
            page.write_string(first, column, name, strong)
        page.set_column(0, len(sheet.columns) - 1, 20)
        page.freeze_panes(first + 1, 1)
        page.set_landscape()
        page.repeat_rows(first)
        page.set_footer(f"&L{' '.join(sheet.above).replace('&', '&&')[:200]}&R&P")
        for number, cells in enumerate(sheet.lines, first + 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    page.write_datetime(number, column, dt.datetime(cell.year, cell.month, cell.day), day)
                elif isinstance(cell, int):
                    page.write_number(number, column, cell, plain)
                elif cell:
                    page.write_string(number, column, cell, plain)
    return bare.office(made.getvalue())
