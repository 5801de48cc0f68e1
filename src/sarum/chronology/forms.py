"""Entries that are a form each: what a cell means stands in the cell before it, in a table or a block of rows for every entry."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sarum.chronology import meant
from sarum.chronology.dates import read_date
from sarum.chronology.finding import has_date, is_surely_heading, is_value
from sarum.chronology.headings import Columns, meaning, named, plain, understood
from sarum.chronology.tables import Row, Table

LONGEST = 60  # letters of a label
LEAST_DATE = 3.0  # meaning of a label above a date
STRONG = 5.0  # meaning of a label that stands above what it says, not before it


@dataclass(slots=True)
class Form:
    """One entry: its labels, and its values as a row of their own; `rows` are the rows it stands on."""

    labels: list[str] = field(default_factory=list)
    row: Row = field(default_factory=lambda: Row(0, []))
    rows: list[Row] = field(default_factory=list)

    def add(self, label: str, said: str, row: Row, column: int) -> None:
        place = len(self.labels)
        self.labels.append(label)
        self.row.cells.append(said)
        if column in row.known:
            self.row.known[place] = row.known[column]
        if column in row.notes:
            self.row.notes[place] = row.notes[column]

    def go_on(self, said: str) -> None:
        self.row.cells[-1] = f"{self.row.cells[-1]}\n{said}".strip()

    def columns(self, told: Mapping[str, str] | None = None) -> Columns | None:
        """What its labels mean; None where they are not those of an entry."""
        labels = named(self.labels)
        columns = understood(labels, [float(len(cell)) for cell in self.row.cells])
        if told and set(told) & set(labels):
            columns = meant.as_told(columns or Columns({}, labels), told)
        return columns if columns and meant.is_enough(columns) else None


def forms_of(tables: Iterable[Table], *, is_alone: bool) -> dict[int, list[Form]]:
    """The forms of each table that holds any: of one kind, and more than one of it unless there is nothing else to read."""
    found = {table.number: forms_in(table) for table in tables}
    kinds = Counter(kind for forms in found.values() for form in forms if (kind := kind_of(form)))
    if not kinds:
        return {}
    kind, count = kinds.most_common(1)[0]
    if count < 2 and not is_alone:
        return {}
    return {number: forms for number, forms in found.items() if any(kind_of(form) == kind for form in forms)}


def kind_of(form: Form) -> tuple[str, str] | None:
    """What a form calls its date and what happened; None when it does not say both."""
    columns = form.columns()
    if columns is None or not form.row.cells[columns.column("event")]:
        return None
    date = columns.column("date")
    is_dated = date in form.row.known or bool(read_date(form.row.cells[date]).date)
    return (plain(columns.label("date")), plain(columns.label("event"))) if is_dated else None


def forms_in(table: Table) -> list[Form]:
    """The rows of a table as forms: a label that was met already begins the next."""
    forms = [Form()]
    waiting: tuple[str, Row] | None = None  # a label alone on its row, until it is known what stands beneath it
    above: Row | None = None  # labels that stand above their values
    for place, row in enumerate(table.rows):
        if above is not None:
            add_below(forms, above, row)
            above = None
            continue
        cells = beside(row)
        filled = [one for one in cells if one[1]]
        if not filled:
            continue
        column, said = filled[0]
        is_alone = len(filled) == 1
        is_strong = is_alone and is_label(said) and max(meaning(said).values(), default=0) >= STRONG
        if waiting:
            label, own = waiting
            waiting = None
            is_beneath = is_alone and not is_strong
            begun(forms, label, own).add(label, said if is_beneath else "", row, column if is_beneath else -1)
            if is_beneath:
                forms[-1].rows.append(row)
                continue
        if stands_above(row, table.rows[place + 1 : place + 2]):
            above = row
            continue
        if is_strong and len(cells) == 1:
            waiting = (said, row)
        elif not is_alone:
            add_pairs(forms, row, cells)
        elif forms[-1].labels and (column or len(said) > LONGEST):
            forms[-1].rows.append(row)
            forms[-1].go_on(said)
        elif column == 0 and is_label(said) and (is_strong or (forms[-1].labels and meaning(said))):
            begun(forms, said, row).add(said, "", row, column)
        elif forms[-1].labels:
            forms.append(Form())
    if waiting:
        begun(forms, waiting[0], waiting[1]).add(waiting[0], "", waiting[1], -1)
    return [finished(form) for form in forms if form.labels]


def stands_above(row: Row, below: list[Row]) -> bool:
    """Whether a row holds only labels, and the row beneath it what they say."""
    dates = [column for column, label in enumerate(row.cells) if meaning(label).get("date", 0) >= LEAST_DATE]
    labels = [plain(label) for label in row.cells if label]
    if len(set(labels)) < len(labels):
        return False
    return is_surely_heading(row) and any(has_date(one, column) for one in below for column in dates)


def add_below(forms: list[Form], above: Row, row: Row) -> None:
    """Labels and what stands beneath each."""
    for column, label in enumerate(above.cells):
        if label:
            begun(forms, label, above).add(label, row.cells[column] if column < len(row.cells) else "", row, column)
    forms[-1].rows.append(row)
    for column, said in enumerate(row.cells):
        if said and (column >= len(above.cells) or not above.cells[column]):
            forms[-1].go_on(said)


def add_pairs(forms: list[Form], row: Row, cells: list[tuple[int, str]]) -> None:
    """Labels and what stands beside each."""
    for (_, said), (column, value) in zip(cells[::2], [*cells[1::2], (-1, "")], strict=False):
        if said and is_label(said):
            begun(forms, said, row).add(said, value, row, column)
        elif said or value:
            if not forms[-1].labels:
                begun(forms, "", row).add("", "", row, -1)
            forms[-1].rows.append(row)
            forms[-1].go_on(" ".join(filter(None, (said, value))))


def beside(row: Row) -> list[tuple[int, str]]:
    """The cells of a row with their columns, what a wide cell covers left out, and a label that is merged said once."""
    covered = {column + more for column, span in row.spans.items() for more in range(1, span)}
    carried = {column for column in row.carried if column == 0}
    return [
        (column, "" if column in carried else cell) for column, cell in enumerate(row.cells) if column not in covered
    ]


def is_label(said: str) -> bool:
    return len(said) <= LONGEST and not is_value(said)


def begun(forms: list[Form], label: str, row: Row) -> Form:
    """The form that this label belongs to."""
    if plain(label) in map(plain, forms[-1].labels):
        forms.append(Form())
    if not forms[-1].rows or forms[-1].rows[-1] is not row:
        forms[-1].rows.append(row)
    return forms[-1]


def finished(form: Form) -> Form:
    """The form with what is true of all its rows."""
    fates = {row.fate for row in form.rows}
    form.row.number = form.rows[0].number
    form.row.fate = fates.pop() if len(fates) == 1 else ""
    form.row.comments = [said for row in form.rows for said in row.comments]
    form.labels = [label.strip(" :") for label in form.labels]
    return form
